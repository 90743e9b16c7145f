import { number } from './format.js'

/**
 * A gym's inventory under the hand. Pure.
 *
 * @typedef {import('./types.js').Inventory} Inventory
 * @typedef {import('./types.js').Unit} Unit
 */

/** @type {Record<string, string>} */
export const BAR_NAMES = { barbell: 'Barbell', ez_bar: 'EZ bar', trap_bar: 'Trap bar', smith: 'Smith machine', plate_loaded: 'Plate-loaded machine' }
/** @type {Record<string, string>} */
export const STACK_NAMES = { machine: 'Machines', cable: 'Cables', assisted: 'Assistance' }
/** @type {Record<string, string>} */
export const RACK_NAMES = { dumbbell: 'Dumbbells', kettlebell: 'Kettlebells' }

/** @returns {Inventory} */
export const emptyInventory = () => ({ bars: [], plates: [], dumbbells: [], stacks: [] })

/** Plates heaviest first, one row a weight. @param {Inventory} inventory @param {number} weight @param {Unit} unit @param {number} by how many plates more or fewer */
export function withPlates(inventory, weight, unit, by) {
  const found = inventory.plates.find(plate => plate.weight === weight && plate.unit === unit)
  const count = Math.min(100, Math.max(0, (found?.count ?? 0) + by))
  const others = inventory.plates.filter(plate => plate !== found)
  const plates = count === 0 ? others : [...others, { weight, unit, count }]
  return { ...inventory, plates: plates.sort((a, b) => a.unit.localeCompare(b.unit) || b.weight - a.weight) }
}

/**
 * @template {keyof Inventory} K
 * @param {Inventory} inventory @param {K} list @param {number} at @param {Partial<Inventory[K][number]> | null} change null takes it out
 * @returns {Inventory}
 */
export function withItem(inventory, list, at, change) {
  const items = /** @type {any[]} */ (inventory[list])
  return { ...inventory, [list]: change === null ? items.filter((_, i) => i !== at) : items.map((item, i) => i === at ? { ...item, ...change } : item) }
}

/** The least that can be added to a bar: a pair of the lightest plate that comes in pairs. @param {Inventory} inventory @param {Unit} unit */
export function smallestStep({ plates }, unit) {
  const pairs = plates.filter(plate => plate.unit === unit && plate.count >= 2).map(plate => plate.weight)
  return pairs.length === 0 ? null : 2 * Math.min(...pairs)
}

/**
 * What keeps it from being saved, in words; null when all is well.
 * @param {string} name @param {Inventory} inventory
 */
export function faultOf(name, inventory) {
  if (!name.trim()) return 'A gym needs a name'
  for (const { low, high, step } of inventory.dumbbells) {
    if (!(low > 0) || !(high >= low) || !(step > 0)) return 'Dumbbells go from a lighter to a heavier one, by a step above 0'
  }
  for (const { first, last, step } of inventory.stacks) {
    if (!(first >= 0) || !(last >= first) || !(step > 0)) return 'A stack goes from its first pin to a heavier last one, by a step above 0'
  }
  if (inventory.bars.some(bar => !(bar.weight >= 0 && bar.weight <= 100))) return 'A bar weighs 0 to 100'
  return null
}

/** What a gym has, in a line. @param {Inventory} inventory */
export function inLine({ bars, plates, dumbbells, stacks }) {
  const heaviest = dumbbells.length > 0 ? dumbbells.reduce((best, one) => one.high > best.high ? one : best) : null
  const parts = [
    bars.length > 0 ? `${number(bars.length)} ${bars.length === 1 ? 'bar' : 'bars'}` : '',
    plates.length > 0 ? `${number(plates.reduce((sum, plate) => sum + plate.count, 0))} plates` : '',
    heaviest ? `dumbbells to ${number(heaviest.high)}\u00a0${heaviest.unit}` : '',
    stacks.length > 0 ? `${number(stacks.length)} ${stacks.length === 1 ? 'stack' : 'stacks'}` : '',
  ]
  return parts.filter(Boolean).join(', ') || 'nothing written down: any load counts as loadable'
}

/** `1.25, 2.5` → numbers above 0. @param {string} text */
export const addOns = text => text.split(/[;,\s]+/).map(Number).filter(value => value > 0).slice(0, 6)
