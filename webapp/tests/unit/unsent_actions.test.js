import 'fake-indexeddb/auto'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeParked, dropParked, setOf, tryAgain } from '../../js/actions/unsent.js'
import { openDatabase } from '../../js/db.js'
import { initialState } from '../../js/state.js'
import { Store } from '../../js/store.js'

/** @type {any} */
const SET = { id: 's1', workout_id: 'w', exercise_id: 'bench', performed_at: '2026-11-20T10:00:00Z', set_type: 'working', weight: 5000, unit: 'kg', weight_kg: 5000, reps: 5, rir: null, note: null, deleted_at: null }
let people = 0

/** A phone with one refused set. */
async function lifter() {
  people += 1
  const db = await openDatabase(`unsent-${people}`)
  const { weight_kg: _, deleted_at: __, ...body } = SET
  await db.put('sets', SET)
  const seq = await db.add('outbox', { method: 'POST', path: '/v1/sets', body, label: 'Bench press', at: 'then', state: 'parked', fault: 'weight: too heavy' })
  const app = /** @type {any} */ ({ db, store: new Store(initialState()), sync: { retry: async () => {}, flush: async () => {} } })
  return { app, op: /** @type {any} */ (await db.get('outbox', seq)) }
}

test('a refused set is put right and goes again as one whole set', async () => {
  const { app, op } = await lifter()
  const set = /** @type {any} */ (await setOf(app, op))
  await changeParked(app, op, set, { weight: 50, unit: 'kg', weight_kg: 50 })
  const [sent] = await app.db.getAll('outbox')
  assert.deepEqual([sent.state, sent.fault, sent.body.weight, sent.body.reps, sent.seq], ['waiting', undefined, 50, 5, op.seq])
  assert.ok(!('weight_kg' in sent.body), 'what the server reckons is not sent')
  assert.equal((await app.db.get('sets', 's1')).weight_kg, 50)
})

test('trying again changes nothing of it', async () => {
  const { app, op } = await lifter()
  await tryAgain(app, op)
  const [sent] = await app.db.getAll('outbox')
  assert.deepEqual([sent.state, sent.body], ['waiting', op.body])
})

test('what was dropped comes back by the toast', async () => {
  const { app, op } = await lifter()
  await dropParked(app, op)
  assert.equal(await app.db.count('outbox'), 0)
  await app.store.state.toast.run()
  assert.equal(await app.db.count('outbox'), 1)
})

test('only changes that speak of a set can be changed as one', async () => {
  const { app, op } = await lifter()
  assert.equal((await setOf(app, { ...op, method: 'PATCH', path: '/v1/sets/s1', body: { reps: 6 } }))?.id, 's1')
  assert.equal(await setOf(app, { ...op, path: '/v1/gyms' }), null)
  assert.equal(await setOf(app, { ...op, method: 'DELETE', path: '/v1/sets/s1' }), null)
})
