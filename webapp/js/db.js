import { openDB } from '../vendor/idb/index.js'

/**
 * IndexedDB: the store the finger touches. One database per person, so that two people on one phone never mix
 * and nobody's unsent sets are lost when the other signs in.
 *
 * @typedef {import('./types.js').Schema} Schema
 * @typedef {import('../vendor/idb/index.js').IDBPDatabase<Schema>} Db
 */

/**
 * One step per released version; a step is never edited, only followed by the next.
 * @type {((db: Db, tx: import('../vendor/idb/index.js').IDBPTransaction<Schema, any, 'versionchange'>) => void)[]}
 */
const MIGRATIONS = [
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
]

export const VERSION = MIGRATIONS.length

/** @param {string} userId */
export const databaseName = userId => `gymgenius-${userId}`

/**
 * Open this person's database, bringing it up to date.
 * @param {string} userId
 * @returns {Promise<Db>}
 */
export function openDatabase(userId) {
  return openDB(databaseName(userId), VERSION, {
    upgrade(db, from, _to, tx) { for (const step of MIGRATIONS.slice(from)) step(/** @type {Db} */ (db), /** @type {any} */ (tx)) },
    blocking(_current, _blocked, event) { /** @type {IDBDatabase} */ (event.target).close() },
  })
}

/**
 * Sets of one workout, in the order they were done.
 * @param {Db} db @param {string} workoutId
 */
export function setsOfWorkout(db, workoutId) {
  return db.getAllFromIndex('sets', 'workout', IDBKeyRange.bound([workoutId, ''], [workoutId, '\uffff']))
}

/**
 * The latest sets of one exercise, newest first.
 * @param {Db} db @param {string} exerciseId @param {number} limit
 */
export async function setsOfExercise(db, exerciseId, limit) {
  const range = IDBKeyRange.bound([exerciseId, ''], [exerciseId, '\uffff'])
  const found = []
  let cursor = await db.transaction('sets').store.index('exercise').openCursor(range, 'prev')
  while (cursor && found.length < limit) {
    if (!cursor.value.deleted_at) found.push(cursor.value)
    cursor = await cursor.continue()
  }
  return found
}
