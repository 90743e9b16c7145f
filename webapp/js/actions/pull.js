import { planned } from '../plan.js'
import { Problem } from '../problem.js'
import { latestWorkouts } from '../db.js'
import { dayText, plusDays } from '../dates.js'
import { inLanguage } from '../names.js'
import { checkInsOf, NORMAL_HRV_DAYS } from '../readiness.js'
import { readUnder } from './answers.js'
import { pullChanges, readFrom, showRunning } from './changes.js'
import { foresee } from './coach.js'
import { learnAll } from './knowing.js'
import { staying } from './plans.js'
import { remember, SESSIONS } from './reading.js'
import { sendForgotten } from './resend.js'

/**
 * Reading from the server, when it is there. What waits in the outbox is newer than what the server says, so reading
 * follows sending.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../db.js').Db} Db
 * @typedef {import('../types.js').State} State
 */

/** The newest sets that a new phone takes with it, in pages; older ones come when their exercise is looked at. */
const PAGES = 6
const PAGE = 500

/**
 * Read all that the app shows, and keep it; anew, where something was changed here meanwhile.
 * @param {App} app
 * @returns {Promise<void>}
 */
export async function pull(app, tries = 3) {
  const { api, db } = app
  if (!db) return
  await app.sync.flush()
  if (await part(sendForgotten(app))) await app.sync.flush() // before what is here is taken for older than what is there
  const { settled } = app.sync
  const shown = app.store.state
  const me = await api.get('/v1/me')
  const [exercises, gyms, plans, workouts, readiness] = await Promise.all([
    part(api.get('/v1/exercises?limit=1000')), part(api.get('/v1/gyms')), part(api.get('/v1/plans')),
    part(api.get(`/v1/workouts?limit=${SESSIONS}`)), part(api.get(`/v1/readiness?since=${dayText(plusDays(new Date(), -NORMAL_HRV_DAYS))}`)),
  ])
  if (app.db !== db) return
  const kept = {
    me, pulled: new Date().toISOString(), ...(gyms ? { gyms: gyms.gyms } : {}), ...(plans ? { plans: staying(app.store.state, plans.plans) } : {}),
    ...(readiness ? checkInsOf(readiness.readiness, dayText(new Date())) : {}),
  }
  // One transaction asks the outbox and writes: no change of this phone's comes between the two.
  const tx = db.transaction(['kv', 'exercises', 'workouts', 'outbox'], 'readwrite')
  const unsent = (await tx.objectStore('outbox').getAll()).some(op => op.state === 'waiting')
  if (unsent || app.sync.settled !== settled) { // what is here is newer than what was read
    await tx.done
    return tries > 1 ? pull(app, tries - 1) : undefined
  }
  // What came here since is newer too, told of or not: a plan that the server has just made.
  const stillOlder = (/** @type {[string, unknown]} */ [key]) => app.store.state[/** @type {keyof State} */ (key)] === shown[/** @type {keyof State} */ (key)]
  const read = Object.entries(kept).filter(stillOlder)
  for (const [key, value] of read) tx.objectStore('kv').put(value, key)
  const known = new Set((await tx.objectStore('exercises').getAll()).map(one => JSON.stringify(one)))
  for (const exercise of exercises?.exercises ?? []) if (!known.has(JSON.stringify(exercise))) tx.objectStore('exercises').put(exercise)
  for (const workout of workouts?.workouts ?? []) tx.objectStore('workouts').put(workout)
  await tx.done
  const lists = { exercises: inLanguage(await db.getAll('exercises')), workouts: await latestWorkouts(db, SESSIONS) }
  app.store.update({ ...Object.fromEntries(read.filter(stillOlder)), ...lists })
  await part(pullSets(app, db))
  await part(learnAll(app))
  await foresee(app, planned(app.store.state))
}

/**
 * One part of what is read; when it alone fails, the rest still counts.
 * @template T
 * @param {Promise<T>} reading
 * @returns {Promise<T | null>}
 */
const part = reading => reading.catch(error => { if (error instanceof Problem) return null; throw error })

/** @param {App} app @param {Db} db */
async function pullNewest(app, db) {
  const next = await readFrom(app)
  /** @type {string | null} */ let cursor = null
  for (let pages = PAGES; pages > 0; pages -= 1) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(cursor ? { cursor } : {}) })
    const { answer: page, unsent } = await readUnder(app, `/v1/sets?${query}`)
    const tx = db.transaction('sets', 'readwrite')
    for (const set of page.sets) if (!unsent.has(set.id)) tx.store.put(set)
    await tx.done
    cursor = page.next_cursor
    if (!cursor) break
  }
  await db.put('kv', next, 'changes_read')
}

/** What has changed since the last reading; the first time the newest sets. @param {App} app @param {Db} db */
async function pullSets(app, db) {
  const since = await db.get('kv', 'changes_read')
  if (since) await pullChanges(app, since)
  else await pullNewest(app, db)
  if (app.db !== db) return
  app.store.update({ workouts: await latestWorkouts(db, SESSIONS) })
  await showRunning(app)
  await remember(app, app.store.state.running?.slots.map(slot => slot.exercise_id) ?? [])
}
