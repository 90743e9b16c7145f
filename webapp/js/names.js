import { language } from './i18n.js'
import { exerciseOf, isKnown } from './state.js'

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

/**
 * What a lift that the server names in English is called here; its own word where this phone doesn't know the lift.
 * @param {Pick<import('./types.js').State, 'exercises'>} state @param {string} id @param {string} name the server's
 */
export function nameOf(state, id, name) {
  const exercise = exerciseOf(state, id)
  return isKnown(exercise) ? exercise.name : name
}

/**
 * The same lifts under the names that they have here.
 * @template {{ exercise_id: string, name: string }} L
 * @param {L[]} lifts @param {Pick<import('./types.js').State, 'exercises'>} state @returns {L[]}
 */
export const renamed = (lifts, state) => lifts.map(lift => ({ ...lift, name: nameOf(state, lift.exercise_id, lift.name) }))
