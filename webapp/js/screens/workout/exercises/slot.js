import { insteadOf, later, move, moreSets, nameOf, remove, ungroup } from '../../../actions/slots.js'
import { openSheet } from '../../../elements/sheet.js'
import { html, nothing } from '../../../html.js'
import { plural, t } from '../../../i18n.js'
import { icon } from '../../../icons.js'
import { membersOf } from '../../../supersets.js'
import { openExercises } from './list.js'
import { openSwap } from './swap.js'
import { watched } from './watched.js'

/** One exercise of the session: how many sets, where, in its place another, out. @typedef {import('../../../app.js').App} App */

/** @param {App} app @param {number} index */
export function openSlot(app, index) {
  const key = app.store.state.running?.slots[index]?.key
  watched(app, openSheet(nameOf(app, index), (close, refresh) => {
    const now = app.store.state.running?.slots.findIndex(slot => slot.key === key) ?? -1
    return now < 0 ? nothing : html`<div class="stack">${slotActions(app, now, close, refresh)}</div>`
  }))
}

/**
 * What can be done with an exercise of the session, for any sheet that is about it.
 * @param {App} app @param {number} index @param {() => void} close @param {() => void} refresh
 */
export function slotActions(app, index, close, refresh) {
  const { running } = app.store.state
  const slot = running?.slots[index]
  if (!running || !slot) return nothing
  const then = async (/** @type {Promise<unknown>} */ step) => { await step; refresh() }
  const leave = (/** @type {() => unknown} */ step) => () => { close(); step() }
  const instead = insteadOf(app, index)
  return html`<div class="row row--between"><p>${plural(slot.sets, '{count} set planned', '{count} sets planned')}</p><div class="pair">
      <button class="btn btn--calm" aria-label=${t('−1 set')} ?disabled=${slot.sets <= 1} @click=${() => then(moreSets(app, index, -1))}>−1</button>
      <button class="btn btn--calm" aria-label=${t('+1 set')} @click=${() => then(moreSets(app, index, 1))}>+1</button></div></div>
    ${instead ? html`<button class="btn btn--wide" @click=${leave(() => later(app, index))}>${icon('later', 's')}<span>${t('Rack taken: {exercise} first', { exercise: instead.name })}</span></button>` : nothing}
    <button class="btn btn--wide" @click=${leave(() => openSwap(app, index))}>${icon('swap', 's')}${t('Swap for another lift')}</button>
    <div class="duo duo--tight">
      <button class="btn btn--quick" ?disabled=${index === 0} @click=${() => then(move(app, index, -1))}>${t('Earlier')}</button>
      <button class="btn btn--quick" ?disabled=${index === running.slots.length - 1} @click=${() => then(move(app, index, 1))}>${t('Later')}</button></div>
    ${membersOf(running.slots, index).length > 1
    ? html`<button class="btn btn--wide" @click=${() => then(ungroup(app, index))}>${icon('link', 's')}${t('Take the superset apart')}</button>`
    : html`<button class="btn btn--wide" ?disabled=${running.slots.length < 2} @click=${leave(() => openExercises(app, [index]))}>${icon('link', 's')}${t('Superset with another')}</button>`}
    <button class="btn btn--danger btn--wide" @click=${leave(() => remove(app, index))}>${t('Remove this lift')}</button>`
}
