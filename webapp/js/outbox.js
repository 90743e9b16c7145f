import { heldOf, isDisk, recorded } from './unsaved.js'

/**
 * What the server still has to hear, in the order in which it happened. An operation is written in the same
 * IndexedDB transaction as the change that it tells of, so that neither exists without the other. Where the disk
 * refuses, both are kept in memory, together, until there is room.
 *
 * @typedef {import('./db.js').Db} Db
 * @typedef {import('./types.js').Operation} Operation
 * @typedef {import('./types.js').Schema} Schema
 * @typedef {'sets' | 'workouts' | 'exercises' | 'prescriptions' | 'lifts' | 'kv'} StoreName
 * @typedef {import('../vendor/idb/index.js').IDBPTransaction<Schema, any, 'readwrite'>} Tx
 * @typedef {import('./unsaved.js').Change} Change
 */

/**
 * @param {string} method @param {string} path @param {unknown} body @param {string} label
 * @param {string} at
 * @returns {Operation}
 */
export const operation = (method, path, body, label, at) => ({ method, path, body, label, at, state: 'waiting' })

/**
 * Write a change and the operations that tell of it, or neither.
 * @param {Db} db
 * @param {StoreName[]} stores
 * @param {(tx: Tx) => void} write puts and deletes only
 * @param {Operation[]} operations
 * @returns {Promise<boolean>} whether it is on the disk; if not, it is in memory
 */
export async function commit(db, stores, write, operations) {
  const change = { steps: recorded(write), operations }
  const { changes } = heldOf(db)
  if (changes.length > 0) { changes.push(change); return save(db) } // never before what came before it
  try {
    await put(db, change, stores)
    return true
  } catch (error) {
    if (!isDisk(error)) throw error
    changes.push(change)
    return false
  }
}

/**
 * Try to write what is in memory alone.
 * @param {Db} db
 * @returns {Promise<boolean>} whether all of it is on the disk now
 */
export async function save(db) {
  const { changes } = heldOf(db)
  const turn = saving.get(db) ?? saveAll(db).finally(() => saving.delete(db))
  saving.set(db, turn)
  await turn
  return changes.length === 0
}

/** @type {WeakMap<object, Promise<void>>} */
const saving = new WeakMap()

/** @param {Db} db */
async function saveAll(db) {
  const { changes } = heldOf(db)
  try {
    for (let next = changes.at(0); next; next = changes.at(0)) {
      await put(db, next)
      changes.shift()
    }
  } catch (error) {
    if (!isDisk(error)) throw error
  }
}

/** Written with each tap, so the disk is only waited for when the server is to hear of it. @param {Db} db @param {Change} change @param {StoreName[]} [stores] */
async function put(db, { steps, operations }, stores = [...new Set(steps.map(step => step.store))]) {
  const durability = operations.length > 0 ? 'strict' : 'relaxed'
  const names = operations.length > 0 ? [...stores, 'outbox'] : stores
  if (names.length === 0) return
  const tx = /** @type {Tx} */ (/** @type {unknown} */ (db.transaction(/** @type {any} */ (names), 'readwrite', { durability })))
  const quiet = () => {} // the transaction tells
  for (const { store, key, value, gone } of steps) {
    const target = /** @type {any} */ (tx.objectStore(store))
    const asked = gone ? target.delete(key) : key === undefined ? target.put(value) : target.put(value, key)
    asked.catch(quiet)
  }
  const keys = operations.map(op => tx.objectStore('outbox').add(op))
  for (const key of keys) key.catch(quiet)
  tx.commit() // at once: left to itself it commits when the page next runs, which a page that is left never does
  await tx.done
  for (const [i, op] of operations.entries()) op.seq = Number(await keys[i])
}

/**
 * Everything that the server hasn't got, oldest first: on the disk, then in memory.
 * @param {Db} db
 * @returns {Promise<Operation[]>}
 */
