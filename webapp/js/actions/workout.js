import { pull, remember } from './pull.js'
import { reckon, serve } from './coach.js'
import { say } from './toast.js'
import { fromKg, load, shown } from '../format.js'
import { commit, operation } from '../outbox.js'
import { activeGym, exerciseOf, unitOf } from '../state.js'
import { uuidv7 } from '../uuid.js'
import {
  begin, changeSlot, dropSlot, freeSlot, isDone, moveSlot, nextSlot, restTaken, setNumber, slotNow, turn,
} from '../workout.js'

/**
 * The running workout: every step is in IndexedDB before anything else hears of it, so that a killed page reopens
 * at the same set.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Running} Running
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @typedef {import('../types.js').Draft} Draft
 */

const iso = () => new Date().toISOString()

/** @param {App} app @returns {Running} */
const running = app => /** @type {Running} */ (app.store.state.running)

/**
 * @param {App} app @param {Running} next
 */
async function keep(app, next) {
  app.store.update({ running: next })
  await app.db.put('kv', next, 'running')
}

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
  await commit(app.db, ['kv'], tx => { tx.objectStore('kv').put(next, 'running') }, [operation('POST', '/v1/workouts', body, title, at)])
  app.store.update({ running: next, done: [] })
  await remember(app, next.slots.map(slot => slot.exercise_id))
  await Promise.all(next.slots.map(slot => reckon(app, slot)))
  app.sync.flush()
  app.router.go('/workout')
}

/** Changes to the set in hand, kept with each tap. @param {App} app @param {Draft} draft */
export const setDraft = (app, draft) => keep(app, { ...running(app), draft })

/**
 * Write the set down. One transaction: the set, its operation, and where the workout stands now.
 * @param {App} app @param {Draft} draft
 */
export async function logSet(app, draft) {
  const { state } = app.store
  const now = running(app)
  const slot = /** @type {import('../types.js').Slot} */ (slotNow(now))
  const set = loggedSet(state, now, slot, draft)
  const done = [...state.done, set]
  const warmup = draft.set_type === 'warmup'
  const remaining = draft.scope === 'rest' ? changeSlot(now, now.at, { kg: draft.kg }) : now
  const seconds = warmup ? 60 : slot.rest_seconds ?? state.prescriptions[slot.exercise_id]?.rest_seconds ?? 120
  const rest = { ends_at: Date.now() + seconds * 1000, seconds, set_id: set.id }
  const at = isDone(done, slot) ? nextSlot(remaining, done) ?? now.at : now.at
  const next = turn(remaining, { rest, at })
  app.store.update({ done, running: next })
  const op = operation('POST', '/v1/sets', wireSet(set), words(app, set), set.performed_at)
  await commit(app.db, ['sets', 'kv'], tx => {
    tx.objectStore('sets').put(set)
    tx.objectStore('kv').put(next, 'running')
  }, [op])
  navigator.vibrate?.(12)
  say(app, `Set ${setNumber(state.done, slot)}: ${words(app, set)}`, { action: 'Undo', run: () => takeBack(app, set, now) })
  await advise(app)
  app.sync.flush()
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
    rest_seconds: restTaken(state.done, Date.now()), note: null,
    recommendation_id: answers ? prescription.prescription_id : null, deleted_at: null,
  }
}

/** What POST /v1/sets takes. @param {LoggedSet} set */
export function wireSet({ weight_kg: _kg, deleted_at: _gone, ...wire }) {
  return Object.fromEntries(Object.entries(wire).filter(([, value]) => value !== null))
}

/** `82.5 kg × 7, 2 left`. @param {App} app @param {Pick<LoggedSet, 'exercise_id' | 'weight_kg' | 'unit' | 'reps' | 'rir'>} set */
function words(app, set) {
  const exercise = exerciseOf(app.store.state, set.exercise_id)
  return `${load(set.weight_kg, set.unit, exercise.load_type)} × ${set.reps}${set.rir === null ? '' : `, ${set.rir} left`}`
}

/** Undo: the set goes, and the workout stands as it stood before it. @param {App} app @param {LoggedSet} set @param {Running} before */
async function takeBack(app, set, before) {
  const gone = { ...set, deleted_at: iso() }
  const next = { ...before, rest: before.rest && before.rest.ends_at > Date.now() ? before.rest : null }
  await commit(app.db, ['sets', 'kv'], tx => {
    tx.objectStore('sets').put(gone)
    tx.objectStore('kv').put(next, 'running')
  }, [operation('DELETE', `/v1/sets/${set.id}`, null, `Undo: ${words(app, set)}`, iso())])
  app.store.update({ running: next, done: app.store.state.done.filter(one => one.id !== set.id) })
  await advise(app)
  app.sync.flush()
}

