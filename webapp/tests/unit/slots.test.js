import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSet } from './fake.js'
import * as slots from '../../js/slots.js'
import * as supersets from '../../js/supersets.js'
import { placeOf } from '../../js/elements/reorder.js'

/** @param {...string} ids `a`, or `a3` for three sets, `a3*` in group 1, `a3**` in group 2 @returns {import('../../js/types.js').Running} */
const workout = (...ids) => ({
  id: 'w', name: 'A', started_at: '', plan_id: null, plan_day: null, at: 0, draft: null, rest: null,
  slots: ids.map(id => ({ ...slots.freeSlot(id[0], Number(id[1] ?? 3)), superset: id.endsWith('**') ? '2' : id.endsWith('*') ? '1' : null })),
})
/** @param {string} text one letter a set */
const done = text => [...text].map(exercise_id => aSet({ exercise_id }))
/** @param {import('../../js/types.js').Running} running */
const order = running => running.slots.map(slot => slot.exercise_id + (slot.superset ? '*' : '')).join(' ')

/** Log set after set as it comes: what is done, a bar for each rest. @param {import('../../js/types.js').Running} running */
function play(running) {
  let now = running
  let text = ''
  /** @type {import('../../js/types.js').LoggedSet[]} */ let sets = []
  for (let i = 0; i < 60 && now.slots.some(slot => !slots.isDone(sets, slot)); i += 1) {
    const { exercise_id } = now.slots[now.at]
    sets = [...sets, aSet({ exercise_id })]
    const { at, rests } = supersets.turnAfter(now, sets, slots.nextSlot)
    text += exercise_id + (rests ? '|' : '')
    now = { ...now, at }
  }
  return text
}

test('two in a group alternate, and rest comes after each round', () => {
  assert.equal(play(workout('a3*', 'b3*', 'c2')), 'ab|ab|ab|c|c|')
})

test('a circuit of four goes round, whoever it is begun with', () => {
  assert.equal(play(workout('a2*', 'b2*', 'c2*', 'd2*')), 'abcd|abcd|')
  assert.equal(play({ ...workout('a2*', 'b2*', 'c2*'), at: 1 }), 'bca|bca|')
})

test('one with more sets than its partner goes on alone, and then rests each time', () => {
  assert.equal(play(workout('a4*', 'b2*')), 'ab|ab|a|a|')
  assert.equal(play(workout('a1*', 'b3*')), 'ab|b|b|')
})

test('an exercise by itself rests after every set', () => {
  assert.equal(play(workout('a2', 'b1')), 'a|a|b|')
})

test('every set of every mix of groups comes once, and no two rests follow one another', () => {
  for (const mix of [['a5*', 'b1*', 'c3'], ['a3', 'b2*', 'c4*', 'd1*'], ['a2*', 'b2*', 'c3**', 'd3**'], ['a9*', 'b9*']]) {
    const text = play(workout(...mix))
    for (const slot of workout(...mix).slots) assert.equal([...text].filter(one => one === slot.exercise_id).length, slot.sets, `${mix}: ${text}`)
    assert.ok(!text.includes('||') && text.endsWith('|'), text)
  }
})

test('letters go to what stands in a group, on through the groups', () => {
  assert.deepEqual(supersets.letters(workout('a*', 'b*', 'c', 'd3**', 'e3**').slots), ['A', 'B', null, 'C', 'D'])
  assert.deepEqual(supersets.letters(workout('a*', 'b').slots), [null, null])
})

test('the logged sets of a group carry one number, those by themselves none', () => {
  const { slots: all } = workout('a*', 'b*', 'c', 'd3**', 'e3**')
  assert.deepEqual([0, 1, 2, 3, 4].map(i => supersets.numberOf(all, i)), [1, 1, null, 2, 2])
  const named = supersets.numbered(all.map(slot => ({ ...slot, superset: slot.superset ? `plan-${slot.superset}` : null })))
  assert.deepEqual([0, 1, 2, 3, 4].map(i => supersets.numberOf(named, i)), [1, 1, null, 2, 2])
})

test('put together they stand where the first stood; the one in hand stays in hand', () => {
  const now = supersets.together({ ...workout('a', 'b', 'c', 'd'), at: 3 }, [0, 2])
  assert.equal(order(now), 'a* c* b d')
  assert.equal(now.slots[now.at].exercise_id, 'd')
  assert.equal(order(supersets.apart(now, 1)), 'a c b d')
  assert.equal(supersets.together(now, [1]), now)
})

test('one taken into another group leaves its own, and a group of one is none', () => {
  assert.equal(order(supersets.together(workout('a*', 'b*', 'c'), [1, 2])), 'a b* c*')
})