export async function unsent(db) {
  const { changes, altered } = heldOf(db)
  const rows = await db.getAll('outbox').catch(error => { if (isDisk(error)) return []; throw error })
  const onDisk = rows.flatMap(op => altered.get(op.seq ?? -1) ?? (altered.has(op.seq ?? -1) ? [] : op))
  const known = new Set(onDisk.map(op => op.seq))
  return [...onDisk, ...changes.flatMap(change => change.operations).filter(op => op.seq === undefined || !known.has(op.seq))]
}

/**
 * @param {Db} db
 * @returns {Promise<Operation[]>} those that can be sent now, oldest first
 */
export const waiting = async db => sendable(await unsent(db))

/** What an operation changes. @param {Operation} op @returns {string | undefined} */
export function subjectOf({ path, body }) {
  const [, , noun, id] = path.split('/')
  return noun !== 'plan' && id ? id : body?.id // a plan is made at /v1/plan/compile
}

/**
 * Without the refused ones, and without those that come after a refused one about the same thing: order is kept per thing.
 * @param {Operation[]} operations in order
 */
export function sendable(operations) {
  const refused = new Set()
  return operations.filter(op => {
    const subject = subjectOf(op)
    const parked = op.state === 'parked'
    if (parked && subject) refused.add(subject)
    return !parked && !refused.has(subject) && !refused.has(op.body?.exercise_id)
  })
}

/** Those that wait behind a refused one. @param {Operation[]} operations in order @param {Operation} parked */
export function behind(operations, parked) {
  const subject = subjectOf(parked)
  const free = new Set(sendable(operations))
  return operations.filter(op => op.state === 'waiting' && !free.has(op) && (subjectOf(op) === subject || op.body?.exercise_id === subject))
}

/**
 * @param {Db} db
 * @returns {Promise<import('./types.js').Tally>}
 */
export async function tally(db) {
  const all = await unsent(db)
  const left = all.filter(op => op.state === 'waiting')
  return { waiting: left.length, parked: all.filter(op => op.state === 'parked'), oldest: left[0]?.at ?? null }
}

/** The server has them. @param {Db} db @param {Operation[]} ops */
export async function settle(db, ...ops) {
  const { changes, altered } = heldOf(db)
  for (const change of changes) change.operations = change.operations.filter(op => !ops.includes(op))
  const stored = ops.flatMap(op => op.seq ?? [])
  if (stored.length === 0) return
  try {
    const tx = db.transaction('outbox', 'readwrite')
    for (const seq of stored) tx.store.delete(seq).catch(() => {})
    await tx.done
  } catch (error) {
    if (!isDisk(error)) throw error
    for (const seq of stored) altered.set(seq, null) // told twice at worst, after the page was closed
  }
}

/**
 * When the server last stored these sets: by that a phone knows later that a server has forgotten something.
 * @param {Db} db @param {import('./types.js').LoggedSet[]} sets as it answered
 */
export async function hear(db, sets) {
  const answered = sets.filter(set => set.id)
  if (answered.length === 0) return
  try {
    const tx = db.transaction('sets', 'readwrite')
    await Promise.all(answered.map(async ({ id, updated_at }) => {
      const here = await tx.store.get(id)
      if (here) tx.store.put({ ...here, updated_at }).catch(() => {})
    }))
    await tx.done
  } catch (error) {
    if (!isDisk(error)) throw error
  }
}

/**
 * The server will never take it as it stands: keep it, out of the way, with the reason.
 * @param {Db} db @param {Operation} op @param {string} fault
 */
export const park = (db, op, fault) => alter(db, op, { ...op, state: 'parked', fault })

/** Try a parked one again, changed or not. @param {Db} db @param {Operation} op @param {any} [body] */
export function unpark(db, op, body = op.body) {
  const { fault: _, ...rest } = op
  return alter(db, op, { ...rest, body, state: 'waiting' })
}

/** @param {Db} db @param {Operation} op as it is @param {Operation} next */
async function alter(db, op, next) {
  const { changes, altered } = heldOf(db)
  if (op.seq === undefined) {
    for (const change of changes) change.operations = change.operations.map(one => one === op ? next : one)
    return
  }
  try {
    await db.put('outbox', next)
    altered.delete(op.seq)
  } catch (error) {
    if (!isDisk(error)) throw error
    altered.set(op.seq, next)
  }
}
