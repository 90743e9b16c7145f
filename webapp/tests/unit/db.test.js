import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSet, freshDb } from './fake.js'
import { openDatabase, setsOfExercise, setsOfWorkout, VERSION } from '../../js/db.js'
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
