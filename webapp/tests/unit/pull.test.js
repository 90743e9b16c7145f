import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { aSet, freshDb, locks } from './fake.js'
import { Sync } from '../../js/sync.js'
import { Store } from '../../js/store.js'
import { initialState } from '../../js/state.js'
import { pull } from '../../js/actions/pull.js'
import { compilePlan, partFromLeaving, pullPlans, removePlan } from '../../js/actions/plans.js'
import { load } from '../../js/actions/reading.js'
import { changeMe } from '../../js/actions/profile.js'
import { changeSet } from '../../js/actions/history.js'

globalThis.addEventListener ??= () => {}

/** A phone and a server that knows one lifter with one set; `during` runs while the answer to a question is on its way. */
async function phone() {
  const server = { me: { id: 'u', unit: 'kg' }, set: aSet(), exercises: /** @type {any[]} */ ([]), plans: /** @type {any[]} */ ([]), during: /** @type {Record<string, () => Promise<void>>} */ ({}), asked: /** @type {string[]} */ ([]) }
  const db = await freshDb()
  const api = {
    async get(/** @type {string} */ path) {
      const [, , noun] = path.split(/[/?]/)
      server.asked.push(noun)
      const answer = structuredClone(noun === 'me' ? server.me : noun === 'sets' ? { sets: [server.set], next_cursor: null } : { [noun]: noun === 'exercises' ? server.exercises : noun === 'plans' ? server.plans : [] })
      const { [noun]: once } = server.during
      delete server.during[noun]
      await once?.()
      return answer
    },
    async send(/** @type {string} */ method, /** @type {string} */ path, /** @type {any} */ body) {
      const [, , noun, id] = path.split('/')
      if (noun === 'plans' && method === 'DELETE') { server.plans = server.plans.filter(one => one.id !== id); return {} }
      Object.assign(path === '/v1/me' ? server.me : server.set, body)
      return {}
    },
    async post(/** @type {string} */ path, /** @type {any} */ body) { return path === '/v1/plan/compile' ? { id: body.id, status: 'draft' } : {} },
  }
  const sync = new Sync(db, /** @type {any} */ (api), { locks: locks(), later: () => 0 })
  const app = /** @type {any} */ ({ db, api, sync, store: new Store({ ...initialState(), me: { id: 'u', unit: 'kg' } }) })
  return { app, db, server, sync }
}

test('a setting changed while the app reads is not undone by the older answer', async () => {
  const { app, db, server, sync } = await phone()
  server.during.exercises = async () => { await changeMe(app, { unit: 'lb' }); await sync.flush() }
  await pull(app)
  assert.equal(server.me.unit, 'lb')
  assert.equal(app.store.state.me.unit, 'lb')
  assert.equal((await db.get('kv', 'me')).unit, 'lb')
  assert.equal(server.asked.filter(noun => noun === 'me').length, 2, 'what was overtaken is read again, once')
})

test('a plan that was made while the app reads stays, on the screen and on the disk', async () => {
  const { app, db, server } = await phone()
  server.during.plans = async () => { await compilePlan(app, /** @type {any} */ ({})) }
  await pull(app)
  assert.equal(app.store.state.plans.length, 1)
  assert.deepEqual(await db.get('kv', 'plans'), app.store.state.plans)
})

test('a set changed while the sets are read keeps its change', async () => {
  const { app, db, server, sync } = await phone()
  await db.put('sets', server.set)
  server.during.sets = async () => { await changeSet(app, server.set, { reps: 9 }); await sync.flush() }
  await pull(app)
  assert.equal((await db.get('sets', server.set.id))?.reps, 9)
})

test('without changes everything is read once', async () => {
  const { app, server } = await phone()
  await pull(app)
  assert.equal(new Set(server.asked).size, server.asked.length)
})

test('of the catalogue only what has changed is written again', async () => {
  const { app, db, server } = await phone()
  server.exercises = [{ id: 'bench', name: 'Bench press', muscles: [] }, { id: 'row', name: 'Row', muscles: [] }]
  await pull(app)
  const written = /** @type {string[]} */ ([])
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (value, ...key) { if (this.name === 'exercises') written.push(value.id); return put.call(this, value, ...key) }
  server.exercises[1].name = 'Barbell row'
  await pull(app).finally(() => { IDBObjectStore.prototype.put = put })
  assert.deepEqual(written, ['row'])
  assert.equal((await db.get('exercises', 'row'))?.name, 'Barbell row')
})

const week = /** @type {any} */ ({ id: 'week', name: 'My week', status: 'draft', days: [] })

/** A phone and a server that have one plan. */
async function planned() {
  const made = await phone()
  made.server.plans = [week]
  await pullPlans(made.app)
  assert.equal(made.app.store.state.plans.length, 1)
  return made
}

/** Delete it, on a page that is left before the way back has passed. @param {any} app */
async function remove(app) {
  mock.timers.enable({ apis: ['setTimeout'] })
  await removePlan(app, week)
  mock.timers.reset()
}

test('a deleted plan stays away, whatever is read while there is a way back', async () => {
  const { app, db } = await planned()
  await remove(app)
  await pullPlans(app)
  assert.deepEqual(app.store.state.plans, [])
  await pull(app)
  assert.deepEqual(app.store.state.plans, [])
  assert.deepEqual((await load(db)).plans, [], 'nor does another tab, or the next start, find it on the disk')
  app.store.state.toast.run()
  await new Promise(resolve => setTimeout(resolve, 20))
  assert.deepEqual([app.store.state.plans, (await load(db)).plans], [[week], [week]])
  await pull(app)
  assert.deepEqual(app.store.state.plans, [week])
})

test('of a plan that was deleted before the page was closed the server still hears, once the way back has passed', async () => {
  const { app, db, server, sync } = await planned()
  await remove(app)
  const next = /** @type {any} */ ({ db, api: app.api, sync, store: new Store({ ...initialState(), ...await load(db) }) })
  mock.timers.enable({ apis: ['setTimeout'] })
  partFromLeaving(next)
  assert.equal(server.plans.length, 1)
  mock.timers.tick(8000)
  mock.timers.reset()
  await new Promise(resolve => setTimeout(resolve, 20))
  await sync.flush()
  assert.deepEqual([server.plans, (await load(db)).leaving], [[], []])
})

test('an answer about the plans that a change here has overtaken is left', async () => {
  const { app, server } = await planned()
  server.during.plans = async () => { await remove(app) }
  await pullPlans(app)
  assert.deepEqual(app.store.state.plans, [])
})
