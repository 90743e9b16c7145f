import { setsOfWorkout } from '../db.js'
import { narrowed } from '../merge.js'
import { plural, t } from '../i18n.js'
import { operation } from '../outbox.js'
import { doneText } from '../set_words.js'
import { exerciseOf } from '../state.js'
import { ask, dbOf, readUnder, unsentIds } from './answers.js'
import { tell } from './tell.js'
import { say } from './toast.js'

/**
 * What was done: read from this phone, completed by the server, changed through the outbox.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @typedef {import('../types.js').Workout} Workout
 */

const PAGE = 100

/** Every session this phone knows, newest first. @param {App} app @returns {Promise<Workout[]>} */
export async function knownWorkouts(app) {
  const all = await dbOf(app).getAllFromIndex('workouts', 'time')
  return all.filter(one => !one.deleted_at && one.sets > 0).reverse()
}

/**
 * Ask the server for a page of sessions and keep it.
 * @param {App} app @param {string | null} cursor null: from the newest
 * @returns {Promise<string | null>} where the next page begins; null after the last
 */
export async function pullWorkouts(app, cursor) {
  const query = new URLSearchParams({ limit: String(PAGE), ...(cursor ? { cursor } : {}) })
  const { answer: page, unsent } = await readUnder(app, `/v1/workouts?${query}`)
  const tx = dbOf(app).transaction('workouts', 'readwrite')
  for (const workout of page.workouts) if (!unsent.has(workout.id)) tx.store.put(workout)
  await tx.done
  return page.next_cursor
}

/**
 * The training days of a year: what the server said last, then what it says now; over both goes what this phone has.
 * @param {App} app @param {number} year
 * @param {(found: { first: number, known: import('../history.js').DaySession[], here: Workout[] }) => void} take
 */
export async function askYear(app, year, take) {
  const db = dbOf(app)
  const range = IDBKeyRange.bound(`${year - 1}-12-31`, `${year + 1}-01-02`)
  const here = await db.getAllFromIndex('workouts', 'time', range)
  const [oldest] = await db.getAllFromIndex('workouts', 'time', undefined, 1)
  const first = oldest ? new Date(oldest.started_at).getFullYear() : year
  take({ first, known: [], here })
  await ask(app, `/v1/analytics/calendar?year=${year}`, answer => take({ first: Math.min(first, answer.first_year), known: answer.sessions, here }))
}

/**
 * One session and its sets as this phone has them.
 * @param {App} app @param {string} id
 * @returns {Promise<{ workout: Workout | null, sets: LoggedSet[] }>}
 */
export async function readWorkout(app, id) {
  const db = dbOf(app)
  const [workout, sets] = await Promise.all([db.get('workouts', id), setsOfWorkout(db, id)])
  return { workout: workout ?? null, sets: sets.filter(one => !one.deleted_at) }
}

/**
 * Complete a session from the server; what this phone has changed and not sent yet stays as it is here.
 * @param {App} app @param {string} id
 */
export async function pullWorkout(app, id) {
  const { answer: { set_list: sets, ...workout }, unsent } = await readUnder(app, `/v1/workouts/${id}`)
  const tx = dbOf(app).transaction(['workouts', 'sets'], 'readwrite')
  if (!sets.some((/** @type {LoggedSet} */ set) => unsent.has(set.id)) && !unsent.has(id)) tx.objectStore('workouts').put(workout)
  for (const set of sets) if (!unsent.has(set.id)) tx.objectStore('sets').put(set)
  await tx.done
}

/**
 * @param {App} app @param {LoggedSet} set as it was
 * @param {Partial<LoggedSet>} patch the fields to change, as PATCH /v1/sets/{id} wants them; a weight comes with unit and weight_kg
 */
export async function changeSet(app, set, patch) {
  const { weight_kg: _, ...said } = patch
  const body = narrowed(set, said)
  if (Object.keys(body).length === 0) return
  await write(app, { ...set, ...patch }, operation('PATCH', `/v1/sets/${set.id}`, body, t('Change: {set}', { set: labelOf(app, { ...set, ...patch }) }), stamp()))
}

/** Into the trash, with a way back. @param {App} app @param {LoggedSet} set */
export async function removeSet(app, set) {
  await write(app, { ...set, deleted_at: stamp() }, operation('DELETE', `/v1/sets/${set.id}`, null, t('Delete: {set}', { set: labelOf(app, set) }), stamp()))
  say(app, t('Deleted: {name}', { name: labelOf(app, set) }), { action: t('Undo'), run: () => { restoreSet(app, set) } })
}

/** @param {App} app @param {LoggedSet} set */
export async function restoreSet(app, set) {
  await write(app, { ...set, deleted_at: null }, operation('POST', `/v1/sets/${set.id}/restore`, null, t('Restore: {set}', { set: labelOf(app, set) }), stamp()))
}

/** @param {Workout} workout */
const titleOf = ({ title }) => title ?? t('untitled')

/**
 * @param {App} app @param {Workout} workout @param {{ title?: string | null, note?: string | null }} patch
 */
export async function changeWorkout(app, workout, patch) {
  const changed = { ...workout, ...patch }
  await tell(app, ['workouts'], tx => { tx.objectStore('workouts').put(changed) },
    [operation('PATCH', `/v1/workouts/${workout.id}`, patch, t('Change session: {title}', { title: titleOf(workout) }), stamp())], listed(changed))
}

