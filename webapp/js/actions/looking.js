import { BODYWEIGHT_UNKNOWN } from '../coach/constants.js'
import { dateOf, monday, plusDays } from '../dates.js'
import { setsOfExercise } from '../db.js'
import { pointsOf, repCounts, volumeOf } from '../here.js'
import { exerciseOf } from '../state.js'
import { ask, dbOf } from './answers.js'

/**
 * What the log adds up to: the server's word, last and new; where there is none, as for a guest, the sets on this phone.
 *
 * @typedef {import('../app.js').App} App
 */

/** Sets of one lift that are looked at when the server is away. */
const HERE = 3000

/**
 * @param {App} app @param {string} path @param {(value: any, at: string | null, fresh: boolean) => void} take
 * @param {() => Promise<unknown>} here what this phone knows
 * @returns {Promise<Error | null>} why the numbers are old; null where they are the phone's own
 */
async function askOrHere(app, path, take, here) {
  let taken = false
  const fault = await ask(app, path, (value, at, fresh) => { taken = true; take(value, at, fresh) })
  if (!fault || taken) return fault
  take(await here(), null, true)
  return null
}

/**
 * Weekly sets per muscle.
 * @param {App} app @param {number} weeks @param {string | null} until a day of the last week; null: today
 * @param {(volume: import('../volume.js').Volume, at: string | null, fresh: boolean) => void} take
 */
export function askVolume(app, weeks, until, take) {
  return askOrHere(app, `/v1/analytics/volume?weeks=${weeks}&counting=0.5${until ? `&until=${until}` : ''}`, take, async () => {
    const last = until ? dateOf(until) : new Date()
    const since = plusDays(monday(last), -7 * weeks).toISOString()
    const sets = await dbOf(app).getAllFromIndex('sets', 'time', IDBKeyRange.lowerBound(since))
    return volumeOf(sets, id => exerciseOf(app.store.state, id), last, weeks)
  })
}

/** @param {App} app @param {string} id @param {(points: import('../trend.js').Point[]) => void} take */
export const askStrength = (app, id, take) => askOrHere(app, `/v1/analytics/e1rm?exercise_id=${id}`, ({ points }) => take(points), async () => {
  const bodyweight = app.store.state.me?.bodyweight_kg ?? BODYWEIGHT_UNKNOWN
  return { points: pointsOf(await setsOfExercise(dbOf(app), id, HERE), { exercise: exerciseOf(app.store.state, id), bodyweight, bias: 0 }) }
})

/** @param {App} app @param {string} id @param {(reps: { reps: number, sets: number, heaviest_kg: number }[]) => void} take */
export const askReps = (app, id, take) => askOrHere(app, `/v1/analytics/reps?exercise_id=${id}`, ({ reps }) => take(reps),
  async () => ({ reps: repCounts(await setsOfExercise(dbOf(app), id, HERE)) }))
