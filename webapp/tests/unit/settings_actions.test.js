import 'fake-indexeddb/auto'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changePlan, compilePlan, pullPlans, startPlan } from '../../js/actions/plans.js'
import { changeMe } from '../../js/actions/profile.js'
import { addWeighing, chooseGym, knownWeighings, pullWeighings, removeGym, removeWeighing, saveGym } from '../../js/actions/settings.js'
import { changeExercise, createExercise, removeExercise } from '../../js/actions/exercises.js'
import { openDatabase } from '../../js/db.js'
import { emptyInventory } from '../../js/gyms.js'
import { initialState } from '../../js/state.js'
import { Store } from '../../js/store.js'

let people = 0

/** @param {object} [api] */
async function lifter(api = {}) {
  people += 1
  const db = await openDatabase(`settings-${people}`)
  const store = new Store(initialState())
  store.update({ me: /** @type {any} */ ({ id: 'me', unit: 'kg', gym_id: null, bodyweight_kg: null, preferences: {} }) })
  return /** @type {any} */ ({ db, store, api, sync: { flush: async () => {} } })
}
const sent = async (/** @type {any} */ app) => (await app.db.getAll('outbox')).map((/** @type {any} */ op) => `${op.method} ${op.path}`)
/** @param {string} id @param {string} name @param {boolean} active */
const gym = (id, name, active) => ({ id, name, active, inventory: emptyInventory() })

test('gyms stand by name, and one of them is in use', async () => {
  const app = await lifter()
  await saveGym(app, gym('b', 'Work', true), true)
  await saveGym(app, gym('a', 'Home', false), true)
  await chooseGym(app, 'a')
  assert.deepEqual(app.store.state.gyms.map((/** @type {any} */ one) => [one.name, one.active]), [['Home', true], ['Work', false]])
  assert.equal(app.store.state.me.gym_id, 'a')
  assert.equal(app.store.state.tally.waiting, 3, 'what the server still has to hear is counted at once')
  assert.deepEqual(await app.db.get('kv', 'gyms'), app.store.state.gyms, 'kept for the next start')
  await removeGym(app, app.store.state.gyms[1])
  assert.deepEqual(await sent(app), ['POST /v1/gyms', 'POST /v1/gyms', 'PATCH /v1/me', 'DELETE /v1/gyms/b'])
  app.store.state.toast.run()
  await new Promise(resolve => setTimeout(resolve, 20))
  assert.equal(app.store.state.gyms.length, 2, 'a deleted gym comes back by the toast')
})

test('a choice tells of itself alone, so that another phone’s choice of something else stands', async () => {
  const app = await lifter()
  app.store.update({ me: { ...app.store.state.me, preferences: { hand: 'left', 'rest:bench': 180 } } })
  await changeMe(app, { preferences: { theme: 'black' } })
  await changeMe(app, { preferences: { hand: null } })
  const told = (await app.db.getAll('outbox')).map((/** @type {any} */ op) => op.body)
  assert.deepEqual(told, [{ preferences: { theme: 'black' } }, { preferences: { hand: null } }])
  assert.deepEqual(app.store.state.me.preferences, { theme: 'black', 'rest:bench': 180 })
  assert.deepEqual((await app.db.get('kv', 'me')).preferences, app.store.state.me.preferences)
})

test('a weighing counts at once; the latest is the body weight', async () => {
  const app = await lifter()
  await addWeighing(app, 180, 'lb', '2026-11-20T06:00:00Z')
  await addWeighing(app, 80, 'kg', '2026-11-10T06:00:00Z')
  assert.equal(Math.round(app.store.state.me.bodyweight_kg * 100), 8165)
  const [first, last] = await knownWeighings(app)
  assert.equal(first.weight, 80)
  await removeWeighing(app, last)
  assert.equal(app.store.state.me.bodyweight_kg, 80)
})

test('reading weighings keeps those on their way and leaves out those deleted here', async () => {
  const app = await lifter({ get: async () => ({ bodyweights: [{ id: 'old', measured_at: '2026-01-01T00:00:00Z', weight: 79, unit: 'kg', weight_kg: 79 }, { id: 'gone', measured_at: '2026-01-02T00:00:00Z', weight: 1, unit: 'kg', weight_kg: 1 }] }) })
  await addWeighing(app, 81, 'kg', '2026-11-20T06:00:00Z')
  await removeWeighing(app, /** @type {any} */ ({ id: 'gone' }))
  await pullWeighings(app)
  assert.deepEqual((await knownWeighings(app)).map(one => one.weight_kg), [79, 81])
})

test('starting a plan puts the one before it back, as the server does', async () => {
  const app = await lifter({ post: async (/** @type {string} */ _p, /** @type {any} */ body) => ({ ...body, name: 'Week', status: 'draft', days: [], volume: [] }), get: async () => { throw new Error('not asked for') } })
  const first = await compilePlan(app, { goal_strength: 0.5, days_per_week: 3, minutes: 60, experience: 'novice', equipment: null })
  await startPlan(app, first)
  const second = await compilePlan(app, { goal_strength: 0.5, days_per_week: 4, minutes: 60, experience: 'novice', equipment: null })
  await startPlan(app, second)
  assert.deepEqual(app.store.state.plans.map((/** @type {any} */ one) => [one.id === second.id, one.status]), [[true, 'active'], [false, 'draft']])
  await changePlan(app, second, { name: 'Mine' })
  assert.equal(app.store.state.plans[0].name, 'Mine')
  assert.deepEqual((await sent(app)).map((/** @type {string} */ op) => op.split(' ')[0]), ['POST', 'POST', 'PATCH'])
})

test('plans are not read while changes of ours are on their way', async () => {
  const app = await lifter({ get: async () => { throw new Error('asked too early') } })
  app.store.update({ tally: { waiting: 1, parked: [], oldest: null } })
  await pullPlans(app)
})

test('an own exercise is known from its making to its end', async () => {
  const app = await lifter()
  const made = await createExercise(app, /** @type {any} */ ({ id: 'x', slug: null, popularity: 0, own: true, name: 'Viking press', muscles: {} }))
  await changeExercise(app, made, { name: 'Viking push' })
  assert.deepEqual(app.store.state.exercises.map((/** @type {any} */ one) => one.name), ['Viking push'])
  const [{ body }] = await app.db.getAll('outbox')
  for (const key of ['own', 'slug', 'popularity']) assert.ok(!(key in body), `${key} is the server’s`)
  assert.equal(body.id, 'x')
  await removeExercise(app, made)
  assert.deepEqual([app.store.state.exercises, await app.db.count('exercises')], [[], 0])
})
