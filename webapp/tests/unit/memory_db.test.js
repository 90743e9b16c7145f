import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lasts, openDatabase, setsOfWorkout } from '../../js/db.js'
import { commit, operation, tally } from '../../js/outbox.js'

test('a browser without storage gets a database that says it won’t last', async () => {
  assert.equal(typeof indexedDB, 'undefined', 'Node has none of its own')
  const db = await openDatabase('nowhere')
  assert.equal(lasts(db), false)
  const set = /** @type {any} */ ({ id: 'a', workout_id: 'w', exercise_id: 'bench', performed_at: '2026-11-22T10:00:00.000Z', deleted_at: null })
  await commit(db, ['sets'], tx => { tx.objectStore('sets').put(set) }, [operation('POST', '/v1/sets', set, 'a set', set.performed_at)])
  assert.deepEqual(await setsOfWorkout(db, 'w'), [set])
  assert.equal((await tally(db)).waiting, 1)
})
