import { t } from './i18n.js'

/**
 * Gyms to begin with. What is there can be changed plate by plate.
 *
 * @typedef {import('./types.js').Unit} Unit
 * @typedef {import('./types.js').Inventory} Inventory
 *
 * @typedef {object} Preset
 * @property {string} key
 * @property {() => string} name
 * @property {() => string} about
 * @property {[string, number][]} bars kind and weight, the one that most lifts use first
 * @property {[number, number][]} plates weight and how many of them
 * @property {[string, number, number, number][]} dumbbells kind, lightest, heaviest, step
 * @property {[string, number, number, number, number[]?][]} stacks kind, first pin, last pin, step, add-ons
 */

/** Plates that are made, by unit, heaviest first. @type {Record<Unit, number[]>} */
export const PLATES = { kg: [25, 20, 15, 10, 5, 2.5, 1.25, 0.5, 0.25], lb: [55, 45, 35, 25, 10, 5, 2.5, 1.25] }

const COMMERCIAL = { key: 'commercial', name: () => t('Commercial gym'), about: () => t('bars, dumbbells, machines') }
const HOME = { key: 'home', name: () => t('Home gym'), about: () => t('a bar, plates, a few dumbbells') }
const SMALL = { key: 'small', name: () => t('Dumbbells only'), about: () => t('a rack and a bench') }
const POWER = { key: 'power', name: () => t('Powerlifting gym'), about: () => t('small plates, specialty bars') }
const BOX = { key: 'box', name: () => t('CrossFit box'), about: () => t('two bars, bumpers, kettlebells') }
const HOTEL = { key: 'hotel', name: () => t('Hotel gym'), about: () => t('light dumbbells and a cable') }

/** The first three are offered to newcomers. @type {Record<Unit, Preset[]>} */
export const PRESETS = {
  kg: [
    { ...COMMERCIAL, bars: [['barbell', 20], ['ez_bar', 10], ['trap_bar', 25], ['smith', 20], ['plate_loaded', 0]], plates: pairs(4, 25, 20, 15, 10, 5, 2.5, 1.25), dumbbells: [['dumbbell', 2, 50, 2]], stacks: [['machine', 5, 100, 5], ['cable', 5, 100, 5], ['assisted', 5, 100, 5]] },
    { ...HOME, bars: [['barbell', 20]], plates: pairs(1, 20, 10, 5, 2.5, 1.25), dumbbells: [['dumbbell', 4, 24, 4]], stacks: [] },
    { ...SMALL, bars: [], plates: [], dumbbells: [['dumbbell', 2, 30, 2]], stacks: [] },
    { ...POWER, bars: [['barbell', 20], ['trap_bar', 25], ['ez_bar', 10]], plates: [...pairs(5, 25), ...pairs(2, 20, 15, 10, 5, 2.5, 1.25), ...pairs(1, 0.5, 0.25)], dumbbells: [['dumbbell', 2.5, 60, 2.5]], stacks: [['cable', 2.5, 100, 2.5]] },
    { ...BOX, bars: [['barbell', 20], ['barbell', 15]], plates: pairs(3, 25, 20, 15, 10, 5, 2.5, 1.25), dumbbells: [['dumbbell', 5, 35, 2.5], ['kettlebell', 8, 32, 4]], stacks: [] },
    { ...HOTEL, bars: [], plates: [], dumbbells: [['dumbbell', 2, 20, 2]], stacks: [['cable', 5, 60, 5]] },
  ],
  lb: [
    { ...COMMERCIAL, bars: [['barbell', 45], ['ez_bar', 25], ['trap_bar', 55], ['smith', 45], ['plate_loaded', 0]], plates: pairs(4, 45, 35, 25, 10, 5, 2.5), dumbbells: [['dumbbell', 5, 120, 5]], stacks: [['machine', 10, 250, 10], ['cable', 10, 250, 10], ['assisted', 10, 250, 10]] },
    { ...HOME, bars: [['barbell', 45]], plates: pairs(1, 45, 25, 10, 5, 2.5), dumbbells: [['dumbbell', 10, 50, 10]], stacks: [] },
    { ...SMALL, bars: [], plates: [], dumbbells: [['dumbbell', 5, 70, 5]], stacks: [] },
    { ...POWER, bars: [['barbell', 45], ['trap_bar', 55], ['ez_bar', 25]], plates: [...pairs(6, 45), ...pairs(2, 35, 25, 10, 5, 2.5), ...pairs(1, 1.25)], dumbbells: [['dumbbell', 5, 130, 5]], stacks: [['cable', 5, 200, 5]] },
    { ...BOX, bars: [['barbell', 45], ['barbell', 35]], plates: pairs(3, 55, 45, 35, 25, 10, 5, 2.5), dumbbells: [['dumbbell', 10, 70, 5], ['kettlebell', 18, 70, 9]], stacks: [] },
    { ...HOTEL, bars: [], plates: [], dumbbells: [['dumbbell', 5, 50, 5]], stacks: [['cable', 10, 120, 10]] },
  ],
}

/** So many pairs of each. @param {number} count @param {...number} weights @returns {[number, number][]} */
function pairs(count, ...weights) { return weights.map(weight => [weight, 2 * count]) }

/** @param {Unit} unit @param {string} key */
export const presetOf = (unit, key) => PRESETS[unit].find(one => one.key === key) ?? PRESETS[unit][0]

/**
 * What to write down of a gym.
 * @param {Preset} preset @param {Unit} unit
 * @param {{ plates?: number[], bar?: number }} [chosen] the plates there are, and what the bar weighs, where they were said
 * @returns {Inventory}
 */
export function inventoryOf(preset, unit, { plates, bar } = {}) {
  const known = new Map(preset.plates)
  const usual = preset.plates[0]?.[1] ?? 2
  const weights = plates ?? [...known.keys()]
  return {
    bars: preset.bars.map(([kind, weight], i) => ({ kind, weight: i === 0 && bar !== undefined ? bar : weight, unit })),
    plates: [...weights].sort((a, b) => b - a).map(weight => ({ weight, unit, count: known.get(weight) ?? usual })),
    dumbbells: preset.dumbbells.map(([kind, low, high, step]) => ({ kind, low, high, step, unit })),
    stacks: preset.stacks.map(([kind, first, last, step, add_ons = []]) => ({ kind, exercise_ids: [], first, last, step, unit, add_ons })),
  }
}
