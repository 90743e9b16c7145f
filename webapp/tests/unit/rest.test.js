import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beginRest, isOver, left, LONGEST, mended, ownRest, ownRestChange, restOf, shifted, SHORTEST, Steady, USUAL } from '../../js/rest.js'

const NOW = 1_763_000_000_000
const SLOT = { exercise_id: 'bench', rest_seconds: null }
/** @param {Record<string, any>} [preferences] @param {Record<string, any>} [prescriptions] @returns {any} */
const state = (preferences = {}, prescriptions = {}) => ({ me: { preferences }, prescriptions })

test('the lifter’s own rest goes before the plan’s, the plan’s before the coach’s', () => {
  const coach = { bench: { rest_seconds: 150 } }
  assert.deepEqual(restOf(state({ 'rest:bench': 200 }, coach), { ...SLOT, rest_seconds: 180 }), { seconds: 200, whose: 'own' })
  assert.deepEqual(restOf(state({}, coach), { ...SLOT, rest_seconds: 180 }), { seconds: 180, whose: 'plan' })
  assert.deepEqual(restOf(state({}, coach), SLOT), { seconds: 150, whose: 'coach' })
  assert.deepEqual(restOf(state(), SLOT), { seconds: USUAL, whose: 'usual' })
  assert.deepEqual(restOf({ me: null, prescriptions: {} }, SLOT), { seconds: USUAL, whose: 'usual' })
})

test('one lift’s own rest says nothing of another’s', () => {
  assert.equal(ownRest(state({ 'rest:bench': 200 }), 'squat'), null)
})

test('what is no rest is not believed', () => {
  for (const odd of ['90', null, -5, 0, 1e9, NaN, { a: 1 }]) assert.equal(ownRest(state({ 'rest:bench': odd }), 'bench'), null)
})

test('only the changed lift is told, so that another phone’s rests stay', () => {
  assert.deepEqual(ownRestChange(state({ 'rest:squat': 300, theme: 'dark' }), 'bench', 135), { 'rest:bench': 135 })
  assert.deepEqual(ownRestChange(state({ 'rest:bench': 135 }), 'bench', null), { 'rest:bench': null })
})

test('own rests stay between a quarter of a minute and a quarter of an hour', () => {
  assert.deepEqual(ownRestChange(state(), 'bench', 2), { 'rest:bench': SHORTEST })
  assert.deepEqual(ownRestChange(state(), 'bench', 5000), { 'rest:bench': LONGEST })
})

test('own rests never outgrow what an account may hold', () => {
  let preferences = {}
  for (let i = 0; i < 300; i += 1) {
    const change = ownRestChange(state(preferences), `01234567-89ab-7def-8123-${String(i).padStart(12, '0')}`, 120)
    preferences = Object.fromEntries(Object.entries({ ...preferences, ...change }).filter(([, value]) => value !== null))
  }
  assert.ok(`rest:01234567-89ab-7def-8123-${'299'.padStart(12, '0')}` in preferences, 'the newest is there')
  assert.ok(JSON.stringify(preferences).length < 5000)
})

test('a rest is counted by its end, past zero too', () => {
  const rest = beginRest(90, 'set', NOW)
  assert.equal(left(rest, NOW), 90)
  assert.equal(left(rest, NOW + 30_000), 60)
  assert.equal(left(rest, NOW + 114_000), -24)
  assert.ok(!isOver(rest, NOW + 89_999))
  assert.ok(isOver(rest, NOW + 90_000))
})

test('a clock that was put back never makes a rest longer than it is', () => {
  assert.equal(left(beginRest(90, 'set', NOW), NOW - 3_600_000), 90)
})

test('fifteen seconds more and less move the end and the whole', () => {
  const rest = beginRest(90, 'set', NOW)
  const longer = shifted(rest, 15, NOW + 30_000)
  assert.deepEqual([left(longer, NOW + 30_000), longer.seconds, longer.planned], [75, 105, 90])
  const shorter = shifted(rest, -15, NOW + 30_000)
  assert.deepEqual([left(shorter, NOW + 30_000), shorter.seconds], [45, 75])
})

test('shorter ends at zero and not before', () => {
  const rest = shifted(beginRest(90, 'set', NOW), -15, NOW + 85_000)
  assert.equal(left(rest, NOW + 85_000), 0)
})

test('longer past the end counts from now', () => {
  const rest = shifted(beginRest(60, 'set', NOW), 15, NOW + 100_000)
  assert.equal(left(rest, NOW + 100_000), 15)
})

test('a rest can’t be made longer than a quarter of an hour', () => {
  let rest = beginRest(890, 'set', NOW)
  for (let i = 0; i < 5; i += 1) rest = shifted(rest, 15, NOW)
  assert.equal(left(rest, NOW), LONGEST)
})

test('a clock that is put back is noticed, drift and sleep are not taken for it', () => {
  const steady = new Steady(NOW, 0)
  assert.equal(steady.putBack(NOW + 1000, 1000), 0)
  assert.equal(steady.putBack(NOW + 1500, 2000), 0, 'half a second of drift')
  assert.equal(steady.putBack(NOW + 600_000, 3000), 0, 'the phone slept, and its ticks with it')
  assert.equal(steady.putBack(NOW + 601_000 - 3_600_000, 4000), 3_600_000)
  assert.equal(steady.putBack(NOW + 602_000 - 3_600_000, 5000), 0, 'once')
})

test('a rest goes with a clock that was put back', () => {
  const rest = beginRest(90, 'set', NOW)
  const right = mended(rest, NOW + 30_000 - 3_600_000, 3_600_000)
  assert.equal(left(right, NOW + 30_000 - 3_600_000), 60)
})

test('where nobody saw the clock being put back, the rest begins anew', () => {
  const rest = beginRest(90, 'set', NOW)
  assert.equal(left(mended(rest, NOW - 3_600_000), NOW - 3_600_000), 90)
  assert.equal(mended(rest, NOW), rest, 'a right one is left as it is')
})
