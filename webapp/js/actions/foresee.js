import { withSet } from '../coach/volume.js'
import { isTimed } from '../draft.js'
import { exerciseOf } from '../state.js'
import { setNumber, slotNow } from '../workout.js'
import { askOf } from './coach.js'
import { performed } from './knowing.js'

/**
 * The numbers of the set after the one in hand, ready before it is logged: what the coach goes by is read while the lifter
 * lifts, so that the tap itself only reckons, and what comes next is painted with what was done.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @typedef {import('../types.js').Prescription} Prescription
 * @typedef {{ key: string, ask: import('../coach/types.js').Ask, coach: typeof import('../coach.js') }} Ready
 */

/** @type {WeakMap<object, Ready>} */
const ready = new WeakMap()
/** @type {WeakMap<object, string>} */
const asked = new WeakMap()

/** What the reading is good for: this lift, after these sets. @param {import('../types.js').State} state @param {string} exerciseId */
const keyOf = ({ done }, exerciseId) => [exerciseId, done.length, done.at(-1)?.id, done.at(-1)?.reps].join()

/** Read ahead for the set in hand; asking again for the same one reads nothing. @param {App} app */
export async function prepare(app) {
  const { state } = app.store
  const slot = state.running && slotNow(state.running)
  if (!slot) return
  const key = keyOf(state, slot.exercise_id)
  if (asked.get(app) === key) return
  asked.set(app, key)
  const [ask, coach] = await Promise.all([askOf(app, slot), import('../coach.js')])
  if (ask && asked.get(app) === key) ready.set(app, { key, ask, coach })
}

/**
 * What comes after this set of the same lift, from what was read ahead; nothing where that was not in time, or where the
 * set tells of no strength.
 * @param {App} app @param {LoggedSet} set
 * @returns {{ prescriptions?: Record<string, Prescription> }} by exercise, as the state holds them
 */
export function foreseen(app, set) {
  const { state } = app.store
  const known = ready.get(app)
  const slot = state.running?.slots.find(one => one.exercise_id === set.exercise_id)
  const exercise = exerciseOf(state, set.exercise_id)
  if (!slot || !known || known.key !== keyOf(state, set.exercise_id) || set.duration_seconds || isTimed(exercise)) return {}
  const { ask, coach } = known
  const number = setNumber([...state.done, set], slot)
  const shown = state.prescriptions[set.exercise_id]
  if (shown?.prescription_id && shown.set_number === number) return {} // the server's word stands
  const done = performed(set, state.me?.bodyweight_kg ?? null)
  const after = coach.observe({ lift: ask.lift, lifter: ask.lifter_state }, exercise, done)
  const week_sets = set.side === 'right' ? ask.week_sets : ask.week_sets && withSet(ask.week_sets, exercise.muscles, done)
  const next = coach.prescribe({ ...ask, lift: after.lift, lifter_state: after.lifter, week_sets, now: done.at, set_number: number })
  return { prescriptions: { ...state.prescriptions, [set.exercise_id]: next } }
}
