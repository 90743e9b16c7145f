import { remember } from './reading.js'
import { reckon } from './coach.js'
import { advise, ask, instantAfter, iso, keep, running, words } from './running.js'
import { tell } from './tell.js'
import { say } from './toast.js'
import { foreseen } from './foresee.js'
import { shown } from '../format.js'
import { t } from '../i18n.js'
import { loadableOf } from '../loadable.js'
import { operation } from '../outbox.js'
import { painted } from '../painted.js'
import { beginRest, restOf, WARMUP } from '../rest.js'
import { activeGym, unitOf } from '../state.js'
import { uuidv7 } from '../uuid.js'
import { begin, changeSlot, freeSlot, isDone, nextSlot, restTaken, setNumber, slotNow, turn } from '../workout.js'
import { numberOf, roundRest, turnAfter } from '../supersets.js'

/**
 * The workout from its first set to its last: begin, log, rest, go on.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Running} Running
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @typedef {import('../types.js').Draft} Draft
 */

/**
 * Begin: a day of the plan, or an empty session.
 * @param {App} app @param {string} title
 * @param {{ plan?: import('../types.js').Plan, day?: number, exerciseIds?: string[], slots?: import('../types.js').Slot[] }} [from]
 */
export async function start(app, title, { plan, day, exerciseIds = [], slots = [] } = {}) {
  const at = iso()
  const first = begin(uuidv7(), title, at, { plan, day, loadable: loadableOf(app.store.state) })
  const next = { ...first, slots: [...first.slots, ...slots, ...exerciseIds.map(id => freeSlot(id))] }
  const body = {
    id: next.id, started_at: at, title, gym_id: activeGym(app.store.state)?.id ?? null,
    plan_id: next.plan_id, plan_day: next.plan_day,
  }
  await tell(app, ['kv'], tx => { tx.objectStore('kv').put(next, 'running') }, [operation('POST', '/v1/workouts', body, title, at)], { running: next, done: [] })
  await remember(app, next.slots.map(slot => slot.exercise_id))
  await Promise.all(next.slots.map(slot => reckon(app, slot)))
  app.router.go('/workout')
}

/** Changes to the set in hand, kept with each tap. @param {App} app @param {Draft} draft */
export const setDraft = (app, draft) => keep(app, { ...running(app), draft })

/**
 * A step of the set in hand, from where the step before it left it, painted or not.
 * @param {App} app @param {Draft} shown what stands there while nothing has been touched
 * @param {Partial<Draft> | ((draft: Draft) => Partial<Draft>)} part
 */
export function changeDraft(app, shown, part) {
  const now = running(app)
  const draft = now.draft ?? shown
  return keep(app, { ...now, draft: { ...draft, touched: true, ...(typeof part === 'function' ? part(draft) : part) } })
}

let writing = false

/**
 * Write the set down, once for however many taps.
 * @param {App} app @param {Draft} draft @param {{ rest?: boolean }} [how] `rest` false: another one follows at once
 */
export async function logSet(app, draft, how = {}) {
  if (writing) return
  writing = true
  await writeSet(app, draft, how).finally(() => { writing = false })
}

/**
 * One transaction: the set, its operation, and where the workout stands now; painted with the numbers of the next set.
 * @param {App} app @param {Draft} draft @param {{ rest?: boolean }} how
 */
async function writeSet(app, draft, { rest: wanted = true }) {
  const { state } = app.store
  const now = running(app)
  const slot = /** @type {import('../types.js').Slot} */ (slotNow(now))
  const set = loggedSet(state, now, slot, draft)
  const done = [...state.done, set]
  const remaining = draft.scope === 'rest' ? changeSlot(now, now.at, { kg: draft.kg }) : now
  const { at, rests } = standing(remaining, done, set)
  const seconds = draft.set_type === 'warmup' ? WARMUP : roundRest(now.slots, now.at, one => restOf(state, one).seconds)
  const next = turn(remaining, { rest: rests && wanted ? beginRest(seconds, set.id, Date.now()) : null, at })
  const op = operation('POST', '/v1/sets', wireSet(set), words(app, set), set.performed_at)
  await tell(app, ['sets', 'kv'], tx => {
    tx.objectStore('sets').put(set)
    tx.objectStore('kv').put(next, 'running')
  }, [op], { done, running: next, toast: null }, () => foreseen(app, set))
  navigator.vibrate?.(12)
  if (!next.rest && wanted && !next.slots.every(one => isDone(done, one))) { // else it stands beside the rest, with its way back
    say(app, t('Set {number}: {set}', { number: setNumber(state.done, slot), set: words(app, set) }), { action: t('Undo'), run: () => takeBack(app, set, now) })
  }
  await painted() // with the numbers that were reckoned ahead
  await advise(app)
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

/** Undo: the set goes, and the workout stands as it stood before it. @param {App} app @param {LoggedSet} set @param {Running} before */
export async function takeBack(app, set, before) {
  const gone = { ...set, deleted_at: iso() }
  const next = { ...before, rest: before.rest && before.rest.ends_at > Date.now() && before.rest.set_id !== set.id ? before.rest : null }
  await tell(app, ['sets', 'kv'], tx => {
    tx.objectStore('sets').put(gone)
    tx.objectStore('kv').put(next, 'running')
  }, [operation('DELETE', `/v1/sets/${set.id}`, null, t('Undo: {set}', { set: words(app, set) }), iso())],
  { running: next, done: app.store.state.done.filter(one => one.id !== set.id) })
  await advise(app)
}

/** After the page was closed: the numbers of the set in hand, without waiting for the server. @param {App} app */
export async function takeUp(app) {
  const now = app.store.state.running
  if (!now) return
  await remember(app, now.slots.map(slot => slot.exercise_id))
  await advise(app)
}

/** @param {App} app @param {number} index */
export async function goTo(app, index) {
  await keep(app, turn(running(app), { at: index }))
  await ask(app)
}
