import { setsOfWorkout } from '../db.js'
import { t } from '../i18n.js'
import { differences } from '../merge.js'
import { exerciseOf, isKnown } from '../state.js'
import { unsentIds } from './answers.js'
import { words } from './running.js'
import { changesSoFar } from './tell.js'
import { say } from './toast.js'

/**
 * What other phones have changed since this one last asked, put beside what is here. Whose change of a field came to the
 * server last has its way; what this phone has not sent yet stays as it is until it is sent. What was changed under the
 * lifter's eyes is said.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @typedef {import('../types.js').Workout} Workout
 * @typedef {import('../types.js').Merge} Merge
 */

const PAGE = 500
/** Sets that are looked at in one go, so that a page of them does not hold up a tap. */
const AT_ONCE = 50
/** How many notes of merges are kept. */
const NOTES = 20

/** Where the next reading begins, by the server's clock. @param {App} app @returns {Promise<string>} */
export const readFrom = async app => (await app.api.get('/v1/changes')).read_at

/**
 * Read what was changed since, page by page, each in a transaction of its own.
 * @param {App} app @param {string} since
 * @returns {Promise<void>}
 */
export async function pullChanges(app, since) {
  const { db } = app
  /** @type {Merge[]} */ const merges = []
  let cursor = null
  let next = since
  do {
    const query = new URLSearchParams({ since, limit: String(PAGE), ...(cursor ? { cursor } : {}) })
    const before = await unsentIds(app)
    const { settled } = app.sync
    const page = await app.api.get(`/v1/changes?${query}`)
    if (app.db !== db) return
    if (app.sync.settled !== settled) continue // our own changes overtook the question: ask again
    if (cursor === null) next = page.read_at
    merges.push(...await take(app, page, before))
    cursor = page.next_cursor
  } while (cursor)
  await db.put('kv', next, 'changes_read')
  if (merges.length > 0) await note(app, merges)
}

/**
 * @param {App} app @param {{ sets: LoggedSet[], workouts: Workout[] }} page @param {Set<string>} before what was unsent when it was asked for
 * @returns {Promise<Merge[]>}
 */
async function take(app, { sets, workouts }, before) {
  if (sets.length === 0 && workouts.length === 0) return []
  const after = await unsentIds(app)
  const tx = app.db.transaction(['sets', 'workouts'], 'readwrite')
  const ours = (/** @type {string} */ id) => before.has(id) || after.has(id)
  const store = tx.objectStore('sets')
  const others = sets.filter(set => !ours(set.id))
  /** @type {Merge[]} */ const merges = []
  for (let at = 0; at < others.length; at += AT_ONCE) {
    const found = await Promise.all(others.slice(at, at + AT_ONCE).map(async set => {
      const here = await store.get(set.id)
      if (here && isSame(here, set)) return [] // the last minutes are told again with each reading
      store.put(set)
      return here ? mergeOf(app, here, set) : []
    }))
    merges.push(...found.flat())
  }
  for (const workout of workouts) if (!ours(workout.id)) tx.objectStore('workouts').put(workout)
  await tx.done
  app.tabs?.tell(['sets', 'workouts'])
  return merges
}

/** @param {LoggedSet} here @param {LoggedSet} there */
const isSame = (here, there) => Object.entries(there).every(([name, value]) => here[/** @type {keyof LoggedSet} */ (name)] === value)

/** What to say of a set that was here and has become another. @param {App} app @param {LoggedSet} here @param {LoggedSet} there @returns {Merge[]} */
function mergeOf(app, here, there) {
  const about = { at: new Date().toISOString(), exercise_id: there.exercise_id }
  if (there.deleted_at && !here.deleted_at) return [{ ...about, text: t('deleted: {set}', { set: words(app, here) }) }]
  if (there.deleted_at) return []
  if (here.deleted_at) return [{ ...about, text: t('restored: {set}', { set: words(app, there) }) }]
  const found = differences(here, there)
  return found.length > 0 ? [{ ...about, text: found.join(', ') }] : []
}

/** Say it, and keep it to be read again. @param {App} app @param {Merge[]} fresh */
async function note(app, fresh) {
  const merges = [...fresh.reverse(), ...app.store.state.merges].slice(0, NOTES)
  await app.db.put('kv', merges, 'merges')
  app.store.update({ merges })
  say(app, sentence(app, fresh))
  await showRunning(app)
}

/** @param {App} app @param {Merge[]} merges */
function sentence(app, [{ text, exercise_id: id }, ...more]) {
  if (more.length > 0) return t('Changed on your other phone: {count} sets', { count: more.length + 1 })
  const exercise = exerciseOf(app.store.state, id)
  return isKnown(exercise) ? t('Changed on your other phone: {what} ({exercise})', { what: text, exercise: exercise.name }) : t('Changed on your other phone: {what}', { what: text })
}

/** The sets of the running workout as they are now. @param {App} app */
export async function showRunning(app) {
  const { running } = app.store.state
  if (!running) return
  for (let tries = 3; tries > 0; tries -= 1) {
    const seen = changesSoFar(app)
    const done = (await setsOfWorkout(app.db, running.id)).filter(set => !set.deleted_at)
    if (changesSoFar(app) !== seen) continue // a set was logged while we read
    if (app.store.state.running?.id === running.id) app.store.update({ done })
    return
  }
}
