import { reckon, serve } from './coach.js'
import { runningSoon, tell } from './tell.js'
import { clock } from '../clock.js'
import { setText } from '../set_words.js'
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

export const iso = () => new Date(clock.now()).toISOString()

/** When a set that is logged now was done: after the one before it, whatever has become of the clock. @param {LoggedSet[]} done */
export const instantAfter = done => clock.after(done.at(-1)?.performed_at)

/** As it is, with what is just being written. @param {App} app @returns {Running} */
export const running = app => /** @type {Running} */ (runningSoon(app))

/**
 * What changes within the workout and concerns nobody else yet.
 * @param {App} app @param {Running} next
 */
export const keep = (app, next) => tell(app, ['kv'], tx => { tx.objectStore('kv').put(next, 'running') }, [], { running: next })

/** `82.5 kg × 7, 2 left`. @param {App} app @param {LoggedSet} set */
export const words = (app, set) => setText(set, exerciseOf(app.store.state, set.exercise_id).load_type)

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
