import { ENGINE_VERSION } from '../coach/constants.js'
import { withSet } from '../coach/volume.js'
import { monday } from '../dates.js'
import { setsOfExercise } from '../db.js'
import { exerciseOf } from '../state.js'

/**
 * What the phone's coach goes by: the server's states of all lifts, as they stood when it was last asked, and the sets that came
 * after on this phone. Where there are none: the phone's own log.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../db.js').Db} Db
 * @typedef {import('../coach/observing.js').Known} Known
 * @typedef {import('../coach/types.js').Lift} Lift
 * @typedef {import('../coach/volume.js').Sets} Sets
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @typedef {{ at: string, read_at: string, engine_version: string, lifter: any, week_sets: Sets, usual_sets: Sets, whole_at: string }} Shared as GET /v1/states has it; `whole_at`: when all were asked for
 */

/** Sets of an exercise that the phone's own reckoning begins with. */
const SETS_RECKONED = 120
/** States of one answer. */
const PAGE = 200
/** After this all states are asked for again, not only those that moved. */
const WEEK_MS = 7 * 86_400_000

/**
 * Keep what the server's coach knows of all lifts: of those that have moved since it was last asked, and what they share.
 * @param {App} app
 */
export async function learnAll({ api, db }) { // this lifter's database, whoever signs in meanwhile
  const kept = /** @type {Shared | undefined} */ (await db.get('kv', 'coach'))
  const since = kept?.engine_version === ENGINE_VERSION && Date.now() - Date.parse(kept.whole_at) < WEEK_MS ? kept : null
  /** @type {any} */ let page = null
  /** @type {any} */ let first = null
  do {
    const query = new URLSearchParams({ limit: String(PAGE), ...(since ? { changed_since: since.read_at } : {}), ...(page ? { cursor: page.next_cursor } : {}) })
    page = await api.get(`/v1/states?${query}`)
    first ??= page
    const tx = db.transaction('lifts', 'readwrite')
    if (!since && page === first) tx.store.clear() // a lift whose sets are all gone has no state to be told of
    for (const { exercise_id, engine_version, state } of page.states) tx.store.put({ exercise_id, engine_version, lift: state })
    await tx.done
  } while (page.next_cursor)
  const { at, read_at, engine_version, lifter, week_sets, usual_sets } = first
  await db.put('kv', { at, read_at, engine_version, lifter, week_sets, usual_sets, whole_at: since?.whole_at ?? at }, 'coach')
}

/** What is known of a lift now, and of the week. @param {App} app @param {import('../types.js').Exercise} exercise @returns {Promise<Known & { week_sets?: Sets, usual_sets?: Sets }>} */
export async function knownOf({ db, store: { state } }, exercise) {
  const { observe, replay } = await import('../coach.js')
  const body = state.me?.bodyweight_kg ?? null
  const own = await setsOfExercise(db, exercise.id, SETS_RECKONED)
  const stored = await storedOf(db, exercise.id)
  if (!stored) return replay(exercise, own.filter(tells).map(set => performed(set, body)))
  const since = own.filter(set => isAfter(set, stored.lift)).concat(await othersSince(db, exercise.id, stored.at))
  /** @type {Map<string, Lift | null>} */ const lifts = new Map([[exercise.id, stored.lift]])
  let { lifter } = stored
  for (const set of since.sort((a, b) => Date.parse(a.performed_at) - Date.parse(b.performed_at))) {
    const id = set.exercise_id
    if (!lifts.has(id)) lifts.set(id, (await storedOf(db, id))?.lift ?? null)
    const lift = lifts.get(id)
    if (!lift || !tells(set) || !isAfter(set, lift)) continue
    const after = observe({ lift, lifter }, exerciseOf(state, id), performed(set, body))
    lifts.set(id, after.lift)
    lifter = after.lifter
  }
  return { lift: lifts.get(exercise.id) ?? stored.lift, lifter, week_sets: weekSets(state, stored, since), usual_sets: stored.usual_sets }
}

/** Hard sets this week: those that the server counted, and those since. @param {import('../types.js').State} state @param {{ at: number, week_sets: Sets }} stored @param {LoggedSet[]} since */
function weekSets(state, { at, week_sets: counted }, since) {
  const begun = monday(new Date()).getTime()
  const later = since.filter(set => set.side !== 'right' && Date.parse(set.performed_at) > Math.max(at, begun)) // left and right are one set
  return later.reduce((week, set) => withSet(week, exerciseOf(state, set.exercise_id).muscles, set), at < begun ? {} : counted)
}

/** Was a set done after all that the state knows of? @param {LoggedSet} set @param {Lift} lift */
const isAfter = (set, { fatigued_at: last }) => last === null || Date.parse(set.performed_at) > last

/** The state of a lift as it came from the server, if this coach can read it; of one never done, what all lifts share. @param {Db} db @param {string} exerciseId */
async function storedOf(db, exerciseId) {
  const { emptyLift, stateFromJson } = await import('../coach.js')
  const [shared, own] = await Promise.all([/** @type {Promise<Shared | undefined>} */ (db.get('kv', 'coach')), db.get('lifts', exerciseId)])
  if (shared?.engine_version !== ENGINE_VERSION || (own && own.engine_version !== ENGINE_VERSION)) return null
  const { at, week_sets, usual_sets } = shared
  const { lift, lifter } = stateFromJson(own?.lift ?? null, shared.lifter)
  return { lift: own ? lift : emptyLift(), lifter, at: Date.parse(at), week_sets, usual_sets }
}

/** What was held for a time tells nothing of strength. @param {LoggedSet} set */
const tells = set => !set.duration_seconds

/** Sets of other lifts since then: they say what today is like. @param {Db} db @param {string} exerciseId @param {number} at */
async function othersSince(db, exerciseId, at) {
  const range = IDBKeyRange.lowerBound(new Date(at - 1000).toISOString())
  const found = await db.getAllFromIndex('sets', 'time', range)
  return found.filter(set => set.exercise_id !== exerciseId && !set.deleted_at && Date.parse(set.performed_at) > at)
}

/**
 * A set as the coach sees it: as many reps as go is a set to failure, unless some were left. As engine/services/lifts.py.
 * @param {LoggedSet} set @param {number | null} bodyweight @returns {import('../coach/types.js').Performed}
 */
export const performed = ({ performed_at, set_type, weight_kg, reps, rir, rest_seconds }, bodyweight) => ({
  at: Date.parse(performed_at), set_type: set_type === 'amrap' ? rir === null ? 'failure' : 'working' : set_type, weight_kg, reps, rir, rest_seconds, bodyweight_kg: bodyweight,
})
