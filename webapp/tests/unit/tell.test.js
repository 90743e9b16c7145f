import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSet, freshDb } from './fake.js'
import { tell } from '../../js/actions/tell.js'
import { initialState } from '../../js/state.js'
import { Store } from '../../js/store.js'

test('a set that the coach stumbles over is written and shown, and the fault is told', async () => {
  const told = /** @type {unknown[]} */ ([])
  globalThis.reportError = fault => { told.push(fault) }
  const db = await freshDb()
  const app = /** @type {any} */ ({ db, store: new Store(initialState()) })
  const set = aSet()
  const fault = new RangeError('no such load')
  await tell(app, ['sets'], tx => { tx.objectStore('sets').put(set) }, [], { done: [set] }, () => { throw fault })
  assert.deepEqual(app.store.state.done, [set])
  assert.equal(await db.count('sets'), 1)
  assert.deepEqual(told, [fault])
})
