import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSet } from './fake.js'
import * as workout from '../../js/workout.js'

const plan = /** @type {any} */ ({ id: 'p', days: [{ name: 'A', exercises: [
  { exercise_id: 'bench', sets: 2, rep_low: 6, rep_high: 8, rir: 2, rest_seconds: 180 }, { exercise_id: 'row', sets: 1, rep_low: 8, rep_high: 10, rir: 2, rest_seconds: 120 },
] }] })

test('a day of the plan becomes a workout with its targets', () => {
  const now = workout.begin('w', 'A', '2026-11-22T10:00:00Z', { plan, day: 0 })
  assert.deepEqual(now.slots.map(slot => [slot.exercise_id, slot.sets, slot.target?.rep_low]), [['bench', 2, 6], ['row', 1, 8]])
  assert.equal(workout.slotNow(now)?.exercise_id, 'bench')
  assert.equal(workout.slotNow(workout.begin('w', 'empty', '')), null)
})

test('the number of the set counts what was worked, not what was warmed up', () => {
  const now = workout.begin('w', 'A', '', { plan, day: 0 })
  const done = [aSet({ set_type: 'warmup' }), aSet(), aSet({ exercise_id: 'row' })]
  assert.equal(workout.setNumber(done, now.slots[0]), 2)
  assert.equal(workout.isDone(done, now.slots[0]), false)
  assert.equal(workout.isDone(done, now.slots[1]), true)
})

test('after the last set the next unfinished exercise comes, round to the first, or none', () => {
  const now = workout.begin('w', 'A', '', { plan, day: 0 })
  assert.equal(workout.nextSlot(now, [aSet(), aSet()]), 1)
  assert.equal(workout.nextSlot({ ...now, at: 1 }, [aSet({ exercise_id: 'row' })]), 0)
  assert.equal(workout.nextSlot(now, [aSet(), aSet(), aSet({ exercise_id: 'row' })]), null)
})

test('exercises move, go and change without losing the one in hand', () => {
  const now = { ...workout.begin('w', 'A', '', { plan, day: 0 }), at: 1 }
  assert.deepEqual(workout.moveSlot(now, 1, 0).slots.map(slot => slot.exercise_id), ['row', 'bench'])
  assert.equal(workout.moveSlot(now, 0, 1).at, 0)
  assert.deepEqual([workout.dropSlot(now, 0).at, workout.dropSlot(now, 1).at], [0, 0])
  assert.equal(workout.changeSlot(now, 0, { sets: 5 }).slots[0].sets, 5)
  assert.equal(workout.turn({ ...now, draft: /** @type {any} */ ({}) }, {}).draft, null)
  assert.equal(workout.freeSlot('squat').sets, workout.USUAL_SETS)
})

test('the rest before a set is the time since the last one, if that can be a rest', () => {
  const at = Date.parse(aSet().performed_at)
  assert.equal(workout.restTaken([], at), null)
  assert.equal(workout.restTaken([aSet()], at + 95_000), 95)
  assert.equal(workout.restTaken([aSet()], at + 2 * 3_600_000), null)
})
