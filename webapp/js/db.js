import { openDB, unwrap } from '../vendor/idb/index.js'
import { installMemory } from './memory_db.js'
import { laidOver } from './unsaved.js'

/**
 * IndexedDB: the store the finger touches. One database per person, so that two people on one phone never mix
 * and nobody's unsent sets are lost when the other signs in.
 *
 * @typedef {import('./types.js').Schema} Schema
 * @typedef {import('./types.js').LoggedSet} LoggedSet
 * @typedef {import('../vendor/idb/index.js').IDBPDatabase<Schema>} Db
 */

/**
 * One step per released version; a step is never edited, only followed by the next.
 * @type {((db: Db, tx: any) => void)[]}
 */
export const MIGRATIONS = [
  db => {
    const sets = db.createObjectStore('sets', { keyPath: 'id' })
    sets.createIndex('workout', ['workout_id', 'performed_at'])
    sets.createIndex('exercise', ['exercise_id', 'performed_at'])
    sets.createIndex('time', 'performed_at')
    db.createObjectStore('workouts', { keyPath: 'id' }).createIndex('time', 'started_at')
    db.createObjectStore('exercises', { keyPath: 'id' })
    db.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true })
    db.createObjectStore('prescriptions', { keyPath: 'exercise_id' })
    db.createObjectStore('lifts', { keyPath: 'exercise_id' })
    db.createObjectStore('kv')
  },
  (_db, tx) => {
    const sets = tx.objectStore('sets')
    sets.createIndex('changed', 'updated_at')
    sets.createIndex('deleted', 'deleted_at') // only what is deleted has one
    tx.objectStore('workouts').createIndex('deleted', 'deleted_at')
    tx.objectStore('lifts').clear() // states are kept otherwise now, and asked for in one request
    tx.objectStore('kv').delete('sets_changed') // the time of this phone's own clock
  },
]

export const VERSION = MIGRATIONS.length

/** @param {string} userId */
export const databaseName = userId => `gymgenius-${userId}`

/** Databases that end with the page. @type {WeakSet<object>} */
const fleeting = new WeakSet()

/** Does what is written here last? @param {Db} db */
export const lasts = db => !fleeting.has(db)

/**
 * Open this person's database, bringing it up to date. Where the browser lends us no storage, one in memory.
 * @param {string} userId
 * @returns {Promise<Db>}
 */
export async function openDatabase(userId) {
  try {
    return await open(userId)
  } catch {
    await installMemory()
    const db = await open(userId)
    fleeting.add(db)
    return db
  }
}

/** @param {string} userId @returns {Promise<Db>} */
async function open(userId) {
  /** @type {Db} */ const db = await openDB(databaseName(userId), VERSION, {
    upgrade(db, from, _to, tx) { for (const step of MIGRATIONS.slice(from)) step(/** @type {Db} */ (db), tx) },
    blocking(_current, blocked, event) {
      const db = /** @type {IDBDatabase} */ (event.target)
      db.close()
      if (blocked !== null && blocked > VERSION) globalThis.location?.reload() // a newer app has come: this page's words are old
    },
  })
  endWithThePage(db)
  return db
}

/** Transactions that have not ended. @type {Set<IDBTransaction>} */
const underWay = new Set()

/**
 * WebKit keeps a page that is left for the way back, frozen with the transactions that it has under way, and these
 * hold their stores: whatever page comes next would wait for them for ever. So they end with the page, as where it is
 * not kept; what they were to write is then in memory (unsaved.js), for when the page is come back to.
 * @param {Db} db
 */
function endWithThePage(db) {
  const base = unwrap(db)
  const begin = base.transaction
  base.transaction = (...what) => {
    const tx = begin.apply(base, what)
    underWay.add(tx)
    for (const end of ['complete', 'abort']) tx.addEventListener(end, () => underWay.delete(tx))
    return tx
  }
}

/** The page is left. @param {{ persisted: boolean }} event whether it is kept for the way back */
export function leave({ persisted }) {
  if (!persisted) return
  for (const tx of underWay) try { tx.abort() } catch { /* it had ended, unheard */ }
}
globalThis.addEventListener?.('pagehide', leave)

/**
 * Sets of one workout, in the order they were done.
 * @param {Db} db @param {string} workoutId
 */
export async function setsOfWorkout(db, workoutId) {
  const found = await db.getAllFromIndex('sets', 'workout', IDBKeyRange.bound([workoutId, ''], [workoutId, '\uffff']))
  return laidOver(db, 'sets', found, set => set.workout_id === workoutId).sort(byTime)
}

/**
 * The latest sets of one exercise, newest first. A few requests, however long the history is.
 * @param {Db} db @param {string} exerciseId @param {number} limit
 * @returns {Promise<LoggedSet[]>}
 */
export async function setsOfExercise(db, exerciseId, limit) {
  const range = IDBKeyRange.bound([exerciseId, ''], [exerciseId, '\uffff'])
  const kept = await undeleted(limit, async many => {
    /** @type {LoggedSet[]} */ const found = await newest(db.transaction('sets').store.index('exercise'), range, many)
    return laidOver(db, 'sets', found, set => set.exercise_id === exerciseId)
  })
  return kept.sort(byTime).reverse().slice(0, limit)
}

/**
 * The latest sessions that are not deleted, newest first.
 * @param {Db} db @param {number} limit
 * @returns {Promise<import('./types.js').Workout[]>}
 */
export async function latestWorkouts(db, limit) {
  const kept = await undeleted(limit, async many => {
    /** @type {import('./types.js').Workout[]} */ const found = await newest(db.transaction('workouts').store.index('time'), null, many)
    return laidOver(db, 'workouts', found, () => true)
  })
  return kept.sort((a, b) => a.started_at < b.started_at ? 1 : -1).slice(0, limit)
}

/**
 * At least so many that are not deleted, if there are: asked for again, more at once, where the trash stands between.
 * @template {{ deleted_at?: string | null }} R
 * @param {number} limit @param {(many: number) => Promise<R[]>} read
 */
async function undeleted(limit, read) {
  for (let many = limit; ; many *= 2) {
    const found = await read(many)
    const kept = found.filter(row => !row.deleted_at)
    if (kept.length >= limit || found.length < many) return kept
  }
}

/** Those the server gave or took last, deleted ones too. @param {Db} db @param {number} limit @returns {Promise<LoggedSet[]>} */
export const lastHeard = (db, limit) => newest(db.transaction('sets').store.index('changed'), null, limit)

/**
 * The last rows of a range, in order: where they begin is found by one step of a cursor, and they are read in one go.
 * Of rows with the same key no more than are wanted: a whole import has one instant.
 * @param {any} index @param {IDBKeyRange | null} range @param {number} limit
 * @returns {Promise<any[]>}
 */
async function newest(index, range, limit) {
  let cursor = await index.openKeyCursor(range, 'prev')
  if (cursor && limit > 1) cursor = await cursor.advance(limit - 1)
  if (!cursor) return index.getAll(range)
  const [first, others] = await Promise.all([
    index.getAll(IDBKeyRange.only(cursor.key), limit),
    index.getAll(range ? IDBKeyRange.bound(cursor.key, range.upper, true) : IDBKeyRange.lowerBound(cursor.key, true)),
  ])
  return [...first, ...others].slice(-limit)
}

/** @param {LoggedSet} a @param {LoggedSet} b */
const byTime = (a, b) => a.performed_at < b.performed_at ? -1 : a.performed_at > b.performed_at ? 1 : a.id < b.id ? -1 : 1
