import { remember } from './pull.js'
import { reckon } from './coach.js'
import { advise, ask, iso, keep, running, words } from './running.js'
import { tell } from './tell.js'
import { say } from './toast.js'
import { shown } from '../format.js'
import { operation } from '../outbox.js'
import { activeGym, unitOf } from '../state.js'
import { uuidv7 } from '../uuid.js'
import { begin, changeSlot, freeSlot, nextSlot, restTaken, setNumber, slotNow, turn } from '../workout.js'
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
 * @param {{ plan?: import('../types.js').Plan, day?: number, exerciseIds?: string[] }} [from]
 */
export async function start(app, title, { plan, day, exerciseIds = [] } = {}) {
  const at = iso()
  const first = begin(uuidv7(), title, at, { plan, day })
  const next = { ...first, slots: [...first.slots, ...exerciseIds.map(id => freeSlot(id))] }
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

let writing = false

/** Write the set down, once for however many taps. @param {App} app @param {Draft} draft */
export async function logSet(app, draft) {
  if (writing) return
  writing = true
  await writeSet(app, draft).finally(() => { writing = false })
}

/**
 * One transaction: the set, its operation, and where the workout stands now.
 * @param {App} app @param {Draft} draft
 */
async function writeSet(app, draft) {
  const { state } = app.store
  const now = running(app)
  const slot = /** @type {import('../types.js').Slot} */ (slotNow(now))
  const set = loggedSet(state, now, slot, draft)
  const done = [...state.done, set]
  const warmup = draft.set_type === 'warmup'
  const remaining = draft.scope === 'rest' ? changeSlot(now, now.at, { kg: draft.kg }) : now
  const { at, rests } = warmup ? { at: now.at, rests: true } : turnAfter(remaining, done, nextSlot)
  const seconds = warmup ? 60 : roundRest(now.slots, now.at, one => one.rest_seconds ?? state.prescriptions[one.exercise_id]?.rest_seconds ?? 120)
  const next = turn(remaining, { rest: rests ? { ends_at: Date.now() + seconds * 1000, seconds, set_id: set.id } : null, at })
  const op = operation('POST', '/v1/sets', wireSet(set), words(app, set), set.performed_at)
  await tell(app, ['sets', 'kv'], tx => {
    tx.objectStore('sets').put(set)
    tx.objectStore('kv').put(next, 'running')
  }, [op], { done, running: next })
  navigator.vibrate?.(12)
  say(app, `Set ${setNumber(state.done, slot)}: ${words(app, set)}`, { action: 'Undo', run: () => takeBack(app, set, now) })
  await advise(app)
}

/**
 * @param {import('../types.js').State} state @param {Running} now @param {import('../types.js').Slot} slot @param {Draft} draft
 * @returns {LoggedSet}
 */
function loggedSet(state, now, slot, draft) {
  const unit = unitOf(state)
  const prescription = state.prescriptions[slot.exercise_id]
  const answers = prescription?.set_number === setNumber(state.done, slot) && draft.set_type === 'working'
  const id = uuidv7()
  return {
    id, workout_id: now.id, exercise_id: slot.exercise_id, performed_at: iso(), set_type: draft.set_type,
    weight: shown(draft.kg, unit), unit, weight_kg: draft.kg, reps: draft.reps, rir: draft.rir,
    rest_seconds: restTaken(state.done, Date.now()), note: null, superset: numberOf(now.slots, now.at),
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
  const next = { ...before, rest: before.rest && before.rest.ends_at > Date.now() ? before.rest : null }
  await tell(app, ['sets', 'kv'], tx => {
    tx.objectStore('sets').put(gone)
    tx.objectStore('kv').put(next, 'running')
  }, [operation('DELETE', `/v1/sets/${set.id}`, null, `Undo: ${words(app, set)}`, iso())],
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

/** @param {App} app */
export const endRest = app => keep(app, { ...running(app), rest: null })

/** @param {App} app @param {number} seconds */
export function shiftRest(app, seconds) {
  const { rest } = running(app)
  if (!rest) return
  keep(app, { ...running(app), rest: { ...rest, ends_at: rest.ends_at + seconds * 1000, seconds: Math.max(15, rest.seconds + seconds) } })
}

/** @param {App} app @param {number} index */
export async function goTo(app, index) {
  await keep(app, turn(running(app), { at: index }))
  await ask(app)
}
