import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addOns, emptyInventory, faultOf, inLine, smallestStep, withItem, withPlates } from '../../js/gyms.js'

test('plates are counted by weight, heaviest first, and leave at none', () => {
  let gym = withPlates(withPlates(emptyInventory(), 2.5, 'kg', 2), 20, 'kg', 4)
  assert.deepEqual(gym.plates.map(plate => [plate.weight, plate.count]), [[20, 4], [2.5, 2]])
  gym = withPlates(gym, 2.5, 'kg', -2)
  assert.deepEqual(gym.plates.map(plate => plate.weight), [20])
  assert.equal(withPlates(gym, 20, 'kg', 500).plates[0].count, 100, 'the server takes a hundred')
})

test('kilograms and pounds of one number are two plates', () => {
  assert.equal(withPlates(withPlates(emptyInventory(), 10, 'kg', 2), 10, 'lb', 2).plates.length, 2)
})

test('the smallest step is a pair of the lightest plate that there are two of', () => {
  const gym = withPlates(withPlates(withPlates(emptyInventory(), 20, 'kg', 2), 1.25, 'kg', 2), 0.5, 'kg', 1)
  assert.equal(smallestStep(gym, 'kg'), 2.5)
  assert.equal(smallestStep(gym, 'lb'), null)
})

test('a thing is changed or taken out without touching the others', () => {
  const gym = { ...emptyInventory(), bars: [{ kind: 'barbell', weight: 20, unit: /** @type {const} */ ('kg') }, { kind: 'ez_bar', weight: 10, unit: /** @type {const} */ ('kg') }] }
  assert.deepEqual(withItem(gym, 'bars', 1, { weight: 8 }).bars.map(bar => bar.weight), [20, 8])
  assert.deepEqual(withItem(gym, 'bars', 0, null).bars.map(bar => bar.kind), ['ez_bar'])
  assert.equal(gym.bars.length, 2)
})

test('what can’t be is said before the server has to', () => {
  const rack = { kind: 'dumbbell', low: 10, high: 4, step: 2, unit: /** @type {const} */ ('kg') }
  const stack = { kind: 'cable', exercise_ids: [], first: 5, last: 90, step: Number.NaN, unit: /** @type {const} */ ('kg'), add_ons: [] }
  assert.equal(faultOf('Home', emptyInventory()), null)
  assert.match(String(faultOf('  ', emptyInventory())), /name/)
  assert.match(String(faultOf('Home', { ...emptyInventory(), dumbbells: [rack] })), /Dumbbells/)
  assert.match(String(faultOf('Home', { ...emptyInventory(), stacks: [stack] })), /stack/)
})

test('a gym in a line, and add-ons as typed', () => {
  assert.match(inLine(emptyInventory()), /any load/)
  assert.equal(inLine({ ...withPlates(emptyInventory(), 20, 'kg', 4), bars: [{ kind: 'barbell', weight: 20, unit: 'kg' }] }), '1 bar, 4 plates')
  assert.deepEqual(addOns('1.25, 2.5; x 0 5'), [1.25, 2.5, 5])
})
