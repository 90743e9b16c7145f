import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { stepOf } from '../../js/screens/workout/steps.js'

const NBSP = '\u00a0'
const golden = JSON.parse(readFileSync(new URL('../../../tests/core/golden/prescriptions.json', import.meta.url), 'utf8'))

/** Every reason of the engine’s golden prescriptions, wherever it stands. @param {any} value @returns {any[]} */
function reasonsIn(value) {
  if (!value || typeof value !== 'object') return []
  if (typeof value.code === 'string' && value.values) return [value]
  return Object.values(value).flatMap(reasonsIn)
}

test('every step of a reckoning that leads to a load has its row, with a load of its own', () => {
  const reasons = reasonsIn(golden).filter(one => 'result_kg' in one.values)
  assert.ok(reasons.length > 50, `${reasons.length} reasons`)
  const without = new Set(reasons.filter(one => stepOf(one, 'kg') === null).map(one => one.code))
  assert.deepEqual([...without], [])
  for (const reason of reasons) {
    const row = stepOf(reason, 'lb')
    assert.equal(row?.kg, reason.values.result_kg)
    assert.ok(row?.title && row.text && row.span.every(Number.isFinite), JSON.stringify([reason, row]))
  }
})

test('pooled sets say whose word weighs most, and the likeliest load what it is likelier than', () => {
  const pooled = { code: 'pooled', text: '', values: { source: 'curve', weight: 0.4, share: 0.02, result_kg: 102 } }
  const row = stepOf(pooled, 'kg')
  assert.deepEqual([row?.title, row?.text], [`Past sets pooled +2${NBSP}%`, `most weight on your own rep curve (40${NBSP}%)`])
  assert.ok(Math.abs((row?.span[0] ?? 0) - 100) < 1e-9)
  assert.equal(stepOf({ ...pooled, values: { ...pooled.values, source: 'one of tomorrow' } }, 'kg')?.text, 'by how each estimate has done so far')
  const likeliest = { code: 'likeliest', text: '', values: { chance: 0.62, from_kg: 80, from_chance: 0.5, rep_low: 6, rep_high: 8, rir: 2, result_kg: 82.5 } }
  assert.equal(stepOf(likeliest, 'kg')?.text, `6–8 reps come true at 62${NBSP}%, against 50${NBSP}% at 80${NBSP}kg`)
  assert.equal(stepOf({ ...likeliest, values: { ...likeliest.values, from_kg: 82.5 } }, 'kg')?.text, `6–8 reps come true at 62${NBSP}%`)
})
