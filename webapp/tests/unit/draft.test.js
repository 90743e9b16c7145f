import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSet } from './fake.js'
import { askedOf, draftFrom, draftOf, FIRST_SECONDS, heldFor, likelyReps, ofKind, sideAfter } from '../../js/draft.js'
import { ladder } from '../../js/loads.js'
import { restTaken } from '../../js/workout.js'
import { isDone, setNumber, workingSets } from '../../js/slots.js'

const rungs = ladder({ id: '', equipment: 'barbell', load_type: 'external' }, null, 'kg')
const prescription = /** @type {any} */ ({ weight: 82.5, rep_low: 6, rep_high: 8, rir: 2, chances: [{ reps: 6, probability: 0.2 }, { reps: 7, probability: 0.3 }, { reps: 8, probability: 0.2 }, { reps: 9, probability: 0.4 }] })
/** @param {Partial<import('../../js/types.js').Slot>} [some] @returns {import('../../js/types.js').Slot} */
const slot = (some = {}) => ({ key: 'bench', exercise_id: 'bench', sets: 3, target: null, rest_seconds: null, kg: null, ...some })
const timed = { tracking: 'time' }

test('the fields begin with what was prescribed, and with the likeliest reps inside the range', () => {
  const draft = draftOf(prescription, slot(), rungs)
  assert.deepEqual([draft.kg, draft.reps, draft.rir, draft.set_type, draft.touched], [82.5, 7, 2, 'working', false])
  assert.equal(draftOf(prescription, slot({ kg: 85 }), rungs).kg, 85)
  assert.equal(likelyReps({ ...prescription, chances: [] }), 7)
})

test('a programme says what a set is, and the coach what it leaves open', () => {
  const scheme = [{ reps: /** @type {[number, number]} */ ([5, 5]), rir: 3, kg: 71 }, { reps: /** @type {[number, number]} */ ([5, 5]), rir: null, amrap: true, percent: 0.85 }]
  const one = draftOf(prescription, slot({ scheme }), rungs)
  assert.deepEqual([one.kg, one.reps, one.rir, one.set_type], [70, 5, 3, 'working'])
  const two = draftOf(prescription, slot({ scheme }), rungs, { number: 2 })
  assert.deepEqual([two.kg, two.reps, two.rir, two.set_type], [82.5, 9, null, 'amrap'])
  assert.deepEqual(askedOf(prescription, slot({ scheme }), 2).percent, 0.85)
  assert.deepEqual([askedOf(prescription, slot({ scheme }), 3).low, askedOf(prescription, slot({ scheme }), 3).rir], [6, 2])
  assert.equal(draftOf(prescription, slot({ scheme: [{ reps: [3, 3], rir: 1, type: 'warmup' }] }), rungs).set_type, 'warmup')
})

test('a load that the lifter chose for all that remain goes before the programme’s', () => {
  assert.equal(draftOf(prescription, slot({ kg: 60, scheme: [{ reps: [5, 5], rir: 2, kg: 100 }] }), rungs).kg, 60)
})

test('a timed set is as long as the one before, the first as last time, and at the first time half a minute', () => {
  const seconds = (/** @type {any} */ more) => draftOf(prescription, slot(), rungs, { exercise: timed, ...more }).seconds
  assert.equal(seconds({}), FIRST_SECONDS)
  assert.equal(seconds({ last: [aSet({ duration_seconds: 40 }), aSet({ duration_seconds: 35 })] }), 40)
  assert.equal(seconds({ number: 2, last: [aSet({ duration_seconds: 40 }), aSet({ duration_seconds: 35 })] }), 35)
  assert.equal(seconds({ number: 2, today: [aSet({ duration_seconds: 50 })], last: [aSet({ duration_seconds: 40 })] }), 50)
  const draft = draftOf(prescription, slot(), rungs, { exercise: timed, today: [aSet({ weight_kg: 24, duration_seconds: 50 })] })
  assert.deepEqual([draft.reps, draft.rir, draft.kg], [1, null, 24])
  assert.equal(draftOf(prescription, slot(), rungs).seconds, null)
})

test('after the left side comes the right with the same load and reps, then the left of the next set', () => {
  const left = aSet({ side: 'left', weight_kg: 20, reps: 9 })
  const second = draftOf(prescription, slot(), rungs, { today: [left] })
  assert.deepEqual([second.side, second.kg, second.reps, second.reps_touched], ['right', 20, 9, true])
  const third = draftOf(prescription, slot(), rungs, { today: [left, aSet({ side: 'right' })] })
  assert.deepEqual([third.side, third.kg, third.reps_touched], ['left', 82.5, false])
  assert.equal(sideAfter([aSet()]), null)
  assert.equal(sideAfter([left, aSet({ set_type: 'drop' })]), 'right')
})

test('two sides are one set, a drop set none of its own', () => {
  const pair = [aSet({ side: 'left' }), aSet({ side: 'right' })]
  assert.equal(setNumber(pair.slice(0, 1), slot()), 1)
  assert.equal(setNumber(pair, slot()), 2)
  assert.equal(isDone([...pair, ...pair, aSet({ set_type: 'drop' })], slot()), false)
  assert.equal(workingSets([aSet(), aSet({ set_type: 'drop' }), aSet({ set_type: 'amrap' }), aSet({ set_type: 'warmup' })], 'bench').length, 2)
})

test('the rest of one side is since that side was last at work', () => {
  const at = Date.parse(aSet().performed_at)
  const right = aSet({ side: 'right', performed_at: new Date(at - 60_000).toISOString() })
  assert.equal(restTaken([right, aSet({ side: 'left' })], at + 30_000, 'right'), 90)
  assert.equal(restTaken([aSet({ side: 'left' })], at + 30_000, 'right'), null)
  assert.equal(restTaken([right, aSet({ side: 'left' })], at + 30_000), 30)
})

test('to failure leaves none, as many as go leaves it unsaid, and back again as asked', () => {
  const draft = draftOf(prescription, slot(), rungs)
  const asked = askedOf(prescription, slot(), 1)
  assert.equal(ofKind(draft, 'failure', asked).rir, 0)
  const amrap = ofKind(draft, 'amrap', asked)
  assert.equal(amrap.rir, null)
  assert.equal(ofKind(amrap, 'working', asked).rir, 2)
  assert.equal(ofKind({ ...draft, rir: 1 }, 'working', asked).rir, 1)
})

test('a set that is taken back stands in hand as it was logged', () => {
  const set = aSet({ reps: 5, rir: 1, set_type: 'drop', note: 'slow', pain: 'knee', side: 'left' })
  const draft = draftFrom(set)
  assert.deepEqual([draft.kg, draft.reps, draft.rir, draft.set_type, draft.note, draft.pain, draft.side], [80, 5, 1, 'drop', 'slow', 'knee', 'left'])
  assert.deepEqual([draft.touched, draft.reps_touched], [true, true])
})

test('a clock tells whole seconds from the instant it was started', () => {
  const draft = draftOf(prescription, slot(), rungs, { exercise: timed })
  assert.equal(heldFor(draft, 1000), 0)
  assert.equal(heldFor({ ...draft, clock: 10_000 }, 52_400), 42)
  assert.equal(heldFor({ ...draft, clock: 10_000 }, 10_001), 1)
})
