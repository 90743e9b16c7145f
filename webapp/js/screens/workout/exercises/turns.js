import { html, nothing } from '../../../html.js'
import { t } from '../../../i18n.js'
import { exerciseOf } from '../../../state.js'
import { letters, membersOf, turnAfter } from '../../../supersets.js'

/**
 * Exercises done in turn, as the workout screen shows them.
 *
 * @typedef {import('../../../types.js').State} State
 * @typedef {import('../../../types.js').Running} Running
 */

/** The letter of the exercise in hand; nothing where it stands by itself. @param {Running} running */
export function badge({ slots, at }) {
  const letter = letters(slots)[at]
  return letter ? html`<span class="badge"><span class="vh">${t('In turn')} </span>${letter}</span>` : nothing
}

/** What comes after this set, in short: `then B, no rest`, `then rest`. @param {State} state @param {Running} running */
export function thenLine(state, running) {
  const { slots, at } = running
  if (membersOf(slots, at).length < 2) return nothing
  const done = [...state.done, /** @type {import('../../../types.js').LoggedSet} */ ({ exercise_id: slots[at].exercise_id, set_type: 'working' })]
  const { at: next, rests } = turnAfter(running, done, () => null)
  if (rests) return html`<span class="small muted">${t('then rest')}</span>`
  const { name } = exerciseOf(state, slots[next].exercise_id)
  return html`<span class="small muted">${t('then {letter}, no rest', { letter: letters(slots)[next] })}<span class="vh">: ${name}</span></span>`
}
