import { ENGINE_VERSION } from '../coach/constants.js'
import { observe, replay } from '../coach/observing.js'
import { stateFromJson } from '../coach/states.js'
import { estimate } from '../coach/strength.js'
import { withSet } from '../coach/volume.js'
import { monday } from '../dates.js'
import { setsOfExercise } from '../db.js'
import { exerciseOf } from '../state.js'

/**
 * What the phone's coach goes by: the server's state of a lift, as its newest prescription was made from, and the sets that came
 * after it on this phone. Where there is none: the phone's own log.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../db.js').Db} Db
 * @typedef {import('../coach/observing.js').Known} Known
 * @typedef {import('../coach/types.js').Lift} Lift
 * @typedef {import('../coach/volume.js').Sets} Sets
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @typedef {{ exercise_id: string, engine_version: string, at: string, lift: any, lifter: any, week_sets: Sets, usual_sets: Sets }} Stored as the core writes states
 */

/** Sets of an exercise that the phone's own reckoning begins with. */
const SETS_RECKONED = 120
/** A state older than this is asked for again: what is personal in it may have been fitted anew. */
const WEEK_MS = 7 * 86_400_000
const SAME_KG = 1e-6

/**
 * Keep the state that the server's answer was made from, unless the one that is here still holds.
 * @param {App} app @param {import('../types.js').Prescription} answer
 */
export async function learn({ api, db }, answer) { // this lifter's database, whoever signs in meanwhile
  const { exercise_id, prescription_id, engine_version } = answer
  if (!prescription_id || engine_version !== ENGINE_VERSION || holds(await db.get('lifts', exercise_id), answer)) return
  const { inputs: { ask } } = await api.get(`/v1/recommendations/${prescription_id}`)
  await db.put('lifts', { exercise_id, engine_version, at: ask.now, lift: ask.lift, lifter: ask.lifter_state, week_sets: ask.week_sets, usual_sets: ask.usual_sets })
}

/** Does the answer put strength where this state does? @param {any} stored @param {import('../types.js').Prescription} answer */
function holds(stored, { e1rm, created_at, engine_version }) {
  if (stored?.engine_version !== engine_version || Date.parse(created_at) - Date.parse(stored.at) > WEEK_MS) return false
  const known = estimate(stateFromJson(stored.lift, stored.lifter).lift)
  return known === null ? stored.lift.seen === 0 : Math.abs(known - (e1rm?.value ?? 0)) < SAME_KG
}

/** What is known of a lift now, and of the week. @param {App} app @param {import('../types.js').Exercise} exercise @returns {Promise<Known & { week_sets?: Sets, usual_sets?: Sets }>} */
export async function knownOf({ db, store: { state } }, exercise) {
  const body = state.me?.bodyweight_kg ?? null
  const own = await setsOfExercise(db, exercise.id, SETS_RECKONED)
  const stored = await storedOf(db, exercise.id)
  if (!stored) return replay(exercise, own.map(set => performed(set, body)))
  const since = own.filter(set => isAfter(set, stored.lift)).concat(await othersSince(db, exercise.id, stored.at))
  /** @type {Map<string, Lift | null>} */ const lifts = new Map([[exercise.id, stored.lift]])
  let { lifter } = stored
  for (const set of since.sort((a, b) => Date.parse(a.performed_at) - Date.parse(b.performed_at))) {
    const id = set.exercise_id
    if (!lifts.has(id)) lifts.set(id, (await storedOf(db, id))?.lift ?? null)
    const lift = lifts.get(id)
    if (!lift || !isAfter(set, lift)) continue
    const after = observe({ lift, lifter }, exerciseOf(state, id), performed(set, body))
    lifts.set(id, after.lift)
    lifter = after.lifter
  }
  return { lift: lifts.get(exercise.id) ?? stored.lift, lifter, week_sets: weekSets(state, stored, since), usual_sets: stored.usual_sets }
}

/** Hard sets this week: those that the server counted, and those since. @param {import('../types.js').State} state @param {{ at: number, week_sets: Sets }} stored @param {LoggedSet[]} since */
function weekSets(state, { at, week_sets: counted }, since) {
  const begun = monday(new Date()).getTime()
  const later = since.filter(set => Date.parse(set.performed_at) > Math.max(at, begun))
  return later.reduce((week, set) => withSet(week, exerciseOf(state, set.exercise_id).muscles, set), at < begun ? {} : counted)
}

/** Was a set done after all that the state knows of? @param {LoggedSet} set @param {Lift} lift */
const isAfter = (set, { fatigued_at: last }) => last === null || Date.parse(set.performed_at) > last

/** The state of a lift as it came from the server, if this coach can read it. @param {Db} db @param {string} exerciseId */
async function storedOf(db, exerciseId) {
  const stored = /** @type {Stored | undefined} */ (await db.get('lifts', exerciseId))
  if (stored?.engine_version !== ENGINE_VERSION) return null
  const { at, week_sets = {}, usual_sets = {} } = stored
  return { ...stateFromJson(stored.lift, stored.lifter), at: Date.parse(at), week_sets, usual_sets }
}

/** Sets of other lifts since then: they say what today is like. @param {Db} db @param {string} exerciseId @param {number} at */
async function othersSince(db, exerciseId, at) {
  const range = IDBKeyRange.lowerBound(new Date(at - 1000).toISOString())
  const found = await db.getAllFromIndex('sets', 'time', range)
  return found.filter(set => set.exercise_id !== exerciseId && !set.deleted_at && Date.parse(set.performed_at) > at)
}

/** @param {LoggedSet} set @param {number | null} bodyweight @returns {import('../coach/types.js').Performed} */
const performed = ({ performed_at, set_type, weight_kg, reps, rir, rest_seconds }, bodyweight) => ({
  at: Date.parse(performed_at), set_type, weight_kg, reps, rir, rest_seconds, bodyweight_kg: bodyweight,
})
