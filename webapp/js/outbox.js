/**
 * What the server still has to hear, in the order in which it happened. An operation is written in the same
 * IndexedDB transaction as the change that it tells of, so that neither exists without the other.
 *
 * @typedef {import('./db.js').Db} Db
 * @typedef {import('./types.js').Operation} Operation
 * @typedef {import('./types.js').Schema} Schema
 * @typedef {'sets' | 'workouts' | 'exercises' | 'prescriptions' | 'lifts' | 'kv'} StoreName
 * @typedef {import('../vendor/idb/index.js').IDBPTransaction<Schema, any, 'readwrite'>} Tx
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
 * @param {(tx: Tx) => void} write
 * @param {Operation[]} operations
 */
export async function commit(db, stores, write, operations) {
  const tx = /** @type {Tx} */ (/** @type {unknown} */ (db.transaction([...stores, 'outbox'], 'readwrite', { durability: 'strict' })))
  write(tx)
  for (const op of operations) tx.objectStore('outbox').add(op)
  await tx.done
}

/**
 * @param {Db} db
 * @returns {Promise<Operation[]>} those still to be sent, oldest first
 */
export async function waiting(db) {
  return (await db.getAll('outbox')).filter(op => op.state === 'waiting')
}

/**
 * @param {Db} db
 * @returns {Promise<import('./types.js').Tally>}
 */
export async function tally(db) {
  const all = await db.getAll('outbox')
  const unsent = all.filter(op => op.state === 'waiting')
  return { waiting: unsent.length, parked: all.filter(op => op.state === 'parked'), oldest: unsent[0]?.at ?? null }
}

/** The server has it. @param {Db} db @param {Operation} op */
export const settle = (db, op) => db.delete('outbox', /** @type {number} */ (op.seq))

/**
 * The server will never take it as it stands: keep it, out of the way, with the reason.
 * @param {Db} db @param {Operation} op @param {string} fault
 */
export const park = (db, op, fault) => db.put('outbox', { ...op, state: 'parked', fault })

/** Try a parked one again. @param {Db} db @param {Operation} op */
export function unpark(db, op) {
  const { fault: _, ...rest } = op
  return db.put('outbox', { ...rest, state: 'waiting' })
}
