import assert from 'node:assert/strict'
import { test } from 'node:test'
import { begun, deloadsOf, shadesOf, standingOf, weekEnds } from '../../js/load.js'
import { dayText, plusDays } from '../../js/dates.js'

/** @param {number} i @param {number} fitness @param {number} fatigue */
const day = (i, fitness, fatigue) => ({ day: dayText(plusDays(new Date(2026, 0, 5), i)), doses: 0, fitness, fatigue, carried: 0 })
/** @param {number} fitness @param {number} fatigue */
const month = (fitness, fatigue) => Array.from({ length: 30 }, (_, i) => day(i, fitness, fatigue))

test('a curve begins with the first training', () => {
  assert.deepEqual(begun([day(0, 0, 0), day(1, 0, 0), day(2, 0.2, 1)]).map(one => one.day), ['2026-01-07'])
  assert.deepEqual(begun([day(0, 0, 0)]), [])
})

test('fatigue stands to fitness as usual within a tenth, and says nothing of a new log', () => {
  assert.deepEqual([standingOf(month(10, 12)), standingOf(month(10, 10.5)), standingOf(month(10, 6)), standingOf(month(0.1, 3)), standingOf(month(10, 12).slice(20))],
    ['loaded', 'level', 'fresh', null, null])
})

test('weeks end on Sunday, the running one today', () => {
  assert.deepEqual(weekEnds(Array.from({ length: 10 }, (_, i) => day(i, 1, 1))).map(one => one.day), ['2026-01-14', '2026-01-11'])
})

test('a deload week is shaded from Monday to Monday', () => {
  /** @type {any} */ const load = { weeks: [{ week: '2026-01-05', kind: 'deload' }, { week: '2026-01-12', kind: 'usual' }] }
  const [shade, ...others] = shadesOf(deloadsOf(load))
  assert.deepEqual(others, [])
  assert.equal(dayText(new Date(shade.to * 1000)), '2026-01-12')
  assert.equal(deloadsOf(null).size, 0)
})
