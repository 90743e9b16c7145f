import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSet, freshDb } from './fake.js'
import { lastHeard, latestWorkouts, setsOfExercise, setsOfWorkout } from '../../js/db.js'
import { behind, commit, operation, park, save, sendable, settle, tally, unpark, unsent, waiting } from '../../js/outbox.js'
import { isDisk, unsavedCount } from '../../js/unsaved.js'

const AT = '2026-11-22T10:00:00.000Z'
const post = (/** @type {any} */ set) => operation('POST', '/v1/sets', set, 'a set', set.performed_at ?? AT)

/** A disk that can be full: writing fails as a browser's does, reading and deleting go on. */
async function disk() {
  const db = await freshDb()
  const state = { full: false, db }
  const refusing = (/** @type {any} */ tx) => new Proxy(tx, { get(target, name) {
    if (name === 'done') return Promise.resolve(target.done).then(() => { throw new DOMException('full', 'QuotaExceededError') })
    if (name === 'commit') return () => target.abort()
    const value = target[name]
    return typeof value === 'function' ? value.bind(target) : value
  } })
  const real = db.transaction.bind(db)
  const phone = new Proxy(db, { get(target, name) {
    if (name === 'transaction') return (/** @type {any} */ names, /** @type {any} */ mode, /** @type {any} */ options) => {
      if (!state.full || mode !== 'readwrite') return real(names, mode, options)
      const tx = real(names, mode, options)
      queueMicrotask(() => { try { tx.abort() } catch { /* it is over */ } })
      tx.done.catch(() => {})
      return refusing(tx)
    }
    if (name === 'put') return async (/** @type {any[]} */ ...all) => {
      if (state.full) throw new DOMException('full', 'QuotaExceededError')
      return /** @type {any} */ (target).put(...all)
    }
    const value = /** @type {any} */ (target)[name]
    return typeof value === 'function' ? value.bind(target) : value
  } })
  return { phone: /** @type {import('../../js/db.js').Db} */ (/** @type {unknown} */ (phone)), state, db }
}

const write = (/** @type {any} */ db, /** @type {any} */ set) => commit(db, ['sets'], tx => { tx.objectStore('sets').put(set) }, [post(set)])

test('what a full disk refuses is held in memory, in order, and sent from there', async () => {
  const { phone, state } = await disk()
  const [one, two, three] = [1, 2, 3].map(reps => aSet({ reps, performed_at: `2026-11-22T10:0${reps}:00.000Z` }))
  assert.equal(await write(phone, one), true)
  state.full = true
  assert.equal(await write(phone, two), false)
  assert.equal(await write(phone, three), false)
  assert.equal(unsavedCount(phone), 2)
  assert.deepEqual((await waiting(phone)).map(op => op.body.reps), [1, 2, 3])
  assert.deepEqual((await setsOfWorkout(phone, 'w1')).map(set => set.reps), [1, 2, 3])
  assert.deepEqual((await setsOfExercise(phone, 'bench', 2)).map(set => set.reps), [3, 2])
  await settle(phone, ...(await waiting(phone)).slice(1))
  assert.deepEqual((await waiting(phone)).map(op => op.body.reps), [1], 'what was sent from memory is not sent again')
})

test('when there is room again all of it is written, with what is still unsent, in order', async () => {
  const { phone, state, db } = await disk()
  state.full = true
  const sets = [1, 2, 3].map(reps => aSet({ reps, performed_at: `2026-11-22T10:0${reps}:00.000Z` }))
  for (const set of sets) await write(phone, set)
  await settle(phone, (await waiting(phone))[0])
  assert.equal(await save(phone), false, 'it is still full')
  state.full = false
  await write(phone, aSet({ reps: 4 }))
  assert.equal(unsavedCount(phone), 0)
  assert.deepEqual((await db.getAll('outbox')).map(op => op.body.reps), [2, 3, 4])
  assert.equal(await db.count('sets'), 4)
  await settle(phone, ...await waiting(phone))
  assert.equal(await db.count('outbox'), 0, 'what went to the disk meanwhile is known by its place there')
})

test('a change in memory can be refused by the server and put right, too', async () => {
  const { phone, state } = await disk()
  state.full = true
  await write(phone, aSet({ reps: 0 }))
  const [op] = await waiting(phone)
  await park(phone, op, 'reps: too few')
  const [parked] = (await tally(phone)).parked
  assert.equal(parked.fault, 'reps: too few')
  await unpark(phone, parked, { ...parked.body, reps: 5 })
  assert.deepEqual((await waiting(phone)).map(one => one.body.reps), [5])
})

