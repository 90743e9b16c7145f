import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeDay, goalWords, joining, minutesOf, moved, setsOfDay, weekVolume, withSets } from '../../js/plan.js'

/** @param {string} id @param {number} sets @returns {any} */
const lift = (id, sets) => ({ exercise_id: id, name: id, sets, rep_low: 6, rep_high: 8, rir: 2, rest_seconds: 120 })
/** @type {Record<string, any>} */
const EXERCISES = { bench: { muscles: { chest: 1, triceps: 0.5 } }, dip: { muscles: { triceps: 1, chest: 0.5, front_delts: 0.25 } } }
const DAYS = [{ name: 'A', exercises: [lift('bench', 4)], minutes: 15 }, { name: 'B', exercises: [lift('dip', 2)], minutes: 10 }]

test('the week counts direct sets whole and indirect ones half', () => {
  assert.deepEqual(weekVolume(DAYS, id => EXERCISES[id]), { chest: 5, triceps: 4, front_delts: 1 })
})

test('the plan’s bands stay with the new sets; unknown muscles come last and without a band', () => {
  const volume = [{ muscle: 'triceps', sets: 9, recent_sets: 5, low: 6, high: 14, note: 'held back' }]
  assert.deepEqual(withSets(volume, { triceps: 4, chest: 5 }).map(one => [one.muscle, one.sets, one.low]), [['triceps', 4, 6], ['chest', 5, 0]])
})

test('changing a day leaves the others alone and reckons its minutes anew', () => {
  const next = changeDay(DAYS, 0, list => [...list, lift('dip', 3)])
  assert.equal(next[1], DAYS[1])
  assert.equal(setsOfDay(next[0]), 7)
  assert.equal(next[0].minutes, minutesOf(next[0].exercises))
  assert.equal(DAYS[0].exercises.length, 1, 'what was given is not changed')
})

test('minutes are to the five, and none for an empty day', () => {
  assert.equal(minutesOf([]), 0)
  assert.equal(minutesOf([lift('bench', 4), lift('dip', 4)]), 25)
})

test('moving past an end moves nothing', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 2, 0), ['c', 'a', 'b'])
  assert.deepEqual(moved(['a', 'b'], 0, -1), ['a', 'b'])
  assert.deepEqual(moved(['a', 'b'], 1, 2), ['a', 'b'])
})

test('an exercise that joins takes its reps from the last of the day', () => {
  assert.deepEqual([joining(/** @type {any} */ ({ id: 'x', name: 'X' }), [lift('bench', 5)]).rep_high, joining(/** @type {any} */ ({ id: 'x', name: 'X' }), []).rep_high], [8, 12])
})

test('the slider speaks', () => {
  assert.deepEqual([0, 0.6, 1].map(goalWords), ['all for size', '60\u00a0% towards strength', 'all for strength'])
})
