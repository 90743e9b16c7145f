import assert from 'node:assert/strict'
import { test } from 'node:test'
import { KG_PER_LB } from '../../js/format.js'
import { heaviest, perMonth, records, smoothed, trend } from '../../js/trend.js'

/** @param {number} day @param {number} kg @param {object} [more] @returns {any} */
const point = (day, kg, more = {}) => ({ performed_at: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(), e1rm_kg: kg, weight_kg: kg * 0.8, reps: 6, best: false, ...more })

test('the line is the mean of the last five, fewer at the start', () => {
  const { spots } = trend([100, 102, 104, 106, 108, 110].map((kg, i) => point(7 * i, kg)), 'kg')
  assert.deepEqual(spots.map(spot => spot.mean), [100, 101, 102, 103, 104, 106])
})

test('six sessions are needed to speak of spread', () => {
  assert.equal(trend([100, 102, 98, 101, 99].map((kg, i) => point(i, kg)), 'kg').spread, null)
  const { spread, spots } = trend([100, 102, 98, 101, 99, 100].map((kg, i) => point(i, kg)), 'kg')
  assert.ok(spread !== null && spread > 0.5 && spread < 4)
  assert.ok(Math.abs(spots[5].high - spots[5].low - 2 * /** @type {number} */ (spread)) < 1e-9)
})

test('the same lifter in pounds has the same curve', () => {
  const points = [100, 103, 101, 104, 106, 105].map((kg, i) => point(7 * i, kg))
  const [kg, lb] = [trend(points, 'kg'), trend(points, 'lb')]
  lb.spots.forEach((spot, i) => assert.ok(Math.abs(spot.mean * KG_PER_LB - kg.spots[i].mean) < 1e-9))
  assert.ok(Math.abs(/** @type {number} */ (perMonth(lb.spots)) - /** @type {number} */ (perMonth(kg.spots))) < 1e-12)
})

test('four weeks and six sessions are the least for a rate', () => {
  assert.equal(perMonth(trend([1, 2, 3, 4, 5, 6].map((n, i) => point(i, 100 + n)), 'kg').spots), null)
  const rate = perMonth(trend(Array.from({ length: 20 }, (_, i) => point(7 * i, 100 * Math.exp(0.0023 * 7 * i / 7))), 'kg').spots)
  assert.ok(rate !== null && rate > 0.005 && rate < 0.015, String(rate))
})

test('records are newest first, and the heaviest set prefers more reps', () => {
  const points = [point(0, 100, { best: true }), point(7, 99), point(14, 103, { best: true, weight_kg: 90, reps: 3 }), point(21, 101, { weight_kg: 90, reps: 5 })]
  assert.deepEqual(records(points, 5).map(one => one.e1rm_kg), [103, 100])
  assert.equal(heaviest(points)?.reps, 5)
  assert.equal(heaviest([]), null)
})

test('anything weighed over time can be smoothed', () => {
  const { spots } = smoothed([{ kg: 80, at: '2026-01-01T00:00:00Z' }, { kg: 82, at: '2026-01-08T00:00:00Z' }], 'kg', one => one.kg, one => one.at)
  assert.deepEqual(spots.map(spot => spot.mean), [80, 81])
})
