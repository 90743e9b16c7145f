import { number, pointed } from './format.js'
import { plural, t } from './i18n.js'

/**
 * A gym's inventory under the hand. Pure.
 *
 * @typedef {import('./types.js').Inventory} Inventory
 * @typedef {import('./types.js').Unit} Unit
 */

/** What there is to lift with, by the data's word for it; read when it is painted. @type {Record<string, string>} */
export const BAR_NAMES = {
  get barbell() { return t('Barbell') },
  get ez_bar() { return t('EZ bar') },
  get trap_bar() { return t('Trap bar') },
  get smith() { return t('Smith machine') },
  get plate_loaded() { return t('Plate-loaded machine') },
}
/** @type {Record<string, string>} */
export const STACK_NAMES = {
  get machine() { return t('Machines') },
  get cable() { return t('Cables') },
  get assisted() { return t('Assistance') },
}
/** @type {Record<string, string>} */
export const RACK_NAMES = {
  get dumbbell() { return t('Dumbbells') },
  get kettlebell() { return t('Kettlebells') },
}

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
  if (!name.trim()) return t('A gym needs a name')
  for (const { low, high, step } of inventory.dumbbells) {
    if (!(low > 0) || !(high >= low) || !(step > 0)) return t('Dumbbells go from a lighter to a heavier one, by a step above 0')
  }
  for (const { first, last, step } of inventory.stacks) {
    if (!(first >= 0) || !(last >= first) || !(step > 0)) return t('A stack goes from its first pin to a heavier last one, by a step above 0')
  }
  if (inventory.bars.some(bar => !(bar.weight >= 0 && bar.weight <= 100))) return t('A bar weighs 0 to 100')
  const { bars, plates, dumbbells, stacks } = inventory
  if (bars.length > 20 || plates.length > 30 || dumbbells.length > 20 || stacks.length > 50) return t('At most 20 bars, 30 kinds of plates, 20 racks and 50 stacks')
  return null
}

/** What a gym has, in a line. @param {Inventory} inventory */
export function inLine({ bars, plates, dumbbells, stacks }) {
  const heaviest = dumbbells.length > 0 ? dumbbells.reduce((best, one) => one.high > best.high ? one : best) : null
  const parts = [
    bars.length > 0 ? plural(bars.length, '{count} bar', '{count} bars') : '',
    plates.length > 0 ? plural(plates.reduce((sum, plate) => sum + plate.count, 0), '{count} plate', '{count} plates') : '',
    heaviest ? t('dumbbells to {most}', { most: `${number(heaviest.high)}\u00a0${heaviest.unit}` }) : '',
    stacks.length > 0 ? plural(stacks.length, '{count} stack', '{count} stacks') : '',
  ]
  return parts.filter(Boolean).join(', ') || t('nothing written down: any load counts as loadable')
}

/** `1.25, 2.5` → numbers above 0; in languages that write `1,25` the sign between them is a semicolon or a space. @param {string} text */
export const addOns = text => text.split(pointed('.') === ',' ? /[;\s]+/ : /[;,\s]+/).map(one => Number(one.replace(',', '.'))).filter(value => value > 0).slice(0, 6)
