import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSet, freshDb } from './fake.js'
import { openDB } from '../../vendor/idb/index.js'
import { databaseName, leave, MIGRATIONS, openDatabase, setsOfExercise, setsOfWorkout, VERSION } from '../../js/db.js'
import { commit, operation, tally } from '../../js/outbox.js'

test('a new database has every store at the newest version', async () => {
  const db = await freshDb()
  assert.equal(db.version, VERSION)
  assert.deepEqual([...db.objectStoreNames], ['exercises', 'kv', 'lifts', 'outbox', 'prescriptions', 'sets', 'workouts'])
  db.close()
})

test('what one person stored, another doesn’t see', async () => {
  const one = await openDatabase('one')
  await one.put('sets', aSet())
  const other = await openDatabase('other')
  assert.equal(await other.count('sets'), 0)
  one.close()
  const again = await openDatabase('one')
  assert.equal(await again.count('sets'), 1)
})

test('sets of a workout come in the order in which they were done', async () => {
  const db = await freshDb()
  await db.put('sets', aSet({ performed_at: '2026-11-22T10:05:00.000Z', reps: 2 }))
  await db.put('sets', aSet({ performed_at: '2026-11-22T10:01:00.000Z', reps: 1 }))
  await db.put('sets', aSet({ workout_id: 'w2' }))
  assert.deepEqual((await setsOfWorkout(db, 'w1')).map(set => set.reps), [1, 2])
})

test('the latest sets of an exercise come newest first, without the deleted', async () => {
  const db = await freshDb()
  for (let minute = 0; minute < 9; minute += 1) await db.put('sets', aSet({ performed_at: `2026-11-22T10:0${minute}:00.000Z`, reps: minute + 1 }))
  await db.put('sets', aSet({ performed_at: '2026-11-22T10:30:00.000Z', deleted_at: '2026-11-22T10:31:00.000Z' }))
  assert.deepEqual((await setsOfExercise(db, 'bench', 3)).map(set => set.reps), [9, 8, 7])
})

test('a change and its operation are written together, or neither', async () => {
  const db = await freshDb()
  const op = operation('POST', '/v1/sets', aSet(), 'a set', '2026-11-22T10:00:00.000Z')
  await commit(db, ['sets'], tx => { tx.objectStore('sets').put(aSet()) }, [op])
  await assert.rejects(commit(db, ['sets'], tx => {
    tx.objectStore('sets').put(aSet())
    throw new Error('in the middle')
  }, [op]))
  assert.equal((await tally(db)).waiting, 1)
})

for (let released = 1; released < VERSION; released += 1) {
  test(`a phone of version ${released} opens with the newest, its data and its outbox whole`, async () => {
    const who = `of-version-${released}`
    const old = /** @type {import('../../js/db.js').Db} */ (/** @type {unknown} */ (await openDB(databaseName(who), released, {
      upgrade(db, from, _to, tx) { for (const step of MIGRATIONS.slice(from, released)) step(/** @type {any} */ (db), tx) },
    })))
    const set = aSet()
    const running = { id: 'w1', slots: [], at: 0 }
    const op = operation('POST', '/v1/sets', set, 'a set', set.performed_at)
    const parked = { ...operation('PATCH', '/v1/sets/x', { reps: 0 }, 'refused', set.performed_at), state: /** @type {const} */ ('parked'), fault: 'no' }
    await old.put('sets', set)
    await old.put('workouts', /** @type {any} */ ({ id: 'w0', started_at: set.performed_at }))
    await old.put('exercises', /** @type {any} */ ({ id: 'bench', name: 'Bench press' }))
    await old.put('kv', running, 'running')
    for (const one of [op, parked]) await old.add('outbox', one)
    old.close()
    const db = await openDatabase(who)
    assert.equal(db.version, VERSION)
    assert.deepEqual(await db.getAll('outbox'), [{ ...op, seq: 1 }, { ...parked, seq: 2 }])
    assert.deepEqual(await db.getAll('sets'), [set])
    assert.deepEqual([await db.count('workouts'), await db.count('exercises')], [1, 1])
    assert.deepEqual(await db.get('kv', 'running'), running)
    assert.equal(await db.countFromIndex('sets', 'deleted'), 0)
    assert.equal(await db.add('outbox', op), 3, 'what comes next comes after')
    db.close()
  })
}

test('a page that is left but kept holds no store against the page that comes next', async () => {
  const db = await freshDb()
  const tx = db.transaction('kv', 'readwrite')
  const frozen = (/** @type {any} */ _) => tx.store.get('me').then(frozen) // it goes on for as long as it may
  const ended = assert.rejects(tx.store.get('me').then(frozen))
  const told = assert.rejects(tx.done)
  leave({ persisted: false })
  assert.equal(await tx.store.get('me'), undefined, 'a page that ends needs no help')
  leave({ persisted: true })
  await Promise.all([ended, told])
  const again = await openDatabase(db.name.replace('gymgenius-', ''))
  await again.put('kv', 1, 'me')
  assert.equal(await db.get('kv', 'me'), 1, 'and what comes back goes on with the same database')
})
