import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDb } from './fake.js'
import { letGo, logSet, touch } from '../../js/actions/logging.js'
import { carryOut, TOUCHED } from '../../js/actions/touched.js'
import { initialState } from '../../js/state.js'
import { Store } from '../../js/store.js'
import { begin, freeSlot } from '../../js/workout.js'

/** @type {import('../../js/types.js').Draft} */
const draft = { kg: 80, reps: 6, rir: 2, set_type: 'working', touched: false, reps_touched: false, scope: 'set', seconds: null, clock: null, side: null, note: null, pain: null }

/** A phone in the middle of a workout of three sets. */
async function phone() {
  const db = await freshDb()
  const running = { ...begin('w1', 'Monday', '2026-11-22T10:00:00.000Z'), slots: [freeSlot('bench')] }
  await db.put('kv', running, 'running')
  const store = new Store({ ...initialState(), running })
  return { app: /** @type {any} */ ({ db, store }), db, store }
}

/** What the disk holds. @param {import('../../js/db.js').Db} db */
async function disk(db) {
  const [sets, told, touched, running] = await Promise.all([db.getAll('sets'), db.getAll('outbox'), db.get('kv', TOUCHED), db.get('kv', 'running')])
  return { sets, told: told.map(({ method, path, body }) => [method, path, body.id]), touched, running }
}

/** Until the disk holds what is touched. @param {import('../../js/db.js').Db} db */
async function untilTouched(db) { while (!await db.get('kv', TOUCHED)); }

test('what is touched is on the disk, and nothing is shown of it before the finger lifts', async () => {
  const { app, db, store } = await phone()
  const soon = touch(app, draft)
  await untilTouched(db)
  assert.deepEqual([store.state.done, (await disk(db)).sets], [[], []])
  assert.deepEqual([soon?.done.length, soon?.tally.waiting, soon?.running?.rest?.set_id], [1, 1, soon?.done[0].id])
})

test('when the finger lifts what was foreseen is shown, and written in its place', async () => {
  const { app, db, store } = await phone()
  const soon = touch(app, draft)
  await logSet(app, { ...draft })
  const { sets, told, touched, running } = await disk(db)
  assert.deepEqual(sets, soon?.done)
  assert.deepEqual(told, [['POST', '/v1/sets', sets[0].id]])
  assert.equal(touched, undefined)
  assert.deepEqual(running, soon?.running)
  assert.deepEqual([store.state.running, store.state.tally], [soon?.running, soon?.tally])
})

test('nothing is shown before the disk has it, however soon the finger lifts', async context => {
  const { app, store } = await phone()
  /** @type {string[]} */ const seen = []
  const { put } = IDBObjectStore.prototype
  context.mock.method(IDBObjectStore.prototype, 'put', function (/** @type {any} */ value, /** @type {any} */ key) {
    if (key === TOUCHED) /** @type {IDBObjectStore} */ (this).transaction.addEventListener('complete', () => seen.push('disk'))
    return put.call(this, value, key)
  })
  store.watch(state => state.done.length, length => { if (length > 0) seen.push('shown') })
  touch(app, draft)
  await logSet(app, { ...draft })
  assert.deepEqual(seen, ['disk', 'shown'])
})

test('what the finger went away from is forgotten', async () => {
  const { app, db } = await phone()
  touch(app, draft)
  letGo(app)
  await logSet(app, { ...draft, reps: 5 })
  const { sets, touched } = await disk(db)
  assert.deepEqual([sets.map(set => set.reps), touched], [[5], undefined])
})

test('a set that was changed while it was touched is logged as it is now', async () => {
  const { app, db, store } = await phone()
  touch(app, draft)
  store.update({ running: /** @type {any} */ ({ ...store.state.running, draft: { ...draft, reps: 9 } }) })
  await logSet(app, { ...draft, reps: 9 })
  const { sets, told, touched } = await disk(db)
  assert.deepEqual([sets.map(set => set.reps), told.length, touched], [[9], 1, undefined])
})

test('a page that goes while the finger rests finds the set when it comes back, once', async () => {
  const { app, db } = await phone()
  const soon = touch(app, draft)
  await untilTouched(db)
  assert.equal(await carryOut(db, await db.get('kv', TOUCHED)), true)
  const after = await disk(db)
  assert.deepEqual([after.sets, after.told.length, after.touched, after.running], [soon?.done, 1, undefined, soon?.running])
})

test('what was logged since, or belongs to a workout that has gone on, is not logged again', async () => {
  const { app, db } = await phone()
  touch(app, draft)
  await untilTouched(db)
  const touched = await db.get('kv', TOUCHED)
  await logSet(app, draft)
  assert.equal(await carryOut(db, touched), false)
  const other = await phone()
  touch(other.app, draft)
  await untilTouched(other.db)
  await other.db.put('kv', { ...other.store.state.running, at: 1 }, 'running')
  assert.equal(await carryOut(other.db, await other.db.get('kv', TOUCHED)), false)
  assert.deepEqual([(await disk(db)).sets.length, (await disk(other.db)).sets, (await disk(other.db)).touched], [1, [], undefined])
})

test('where the disk refuses what is touched, the set is logged all the same', async () => {
  const { app, db } = await phone()
  const begin = db.transaction
  db.transaction = () => { throw new DOMException('full', 'QuotaExceededError') }
  touch(app, draft)
  db.transaction = begin
  await logSet(app, { ...draft })
  assert.deepEqual((await disk(db)).sets.map(set => set.reps), [6])
})
