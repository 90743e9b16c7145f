import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSet } from './fake.js'
import { parseClock, patchOf } from '../../js/set_form.js'
import { doneText, marks, setText } from '../../js/set_words.js'

const plain = (/** @type {string} */ text) => text.replace(/\u00a0/g, ' ')

test('a set says its load and reps, a timed one its time', () => {
  assert.equal(plain(setText(aSet(), 'external')), '80 kg × 8, 2 left')
  assert.equal(doneText(aSet({ weight_kg: 0, duration_seconds: 45, reps: 1 }), 'bodyweight'), '0:45')
  assert.equal(plain(doneText(aSet({ weight_kg: 24, duration_seconds: 90, reps: 1 }), 'external')), '24 kg × 1:30')
  assert.equal(plain(setText(aSet({ weight_kg: -20, rir: null }), 'assisted')), '20 kg help × 8')
})

test('what is special about a set is said beside it', () => {
  assert.deepEqual(marks(aSet()), [])
  assert.deepEqual(marks(aSet({ set_type: 'amrap', side: 'left', pain: 'lower_back' })), ['AMRAP', 'left', 'pain: lower back'])
})

test('a time is typed with a colon, a point or as seconds', () => {
  assert.deepEqual(['0:45', '1:30', '1.30', '45', '1:00:00', ' 2:05 '].map(parseClock), [45, 90, 90, 45, 3600, 125])
  assert.deepEqual(['', 'soon', '1:75', '-5', '1:2:3:4'].map(parseClock), [null, null, null, null, null])
})

test('a form changes only what it shows', () => {
  const data = new FormData()
  for (const [name, value] of [['weight', '0'], ['duration', '1:00'], ['set_type', 'working'], ['note', ''], ['pain', 'hip']]) data.set(name, value)
  const set = aSet({ weight_kg: 0, weight: 0, reps: 1, rir: null, duration_seconds: 45, side: 'left' })
  assert.deepEqual(patchOf(set, data).patch, { duration_seconds: 60, pain: 'hip' })
  data.set('duration', 'long')
  assert.ok(patchOf(set, data).faults?.duration)
  data.delete('duration')
  data.set('pain', '')
  assert.deepEqual(patchOf(aSet({ ...set, pain: 'hip' }), data).patch, { pain: null })
})
