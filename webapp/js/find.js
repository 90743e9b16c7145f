import { language } from './i18n.js'

export { capital, EQUIPMENT, words } from './terms.js'

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

/** Lower case, without marks on letters or signs between words, as it is typed where a keyboard lacks ı and ß. @param {string} text */
export const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ı', 'i').replaceAll('ß', 'ss').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** Muscles that it trains directly, the most trained first. @param {Exercise} exercise */
export const directMuscles = ({ muscles }) => Object.entries(muscles).filter(([, share]) => share >= 1).map(([muscle]) => muscle)

/** @param {Exercise} exercise */
export const indirectMuscles = ({ muscles }) => Object.entries(muscles).filter(([, share]) => share < 1).sort(([, a], [, b]) => b - a).map(([muscle]) => muscle)

/**
 * Every word asked for begins a word of the name, in the reader's language or in English; names that begin with the
 * first word come first, then the popular ones.
 * @param {Exercise[]} exercises @param {string} query @param {Filter} [filter]
 */
export function find(exercises, query, filter = {}) {
  const asked = plain(query).split(' ').filter(Boolean)
  const wanted = exercises.filter(exercise => fits(exercise, filter))
  if (asked.length === 0) return wanted.sort(byUse)
  const scored = wanted.flatMap(exercise => {
    const names = namesOf(exercise).filter(name => asked.every(word => ` ${name}`.includes(` ${word}`)))
    if (names.length === 0) return []
    return [{ exercise, first: names.some(name => name.startsWith(asked[0])) ? 0 : 1 }]
  })
  return scored.sort((a, b) => a.first - b.first || byUse(a.exercise, b.exercise)).map(({ exercise }) => exercise)
}

/** @param {Exercise} exercise */
const namesOf = ({ name, english }) => english === undefined || english === name ? [plain(name)] : [plain(name), plain(english)]

/** @param {Exercise} a @param {Exercise} b */
const byUse = (a, b) => b.popularity - a.popularity || a.name.localeCompare(b.name, language())

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
