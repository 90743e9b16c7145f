import { language } from './i18n.js'

/**
 * What a lift is called in the reader's language. The catalogue's lifts have names by language; a lifter's own exercise
 * has the one that they gave it. Pure.
 *
 * @typedef {import('./types.js').Exercise} Exercise
 */

/**
 * The same exercises under their names in the language in use; `english` keeps the catalogue's own.
 * @param {Exercise[]} exercises @returns {Exercise[]}
 */
export const inLanguage = exercises => exercises.map(named)

/** @param {Exercise} exercise @returns {Exercise} */
export function named(exercise) {
  const english = exercise.english ?? exercise.name
  const name = exercise.names?.[language()] ?? english
  return name === exercise.name && english === exercise.name ? exercise : { ...exercise, name, english }
}