test('an answer that a full disk can’t note is remembered while the page lives', async () => {
  const { phone, state, db } = await disk()
  await write(phone, aSet({ reps: 1 }))
  await write(phone, aSet({ reps: 2 }))
  state.full = true
  const [first, second] = await waiting(phone)
  await settle(phone, first)
  await park(phone, second, 'no')
  assert.deepEqual([(await unsent(phone)).map(op => op.state), await db.count('outbox')], [['parked'], 2])
})

test('a mistake of ours is not taken for a full disk', async () => {
  const { phone } = await disk()
  await assert.rejects(commit(phone, ['sets'], tx => { tx.objectStore('sets').put(/** @type {any} */ ({ no: 'id' })) }, []))
  assert.equal(unsavedCount(phone), 0)
  assert.equal(isDisk(new TypeError('x')), false)
  assert.equal(isDisk(new DOMException('x', 'InvalidStateError')), true)
})

test('after a refused change of a thing its next changes wait, everything else goes on', () => {
  const ops = [
    { ...operation('POST', '/v1/sets', { id: 'a', exercise_id: 'x' }, 'a', AT), state: /** @type {const} */ ('parked') },
    operation('POST', '/v1/sets', { id: 'b', exercise_id: 'x' }, 'b', AT), operation('PATCH', '/v1/sets/a', { reps: 5 }, 'a again', AT),
    operation('DELETE', '/v1/sets/b', null, 'b again', AT), operation('PATCH', '/v1/me', { unit: 'lb' }, 'me', AT),
  ]
  assert.deepEqual(sendable(ops).map(op => op.label), ['b', 'b again', 'me'])
  assert.deepEqual(behind(ops, ops[0]).map(op => op.label), ['a again'])
})

test('sets of an exercise that was refused wait for it', () => {
  const ops = [
    { ...operation('POST', '/v1/exercises', { id: 'x' }, 'x', AT), state: /** @type {const} */ ('parked') },
    operation('POST', '/v1/sets', { id: 'a', exercise_id: 'x' }, 'of x', AT), operation('POST', '/v1/sets', { id: 'b', exercise_id: 'y' }, 'of y', AT),
    operation('POST', '/v1/plan/compile', { id: 'p' }, 'plan', AT),
  ]
  assert.deepEqual(sendable(ops).map(op => op.label), ['of y', 'plan'])
})

test('the newest rows are found without reading the others', async () => {
  const db = await freshDb()
  let read = 0
  for (let n = 0; n < 400; n += 1) {
    const at = new Date(Date.UTC(2026, 0, 1) + n * 3600_000).toISOString()
    await db.put('sets', aSet({ id: `s${n}`, workout_id: `w${n}`, performed_at: at, updated_at: at, reps: n % 20 + 1 }))
    await db.put('workouts', /** @type {any} */ ({ id: `w${n}`, started_at: at, deleted_at: n > 397 ? at : null }))
  }
  const counted = new Proxy(db, { get(target, name) {
    if (name !== 'transaction') { const value = /** @type {any} */ (target)[name]; return typeof value === 'function' ? value.bind(target) : value }
    return (/** @type {any[]} */ ...all) => {
      const tx = /** @type {any} */ (target).transaction(...all)
      const index = (/** @type {string} */ which) => {
        const real = tx.store.index(which)
        return {
          openKeyCursor: (/** @type {any[]} */ ...given) => real.openKeyCursor(...given),
          getAll: async (/** @type {any[]} */ ...given) => { const found = await real.getAll(...given); read += found.length; return found },
        }
      }
      return { store: { index } }
    }
  } })
  const phone = /** @type {import('../../js/db.js').Db} */ (/** @type {unknown} */ (counted))
  assert.equal((await setsOfExercise(phone, 'bench', 10)).length, 10)
  assert.equal(read, 10)
  assert.deepEqual((await lastHeard(phone, 3)).map(set => set.id), ['s397', 's398', 's399'])
  assert.equal(read, 13)
  assert.deepEqual((await latestWorkouts(phone, 2)).map(one => one.id), ['w397', 'w396'])
  assert.equal(read, 13 + 2 + 4, 'once more, where the newest are deleted')
})

test('of an import, all of one instant, no more is taken than is wanted, and all that is newer', async () => {
  const db = await freshDb()
  const noon = '2026-11-22T12:00:00.000Z'
  for (let n = 0; n < 30; n += 1) await db.put('sets', aSet({ id: `s${n + 10}`, updated_at: noon }))
  await db.put('sets', aSet({ id: 'newer', updated_at: '2026-11-22T12:01:00.000Z' }))
  const found = (await lastHeard(db, 10)).map(set => set.id)
  assert.equal(found.length, 10)
  assert.equal(found.at(-1), 'newer')
})
