import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadOf, nextShare } from '../../js/exercise_class.js'
import { patchOf } from '../../js/set_form.js'

/** @type {any} */
const SET = { id: 's', weight: 225, unit: 'lb', weight_kg: 102.05828, reps: 5, rir: 2, set_type: 'working', note: null }
/** @param {Record<string, string>} [fields] */
const form = (fields = {}) => {
  const data = new FormData()
  for (const [name, value] of Object.entries({ weight: '225', reps: '5', rir: '2', set_type: 'working', note: '', ...fields })) data.set(name, value)
  return data
}

test('a form that says what the set says changes nothing', () => {
  assert.deepEqual(patchOf(SET, form()), { patch: {} })
})

test('a weight goes with its unit, in the unit that the set was logged in', () => {
  const { patch } = patchOf(SET, form({ weight: '230,5' }))
  assert.deepEqual([patch?.weight, patch?.unit, Math.round(Number(patch?.weight_kg) * 100)], [230.5, 'lb', 10455])
})

test('an empty reserve is unknown, not none', () => {
  assert.equal(patchOf(SET, form({ rir: '' })).patch?.rir, null)
  assert.equal(patchOf(SET, form({ rir: '0' })).patch?.rir, 0)
})

test('minus one in reserve is refused with what reserve means', () => {
  assert.equal(patchOf(SET, form({ rir: '-1' })).faults?.rir, 'RIR is reps you had left; 0 means none')
  assert.ok(patchOf(SET, form({ rir: '1.3' })).faults?.rir)
})

test('each fault stands at its field, and nothing is sent', () => {
  const { patch, faults } = patchOf(SET, form({ weight: 'heavy', reps: '5.5' }))
  assert.equal(patch, undefined)
  assert.deepEqual(Object.keys(faults ?? {}), ['weight', 'reps'])
  assert.ok(patchOf(SET, form({ weight: '4000' })).faults?.weight)
})

test('kind and note are part of the set', () => {
  assert.deepEqual(patchOf(SET, form({ set_type: 'drop', note: ' slow ' })).patch, { set_type: 'drop', note: 'slow' })
})

test('what the load of an own exercise means follows from its equipment', () => {
  assert.deepEqual(loadOf('barbell', 'squat'), { load_type: 'external', bodyweight_share: 0 })
  assert.equal(loadOf('assisted', 'vertical_pull').load_type, 'assisted')
  assert.ok(loadOf('bodyweight', 'dip').bodyweight_share > 0.9)
})

test('a muscle goes from none to direct to indirect and back', () => {
  assert.deepEqual([nextShare(undefined), nextShare(1), nextShare(0.5)], [1, 0.5, undefined])
})
