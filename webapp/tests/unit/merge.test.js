import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSet } from './fake.js'
import { differences, narrowed } from '../../js/merge.js'

test('what another phone changed is said field by field', () => {
  const here = aSet()
  assert.deepEqual(differences(here, { ...here, reps: 7 }), ['reps 8 → 7'])
  assert.deepEqual(differences(here, { ...here, weight: 82.5, weight_kg: 82.5, rir: null }), ['kg 80 → 82.5', 'RIR 2 → –'])
  assert.deepEqual(differences(here, { ...here, note: 'slow' }), ['note – → slow'])
})

test('what the server merely writes otherwise is no change', () => {
  const here = aSet({ unit: 'lb', weight: 225, weight_kg: 102.0582825 })
  assert.deepEqual(differences(here, { ...here, weight_kg: 102.05828, performed_at: '2026-11-22T10:00:00+00:00', updated_at: 'x' }), [])
})

test('an edit names only what it changes', () => {
  const was = aSet()
  assert.deepEqual(narrowed(was, { weight: 80, unit: 'kg', reps: 7, rir: 2, note: null }), { reps: 7 })
  assert.deepEqual(narrowed(was, { weight: 82.5, unit: 'kg', reps: 8 }), { weight: 82.5, unit: 'kg' })
  assert.deepEqual(narrowed(was, { rir: null }), { rir: null })
})
