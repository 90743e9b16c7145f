import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeDay, goalWords, joining, minutesOf, moved, paired, relocated, setsOfDay, weekVolume, withSets } from '../../js/plan.js'

/** @param {string} id @param {number} sets @returns {any} */
const lift = (id, sets) => ({ exercise_id: id, name: id, sets, rep_low: 6, rep_high: 8, rir: 2, rest_seconds: 120 })
/** @type {Record<string, any>} */
const EXERCISES = { bench: { muscles: { chest: 1, triceps: 0.5 } }, dip: { muscles: { triceps: 1, chest: 0.5, front_delts: 0.25 } } }
const DAYS = [{ name: 'A', exercises: [lift('bench', 4)], minutes: 15 }, { name: 'B', exercises: [lift('dip', 2)], minutes: 10 }]

test('the week counts direct sets whole, indirect ones half and slight ones a quarter, as the server does', () => {
  assert.deepEqual(weekVolume(DAYS, id => EXERCISES[id]), { chest: 5, triceps: 4, front_delts: 0.5 })
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

test('sets are counted one by one where a programme names them: no warm-up, none with more than four left', () => {
  const schemes = [[{ reps: [5, 5], rir: null, type: 'warmup' }, { reps: [5, 5], rir: null }, { reps: [5, 5], rir: 5 }, { reps: [5, 5], rir: 1, type: 'drop' }]]
  assert.deepEqual(weekVolume([{ name: 'A', minutes: 0, exercises: [{ ...lift('bench', 9), schemes }] }], id => EXERCISES[id]), { chest: 1.5, triceps: 0.75 })
})

test('an exercise goes to another day unless that day has the lift; a superset left alone is none', () => {
  const days = [{ name: 'A', minutes: 0, exercises: [{ ...lift('bench', 3), superset: 'A' }, { ...lift('row', 3), superset: 'A' }] }, { name: 'B', minutes: 0, exercises: [lift('dip', 2)] }]
  const next = relocated(days, { day: 0, index: 0 }, { day: 1, index: 0 })
  assert.deepEqual(next.map(day => day.exercises.map(one => one.exercise_id)), [['row'], ['bench', 'dip']])
  assert.deepEqual(next.flatMap(day => day.exercises.map(one => one.superset ?? null)), [null, null, null])
  assert.equal(relocated([days[0], { ...days[1], exercises: [lift('bench', 2)] }], { day: 0, index: 0 }, { day: 1, index: 0 })[0].exercises.length, 2)
})

test('pairing takes the next one in, a third joins the group, and undoing it parts them', () => {
  const list = [lift('a', 3), lift('b', 3), lift('c', 3)]
  const two = paired(list, 0)
  assert.deepEqual(two.map(one => one.superset ?? null), ['A', 'A', null])
  const all = paired(two, 1)
  assert.deepEqual(all.map(one => one.superset ?? null), ['A', 'A', 'A'])
  assert.deepEqual(paired(all, 0).map(one => one.superset ?? null), [null, 'B', 'B'])
  assert.deepEqual(paired(two, 0).map(one => one.superset ?? null), [null, null, null])
})
