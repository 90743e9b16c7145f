import assert from 'node:assert/strict'
import { test } from 'node:test'
import { broken, e1rmOf, mostReps, standing } from '../../js/records.js'
import { byRange, inRange, RANGES, rangeFace } from '../../js/rep_ranges.js'

/** @type {any} */ const BENCH = { id: 'bench', load_type: 'external', bodyweight_share: 0, tracking: 'reps' }
/** @type {any} */ const PULL_UP = { ...BENCH, id: 'pull-up', load_type: 'bodyweight', bodyweight_share: 1 }
const KNOWN = { exercise: BENCH, bodyweight: 80, bias: 0 }
let n = 0
/** @param {number} kg @param {number} reps @param {object} [more] @returns {any} */
const set = (kg, reps, more = {}) => {
  n += 1
  return { id: `s${n}`, exercise_id: 'bench', workout_id: 'w', performed_at: new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(), set_type: 'working', weight: kg, weight_kg: kg, unit: 'kg', reps, rir: 0, ...more }
}

test('what stands is as the server has it: the first of equals, no warm-up, drops for reps alone', () => {
  const [heavy, again, many, warm, drop] = [set(100, 3), set(100, 3), set(80, 10), set(150, 5, { set_type: 'warmup' }), set(60, 20, { set_type: 'drop' })]
  const found = standing([again, warm, drop, many, heavy], KNOWN)
  assert.equal(found.heaviest?.set_id, heavy.id)
  assert.equal(found.e1rm?.set_id, many.id)
  assert.deepEqual(found.reps.map(one => one.set_id), [heavy.id, many.id, drop.id])
  assert.deepEqual([110, 100, 90, 80, 60, 20].map(kg => mostReps(found, kg)), [0, 3, 3, 10, 20, 20])
})

test('a deleted set and a held one hold nothing', () => {
  assert.deepEqual(standing([set(100, 5, { deleted_at: 'now' }), set(100, 1, { duration_seconds: 30 })], KNOWN), { exercise_id: 'bench', heaviest: null, e1rm: null, reps: [] })
})

test('an estimate counts the body, the reserve and the set to failure', () => {
  assert.equal(e1rmOf(set(0, 1), { ...KNOWN, exercise: PULL_UP }), 80)
  assert.equal(e1rmOf(set(100, 13), KNOWN), null)
  assert.equal(e1rmOf(set(100, 5, { rir: null, set_type: 'amrap' }), KNOWN), e1rmOf(set(100, 5, { set_type: 'failure' }), KNOWN))
})

test('a first session breaks no record: it begins', () => {
  assert.deepEqual(broken(standing([], KNOWN), [set(100, 5)], KNOWN), [])
})

test('a session is told by its best of each kind, a set once for its reps', () => {
  const before = standing([set(100, 5)], KNOWN)
  const kinds = (/** @type {any[]} */ sets) => broken(before, sets, KNOWN).map(one => [one.kind, one.value, one.was])
  assert.deepEqual(kinds([set(102.5, 1)]), [['heaviest', 102.5, 100]])
  assert.deepEqual(kinds([set(90, 6), set(90, 7)]), [['reps', 7, 5]], 'lighter, and not as strong, but more often')
  assert.deepEqual(kinds([set(105, 5), set(110, 4)]).map(([kind]) => kind), ['heaviest', 'e1rm'])
  assert.deepEqual(kinds([set(100, 5), set(99, 4)]), [], 'the same again is no record')
  assert.deepEqual(kinds([set(300, 5, { set_type: 'warmup' })]), [])
})

test('the same load in the other unit is the same load', () => {
  const before = standing([set(102.05828, 5)], KNOWN)
  assert.deepEqual(broken(before, [set(102.06, 5)], KNOWN), [])
})

test('a chin-up with the first added load is a record of load', () => {
  const known = { ...KNOWN, exercise: PULL_UP }
  const before = standing([set(0, 8, { exercise_id: 'pull-up' })], known)
  assert.equal(before.heaviest, null)
  assert.deepEqual(broken(before, [set(5, 3, { exercise_id: 'pull-up' })], known).map(one => [one.kind, one.value, one.was]), [['heaviest', 5, 0]])
})

test('every count of reps lies in one range', () => {
  for (let reps = 1; reps <= 100; reps += 1) assert.equal(RANGES.filter(range => inRange(range.key)(reps)).length, 1)
  assert.ok(inRange('all')(55))
  assert.equal(rangeFace(RANGES[5]), '20+')
  const found = byRange([{ reps: 5, sets: 2, heaviest_kg: 80 }, { reps: 6, sets: 1, heaviest_kg: 85 }, { reps: 30, sets: 4, heaviest_kg: 20 }])
  assert.deepEqual(found.map(one => [one.sets, one.heaviest_kg]), [[0, null], [3, 85], [0, null], [0, null], [0, null], [4, 20]])
})
