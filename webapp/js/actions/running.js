import { reckon, serve } from './coach.js'
import { load } from '../format.js'
import { exerciseOf } from '../state.js'
import { setNumber, slotNow } from '../workout.js'

/**
 * What the actions on the running workout share. Every step is in IndexedDB before anything else hears of it, so that a
 * killed page reopens at the same set.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Running} Running
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 */

export const iso = () => new Date().toISOString()

/** @param {App} app @returns {Running} */
export const running = app => /** @type {Running} */ (app.store.state.running)

/**
 * @param {App} app @param {Running} next
 */
export async function keep(app, next) {
  app.store.update({ running: next })
  await app.db.put('kv', next, 'running')
}

/** `82.5 kg × 7, 2 left`. @param {App} app @param {Pick<LoggedSet, 'exercise_id' | 'weight_kg' | 'unit' | 'reps' | 'rir'>} set */
export function words(app, set) {
  const exercise = exerciseOf(app.store.state, set.exercise_id)
  return `${load(set.weight_kg, set.unit, exercise.load_type)} × ${set.reps}${set.rir === null ? '' : `, ${set.rir} left`}`
}

/** A prescription for the set in hand. @param {App} app */
export async function advise(app) {
  const slot = slotNow(running(app))
  if (slot) await reckon(app, slot)
}

/** Reckon here, then ask the server when it is there. @param {App} app */
export async function ask(app) {
  await advise(app)
  const slot = slotNow(running(app))
  if (slot && app.store.state.online) serve(app, slot.exercise_id, setNumber(app.store.state.done, slot), slot.target).catch(() => {})
}
