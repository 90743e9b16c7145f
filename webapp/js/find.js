/**
 * Finding an exercise by what a lifter types, on the phone. Pure.
 *
 * @typedef {import('./types.js').Exercise} Exercise
 * @typedef {{ equipment?: string | null, region?: string | null, own?: boolean }} Filter
 */

/** Muscles by the part of the body that a lifter would look under. @type {Record<string, string[]>} */
export const REGIONS = {
  Chest: ['chest'],
  Back: ['upper_back', 'lats', 'traps', 'lower_back'],
  Shoulders: ['front_delts', 'side_delts', 'rear_delts'],
  Arms: ['biceps', 'triceps', 'forearms'],
  Legs: ['quads', 'hamstrings', 'glutes', 'adductors', 'abductors', 'calves', 'hip_flexors'],
  Core: ['abs', 'obliques'],
}

/** @type {Record<string, string>} */
export const EQUIPMENT = {
  barbell: 'Barbell', dumbbell: 'Dumbbell', machine: 'Machine', cable: 'Cable', bodyweight: 'Bodyweight', smith: 'Smith machine',
  plate_loaded: 'Plate-loaded', kettlebell: 'Kettlebell', assisted: 'Assisted', band: 'Band', plate: 'Plate', trap_bar: 'Trap bar',
  ez_bar: 'EZ bar', suspension: 'Suspension', other: 'Other',
}

/** Lower case, without marks on letters or signs between words. @param {string} text */
export const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** `upper_back` → `upper back`. @param {string} slug */
export const words = slug => slug.replaceAll('_', ' ')

/** @param {string} text */
export const capital = text => text.charAt(0).toUpperCase() + text.slice(1)

/** Muscles that it trains directly, the most trained first. @param {Exercise} exercise */
export const directMuscles = ({ muscles }) => Object.entries(muscles).filter(([, share]) => share >= 1).map(([muscle]) => muscle)

/** @param {Exercise} exercise */
export const indirectMuscles = ({ muscles }) => Object.entries(muscles).filter(([, share]) => share < 1).sort(([, a], [, b]) => b - a).map(([muscle]) => muscle)

/**
 * Every word asked for begins a word of the name; names that begin with the first word come first, then the popular ones.
 * @param {Exercise[]} exercises @param {string} query @param {Filter} [filter]
 */
export function find(exercises, query, filter = {}) {
  const asked = plain(query).split(' ').filter(Boolean)
  const wanted = exercises.filter(exercise => fits(exercise, filter))
  if (asked.length === 0) return wanted.sort(byUse)
  const scored = wanted.flatMap(exercise => {
    const name = plain(exercise.name)
    const parts = name.split(' ')
    if (!asked.every(word => parts.some(part => part.startsWith(word)))) return []
    return [{ exercise, first: name.startsWith(asked[0]) ? 0 : 1 }]
  })
  return scored.sort((a, b) => a.first - b.first || byUse(a.exercise, b.exercise)).map(({ exercise }) => exercise)
}

/** @param {Exercise} a @param {Exercise} b */
const byUse = (a, b) => b.popularity - a.popularity || a.name.localeCompare(b.name)

/** @param {Exercise} exercise @param {Filter} filter */
export function fits(exercise, { equipment, region, own }) {
  if (own && !exercise.own) return false
  if (equipment && exercise.equipment !== equipment) return false
  return !region || directMuscles(exercise).some(muscle => REGIONS[region].includes(muscle))
}

/** Both lists in one, each exercise once: what the phone found first, then what the server knows by other names. @param {Exercise[]} here @param {Exercise[]} there */
export function joined(here, there) {
  const known = new Set(here.map(one => one.id))
  return [...here, ...there.filter(one => !known.has(one.id))]
}
