/**
 * Gyms to begin with. What is there can be changed plate by plate.
 *
 * @typedef {import('./types.js').Unit} Unit
 * @typedef {{ key: string, name: string, about: string, plates: number[], bar: number, rack: [number, number, number], stack: [number, number, number] | null, pairs: number }} Preset
 */

/** Plates that are made, by unit, heaviest first. @type {Record<Unit, number[]>} */
export const PLATES = { kg: [25, 20, 15, 10, 5, 2.5, 1.25, 0.5], lb: [45, 35, 25, 10, 5, 2.5, 1.25] }

/** @type {Record<Unit, Preset[]>} */
export const PRESETS = {
  kg: [
    { key: 'commercial', name: 'Commercial gym', about: 'bars, dumbbells, machines', plates: [25, 20, 15, 10, 5, 2.5, 1.25], bar: 20, rack: [2, 50, 2], stack: [5, 100, 5], pairs: 4 },
    { key: 'home', name: 'Home gym', about: 'a bar, plates, a few dumbbells', plates: [20, 10, 5, 2.5, 1.25], bar: 20, rack: [4, 24, 4], stack: null, pairs: 1 },
    { key: 'small', name: 'Dumbbells only', about: 'a rack and a bench', plates: [], bar: 0, rack: [2, 30, 2], stack: null, pairs: 0 },
  ],
  lb: [
    { key: 'commercial', name: 'Commercial gym', about: 'bars, dumbbells, machines', plates: [45, 35, 25, 10, 5, 2.5], bar: 45, rack: [5, 120, 5], stack: [10, 250, 10], pairs: 4 },
    { key: 'home', name: 'Home gym', about: 'a bar, plates, a few dumbbells', plates: [45, 25, 10, 5, 2.5], bar: 45, rack: [10, 50, 10], stack: null, pairs: 1 },
    { key: 'small', name: 'Dumbbells only', about: 'a rack and a bench', plates: [], bar: 0, rack: [5, 70, 5], stack: null, pairs: 0 },
  ],
}

/** The other bars that stand beside such a bar. @type {Record<Unit, Record<string, number>>} */
const OTHER_BARS = { kg: { ez_bar: 10, trap_bar: 25, smith: 20, plate_loaded: 0 }, lb: { ez_bar: 25, trap_bar: 55, smith: 45, plate_loaded: 0 } }

/**
 * What to write down of a gym.
 * @param {Preset} preset @param {Unit} unit @param {number[]} plates those there are @param {number} bar its weight; 0: none
 * @returns {import('./types.js').Inventory}
 */
export function inventoryOf(preset, unit, plates, bar) {
  const [low, high, step] = preset.rack
  const others = preset.stack ? Object.entries(OTHER_BARS[unit]).map(([kind, weight]) => ({ kind, weight, unit })) : []
  return {
    bars: bar > 0 ? [{ kind: 'barbell', weight: bar, unit }, ...others] : [],
    plates: plates.map(weight => ({ weight, unit, count: 2 * preset.pairs })),
    dumbbells: [{ kind: 'dumbbell', low, high, step, unit }],
    stacks: preset.stack ? STACKS.map(kind => stackOf(kind, unit, /** @type {[number, number, number]} */ (preset.stack))) : [],
  }
}

const STACKS = ['machine', 'cable', 'assisted']

/** @param {string} kind @param {Unit} unit @param {[number, number, number]} stack first, last, step */
const stackOf = (kind, unit, [first, last, step]) => ({ kind, exercise_ids: [], first, last, step, unit, add_ons: [] })
