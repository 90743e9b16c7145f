import { explanation, headline, isTold, sentence } from './coach/explain.js'
import { language } from './i18n.js'
import { unitOf } from './state.js'

/**
 * What the server said in English, or this phone in the language of another day, in the reader's words: reasons come with
 * their values, from which the sentences are made again. Pure.
 *
 * @typedef {import('./types.js').Prescription} Prescription
 * @typedef {Pick<import('./types.js').State, 'me' | 'prescriptions'>} State
 */

/** A prescription in the language in use and the unit of its exercise. @param {Prescription} told @param {State} state @returns {Prescription} */
export function retold(told, state) {
  const unit = unitOf(state, told.exercise_id)
  const wanted = `${language()} ${unit}`
  const spoken = told.told_in ?? (told.prescription_id ? `en ${unitOf(state)}` : '')
  if (spoken === wanted || !told.reasons?.every(({ code }) => isTold(code))) return told
  const reasons = told.reasons.map(reason => ({ ...reason, text: sentence(reason, unit) }))
  return { ...told, reasons, headline: headline(reasons, unit) || told.headline, explanation: explanation(reasons, unit), told_in: wanted }
}

/** All of them, by exercise; the same object where nothing is to be said anew. @param {State} state */
export function allRetold(state) {
  const said = Object.entries(state.prescriptions).map(([id, told]) => /** @type {const} */ ([id, retold(told, state)]))
  return said.some(([id, told]) => told !== state.prescriptions[id]) ? Object.fromEntries(said) : state.prescriptions
}
