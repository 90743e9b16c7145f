import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSet, freshDb, locks } from './fake.js'
import { Sync } from '../../js/sync.js'
import { Store } from '../../js/store.js'
import { initialState } from '../../js/state.js'
import { pull } from '../../js/actions/pull.js'
import { compilePlan } from '../../js/actions/plans.js'
import { changeMe } from '../../js/actions/profile.js'
import { changeSet } from '../../js/actions/history.js'

globalThis.addEventListener ??= () => {}

/** A phone and a server that knows one lifter with one set; `during` runs while the answer to a question is on its way. */
async function phone() {
  const server = { me: { id: 'u', unit: 'kg' }, set: aSet(), exercises: /** @type {any[]} */ ([]), during: /** @type {Record<string, () => Promise<void>>} */ ({}), asked: /** @type {string[]} */ ([]) }
  const db = await freshDb()
  const api = {
    async get(/** @type {string} */ path) {
      const [, , noun] = path.split(/[/?]/)
      server.asked.push(noun)
      const answer = structuredClone(noun === 'me' ? server.me : noun === 'sets' ? { sets: [server.set], next_cursor: null } : { [noun]: noun === 'exercises' ? server.exercises : [] })
      const { [noun]: once } = server.during
      delete server.during[noun]
      await once?.()
      return answer
    },
    async send(/** @type {string} */ method, /** @type {string} */ path, /** @type {any} */ body) {
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
