import { setsOfExercise } from '../db.js'
import { inLanguage } from '../names.js'
import { operation } from '../outbox.js'
import { t } from '../i18n.js'
import { readUnder } from './answers.js'
import { tell } from './tell.js'
import { say } from './toast.js'

/**
 * Exercises: found, the lifter's own ones made and changed, and all sets of one.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Exercise} Exercise
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 */

const PAGE = 500
const stamp = () => new Date().toISOString()

/**
 * Exercises that the server knows by this name or alias, in any language; none when it is away.
 * @param {App} app @param {string} query
 * @returns {Promise<Exercise[]>}
 */
export async function findByAlias(app, query) {
  const answer = await app.api.get(`/v1/exercises?${new URLSearchParams({ q: query })}`).catch(() => ({ exercises: [] }))
  return inLanguage(answer.exercises)
}

/** What POST /v1/exercises takes. @param {Exercise} exercise */
function wire({ id, name, equipment, pattern, laterality, load_type, bodyweight_share, tracking, cue, muscles }) {
  return { id, name, equipment, pattern, laterality, load_type, bodyweight_share, tracking, cue, muscles }
}

/** @param {App} app @param {Exercise} exercise @returns {Promise<Exercise>} */
export async function createExercise(app, exercise) {
  await keep(app, exercise, operation('POST', '/v1/exercises', wire(exercise), t('New exercise: {name}', { name: exercise.name }), stamp()))
  return exercise
}

/** @param {App} app @param {Exercise} was @param {Partial<Exercise>} patch */
export async function changeExercise(app, was, patch) {
  await keep(app, { ...was, ...patch }, operation('PATCH', `/v1/exercises/${was.id}`, patch, t('Change exercise: {name}', { name: was.name }), stamp()))
}

/** An own exercise goes; its sets stay in the history. @param {App} app @param {Exercise} exercise */
export async function removeExercise(app, exercise) {
  await tell(app, ['exercises'], tx => { tx.objectStore('exercises').delete(exercise.id) },
    [operation('DELETE', `/v1/exercises/${exercise.id}`, null, t('Delete exercise: {name}', { name: exercise.name }), stamp())],
    state => ({ exercises: state.exercises.filter(one => one.id !== exercise.id) }))
  say(app, t('Deleted: {name}', { name: exercise.name }))
}

/** @param {App} app @param {Exercise} exercise @param {import('../types.js').Operation} op */
async function keep(app, exercise, op) {
  await tell(app, ['exercises'], tx => { tx.objectStore('exercises').put(exercise) }, [op],
    state => ({ exercises: [...state.exercises.filter(one => one.id !== exercise.id), exercise] }))
}

/** The sets that this phone has, newest first. @param {App} app @param {string} exerciseId @param {number} limit */
export const knownSets = (app, exerciseId, limit) => setsOfExercise(app.db, exerciseId, limit)

/**
 * A page of the exercise's sets from the server, kept here; what is changed here and unsent stays.
 * @param {App} app @param {string} exerciseId @param {string | null} cursor
 * @returns {Promise<string | null>} where the next page begins
 */
export async function pullSetsOf(app, exerciseId, cursor) {
  const query = new URLSearchParams({ exercise_id: exerciseId, limit: String(PAGE), ...(cursor ? { cursor } : {}) })
  const { answer: page, unsent } = await readUnder(app, `/v1/sets?${query}`)
  const tx = app.db.transaction('sets', 'readwrite')
  for (const set of page.sets) if (!unsent.has(set.id)) tx.store.put(set)
  await tx.done
  return page.next_cursor
}
