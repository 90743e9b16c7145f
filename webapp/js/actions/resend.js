import { lastHeard } from '../db.js'
import { t, plural } from '../i18n.js'
import { commit, operation } from '../outbox.js'
import { Problem } from '../problem.js'
import { exerciseOf } from '../state.js'
import { unsentIds } from './answers.js'
import { words } from './running.js'
import { say } from './toast.js'

/**
 * A server that was put back to an older backup has forgotten what this phone knows. The phone asks at each reading
 * whether the sets that it heard of last are still there as they were; where they are not, it goes through all it has
 * and sends again what is missing or older. Every write has the id it was made with, so nothing is doubled.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @typedef {import('../types.js').Operation} Operation
 * @typedef {{ unknown: LoggedSet[], older: LoggedSet[] }} Forgotten
 */

/** The newest of what the server has acknowledged: lost first, when a server goes back. */
const SAMPLE = 100
const PAGE = 1000
/** What the server reckons or notes by itself. */
const ITS_OWN = ['weight_kg', 'deleted_at', 'created_at', 'updated_at', 'import_id', 'bodyweight_kg']
/** What the routes that make things take of them. */
const EXERCISE = ['id', 'name', 'equipment', 'pattern', 'laterality', 'load_type', 'bodyweight_share', 'tracking', 'cue', 'muscles']
const GYM = ['id', 'name', 'inventory']
const PLAN = ['id', 'name', 'goal_strength', 'minutes', 'experience', 'template', 'days', 'notes', 'schedule', 'cycle', 'run']
const FIXED = ['id', 'workout_id', 'recommendation_id']

/**
 * @param {App} app
 * @returns {Promise<number>} how many sets are sent again
 */
export async function sendForgotten(app) {
  const { db } = app
  const sample = await lastHeard(db, SAMPLE)
  if (sample.length === 0) return 0
  const { unknown, older } = await compare(app, sample)
  if (unknown.length === 0 && older.length === 0) return 0
  const forgotten = await compareAll(app)
  const again = await forgetUndone(app, forgotten)
  if (app.db !== db || again.unknown.length + again.older.length === 0) return 0
  const operations = await operationsFor(app, again)
  await commit(db, [], () => {}, operations)
  app.sync.flush()
  const count = again.unknown.length + again.older.length
  say(app, plural(count, 'The server had forgotten {count} set: it is sent again', 'The server had forgotten {count} sets: they are sent again'))
  return count
}

/** @param {App} app @param {LoggedSet[]} sets @returns {Promise<Forgotten>} without those that are on their way anyway */
async function compare(app, sets) {
  const asked = sets.map(({ id, updated_at }) => ({ id, updated_at }))
  const { unknown, older } = await app.api.post('/v1/sets/forgotten', { sets: asked })
  const unsent = await unsentIds(app)
  const named = (/** @type {string[]} */ ids) => sets.filter(set => ids.includes(set.id) && !unsent.has(set.id))
  return { unknown: named(unknown), older: named(older) }
}

/** @param {App} app @returns {Promise<Forgotten>} */
async function compareAll(app) {
  /** @type {Forgotten} */ const all = { unknown: [], older: [] }
  /** @type {string | null} */ let after = null
  for (;;) {
    const page = /** @type {LoggedSet[]} */ (await app.db.getAll('sets', after === null ? null : IDBKeyRange.lowerBound(after, true), PAGE))
    const heard = page.filter(set => set.updated_at)
    if (heard.length > 0) {
      const { unknown, older } = await compare(app, heard)
      all.unknown.push(...unknown)
      all.older.push(...older)
    }
    if (page.length < PAGE) return all
    after = page[page.length - 1].id
  }
}

/** An import that was taken back is not forgotten but gone: here too. What was deleted needs no sending. @param {App} app @param {Forgotten} found @returns {Promise<Forgotten>} */
async function forgetUndone(app, { unknown, older }) {
  const gone = unknown.filter(set => set.import_id || set.deleted_at)
  await commit(app.db, ['sets'], tx => { for (const { id } of gone) tx.objectStore('sets').delete(id) }, [])
  return { unknown: unknown.filter(set => !gone.includes(set)), older }
}

