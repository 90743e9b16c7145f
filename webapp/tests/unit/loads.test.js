import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventoryOf, PRESETS } from '../../js/gym_presets.js'
import * as loads from '../../js/loads.js'

/** @param {string} equipment @param {'external' | 'bodyweight' | 'assisted'} [load_type] */
const lift = (equipment, load_type = 'external') => ({ id: 'lift', equipment, load_type })
/** @param {Partial<import('../../js/types.js').Inventory>} some */
const gym = some => ({ inventory: { bars: [], plates: [], dumbbells: [], stacks: [], ...some } })
const kg = (/** @type {loads.Rung[]} */ rungs) => rungs.map(rung => rung.kg)

test('a bar is loaded with the fewest plates, then the heaviest', () => {
  const rungs = loads.ladder(lift('barbell'), null, 'kg')
  assert.deepEqual(loads.at(rungs, 82.5)?.plates, [25, 5, 1.25])
  assert.deepEqual(loads.at(rungs, 60)?.plates, [20])
  assert.equal(loads.platesText(loads.at(rungs, 20)), 'empty bar')
  assert.equal(loads.platesText(loads.at(rungs, 82.5)), '25 + 5 + 1.25')
})

test('steps follow the gym: its smallest pair, its next dumbbell, its next pin', () => {
  const bar = loads.ladder(lift('barbell'), null, 'kg')
  assert.equal(loads.above(bar, 82.5)?.kg, 85)
  assert.equal(loads.below(bar, 82.5)?.kg, 80)
  assert.equal(loads.below(bar, 20), null)
  const bells = loads.ladder(lift('dumbbell'), gym({ dumbbells: [{ kind: 'dumbbell', low: 4, high: 24, step: 4, unit: 'kg' }] }), 'kg')
  assert.deepEqual(kg(bells), [4, 8, 12, 16, 20, 24])
  const stack = { kind: 'cable', exercise_ids: [], first: 5, step: 5, last: 15, unit: /** @type {const} */ ('kg'), add_ons: [2.5] }
  assert.deepEqual(kg(loads.ladder(lift('cable'), gym({ stacks: [stack] }), 'kg')), [5, 7.5, 10, 12.5, 15, 17.5])
})

test('no more plates than there are pairs', () => {
  const one = gym({ bars: [{ kind: 'barbell', weight: 20, unit: 'kg' }], plates: [{ weight: 10, unit: 'kg', count: 3 }] })
  assert.deepEqual(kg(loads.ladder(lift('barbell'), one, 'kg')), [20, 40])
})

test('plates of both units are never mixed on one bar', () => {
  const both = gym({ bars: [{ kind: 'barbell', weight: 20, unit: 'kg' }], plates: [{ weight: 10, unit: 'kg', count: 2 }, { weight: 25, unit: 'lb', count: 2 }] })
  assert.deepEqual(kg(loads.ladder(lift('barbell'), both, 'kg')), [20, 40, 42.67962])
})

test('help is negative, and none of it is the heaviest', () => {
  const rungs = loads.ladder(lift('assisted', 'assisted'), null, 'kg')
  assert.equal(rungs[0].kg, -100)
  assert.equal(rungs.at(-1)?.kg, 0)
})

test('a body lift begins with nothing added', () => {
  const rungs = loads.ladder(lift('bodyweight', 'bodyweight'), null, 'kg')
  assert.equal(rungs[0].kg, 0)
  assert.equal(rungs[1].kg, 1.25)
  assert.equal(loads.platesText(rungs[1]), '1.25 on the belt')
})

test('where nothing is known, any load in small steps will do', () => {
  const rungs = loads.ladder(lift('band'), gym({}), 'lb')
  assert.equal(rungs.length > 1000, true)
  assert.equal(loads.above(rungs, 0)?.kg, 0.45359)
})

test('the nearest is the lighter on a tie, and the guardrail outranks the nearest', () => {
  const rungs = loads.ladder(lift('barbell'), null, 'kg')
  assert.equal(loads.nearest(rungs, 81.25).kg, 80)
  assert.equal(loads.choose(rungs, 81.9, 70, 82, null, null).kg, 80)
  assert.equal(loads.choose(rungs, 81, 70, 90, 82, null).kg, 82.5)
  assert.equal(loads.choose(rungs, 5, 1, 10, null, null).kg, 20)
})

test('the ladder of a gym is built once', () => {
  const here = gym({ plates: [{ weight: 5, unit: 'kg', count: 4 }] })
  assert.equal(loads.ladder(lift('barbell'), here, 'kg'), loads.ladder(lift('barbell'), here, 'kg'))
})

test('every preset can load what it claims', () => {
  for (const unit of /** @type {const} */ (['kg', 'lb'])) {
    for (const preset of PRESETS[unit]) {
      const made = { inventory: inventoryOf(preset, unit, preset.plates, preset.bar) }
      assert.ok(loads.ladder(lift('dumbbell'), made, unit).length > 4)
      if (preset.bar) assert.ok(loads.ladder(lift('barbell'), made, unit).length > 10)
    }
  }
})
