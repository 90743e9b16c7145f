import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayText, monday } from '../../js/dates.js'
import { KG_PER_LB } from '../../js/format.js'
import { movedIn, perMonth, records, trend, weekly } from '../../js/trend.js'

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

test('records are newest first', () => {
  const points = [point(0, 100, { best: true }), point(7, 99), point(14, 103, { best: true }), point(21, 101)]
  assert.deepEqual(records(points, 5).map(one => one.e1rm_kg), [103, 100])
})

test('a deload week is drawn and left out of the mean, the band and the rate', () => {
  const points = [100, 102, 104, 70, 106, 108, 110, 112].map((kg, i) => point(7 * i, kg))
  const deloads = new Set([dayText(monday(new Date(points[3].performed_at)))])
  const { spots, spread } = trend(points, 'kg', deloads)
  const without = trend(points.filter((_, i) => i !== 3), 'kg')
  assert.deepEqual(spots.map(spot => spot.out), points.map((_, i) => i === 3))
  assert.deepEqual(spots.filter(spot => !spot.out).map(spot => spot.mean), without.spots.map(spot => spot.mean))
  assert.deepEqual([spread, spots[3].mean], [without.spread, spots[2].mean])
  assert.equal(perMonth(spots), perMonth(without.spots))
})

test('a body’s weight is the mean of the seven days up to it', () => {
  const weighings = [[0, 80], [1, 82], [6, 84], [7, 90], [30, 70]].map(([day, kg]) => ({ kg, at: new Date(Date.UTC(2026, 0, 1 + day)).toISOString() }))
  const { spots } = weekly(weighings, 'kg', one => one.kg, one => one.at)
  assert.deepEqual(spots.map(spot => spot.mean), [80, 81, 82, 256 / 3, 70])
  assert.equal(movedIn(spots, 28), -11)
  assert.equal(movedIn(spots.slice(0, 4), 28), null)
})