/** Exercises of one's own first, then sessions, then sets, then the sessions' ends. @param {App} app @param {Forgotten} found */
async function operationsFor(app, { unknown, older }) {
  const at = new Date().toISOString()
  const inOrder = [...unknown].sort((a, b) => a.performed_at < b.performed_at ? -1 : 1)
  const [gyms, plans, exercises] = await Promise.all([missing(app, 'gyms'), missing(app, 'plans'), ownExercises(app, inOrder)])
  const workouts = await Promise.all([...new Set(inOrder.map(set => set.workout_id))].map(id => app.db.get('workouts', id)))
  const known = workouts.flatMap(workout => workout && !workout.deleted_at ? workout : [])
  return [
    ...exercises.map(one => operation('POST', '/v1/exercises', only(one, EXERCISE), one.name, at)),
    ...gyms.map(one => operation('POST', '/v1/gyms', only(one, GYM), one.name, at)),
    ...plans.flatMap(one => [operation('POST', '/v1/plans', only(one, PLAN), one.name, at),
      ...one.status === 'active' ? [operation('POST', `/v1/plans/${one.id}/start`, null, one.name, at)] : []]),
    ...known.map(one => operation('POST', '/v1/workouts', { id: one.id, started_at: one.started_at, title: one.title, ...(one.plan_id ? { plan_id: one.plan_id, plan_day: one.plan_day } : {}) }, one.title ?? t('Session'), at)),
    ...inOrder.map(set => operation('POST', '/v1/sets', asNew(set), words(app, set), set.performed_at)),
    ...older.map(set => set.deleted_at ? operation('DELETE', `/v1/sets/${set.id}`, null, words(app, set), at) : operation('PATCH', `/v1/sets/${set.id}`, asPatch(set), words(app, set), at)),
    ...known.flatMap(one => one.ended_at ? operation('POST', `/v1/workouts/${one.id}/finish`, { ended_at: one.ended_at }, one.title ?? t('Session'), at) : []),
  ]
}

/** Those that the sets are of and the server no longer has. @param {App} app @param {LoggedSet[]} sets */
async function ownExercises({ api, store: { state } }, sets) {
  const own = [...new Set(sets.map(set => set.exercise_id))].map(id => exerciseOf(state, id)).filter(one => one.own)
  const there = await Promise.all(own.map(one => api.get(`/v1/exercises/${one.id}`).then(() => true, error => {
    if (error instanceof Problem && error.status === 404) return false
    throw error
  })))
  return own.filter((_, i) => !there[i])
}

/** Gyms or plans that this phone has and the server doesn't. @param {App} app @param {'gyms' | 'plans'} noun @returns {Promise<any[]>} */
async function missing({ api, store: { state } }, noun) {
  const { [noun]: there } = await api.get(`/v1/${noun}`)
  const ids = new Set(there.map((/** @type {{ id: string }} */ one) => one.id))
  return state[noun].filter(one => !ids.has(one.id))
}

/** A set as POST /v1/sets takes it. @param {LoggedSet} set */
export const asNew = set => without(set, ITS_OWN, true)

/** A set as PATCH /v1/sets/{id} takes it, whole. @param {LoggedSet} set */
const asPatch = set => without(set, [...ITS_OWN, ...FIXED], false)

/** @param {LoggedSet} set @param {string[]} names @param {boolean} blanks leave out what it lacks */
const without = (set, names, blanks) => Object.fromEntries(Object.entries(set).filter(([name, value]) => !names.includes(name) && !(blanks && value === null)))

/** @param {object} thing @param {string[]} names */
const only = (thing, names) => Object.fromEntries(Object.entries(thing).filter(([name]) => names.includes(name)))
