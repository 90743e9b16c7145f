import { foreseen } from './foresee.js'
import { advise, instantAfter, running, words } from './running.js'
import { counted, tell, tellTouched, told } from './tell.js'
import { say } from './toast.js'
import { forgetTouched, keepTouched, TOUCHED } from './touched.js'
import { takeBack } from './workout.js'
import { shown } from '../format.js'
import { t } from '../i18n.js'
import { operation } from '../outbox.js'
import { painted } from '../painted.js'
import { beginRest, restOf, WARMUP } from '../rest.js'
import { unitOf } from '../state.js'
import { uuidv7 } from '../uuid.js'
import { changeSlot, isDone, nextSlot, restTaken, setNumber, slotNow, turn } from '../workout.js'
import { numberOf, roundRest, turnAfter } from '../supersets.js'

/**
 * A set is logged: begun when its button is touched, done when the finger lifts.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Running} Running
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @typedef {import('../types.js').Draft} Draft
 * @typedef {import('../types.js').State} State
 * @typedef {{ rest?: boolean }} How `rest` false: another one follows at once
 */

/**
 * A set as it will be written, and what the screens are to show of it.
 * @typedef {import('../types.js').Touched & { draft: Draft, state: State, shown: Partial<State>, kept: Promise<boolean> }} Resting
 *   `draft`, `state`: what it was reckoned from; `kept`: is it on the disk?
 */

/** The set under the finger. @type {WeakMap<object, Resting>} */
const resting = new WeakMap()

/**
 * A finger rests on the button, for a tenth of a second as fingers do: the set is reckoned and put on the disk.
 * @param {App} app @param {Draft} draft
 * @returns {State | null} as it will be when the finger lifts; null where nothing can be said ahead
 */
export function touch(app, draft) {
  const { state } = app.store
  if (writing || running(app) !== state.running) return null
  const { shown: certain, ...touched } = reckoned(app, draft)
  const kept = keepTouched(app.db, touched)
  const shown = { ...certain, ...told(() => foreseen(app, touched.set)) }
  resting.set(app, { ...touched, draft, state, shown, kept })
  return { ...state, ...shown, ...counted(state, [touched.operation]) }
}

/** Nothing comes of it. @param {App} app */
export function letGo(app) {
  if (resting.delete(app)) forgetTouched(app.db)
}

/** What a set is reckoned from. */
const BASIS = /** @type {const} */ (['running', 'done', 'prescriptions', 'me'])

/** What was touched, if nothing has changed since. @param {App} app @param {Draft} draft @returns {Resting | null} */
function lifted(app, draft) {
  const touched = resting.get(app)
  if (!touched) return null
  const { state } = app.store
  const same = running(app) === state.running && BASIS.every(key => state[key] === touched.state[key])
  if (same && JSON.stringify(draft) === JSON.stringify(touched.draft)) return touched
  letGo(app)
  return null
}

let writing = false

/**
 * Write the set down, once for however many taps.
 * @param {App} app @param {Draft} draft @param {How} [how]
 */
export async function logSet(app, draft, how = {}) {
  if (writing) return
  writing = true
  await writeSet(app, draft, how).finally(() => { writing = false })
}

/**
 * One transaction: the set, its operation, and where the workout stands now; painted with the numbers of the next set.
 * @param {App} app @param {Draft} draft @param {How} how
 */
async function writeSet(app, draft, how) {
  const { done } = app.store.state
  const touched = lifted(app, draft)
  const logging = touched ?? reckoned(app, draft, how)
  const { set, before, next } = logging
  /** @param {import('../outbox.js').Tx} tx */
  const write = tx => {
    tx.objectStore('sets').put(set)
    tx.objectStore('kv').put(next, 'running')
    if (touched) tx.objectStore('kv').delete(TOUCHED)
  }
  navigator.vibrate?.(12)
  if (touched && await touched.kept) await tellTouched(app, ['sets', 'kv'], write, [logging.operation], touched.shown)
  else await tell(app, ['sets', 'kv'], write, [logging.operation], logging.shown, () => touched ? touched.shown : foreseen(app, set))
  resting.delete(app)
  if (!next.rest && how.rest !== false && !next.slots.every(one => isDone([...done, set], one))) { // else it stands beside the rest, with its way back
    const number = setNumber(done, /** @type {import('../types.js').Slot} */ (slotNow(before)))
    say(app, t('Set {number}: {set}', { number, set: words(app, set) }), { action: t('Undo'), run: () => takeBack(app, set, before) })
  }
  await painted() // with the numbers that were reckoned ahead
  await advise(app)
}

/**
 * The set, and where the workout stands after it.
 * @param {App} app @param {Draft} draft @param {How} [how]
 */
function reckoned(app, draft, { rest: wanted = true } = {}) {
  const { state } = app.store
  const before = running(app)
  const slot = /** @type {import('../types.js').Slot} */ (slotNow(before))
  const set = loggedSet(state, before, slot, draft)
  const done = [...state.done, set]
  const remaining = draft.scope === 'rest' ? changeSlot(before, before.at, { kg: draft.kg }) : before
  const { at, rests } = standing(remaining, done, set)
  const seconds = draft.set_type === 'warmup' ? WARMUP : roundRest(before.slots, before.at, one => restOf(state, one).seconds)
  const next = turn(remaining, { rest: rests && wanted ? beginRest(seconds, set.id, Date.now()) : null, at })
  const shown = { done, running: next, toast: null }
  return { set, before, next, shown, operation: operation('POST', '/v1/sets', wireSet(set), words(app, set), set.performed_at) }
}

/**
 * Where the workout stands after a set, and whether it rests: not between the two sides of one.
 * @param {Running} now @param {LoggedSet[]} done @param {LoggedSet} set
 */
function standing(now, done, set) {
  if (set.set_type === 'warmup') return { at: now.at, rests: true }
  const sided = done.filter(one => one.exercise_id === set.exercise_id && one.side && one.set_type !== 'warmup' && one.set_type !== 'drop')
  return set.side && set.set_type !== 'drop' && sided.length % 2 === 1 ? { at: now.at, rests: false } : turnAfter(now, done, nextSlot)
}

/**
 * @param {import('../types.js').State} state @param {Running} now @param {import('../types.js').Slot} slot @param {Draft} draft
 * @returns {LoggedSet}
 */
function loggedSet(state, now, slot, draft) {
  const unit = unitOf(state, slot.exercise_id)
  const prescription = state.prescriptions[slot.exercise_id]
  const answers = prescription?.set_number === setNumber(state.done, slot) && draft.set_type === 'working' && draft.side !== 'right'
  const id = uuidv7()
  return {
    id, workout_id: now.id, exercise_id: slot.exercise_id, performed_at: instantAfter(state.done), set_type: draft.set_type,
    weight: shown(draft.kg, unit), unit, weight_kg: draft.kg, reps: draft.reps, rir: draft.rir,
    rest_seconds: restTaken(state.done, Date.now(), draft.side), note: draft.note?.trim() || null, pain: draft.pain ?? null, side: draft.side ?? null,
    duration_seconds: draft.seconds ?? null, superset: numberOf(now.slots, now.at),
    recommendation_id: answers ? prescription.prescription_id : null, deleted_at: null,
  }
}

/** What POST /v1/sets takes. @param {LoggedSet} set */
export function wireSet({ weight_kg: _kg, deleted_at: _gone, ...wire }) {
  return Object.fromEntries(Object.entries(wire).filter(([, value]) => value !== null))
}
