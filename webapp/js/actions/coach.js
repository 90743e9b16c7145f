import { prescribe } from '../coach.js'
import { Problem } from '../problem.js'
import { activeGym, exerciseOf } from '../state.js'
import { setNumber, slotNow } from '../workout.js'
import { knownOf, learn } from './knowing.js'

/**
 * The next set of an exercise: reckoned on this phone at once, put right by the server when it answers.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Slot} Slot
 */

/**
 * Ask the server for the first set of each of these, for the basement.
 * @param {App} app @param {[string, Slot['target']][]} wanted
 */
export async function prefetch(app, wanted) {
  for (const [id, target] of wanted) {
    try {
      await serve(app, id, 1, target)
    } catch (error) {
      if (!(error instanceof Problem)) return
    }
  }
}

/**
 * Reckon here, from what the phone holds, and show it.
 * @param {App} app @param {Slot} slot
 */
export async function reckon(app, slot) {
  const { state } = app.store
  const { me, running } = state
  if (!app.db || !me || !running) return
  const exercise = exerciseOf(state, slot.exercise_id)
  const number = setNumber(state.done, slot)
  const served = await app.db.get('prescriptions', exercise.id)
  if (served && number === 1 && suits(served, slot)) { show(app, served); return }
  const { lifter: lifter_state, ...known } = await knownOf(app, exercise)
  show(app, prescribe({
    traits: exercise, lifter: me, ...known, lifter_state, now: Date.now(), set_number: number, goal_strength: me.goal_strength,
    readiness_z: state.readiness && (state.readiness.z ?? 0), gym: activeGym(state), target: slot.target,
  }))
}

/** Does the server's answer meet what the plan wants? @param {import('../types.js').Prescription} served @param {Slot} slot */
const suits = (served, { target }) => !target || (served.rep_low === target.rep_low && served.rep_high === target.rep_high)

/**
 * Ask the server, and show its answer if it is still the set in hand.
 * @param {App} app @param {string} exerciseId @param {number} number @param {Slot['target']} target
 */
export async function serve(app, exerciseId, number, target) {
  const answer = await app.api.post('/v1/recommendation', { exercise_id: exerciseId, set_number: number, ...(target ? { target } : {}) })
  if (number === 1) await app.db?.put('prescriptions', answer)
  show(app, answer)
  if (number === 1) learn(app, answer).catch(() => {}) // the numbers are there; what they were made from can wait
}

/** @param {App} app @param {import('../types.js').Prescription} prescription */
function show(app, prescription) {
  const { prescriptions, running, done } = app.store.state
  const slot = running?.slots.find(one => one.exercise_id === prescription.exercise_id)
  if (running && slot && prescription.set_number !== setNumber(done, slot)) return
  const known = prescriptions[prescription.exercise_id]
  if (known?.prescription_id && !prescription.prescription_id && known.set_number === prescription.set_number) return
  app.store.update({ prescriptions: { ...prescriptions, [prescription.exercise_id]: prescription } })
}

/**
 * The server has new sets: ask it for the one in hand.
 * @param {App} app @param {import('../types.js').Operation[]} sent
 */
export function refreshAfter(app, sent) {
  const { running, done } = app.store.state
  const slot = running && slotNow(running)
  if (!slot || !sent.some(op => op.path.startsWith('/v1/sets'))) return
  serve(app, slot.exercise_id, setNumber(done, slot), slot.target).catch(() => {})
}
