import 'fake-indexeddb/auto'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { beforeEach, test } from 'node:test'
import { address, forget, hasGuest, makeGuest, moveIn } from '../../js/actions/guest.js'
import { Api } from '../../js/api.js'
import { openDatabase } from '../../js/db.js'
import { GUEST, guestMe, movedOperations, movedValue, usualUnit } from '../../js/guest.js'
import { NeedsAccount } from '../../js/problem.js'
import { uuidv7 } from '../../js/uuid.js'
import { aSet } from './fake.js'

/** @type {Map<string, string>} */
const kept = new Map()
Object.defineProperty(globalThis, 'localStorage', { value: {
  getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
  setItem: (/** @type {string} */ key, /** @type {string} */ value) => { kept.set(key, value) },
  removeItem: (/** @type {string} */ key) => { kept.delete(key) },
} })

const account = (some = {}) => ({ ...guestMe('en-GB', 'Europe/Berlin'), id: 'anna', email: 'anna@example.org', preferences: {}, ...some })
/** @param {object} me @param {object[]} plans */
const server = (me = account(), plans = []) => /** @type {any} */ ({ api: { get: async (/** @type {string} */ path) => path === '/v1/me' ? me : { plans } } })
/** @param {string} path @param {any} body */
const op = (path, body = {}, method = 'POST') => ({ method, path, body, label: path, at: '2026-11-22T10:00:00Z', state: /** @type {const} */ ('waiting') })

beforeEach(async () => {
  kept.clear()
  await forget()
})

/** A guest who has trained: two sets, a gym, a check-in, a workout in progress. */
async function trained() {
  await makeGuest(/** @type {any} */ ({ api: { open: async () => ({ exercises: [{ id: 'bench', name: 'Bench press' }] }) } }))
  const db = await openDatabase(GUEST)
  const sets = [aSet(), aSet()]
  for (const set of sets) { await db.put('sets', set); await db.add('outbox', op('/v1/sets', { id: set.id })) }
  await db.add('outbox', op('/v1/gyms', { id: 'cellar' }))
  await db.add('outbox', op('/v1/me', { unit: 'lb', gym_id: 'cellar', onboarded: true }, 'PATCH'))
  await db.put('kv', { ...await db.get('kv', 'me'), unit: 'lb', gym_id: 'cellar', onboarded_at: '2026-11-22T09:00:00Z' }, 'me')
  await db.put('kv', [{ id: 'cellar', name: 'Cellar', active: true }], 'gyms')
  await db.put('kv', { id: 'w1', started_at: '2026-11-22T09:50:00Z' }, 'running')
  await db.put('kv', { value: 1 }, 'answer:/v1/accuracy')
  db.close()
  return sets
}

/** @param {string} id */
const move = async id => { const db = await openDatabase(id); await moveIn(db, id); return db }

test('a guest moves into a new account whole, and leaves nothing behind', async () => {
  const sets = await trained()
  const id = uuidv7()
  await address(server(account({ id })), id)
  const db = await move(id)
  assert.deepEqual((await db.getAllKeys('sets')).sort(), sets.map(set => set.id).sort())
  assert.deepEqual((await db.getAll('outbox')).map(one => one.path), ['/v1/sets', '/v1/sets', '/v1/gyms', '/v1/me'], 'in the order in which it happened')
  const me = await db.get('kv', 'me')
  assert.deepEqual([me.id, me.email, me.unit, me.onboarded_at, me.preferences], [id, 'anna@example.org', 'lb', '2026-11-22T09:00:00Z', {}])
  assert.equal((await db.get('kv', 'running')).id, 'w1')
  assert.equal((await db.get('kv', 'gyms'))[0].active, true)
  assert.equal(await db.get('kv', 'answer:/v1/accuracy'), undefined)
  assert.equal(await db.count('exercises'), 1)
  assert.equal(await hasGuest(), false)
  assert.equal(kept.size, 0)
})

test('a move that was cut off after it was written is ended, not repeated', async () => {
  await trained()
  const id = uuidv7()
  await address(server(account({ id })), id)
  const promise = kept.get('gymgenius.moving')
  const copy = await openDatabase(GUEST)
  const stores = [...copy.objectStoreNames]
  const before = await Promise.all(stores.map(async name => ({ name, keys: await copy.getAllKeys(name), values: await copy.getAll(name) })))
  copy.close()
  ;(await move(id)).close()
  const again = await openDatabase(GUEST) // as if the phone had died before the guest was deleted
  for (const { name, keys, values } of before) for (const [i, value] of values.entries()) await (name === 'kv' ? again.put(name, value, keys[i]) : again.put(name, value))
  const late = aSet()
  await again.put('sets', late)
  await again.add('outbox', op('/v1/sets', { id: late.id })) // and another tab had logged one more
  again.close()
  kept.set('gymgenius.moving', String(promise))
  const db = await move(id)
  assert.equal((await db.getAll('outbox')).length, 5, 'four once, and the late one')
  assert.equal(await db.count('sets'), 3)
  assert.equal(await hasGuest(), false)
})

