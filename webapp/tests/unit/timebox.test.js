import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freeSlot } from '../../js/slots.js'
import * as box from '../../js/timebox.js'

/** @param {Partial<import('../../js/timebox.js').Lot>} some @returns {import('../../js/timebox.js').Lot} */
const lot = (some = {}) => ({ done: 0, left: 3, work: 30, rest: 120, isolation: false, superset: null, ...some })
/** @param {Partial<import('../../js/types.js').Exercise>} some */
const exercise = (some = {}) => /** @type {import('../../js/types.js').Exercise} */ (/** @type {unknown} */ ({
  id: 'x', name: 'X', pattern: 'horizontal_push', equipment: 'barbell', laterality: 'bilateral', load_type: 'external', tracking: 'reps', muscles: { chest: 1 }, ...some,
}))

/** A source of the same random numbers each time. @param {number} seed */
function source(seed) {
  let now = seed
  return (/** @type {number} */ below) => { now = (now * 1103515245 + 12345) % 2147483648; return Math.floor(now / 2147483648 * below) }
}

/** @param {(below: number) => number} random */
function anySession(random) {
  return Array.from({ length: 1 + random(8) }, (_, i) => lot({
    done: random(3), left: random(6), work: 20 + random(60), rest: 30 + random(240), isolation: random(2) === 0, superset: random(3) === 0 ? String(Math.floor(i / 2)) : null,
  }))
}

test('sets, rests and ways between stations make the time; nobody rests after the last set', () => {
  assert.equal(box.secondsOf([lot({ left: 1 })]), 90 + 30)
  assert.equal(box.secondsOf([lot()]), 90 + 3 * 30 + 2 * 120)
  assert.equal(box.secondsOf([lot({ done: 1, left: 2 })]), 2 * 30 + 120)
  assert.equal(box.secondsOf([lot({ left: 0 })]), 0)
})

test('two in turn take one rest a round', () => {
  const pair = [lot({ superset: '1' }), lot({ superset: '1', rest: 90 })]
  assert.equal(box.secondsOf(pair), 90 + 6 * 30 + 3 * 15 + 2 * 120)
  assert.ok(box.secondsOf(pair) < box.secondsOf([lot(), lot({ rest: 90 })]))
})

test('it never takes longer than the time, unless one set is left; nothing is added and done sets stay', () => {
  const random = source(11)
  for (let i = 0; i < 400; i += 1) {
    const lots = anySession(random)
    const limit = random(5000)
    const { left, seconds } = box.fit(lots, limit)
    assert.ok(seconds <= limit || left.reduce((a, b) => a + b, 0) <= 1, `${seconds} > ${limit}`)
    assert.ok(left.every((count, n) => count >= 0 && count <= lots[n].left))
    assert.ok(left.some(count => count > 0) || lots.every(one => one.left === 0))
    const slots = lots.map((one, n) => ({ ...freeSlot(String(n), one.done + one.left), superset: one.superset }))
    const cut = box.cutTo(slots, lots, left)
    assert.ok(cut.every((slot, n) => slot.sets >= lots[n].done), 'done sets stay done')
    assert.deepEqual(box.putBack(cut).map(slot => slot.sets), slots.map(slot => slot.sets))
  }
})

test('more time never means fewer sets of anything', () => {
  const random = source(5)
  for (let i = 0; i < 100; i += 1) {
    const lots = anySession(random)
    const limits = [random(4000), random(4000)].sort((a, b) => a - b)
    const [short, long] = limits.map(limit => box.fit(lots, limit).left)
    assert.ok(short.every((count, n) => count <= long[n]), `${short} within ${long}`)
  }
})

test('what fits is left alone', () => {
  const lots = [lot(), lot({ isolation: true })]
  assert.deepEqual(box.fit(lots, 60 * 60).left, [3, 3])
})

test('the last accessory goes first, the compound lifts last', () => {
  const lots = [lot({ left: 4, rest: 180 }), lot({ left: 3, rest: 150 }), lot({ isolation: true, rest: 90 }), lot({ isolation: true, rest: 90 })]
  const whole = box.secondsOf(lots)
  assert.deepEqual(box.fit(lots, whole - 60).left, [4, 3, 3, 2])
  const { left } = box.fit(lots, whole * 0.55)
  assert.ok(left[0] >= 2 && left[1] >= 2, String(left))
  assert.ok(left[2] + left[3] < left[0] + left[1], String(left))
})

test('of the same sets those in turn stay longer: they take less time', () => {
  const lots = [lot({ isolation: true, superset: '1' }), lot({ isolation: true, superset: '1' }), lot({ isolation: true }), lot({ isolation: true })]
  const { left } = box.fit(lots, box.secondsOf(lots) * 0.7)
  assert.ok(left[0] + left[1] > left[2] + left[3], String(left))
  assert.equal(left[0], left[1], 'the round goes as a whole')
})

test('what it costs is told by muscle, of the week, the largest loss first', () => {
  const bench = exercise({ muscles: { chest: 1, triceps: 0.5 } })
  assert.deepEqual(box.costOf([{ exercise: bench, lost: 3 }, { exercise: exercise({ muscles: { biceps: 1 } }), lost: 0 }], { chest: 10, triceps: 4 }), [
    { muscle: 'chest', lost: 3, before: 10, after: 7 }, { muscle: 'triceps', lost: 1.5, before: 4, after: 2.5 },
  ])
  assert.deepEqual(box.costOf([{ exercise: bench, lost: 2 }], {})[0], { muscle: 'chest', lost: 2, before: 2, after: 0 })
})

test('the clock of an exercise follows its reps, its sides and its rest', () => {
  const target = { rep_low: 8, rep_high: 12, rir: 2 }
  const one = box.lotOf({ ...freeSlot('x'), target, rest_seconds: 100 }, exercise(), 1, undefined)
  assert.deepEqual([one.work, one.rest, one.left, one.isolation], [40, 100, 2, false])
  assert.equal(box.lotOf({ ...freeSlot('x'), target }, exercise({ laterality: 'unilateral' }), 0, undefined).work, 70)
  assert.equal(box.lotOf(freeSlot('x'), exercise({ pattern: 'elbow_flexion' }), 0, { rep_low: 4, rep_high: 6, rest_seconds: 75 }).rest, 75)
})