/** The whole session and its sets into the trash, with a way back. @param {App} app @param {Workout} workout @param {LoggedSet[]} sets */
export async function removeWorkout(app, workout, sets) {
  const at = stamp()
  await tell(app, ['workouts', 'sets'], tx => {
    tx.objectStore('workouts').put({ ...workout, deleted_at: at })
    for (const set of sets) tx.objectStore('sets').put({ ...set, deleted_at: at })
  }, [operation('DELETE', `/v1/workouts/${workout.id}`, null, t('Delete session: {title}', { title: titleOf(workout) }), at)],
  ({ workouts }) => ({ workouts: workouts.filter(one => one.id !== workout.id) }))
  say(app, plural(sets.length, 'Session deleted, {count} set', 'Session deleted, {count} sets'), { action: t('Undo'), run: () => { restoreWorkout(app, workout, sets) } })
}

/** @param {App} app @param {Workout} workout @param {LoggedSet[]} sets */
export async function restoreWorkout(app, workout, sets) {
  const back = { ...workout, deleted_at: null }
  await tell(app, ['workouts', 'sets'], tx => {
    tx.objectStore('workouts').put(back)
    for (const set of sets) tx.objectStore('sets').put({ ...set, deleted_at: null })
  }, [operation('POST', `/v1/workouts/${workout.id}/restore`, null, t('Restore session: {title}', { title: titleOf(workout) }), stamp())], listed(back))
}

/**
 * What is in the trash, this phone's and the server's: sessions, and sets of sessions that stay.
 * @param {App} app
 * @returns {Promise<{ workouts: Workout[], sets: LoggedSet[] }>} last deleted first
 */
export async function trash(app) {
  const db = dbOf(app)
  const [hereSets, hereWorkouts, sets, workouts, unsent] = await Promise.all([
    db.getAllFromIndex('sets', 'deleted'), db.getAllFromIndex('workouts', 'deleted'), app.api.get('/v1/sets?deleted=true&limit=200').then(page => page.sets, () => []),
    app.api.get('/v1/workouts?deleted=true&limit=100').then(page => page.workouts, () => []), unsentIds(app),
  ])
  const thrown = [...hereWorkouts, ...await notHere(db, 'workouts', workouts)].sort(lastDeleted)
  const gone = new Set(thrown.map(one => one.id))
  const single = [...hereSets, ...(await notHere(db, 'sets', sets)).filter(one => !unsent.has(one.id))]
  return { workouts: thrown, sets: single.filter(one => !gone.has(one.workout_id)).sort(lastDeleted) }
}

/** What this phone doesn't have; what it has, restored perhaps, it knows better. @param {import('../db.js').Db} db @param {'sets' | 'workouts'} store @param {any[]} rows */
async function notHere(db, store, rows) {
  const keys = await Promise.all(rows.map(row => db.getKey(store, row.id)))
  return rows.filter((_, i) => keys[i] === undefined)
}

/** @param {{ deleted_at?: string | null }} a @param {{ deleted_at?: string | null }} b */
const lastDeleted = (a, b) => String(b.deleted_at).localeCompare(String(a.deleted_at))

/** The sets that went into the trash with their session. @param {App} app @param {Workout} workout */
export async function setsThrownWith(app, workout) {
  return (await setsOfWorkout(dbOf(app), workout.id)).filter(set => set.deleted_at === workout.deleted_at)
}

/** @param {App} app @param {LoggedSet} set the new one @param {import('../types.js').Operation} op */
async function write(app, set, op) {
  const db = dbOf(app)
  const workout = await db.get('workouts', set.workout_id)
  const sets = (await setsOfWorkout(db, set.workout_id)).filter(one => one.id !== set.id && !one.deleted_at)
  const counted = workout && recount(workout, set.deleted_at ? sets : [...sets, set])
  await tell(app, ['sets', 'workouts'], tx => {
    tx.objectStore('sets').put(set)
    if (counted) tx.objectStore('workouts').put(counted)
  }, [op], counted ? listed(counted) : {})
  const { running } = app.store.state
  if (running?.id === set.workout_id) app.store.update({ done: await setsNow(db, running.id) })
}

/** @param {import('../db.js').Db} db @param {string} workoutId */
const setsNow = async (db, workoutId) => (await setsOfWorkout(db, workoutId)).filter(one => !one.deleted_at)

/** What the server will say of a session once it has heard of the change. @param {Workout} workout @param {LoggedSet[]} sets @returns {Workout} */
export function recount(workout, sets) {
  const inOrder = [...sets].sort((a, b) => a.performed_at.localeCompare(b.performed_at))
  return {
    ...workout, sets: sets.length, exercises: [...new Set(inOrder.map(set => set.exercise_id))],
    volume_kg: inOrder.filter(set => set.set_type !== 'warmup').reduce((sum, set) => sum + Math.max(0, set.weight_kg) * set.reps, 0),
  }
}

/** A changed session in the list that the screens watch. @param {Workout} workout */
const listed = workout => (/** @type {import('../types.js').State} */ { workouts }) => ({
  workouts: [...workouts.filter(one => one.id !== workout.id), workout].sort((a, b) => b.started_at.localeCompare(a.started_at)),
})

/** @param {App} app @param {LoggedSet} set */
const labelOf = (app, set) => `${exerciseOf(app.store.state, set.exercise_id).name}, ${doneText(set, exerciseOf(app.store.state, set.exercise_id).load_type)}`

const stamp = () => new Date().toISOString()
