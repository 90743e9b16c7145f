import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDb } from './fake.js'
import { Store } from '../../js/store.js'
import { initialState } from '../../js/state.js'
import { keepEdit, keptEdit, saveEdit } from '../../js/actions/plan_edit.js'

const plan = /** @type {any} */ ({ id: 'week', name: 'My week', status: 'draft', days: [{ name: 'A', exercises: [], minutes: 0 }] })

async function phone() {
  const store = new Store({ ...initialState(), plans: [plan] })
  return /** @type {any} */ ({ db: await freshDb(), store, api: {}, sync: { flush: async () => {} } })
}

test('what is changed in a plan is kept until it is as it was', async () => {
  const app = await phone()
  assert.equal(await keptEdit(app, 'week'), null)
  await keepEdit(app, 'week', { name: 'Mine' })
  assert.deepEqual([await keptEdit(app, 'week'), await keptEdit(app, 'another')], [{ name: 'Mine' }, null])
  assert.deepEqual([app.store.state.plans[0].name, await app.db.count('outbox')], ['My week', 0], 'the plan itself stays as it is')
  await keepEdit(app, 'week', {})
  assert.equal(await keptEdit(app, 'week'), null)
})

test('changes that the disk would not take are taken up from memory', async () => {
  const app = await phone()
  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = () => { throw new DOMException('full', 'QuotaExceededError') }
  await keepEdit(app, 'week', { name: 'Mine' }).finally(() => { IDBDatabase.prototype.transaction = transaction })
  assert.deepEqual(await keptEdit(app, 'week'), { name: 'Mine' })
})

test('saving tells the server and lets go of what was kept, in one', async () => {
  const app = await phone()
  await keepEdit(app, 'week', { name: 'Mine' })
  app.store.state.tally.waiting = 1 // what is on its way keeps the plans from being read
  await saveEdit(app, plan, { name: 'Mine' })
  assert.deepEqual((await app.db.getAll('outbox')).map((/** @type {any} */ op) => [op.path, op.body]), [['/v1/plans/week', { name: 'Mine' }]])
  assert.deepEqual([await keptEdit(app, 'week'), app.store.state.plans[0].name], [null, 'Mine'])
})
