import { BODYWEIGHT_UNKNOWN } from '../coach/constants.js'
import { trendOf } from '../coach/trend.js'
import { latestWorkouts, setsOfExercise, setsOfWorkout } from '../db.js'
import { inLanguage } from '../names.js'
import { exerciseOf } from '../state.js'
import { overlay } from '../unsaved.js'

/**
 * Reading from this phone: what the screens open with, before the server is asked (pull.js).
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../db.js').Db} Db
 * @typedef {import('../types.js').State} State
 */

/** Sessions that the screens watch. */
export const SESSIONS = 60
/** Keys of the state that are kept whole. */
const KEPT = /** @type {const} */ (['me', 'gyms', 'plans', 'leaving', 'readiness', 'check_ins', 'running', 'pulled', 'merges'])
const LISTS = ['gyms', 'plans', 'leaving', 'check_ins', 'merges']

/**
 * The state as this phone remembers it.
 * @param {Db} db
 * @returns {Promise<Partial<State>>}
 */
export async function load(db) {
  const [kept, exercises, prescriptions, workouts] = await Promise.all([
    loadKept(db), db.getAll('exercises'), db.getAll('prescriptions'), latestWorkouts(db, SESSIONS),
  ])
  return { ...kept, exercises: inLanguage(exercises), workouts, prescriptions: Object.fromEntries(prescriptions.map(one => [one.exercise_id, one])) }
}

/**
 * What is kept whole, and the sets of the workout that runs.
 * @param {Db} db
 * @returns {Promise<Partial<State>>}
 */
export async function loadKept(db) {
  const values = await Promise.all(KEPT.map(key => readKept(db, key)))
  const kept = /** @type {Partial<State>} */ (Object.fromEntries(KEPT.map((key, i) => [key, values[i] ?? (LISTS.includes(key) ? [] : null)])))
  const done = kept.running ? (await setsOfWorkout(db, kept.running.id)).filter(set => !set.deleted_at) : []
  return { ...kept, done }
}

/** One kept value, as memory has it where the disk would not take it. @param {Db} db @param {string} key */
export async function readKept(db, key) {
  const newer = overlay(db, 'kv')
  return newer.has(key) ? newer.get(key) : db.get('kv', key)
}

/**
 * Sets of the session before this one, by exercise.
 * @param {Db} db @param {string[]} exerciseIds @param {string} workoutId
 */
export async function lastOf(db, exerciseIds, workoutId) {
  const pairs = await Promise.all(exerciseIds.map(async id => {
    const sets = (await setsOfExercise(db, id, 40)).filter(set => set.workout_id !== workoutId)
    return [id, sets.filter(set => set.workout_id === sets[0].workout_id).reverse()]
  }))
  return /** @type {Record<string, import('../types.js').LoggedSet[]>} */ (Object.fromEntries(pairs))
}

/**
 * What the workout screen says of each exercise: its last session and its strength over time.
 * @param {App} app @param {string[]} exerciseIds
 */
export async function remember(app, exerciseIds) {
  const { running, last, trends } = app.store.state
  const fresh = running ? await lastOf(app.db, exerciseIds, running.id) : {}
  const bodyweight = app.store.state.me?.bodyweight_kg ?? BODYWEIGHT_UNKNOWN
  const pairs = await Promise.all(exerciseIds.map(async id => (
    [id, trendOf(exerciseOf(app.store.state, id), await setsOfExercise(app.db, id, 300), bodyweight)])))
  app.store.update({ last: { ...last, ...fresh }, trends: { ...trends, ...Object.fromEntries(pairs) } })
}
