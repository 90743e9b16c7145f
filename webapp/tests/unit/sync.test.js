import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSet, freshDb, locks } from './fake.js'
import { commit, operation, tally, unpark, waiting } from '../../js/outbox.js'
import { Problem, Unreachable } from '../../js/problem.js'
import { BACKOFF, BATCH, bunch, Sync } from '../../js/sync.js'

/** @typedef {{ method: string, path: string, body: any }} Sent */

/**
 * A phone with a server that answers as `answer` says.
 * @param {(request: Sent, nth: number) => any} answer
 */
async function phone(answer) {
  const db = await freshDb()
  /** @type {Sent[]} */ const sent = []
  /** @type {{ run: () => void, ms: number }[]} */ const later = []
  const api = { send: async (/** @type {string} */ method, /** @type {string} */ path, /** @type {any} */ body) => {
    sent.push({ method, path, body })
    return answer(sent[sent.length - 1], sent.length)
  } }
  const sync = new Sync(db, api, { locks: locks(), later: (run, ms) => later.push({ run, ms }) })
  return { db, sync, sent, later }
}

/** @param {import('../../js/db.js').Db} db @param {number} count */
async function log(db, count) {
  for (let n = 0; n < count; n += 1) {
    const set = aSet({ reps: n % 20 + 1 })
    await commit(db, ['sets'], tx => { tx.objectStore('sets').put(set) }, [operation('POST', '/v1/sets', set, `set ${n}`, set.performed_at)])
  }
}

/** @param {Sent} request */
const stored = ({ body }) => ({ results: (body?.sets ?? []).map((/** @type {any} */ set) => ({ id: set.id, status: 201, set, problem: null })) })

test('sets logged in a row go in one request, each once', async () => {
  const { db, sync, sent } = await phone(stored)
  await log(db, 5)
  await Promise.all([sync.flush(), sync.flush(), sync.flush()])
  assert.equal(sent.length, 1)
  assert.equal(sent[0].body.sets.length, 5)
  assert.equal((await tally(db)).waiting, 0)
})

test('a network that flaps loses nothing and doubles nothing that it can help', async () => {
  const { db, sync, sent, later } = await phone((request, nth) => {
    if (nth < 4) throw new Unreachable()
    return stored(request)
  })
  await log(db, 3)
  for (let i = 0; i < 4; i += 1) await sync.flush()
  assert.deepEqual(later.map(({ ms }) => ms), BACKOFF.slice(0, 3).map(seconds => seconds * 1000))
  assert.equal((await tally(db)).waiting, 0)
  assert.deepEqual(sent[0].body, sent[3].body, 'the same ids again: the server knows them')
})

test('a server in trouble keeps the operation', async () => {
  for (const status of [500, 503, 429, 401, 408]) {
    const { db, sync, later } = await phone(() => { throw new Problem(status) })
    await log(db, 1)
    await sync.flush()
    assert.deepEqual([(await tally(db)).waiting, (await tally(db)).parked.length, later.length], [1, 0, 1], String(status))
  }
})

test('a refused set is parked with its reason and holds nobody up', async () => {
  const { db, sync } = await phone(({ body }) => ({
    results: body.sets.map((/** @type {any} */ set) => set.reps === 2
      ? { id: set.id, status: 422, problem: { detail: 'no', errors: [{ field: 'reps', fault: 'too many', expected: '1 to 100' }] } }
      : { id: set.id, status: 201, set }),
  }))
  await log(db, 3)
  await sync.flush()
  const { waiting: left, parked } = await tally(db)
  assert.equal(left, 0)
  assert.equal(parked.length, 1)
  assert.equal(parked[0].fault, 'reps: too many: 1 to 100')
  await unpark(db, parked[0])
  assert.equal((await waiting(db)).length, 1)
})

test('a set of a batch that the server could not take just now is kept', async () => {
  const { db, sync, later } = await phone(({ body }) => ({ results: body.sets.map((/** @type {any} */ set, /** @type {number} */ n) => ({ id: set.id, status: n === 1 ? 503 : 201 })) }))
  await log(db, 2)
  await sync.flush()
  assert.equal((await tally(db)).waiting, 1)
  assert.equal(later.length, 1)
})

test('a batch refused as a whole is sent set by set', async () => {
  const { db, sync, sent } = await phone(request => {
    if (request.body.sets.length > 1) throw new Problem(413, { detail: 'too much' })
    if (request.body.sets[0].reps === 1) throw new Problem(422, { detail: 'not this one' })
    return stored(request)
  })
  await log(db, 3)
  await sync.flush()
  assert.deepEqual(sent.map(({ body }) => body.sets.length), [3, 1, 1, 1])
  assert.equal((await tally(db)).parked.length, 1)
})

test('operations go in the order in which they happened', async () => {
  const { db, sync, sent } = await phone(stored)
  await log(db, 2)
  const at = '2026-11-22T10:00:00.000Z'
  await commit(db, [], () => {}, [operation('PATCH', '/v1/sets/a', { reps: 5 }, 'change', at), operation('DELETE', '/v1/sets/b', null, 'delete', at)])
  await log(db, 1)
  await sync.flush()
  assert.deepEqual(sent.map(({ method, path }) => `${method} ${path}`), ['POST /v1/sets', 'PATCH /v1/sets/a', 'DELETE /v1/sets/b', 'POST /v1/sets'])
})

test('deleting what the server never had is done, not refused', async () => {
  const { db, sync } = await phone(() => { throw new Problem(404) })
  await commit(db, [], () => {}, [operation('DELETE', '/v1/sets/b', null, 'delete', '2026-11-22T10:00:00.000Z')])
  await sync.flush()
  assert.deepEqual(await tally(db), { waiting: 0, parked: [], oldest: null })
})

test('what is logged while a flush runs goes with the next one', async () => {
  /** @type {() => void} */ let release = () => {}
  const gate = new Promise(resolve => { release = () => resolve(undefined) })
  const { db, sync, sent } = await phone(async (request, nth) => { if (nth === 1) await gate; return stored(request) })
  await log(db, 1)
  const flushing = sync.flush()
  await log(db, 1)
  const again = sync.flush()
  release()
  await flushing
  await again
  await sync.flush()
  assert.equal((await tally(db)).waiting, 0)
  assert.equal(sent.reduce((sum, { body }) => sum + body.sets.length, 0), 2)
})

test('a fault that is not the network’s is not swallowed', async () => {
  const { db, sync } = await phone(() => { throw new TypeError('a mistake of ours') })
  await log(db, 1)
  await assert.rejects(sync.flush(), TypeError)
  assert.equal((await tally(db)).waiting, 1)
})

test('who listens hears what was sent', async () => {
  const { db, sync } = await phone(stored)
  /** @type {any[]} */ const heard = []
  sync.addEventListener('sent', event => heard.push(...(/** @type {CustomEvent} */ (event)).detail))
  await log(db, 2)
  await sync.flush()
  assert.equal(heard.length, 2)
})

test('a bunch is never more than one request takes, and never mixes', () => {
  const set = operation('POST', '/v1/sets', {}, '', '')
  const other = operation('PATCH', '/v1/me', {}, '', '')
  assert.equal(bunch(Array(300).fill(set)).length, BATCH)
  assert.equal(bunch([set, set, other, set]).length, 2)
  assert.equal(bunch([other, other]).length, 1)
})
