import { commit } from '../outbox.js'
import { unsavedCount } from '../unsaved.js'

/**
 * A set under the resting finger, on the disk before the finger lifts: what is painted then is kept already, and is
 * written in its place afterwards. A page that goes in between finds it here.
 *
 * @typedef {import('../db.js').Db} Db
 * @typedef {import('../types.js').Touched} Touched
 */

export const TOUCHED = 'touched'

/** @param {Db} db @param {Touched} touched @returns {Promise<boolean>} whether it is on the disk */
export async function keepTouched(db, touched) {
  if (unsavedCount(db) > 0) return false // never before what came before it
  try {
    const tx = db.transaction('kv', 'readwrite', { durability: 'strict' })
    tx.store.put(touched, TOUCHED).catch(() => {}) // the transaction tells
    tx.commit()
    await tx.done
    return true
  } catch {
    return false
  }
}

/** The finger went elsewhere. @param {Db} db */
export const forgetTouched = db => { db.delete('kv', TOUCHED).catch(() => {}) } // a later touch overwrites it

/**
 * The page went while the finger rested, or in the moment after: the set is logged, unless something else came of it.
 * @param {Db} db @param {Touched} touched
 * @returns {Promise<boolean>} whether it was logged now
 */
export async function carryOut(db, { set, before, next, operation }) {
  const [now, known] = await Promise.all([db.get('kv', 'running'), db.get('sets', set.id)])
  const due = !known && JSON.stringify(now) === JSON.stringify(before)
  await commit(db, due ? ['sets', 'kv'] : ['kv'], tx => {
    tx.objectStore('kv').delete(TOUCHED)
    if (!due) return
    tx.objectStore('sets').put(set)
    tx.objectStore('kv').put(next, 'running')
  }, due ? [operation] : [])
  return due
}
