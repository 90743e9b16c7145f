import { prescribe } from '../coach.js'
import { BODYWEIGHT_UNKNOWN } from '../coach/constants.js'
import { trendOf } from '../coach/trend.js'
import { setsOfExercise } from '../db.js'
import { t } from '../i18n.js'
import { changeSlot, swapSlot } from '../slots.js'
import { activeGym, exerciseOf, unitOf } from '../state.js'
import { aimOf, NEAR, startOf } from '../swap.js'
import { suggest } from '../swap_choice.js'
import { whereFrom } from '../swap_words.js'
import { askOf } from './coach.js'
import { remember } from './reading.js'
import { ask, keep, running } from './running.js'
import { learn, put } from './slots.js'

/**
 * Another exercise in one's place, with its load converted.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Exercise} Exercise
 * @typedef {import('../types.js').Start} Start
 * @typedef {import('../swap_choice.js').Joint} Joint
 * @typedef {{ exercise: Exercise, start: Start, kg: number }} Offer
 */

/** Sessions of a lift that say how strong it is now: its best of the last ones. */
const SETS_READ = 60
const SESSIONS = 3

/**
 * Lifts that could come in this one's place, with the load that each would begin with.
 * @param {App} app @param {number} index @param {{ avoid?: Joint | null, busy?: boolean }} [how]
 * @returns {Promise<Offer[]>}
 */
export async function offers(app, index, { avoid = null, busy = false } = {}) {
  const { state } = app.store
  const slot = running(app).slots[index]
  const exercise = exerciseOf(state, slot.exercise_id)
  const taken = new Set(running(app).slots.map(one => one.exercise_id))
  const found = suggest(exercise, state.exercises, { taken, lately: knownLifts(state), stock: activeGym(state)?.inventory ?? null, avoid, busy })
  return Promise.all(found.map(async one => ({ exercise: one, ...await startWith(app, one, slot) })))
}

/** Lifts that sessions on this phone have. @param {import('../types.js').State} state @returns {Set<string>} */
const knownLifts = ({ workouts, done }) => new Set([...workouts.flatMap(workout => workout.exercises), ...done.map(set => set.exercise_id)])

/**
 * What a lift begins with in a slot's place, and the load that this gives.
 * @param {App} app @param {Exercise} exercise @param {import('../types.js').Slot} slot
 * @returns {Promise<{ start: Start, kg: number }>}
 */
async function startWith(app, exercise, slot) {
  const { state } = app.store
  const { me } = state
  const mine = await liftsLike(app, exercise)
  const lifter = { goal_strength: me?.goal_strength ?? 0.5, experience: me?.experience ?? 'novice' }
  const start = startOf(exercise, mine, {
    target: aimOf(slot, exercise, lifter), bodyweight: me?.bodyweight_kg ?? null, experience: lifter.experience, gym: activeGym(state), unit: unitOf(state, exercise.id),
  })
  const asked = start.kg === null ? await askOf(app, { ...slot, exercise_id: exercise.id, key: exercise.id }) : null
  return { start, kg: start.kg ?? (asked ? prescribe(asked).weight : 0) }
}

/** How strong I am on lifts of this one's kind, itself included. @param {App} app @param {Exercise} exercise @returns {Promise<import('../swap.js').Mine[]>} */
async function liftsLike(app, exercise) {
  const { state } = app.store
  const near = new Set([exercise.pattern, ...NEAR[exercise.pattern] ?? [], ...Object.keys(NEAR).filter(pattern => NEAR[pattern].includes(exercise.pattern))])
  const known = [...knownLifts(state)].map(id => exerciseOf(state, id)).filter(one => near.has(one.pattern) && one.id !== exercise.id)
  const all = await Promise.all([exercise, ...known].map(one => strengthOf(app, one)))
  return all.flatMap(one => one ?? [])
}

/** @param {App} app @param {Exercise} exercise @returns {Promise<import('../swap.js').Mine | null>} */
async function strengthOf(app, exercise) {
  const sets = (await setsOfExercise(app.db, exercise.id, SETS_READ)).filter(set => set.set_type !== 'warmup')
  if (sets.length === 0) return null
  const sessions = trendOf(exercise, sets, app.store.state.me?.bodyweight_kg ?? BODYWEIGHT_UNKNOWN).slice(-SESSIONS)
  return { exercise, e1rm: Math.max(0, ...sessions.map(one => one.kg)), at: sets[0].performed_at }
}

/**
 * Another exercise in one's place; the sets that are done stay under the one that they were done with.
 * @param {App} app @param {number} index @param {string} exerciseId
 */
export async function swap(app, index, exerciseId) {
  const now = running(app)
  const { state } = app.store
  const there = now.slots.findIndex(slot => slot.exercise_id === exerciseId)
  const exercise = exerciseOf(state, exerciseId)
  if (there >= 0) { // to be gone to, not to be had twice
    await put(app, { ...now, at: there }, t('{exercise} is in this session already', { exercise: exercise.name }))
    return
  }
  await remember(app, [exerciseId])
  const { start } = await startWith(app, exercise, now.slots[index])
  await put(app, swapSlot(now, state.done, index, exerciseId, { start }), t('{exercise}: {where}', { exercise: exercise.name, where: whereFrom(state, start) }))
  if (start.by !== 'own') learn(app, exerciseId).then(() => againstOwn(app, exerciseId)).catch(() => {})
}

/** Own sets have come from the server: they say more than another lift does. @param {App} app @param {string} exerciseId */
async function againstOwn(app, exerciseId) {
  const { running: now, done } = app.store.state
  const index = now?.slots.findIndex(slot => slot.exercise_id === exerciseId) ?? -1
  if (!now || index < 0 || done.some(set => set.exercise_id === exerciseId)) return
  const { start } = await startWith(app, exerciseOf(app.store.state, exerciseId), now.slots[index])
  if (start.by !== 'own') return
  await keep(app, changeSlot(running(app), index, { start }))
  await ask(app)
}
