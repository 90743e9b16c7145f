import { explanation, headline, isTold, sentence } from './coach/explain.js'
import { language } from './i18n.js'
import { unitOf } from './state.js'

/**
 * What the server said in English, in the reader's words: its reasons come with their values, from which the phone makes
 * the sentences itself. Pure.
 *
 * @typedef {import('./types.js').Prescription} Prescription
 * @typedef {Pick<import('./types.js').State, 'me'>} State
 */

/** A prescription in the language in use and the unit of its exercise. @param {Prescription} told @param {State} state @returns {Prescription} */
export function retold(told, state) {
  const unit = unitOf(state, told.exercise_id)
  const asIs = language() === 'en' && unit === unitOf(state) && !told.retold
  if (asIs || !told.reasons?.every(({ code }) => isTold(code))) return told
  const reasons = told.reasons.map(reason => ({ ...reason, text: sentence(reason, unit) }))
  return { ...told, reasons, headline: headline(reasons, unit), explanation: explanation(reasons, unit), retold: true }
}

/** All of them, by exercise. @param {Record<string, Prescription>} prescriptions @param {State} state */
export const allRetold = (prescriptions, state) => (
  Object.fromEntries(Object.entries(prescriptions).map(([id, told]) => [id, retold(told, state)])))