/** A prescription for the set in hand. @param {App} app */
async function advise(app) {
  const slot = slotNow(running(app))
  if (slot) await reckon(app, slot)
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

/** Reckon here, then ask the server when it is there. @param {App} app */
async function ask(app) {
  await advise(app)
  const slot = slotNow(running(app))
  if (slot && app.store.state.online) serve(app, slot.exercise_id, setNumber(app.store.state.done, slot), slot.target).catch(() => {})
}

/** Add an exercise after the one in hand, or one more set of it. @param {App} app @param {string} exerciseId */
export async function addExercise(app, exerciseId) {
  const now = running(app)
  const known = now.slots.findIndex(slot => slot.exercise_id === exerciseId)
  if (known >= 0) { await moreSets(app, known, 1); await goTo(app, known); return }
  const at = now.slots.length === 0 ? 0 : now.at + 1
  const slots = [...now.slots.slice(0, at), freeSlot(exerciseId), ...now.slots.slice(at)]
  await remember(app, [exerciseId])
  await keep(app, turn(now, { slots, at }))
  await ask(app)
}

/** Another exercise in this one's place. @param {App} app @param {string} exerciseId */
export async function swap(app, exerciseId) {
  const now = running(app)
  await remember(app, [exerciseId])
  await keep(app, turn(changeSlot(now, now.at, { exercise_id: exerciseId, key: exerciseId, kg: null }), {}))
  await ask(app)
}

/** @param {App} app @param {number} index @param {number} by */
export function moreSets(app, index, by) {
  const slot = running(app).slots[index]
  return keep(app, changeSlot(running(app), index, { sets: Math.max(1, slot.sets + by) }))
}

/** @param {App} app @param {number} index @param {number} by */
export const move = (app, index, by) => keep(app, moveSlot(running(app), index, index + by))

/** @param {App} app @param {number} index */
export async function remove(app, index) {
  const before = running(app)
  await keep(app, dropSlot(before, index))
  await advise(app)
  say(app, `${exerciseOf(app.store.state, before.slots[index].exercise_id).name} is off today`, { action: 'Undo', run: () => { keep(app, before) } })
}

/**
 * Put a logged set right.
 * @param {App} app @param {LoggedSet} set @param {{ kg: number, reps: number, rir: number | null }} now
 */
export async function amend(app, set, { kg, reps, rir }) {
  const fresh = { ...set, weight: shown(kg, set.unit), weight_kg: kg, reps, rir }
  const body = { weight: fresh.weight, unit: set.unit, reps, rir }
  await commit(app.db, ['sets'], tx => { tx.objectStore('sets').put(fresh) },
    [operation('PATCH', `/v1/sets/${set.id}`, body, words(app, fresh), iso())])
  app.store.update({ done: app.store.state.done.map(one => one.id === set.id ? fresh : one) })
  await advise(app)
  app.sync.flush()
}

/** @param {App} app @param {LoggedSet} set */
export async function removeSet(app, set) {
  await takeBack(app, set, running(app))
  say(app, `Deleted: ${words(app, set)}`, { action: 'Undo', run: () => putBack(app, set) })
}

/** @param {App} app @param {LoggedSet} set */
async function putBack(app, set) {
  await commit(app.db, ['sets'], tx => { tx.objectStore('sets').put(set) },
    [operation('POST', `/v1/sets/${set.id}/restore`, null, words(app, set), iso())])
  const done = [...app.store.state.done, set].sort((a, b) => a.performed_at < b.performed_at ? -1 : 1)
  app.store.update({ done })
  await advise(app)
  app.sync.flush()
}

/** The workout is over: it goes to the history, or nowhere when nothing was done. @param {App} app */
export async function finish(app) {
  const now = running(app)
  const { done } = app.store.state
  const at = iso()
  const op = done.length > 0
    ? operation('POST', `/v1/workouts/${now.id}/finish`, { ended_at: at }, `${now.name} finished`, at)
    : operation('DELETE', `/v1/workouts/${now.id}`, null, `${now.name} discarded`, at)
  const kept = workoutOf(now, done, at)
  await commit(app.db, ['kv', 'workouts'], tx => {
    tx.objectStore('kv').delete('running')
    if (done.length > 0) tx.objectStore('workouts').put(kept)
  }, [op])
  const workouts = done.length > 0 ? [kept, ...app.store.state.workouts] : app.store.state.workouts
  app.store.update({ running: null, done: [], workouts })
  app.router.go('/today', { replace: true })
  pull(app).catch(() => {}) // the plan has moved on
}

/** @param {Running} now @param {LoggedSet[]} done @param {string} at @returns {import('../types.js').Workout} */
function workoutOf(now, done, at) {
  const volume = done.filter(set => set.set_type !== 'warmup').reduce((sum, set) => sum + Math.max(0, set.weight_kg) * set.reps, 0)
  return {
    id: now.id, started_at: now.started_at, last_set_at: done.at(-1)?.performed_at ?? at, ended_at: at, title: now.name, note: null,
    gym_id: null, plan_id: now.plan_id, plan_day: now.plan_day, sets: done.length,
    exercises: [...new Set(done.map(set => set.exercise_id))], volume_kg: volume, deleted_at: null,
  }
}

/** All of it goes, sets too. Undone within the toast's time. @param {App} app */
export async function discard(app) {
  const { running: before, done } = app.store.state
  if (!before) return
  const at = iso()
  await commit(app.db, ['kv', 'sets'], tx => {
    tx.objectStore('kv').delete('running')
    for (const set of done) tx.objectStore('sets').put({ ...set, deleted_at: at })
  }, [operation('DELETE', `/v1/workouts/${before.id}`, null, `${before.name} discarded`, at)])
  app.store.update({ running: null, done: [] })
  app.sync.flush()
  app.router.go('/today', { replace: true })
  say(app, `${before.name} discarded`, { action: 'Undo', run: () => resurrect(app, before, done) })
}

/** @param {App} app @param {Running} before @param {LoggedSet[]} done */
async function resurrect(app, before, done) {
  await commit(app.db, ['kv', 'sets'], tx => {
    tx.objectStore('kv').put(before, 'running')
    for (const set of done) tx.objectStore('sets').put(set)
  }, [operation('POST', `/v1/workouts/${before.id}/restore`, null, before.name, iso())])
  app.store.update({ running: before, done })
  app.sync.flush()
  app.router.go('/workout')
}

/** The step of this gym at a load, for a stepper's face. @param {number} from @param {number | undefined} to @param {import('../types.js').Unit} unit */
export const stepOf = (from, to, unit) => to === undefined ? null : Math.round(fromKg(to - from, unit) * 100) / 100
