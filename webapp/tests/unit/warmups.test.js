import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ladder } from '../../js/loads.js'
import { lighter, warmups } from '../../js/warmups.js'

const bar = ladder({ id: '', equipment: 'barbell', load_type: 'external' }, null, 'kg')
const hung = ladder({ id: '', equipment: 'bodyweight', load_type: 'bodyweight' }, null, 'kg')
const assisted = ladder({ id: '', equipment: 'assisted', load_type: 'assisted' }, null, 'kg')
/** @param {import('../../js/warmups.js').Warmup[]} steps */
const said = steps => steps.map(({ kg, reps }) => [kg, reps])

test('warm-ups climb to the working load, never above their share, with fewer reps each time', () => {
  assert.deepEqual(said(warmups(100, 6, bar)), [[40, 8], [60, 5], [75, 3]])
  assert.deepEqual(said(warmups(140, 3, bar)), [[55, 8], [82.5, 5], [105, 3], [125, 1]])
})

test('a light bar is warmed up with the empty one, and the empty one with nothing', () => {
  assert.deepEqual(said(warmups(40, 8, bar)), [[20, 8], [30, 3]])
  assert.deepEqual(said(warmups(20, 8, bar)), [])
})

test('warm-ups are below the working load, each heavier than the one before, whatever the load', () => {
  for (let kg = 20; kg <= 300; kg += 2.5) {
    const steps = warmups(kg, 3, bar)
    for (const [i, step] of steps.entries()) assert.ok(step.kg < kg && (i === 0 || (step.kg > steps[i - 1].kg && step.reps < steps[i - 1].reps)), `${kg}: ${JSON.stringify(said(steps))}`)
  }
})

test('the body counts as load: a loaded pull-up is warmed up with less on the belt, an assisted one with more help', () => {
  assert.deepEqual(said(warmups(40, 6, hung, 80)), [[0, 5], [10, 3]])
  assert.deepEqual(warmups(0, 8, hung, 80), [])
  const steps = warmups(-20, 8, assisted, 80)
  assert.deepEqual(steps.map(({ kg }) => kg), [-60, -45, -35])
})

test('a drop set is a fifth lighter, as this gym can load it', () => {
  assert.equal(lighter(bar, 100, 0.2)?.kg, 80)
  assert.equal(lighter(bar, 82.5, 0.2)?.kg, 65)
  assert.equal(lighter(bar, 22.5, 0.2)?.kg, 20)
  assert.equal(lighter(bar, 20, 0.2), null)
  assert.equal(lighter(hung, 20, 0.1, 80)?.kg, 10)
  assert.equal(lighter(assisted, -20, 0.1, 80)?.kg, -30)
})
