import { dayText } from '../dates.js'
import { zOn } from '../readiness.js'
import { freeSlot } from '../slots.js'
import { activeGym, exerciseOf } from '../state.js'
import { aimOf, opening } from '../swap.js'
import { headlineOf } from '../swap_words.js'
import { setNumber, slotNow } from '../workout.js'
import { knownOf } from './knowing.js'

/**
 * The next set of an exercise: reckoned on this phone at once, put right by the server when it answers.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Slot} Slot
 */

/**
 * The first set of each of these, reckoned here, for the screens that show what comes.
 * @param {App} app @param {[string, Slot['target']][]} wanted
 */
export async function foresee(app, wanted) {
  const { db } = app
  const { prescribe } = await import('../coach.js')
  for (const [id, target] of wanted) {
    if (app.db !== db || app.store.state.running) return // the workout reckons its own
    const ask = await askOf(app, { ...freeSlot(id), target })
    if (!ask) return
    const said = { ...prescribe(ask), set_number: 1 }
    await db.put('prescriptions', said)
    if (app.db === db && !app.store.state.running) app.store.update(({ prescriptions }) => ({ prescriptions: { ...prescriptions, [id]: said } }))
  }
}

/**
 * Reckon here, from what the phone holds, and show it. A lift that came in another's place begins with the converted load.
 * @param {App} app @param {Slot} slot
 */
export async function reckon(app, slot) {
  const { state } = app.store
  if (!app.db || !state.me || !state.running) return
  const number = setNumber(state.done, slot)
  const converted = number === 1 ? openingOf(state, slot) : null
  if (converted) { show(app, converted); return }
  const served = await app.db.get('prescriptions', slot.exercise_id)
  if (served?.prescription_id && number === 1 && suits(served, slot) && await isNewest(app, served)) { show(app, served); return }
  const [ask, { prescribe }] = await Promise.all([askOf(app, slot), import('../coach.js')])
  if (ask) show(app, prescribe(ask))
}

/**
 * All that the coach goes by for the next set of this exercise; null before the app knows who asks.
 * @param {App} app @param {Slot} slot
 * @returns {Promise<import('../coach/types.js').Ask | null>}
 */
export async function askOf(app, slot) {
  const { state } = app.store
  const { me } = state
  if (!app.db || !me) return null
  const exercise = exerciseOf(state, slot.exercise_id)
  const { lifter: lifter_state, ...known } = await knownOf(app, exercise)
  return {
    traits: exercise, lifter: me, ...known, lifter_state, now: Date.now(), set_number: setNumber(state.done, slot), goal_strength: me.goal_strength,
    readiness_z: zOn(state, dayText(new Date())), gym: activeGym(state), target: slot.target,
  }
}

/** What a slot begins with whose load was converted from another lift. @param {import('../types.js').State} state @param {Slot} slot */
function openingOf(state, slot) {
  const { exercise_id: id, start } = slot
  if (!state.me || !start || start.kg === null) return null
  return opening(id, { ...start, kg: start.kg }, aimOf(slot, exerciseOf(state, id), state.me), headlineOf(state, start), new Date().toISOString())
}

/** Is this answer newer than the states that we would reckon from? @param {App} app @param {import('../types.js').Prescription} served */
async function isNewest({ db }, { created_at }) {
  const shared = await db.get('kv', 'coach')
  return !shared || Date.parse(created_at) > Date.parse(shared.at)
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
}

/** @param {App} app @param {import('../types.js').Prescription} prescription */
function show(app, prescription) {
  const { prescriptions, running, done } = app.store.state
  const slot = running?.slots.find(one => one.exercise_id === prescription.exercise_id)
  if (running && slot && prescription.set_number !== setNumber(done, slot)) return
  const converted = slot?.start?.kg != null && prescription.set_number === 1
  if (converted && prescription.prescription_id) return // the server knows of no conversion
  const known = prescriptions[prescription.exercise_id]
  if (!converted && known?.prescription_id && !prescription.prescription_id && known.set_number === prescription.set_number) return
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
