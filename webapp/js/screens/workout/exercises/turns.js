import { html, nothing } from '../../../html.js'
import { t } from '../../../i18n.js'
import { isDone } from '../../../slots.js'
import { exerciseOf } from '../../../state.js'
import { inTurn, letters, membersOf, turnAfter } from '../../../supersets.js'

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

/** What comes after this set: `Then B, Barbell row`, `Then rest`. @param {State} state @param {Running} running */
export function thenLine(state, running) {
  const { slots, at } = running
  if (membersOf(slots, at).length < 2) return nothing
  const slot = slots[at]
  const done = [...state.done, /** @type {import('../../../types.js').LoggedSet} */ ({ exercise_id: slot.exercise_id, set_type: 'working' })]
  const { at: next, rests } = turnAfter(running, done, () => null)
  const to = rests ? inTurn(slots, done, at, at) : next
  const name = exerciseOf(state, slots[to].exercise_id).name
  const over = isDone(done, slots[to])
  const text = rests ? over || to === at ? t('Then rest') : t('Then rest, then {letter}: {exercise}', { letter: letters(slots)[to], exercise: name })
    : t('Then {letter}, without a rest: {exercise}', { letter: letters(slots)[to], exercise: name })
  return html`<p class="small muted turns">${text}</p>`
}
