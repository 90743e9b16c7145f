import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSet } from './fake.js'
import { dayFrom, slotsFrom } from '../../js/repeat.js'

/** @param {string} exercise_id @param {number} minute @param {Partial<import('../../js/types.js').LoggedSet>} [more] */
const set = (exercise_id, minute, more = {}) => aSet({ exercise_id, performed_at: `2026-11-20T10:${String(minute).padStart(2, '0')}:00.000Z`, ...more })
const session = [
  set('bench', 0, { set_type: 'warmup', reps: 10 }), set('bench', 3, { reps: 8, rir: 3 }), set('bench', 6, { reps: 7, rir: 2, rest_seconds: 170 }), set('bench', 9, { reps: 6, rir: 1, rest_seconds: 185 }),
  set('curl', 14, { superset: 2, reps: 12 }), set('press', 15, { superset: 2, reps: 10 }), set('row', 16, { reps: 9, rir: null }),
  set('curl', 17, { superset: 2, reps: 11, rest_seconds: 5 }), set('press', 18, { superset: 2, reps: 10 }), set('fly', 20, { deleted_at: '2026-11-20T11:00:00Z' }),
]

test('a session comes again with its exercises, its sets without warm-ups, and its groups beside one another', () => {
  assert.deepEqual(slotsFrom(session).map(one => [one.exercise_id, one.sets, one.superset]), [['bench', 3, null], ['curl', 2, '2'], ['press', 2, '2'], ['row', 1, null]])
  assert.ok(slotsFrom(session).every(one => one.target === null && one.kg === null), 'the coach says the loads')
})

test('a session that was a day of a plan keeps what the plan wants', () => {
  const planned = /** @type {any} */ ([{ exercise_id: 'bench', rep_low: 5, rep_high: 7, rir: 1, rest_seconds: 200 }])
  assert.deepEqual(slotsFrom(session, planned)[0].target, { rep_low: 5, rep_high: 7, rir: 1 })
  assert.equal(slotsFrom(session, planned)[0].rest_seconds, 200)
})

test('what was only warmed up comes again with the usual sets, and is no part of a day', () => {
  assert.equal(slotsFrom([set('bench', 0, { set_type: 'warmup' })])[0].sets, 3)
  assert.deepEqual(dayFrom([set('bench', 0, { set_type: 'warmup' })], id => id), [])
})

test('one that was marked as done in turn, but alone, is in no group', () => {
  assert.equal(slotsFrom([set('bench', 0, { superset: 1 })])[0].superset, null)
})

test('a day of it has the reps that were done, what was left and how long it rested', () => {
  const day = dayFrom(session, id => id.toUpperCase())
  assert.deepEqual(day[0], { exercise_id: 'bench', name: 'BENCH', sets: 3, rep_low: 6, rep_high: 8, rir: 2, rest_seconds: 165, superset: null })
  assert.deepEqual(day.map(one => one.superset), [null, 'A', 'A', null])
  assert.deepEqual([day[1].rest_seconds, day[3].rest_seconds, day[3].rir], [30, 120, 2])
})

test('where the session is still there, what was asked counts', () => {
  const asked = [{ key: 'bench', exercise_id: 'bench', sets: 4, target: { rep_low: 5, rep_high: 8, rir: 1 }, rest_seconds: 240, kg: null }]
  const [bench] = dayFrom(session, id => id, asked)
  assert.deepEqual([bench.sets, bench.rep_low, bench.rep_high, bench.rir, bench.rest_seconds], [3, 5, 8, 1, 240])
})