test('nothing moves before it is written whole', async () => {
  await trained()
  const id = uuidv7()
  await address(server(account({ id })), id)
  const db = await openDatabase(id)
  const full = /** @type {any} */ ({ get: db.get.bind(db), transaction: () => { throw new Error('the disk is full') } })
  await assert.rejects(moveIn(full, id), /the disk is full/)
  assert.equal(await db.count('outbox'), 0)
  assert.equal(await hasGuest(), true, 'the guest has everything still')
  db.close()
  const later = await move(id)
  assert.equal(await later.count('outbox'), 4, 'and the next start moves it')
})

test('it moves to the account it was promised to, and to no other', async () => {
  await trained()
  const [anna, ben] = [uuidv7(), uuidv7()]
  await address(server(account({ id: anna })), anna)
  const db = await move(ben)
  assert.equal(await db.count('outbox') + await db.count('sets'), 0)
  assert.equal(await hasGuest(), true)
  assert.equal(await (await move(anna)).count('sets'), 2)
})

test('where the account can’t be asked, nothing is promised', async () => {
  const app = /** @type {any} */ ({ api: { get: async () => { throw new Error('away') } } })
  await assert.rejects(address(app, 'anna'), /away/)
  assert.equal(kept.size, 0)
})

test('an account that was set up before keeps its settings, its gym and its plan', () => {
  const home = { to: 'anna', me: account({ onboarded_at: 'x', gym_id: 'hers', preferences: { theme: 'dark' } }), planned: true }
  const moved = movedOperations([op('/v1/sets', { id: 'a' }), op('/v1/me', { unit: 'lb', onboarded: true }, 'PATCH'), op('/v1/me', { gym_id: 'cellar' }, 'PATCH'),
    op('/v1/me', { preferences: { theme: 'light', hand: 'left' } }, 'PATCH'), op('/v1/plans/p/start', null)], home)
  assert.deepEqual(moved.map(one => [one.path, one.body]), [['/v1/sets', { id: 'a' }], ['/v1/me', { preferences: { hand: 'left' } }]])
  assert.equal(movedOperations([op('/v1/plans/p/start', null)], { ...home, planned: false }).length, 1)
  assert.deepEqual(movedValue('gyms', [{ id: 'cellar', active: true }], [{ id: 'hers', active: true }], home).map((/** @type {any} */ one) => one.active), [true, false])
  assert.deepEqual(movedValue('plans', [{ id: 'p', status: 'active' }], undefined, home), [{ id: 'p', status: 'draft' }])
  assert.equal(movedValue('me', { ...guestMe('en-US', 'UTC'), unit: 'lb' }, undefined, home).unit, 'kg')
})

test('of two workouts in progress the later one is in hand; lists join, each thing once', () => {
  const home = { to: 'anna', me: account(), planned: false }
  const [early, late] = [{ id: 'a', started_at: '2026-11-22T09:00:00Z' }, { id: 'b', started_at: '2026-11-22T10:00:00Z' }]
  assert.equal(movedValue('running', late, early, home).id, 'b')
  assert.equal(movedValue('running', early, late, home).id, 'b')
  assert.equal(movedValue('running', null, late, home).id, 'b')
  assert.deepEqual(movedValue('check_ins', [{ day: '2026-11-22', mood: 1 }, { day: '2026-11-20' }], [{ day: '2026-11-22', mood: 5 }], home).map((/** @type {any} */ one) => [one.day, one.mood]), [['2026-11-22', 5], ['2026-11-20', undefined]])
  assert.equal(movedValue('anything new', 'theirs', undefined, home), 'theirs')
  assert.equal(movedValue('anything new', 'theirs', 'own', home), 'own')
})

test('of a guest nothing is asked of the server, but what anyone may read', async () => {
  /** @type {string[]} */ const asked = []
  const api = new Api(/** @type {any} */ ({ token: async () => 'x' }), /** @type {any} */ (async (/** @type {string} */ path) => { asked.push(path); return { ok: true, status: 200, json: async () => ({}) } }))
  api.shut = true
  await assert.rejects(api.get('/v1/me'), NeedsAccount)
  await assert.rejects(api.raw('/v1/export'), NeedsAccount)
  await api.open('/v1/catalogue')
  assert.deepEqual(asked, ['/v1/catalogue'])
})

test('pounds where plates are in pounds', () => {
  assert.deepEqual(['en-US', 'en-GB', 'de', 'es-US'].map(usualUnit), ['lb', 'kg', 'kg', 'lb'])
})

test('the first page says the same before and after its module is there', () => {
  const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
  const [page, screen] = [read('index.html'), read('js/screens/landing.js')]
  const template = screen.slice(screen.indexOf('<main'))
  const sentences = [...template.matchAll(/t\('(.+?)'\)/g)].map(([, sentence]) => sentence).filter(one => one !== 'Fetching the lifts')
  assert.ok(sentences.length >= 10)
  for (const sentence of sentences) assert.ok(page.includes(sentence), sentence)
  const bench = read('../docs/bench.md')
  assert.match(bench, /147,161 sets scored/)
  assert.match(bench, /Logs of 51 people/)
  const [, repeating, unseen] = /load, all sets \| ([\d.]+) % .*\*\*([\d.]+) %\*\*/.exec(bench) ?? []
  assert.deepEqual([Number(repeating).toFixed(1), Number(unseen).toFixed(1)], ['5.4', '4.5'], 'the figures of the benchmark')
})
