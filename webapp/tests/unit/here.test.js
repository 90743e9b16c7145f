import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { pointsOf, repCounts, volumeOf } from '../../js/here.js'
import { rowsOf, withMarks } from '../../js/volume.js'

/** @type {any} */ const BENCH = { id: 'bench', load_type: 'external', bodyweight_share: 0, tracking: 'reps', muscles: { chest: 1, triceps: 0.5, front_delts: 0.25 } }
const KNOWN = { exercise: BENCH, bodyweight: 80, bias: 0 }
const WEDNESDAY = new Date(2026, 10, 18, 18)
let n = 0
/** @param {number} kg @param {number} reps @param {object} [more] @returns {any} */
const set = (kg, reps, more = {}) => {
  n += 1
  return { id: `s${n}`, exercise_id: 'bench', workout_id: 'w', performed_at: new Date(WEDNESDAY.getTime() + n * 60_000).toISOString(), set_type: 'working', weight_kg: kg, unit: 'kg', reps, rir: 0, ...more }
}

test('a phone alone counts hard sets as the server does', () => {
  const volume = volumeOf([
    set(80, 8), set(80, 8, { rir: null }), set(80, 8, { rir: 6 }), set(40, 8, { set_type: 'warmup' }), set(60, 12, { set_type: 'drop' }),
    set(80, 8, { side: 'left' }), set(80, 8, { side: 'right' }), set(80, 8, { deleted_at: 'now' }), set(80, 8, { performed_at: '2020-01-01T00:00:00Z' }),
  ], () => BENCH, WEDNESDAY, 4)
  const found = Object.fromEntries(rowsOf(volume, '2026-11-16', 0.5).map(row => [row.muscle, [row.direct, row.indirect, row.counted, row.unknown]]))
  assert.deepEqual(found, { chest: [3.5, 0, 3.5, 1], triceps: [0, 3.5, 1.75, 1], front_delts: [0, 1.75, 0.875, 1] })
  assert.deepEqual([volume.first_week, volume.last_week], ['2026-10-26', '2026-11-16'])
})

test('muscles lie where the catalogue has them', () => {
  const rows = readFileSync(new URL('../../../database/seed/muscles.csv', import.meta.url), 'utf8').trim().split('\n').slice(1).map(line => line.split(','))
  const volume = volumeOf([], () => BENCH, WEDNESDAY, 1)
  assert.deepEqual(Object.fromEntries(volume.muscles.map(one => [one.muscle, one.region])), Object.fromEntries(rows.map(([slug, , region]) => [slug, region])))
})

test('the lifter’s own landmarks stand in the place of the usual ones', () => {
  const volume = withMarks(volumeOf([set(80, 8)], () => BENCH, WEDNESDAY, 1), muscle => muscle === 'chest' ? { mev: 1, mav: 2, mrv: 3 } : null)
  assert.deepEqual(rowsOf(volume, '2026-11-16', 0.5)[0].band, { low: 1, high: 3 })
})

test('the best set of each session makes its point, and knows whether it was the highest so far', () => {
  const points = pointsOf([set(80, 5), set(90, 5), set(70, 5, { workout_id: 'x' }), set(200, 5, { set_type: 'warmup' })], KNOWN)
  assert.deepEqual(points.map(one => [one.workout_id, one.weight_kg, one.best]), [['w', 90, true], ['x', 70, false]])
})

test('sets are counted by their reps, warm-ups left out', () => {
  assert.deepEqual(repCounts([set(80, 5), set(90, 5), set(60, 12), set(20, 5, { set_type: 'warmup' })]), [{ reps: 5, sets: 2, heaviest_kg: 90 }, { reps: 12, sets: 1, heaviest_kg: 60 }])
})