test('moved between two of a group it joins them; moved away from its own it leaves', () => {
  assert.equal(order(slots.moveSlot(workout('a*', 'b*', 'c'), 2, 1)), 'a* c* b*')
  assert.equal(order(slots.moveSlot(workout('a*', 'b*', 'c*', 'd'), 2, 3)), 'a* b* d c')
  assert.equal(order(slots.moveSlot(workout('a*', 'b*', 'c'), 0, 2)), 'b c a')
  assert.equal(order(slots.moveSlot(workout('a*', 'b*', 'c'), 0, 1)), 'b* a* c')
})

test('groups stay whole, and nothing is lost, over a thousand random moves', () => {
  let seed = 7
  const random = (/** @type {number} */ below) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 2147483648 * below) }
  let now = workout('a*', 'b*', 'c', 'd3**', 'e3**', 'f3**', 'g')
  for (let i = 0; i < 1000; i += 1) {
    now = random(5) === 0 ? supersets.together(now, [random(7), random(7), random(7)]) : slots.moveSlot(now, random(7), random(7))
    assert.equal(now.slots.map(slot => slot.exercise_id).sort().join(''), 'abcdefg')
    for (const [first, last] of supersets.blocks(now.slots)) {
      const key = now.slots[first].superset
      if (key) assert.equal(now.slots.filter(slot => slot.superset === key).length, last - first + 1, order(now))
      if (key) assert.ok(last > first)
    }
  }
})

test('when the rack is taken, what stands there comes after the next that is not done', () => {
  const now = slots.laterSlot(workout('a', 'b', 'c'), [], 0)
  assert.equal(now && order(now), 'b a c')
  assert.equal(now?.slots[now.at].exercise_id, 'b')
  const skipping = slots.laterSlot(workout('a', 'b', 'c'), done('bbb'), 0)
  assert.equal(skipping && order(skipping), 'b c a')
  assert.equal(skipping?.slots[skipping.at].exercise_id, 'c')
  assert.equal(slots.laterSlot(workout('a', 'b'), done('bbb'), 0), null)
  assert.equal(slots.laterSlot(workout('a', 'b'), [], 1), null)
})

test('a group waits as one, and comes in for another as one', () => {
  const now = slots.laterSlot(workout('a*', 'b*', 'c'), [], 1)
  assert.equal(now && order(now), 'c a* b*')
  const before = slots.laterSlot(workout('c', 'a*', 'b*'), [], 0)
  assert.equal(before && order(before), 'a* b* c')
  assert.equal(before?.at, 0)
})

test('another exercise takes the sets that remain; those that were done stay with theirs', () => {
  const now = slots.swapSlot(workout('a4', 'b'), done('a'), 0, 'x')
  assert.deepEqual(now.slots.map(slot => [slot.exercise_id, slot.sets]), [['a', 1], ['x', 3], ['b', 3]])
  assert.equal(now.slots[now.at].exercise_id, 'x')
  const fresh = slots.swapSlot(workout('a4', 'b'), [], 0, 'x')
  assert.deepEqual(fresh.slots.map(slot => [slot.exercise_id, slot.sets]), [['x', 4], ['b', 3]])
})

test('a swap inside a group leaves the group whole, and the one in hand in hand', () => {
  const now = slots.swapSlot({ ...workout('a3*', 'b3*', 'c'), at: 2 }, done('ab'), 1, 'x')
  assert.equal(order(now), 'b a* x* c')
  assert.equal(now.slots[now.at].exercise_id, 'c')
})

test('taking one out of a pair leaves the other by itself', () => {
  assert.equal(order(slots.dropSlot(workout('a*', 'b*', 'c'), 0)), 'b c')
})

test('the round rests as long as the one that wants most', () => {
  const { slots: all } = workout('a*', 'b*', 'c')
  assert.equal(supersets.roundRest(all.map((slot, i) => ({ ...slot, rest_seconds: [60, 150, 240][i] })), 0, slot => slot.rest_seconds ?? 0), 150)
})

test('a lift that a day has twice stands once, set by set as the day wants it', () => {
  const heavy = { ...slots.freeSlot('a', 2), target: { rep_low: 3, rep_high: 5, rir: 1 } }
  const light = { ...slots.freeSlot('a', 1), scheme: [{ reps: /** @type {[number, number]} */ ([10, 10]), rir: 3 }] }
  const [a, b] = slots.oneOfEach([heavy, slots.freeSlot('b'), light])
  assert.deepEqual([a.sets, b.exercise_id], [3, 'b'])
  assert.deepEqual(a.scheme, [{ reps: [3, 5], rir: 1 }, { reps: [3, 5], rir: 1 }, { reps: [10, 10], rir: 3 }])
  assert.equal(slots.oneOfEach([heavy, { ...heavy }])[0].scheme, null)
})

test('one that is dragged goes past all whose middle its own has passed', () => {
  const boxes = [0, 60, 120, 180].map(top => ({ middle: top + 30 }))
  assert.deepEqual([0, 29, 61, 500].map(moved => placeOf(boxes, 0, moved)), [0, 0, 1, 3])
  assert.deepEqual([-29, -61, -500].map(moved => placeOf(boxes, 3, moved)), [3, 2, 0])
})
