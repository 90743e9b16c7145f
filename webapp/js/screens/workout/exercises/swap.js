import { insteadOf, later } from '../../../actions/slots.js'
import { offers, swap } from '../../../actions/swap.js'
import { picker } from '../../../elements/picker.js'
import { openSheet } from '../../../elements/sheet.js'
import { load } from '../../../format.js'
import { html, live, nothing } from '../../../html.js'
import { t } from '../../../i18n.js'
import { icon } from '../../../icons.js'
import { exerciseOf, unitOf } from '../../../state.js'
import { asks } from '../../../swap_choice.js'
import { whereFrom } from '../../../swap_words.js'
import { EQUIPMENT } from '../../../terms.js'

/**
 * Another lift in this one's place: what is near it first, each with the load that it would begin with.
 *
 * @typedef {import('../../../app.js').App} App
 * @typedef {import('../../../actions/swap.js').Offer} Offer
 * @typedef {import('../../../swap_choice.js').Joint} Joint
 */

/** Joints as a lifter calls them, read when they are painted. @type {Record<Joint, () => string>} */
const JOINTS = {
  neck: () => t('neck'), shoulder: () => t('shoulder'), elbow: () => t('elbow'), wrist: () => t('wrist'), upper_back: () => t('upper back'),
  lower_back: () => t('lower back'), hip: () => t('hip'), knee: () => t('knee'), ankle: () => t('ankle'), other: () => t('joint'),
}

/**
 * @param {App} app @param {number} index the slot
 * @param {{ avoid?: Joint | null }} [how] `avoid`: offer what usually asks less of this joint
 */
export function openSwap(app, index, { avoid: joint = null } = {}) {
  const exercise = exerciseOf(app.store.state, app.store.state.running?.slots[index]?.exercise_id ?? '')
  const avoid = joint && asks(exercise, joint) > 0 ? joint : null // what isn't asked can't be asked less
  /** @type {Offer[] | null} */ let found = null
  let busy = false
  const choose = (/** @type {string} */ id) => { sheet.close(); swap(app, index, id) }
  const look = async () => {
    const asked = busy
    const answer = await offers(app, index, { avoid, busy })
    if (asked !== busy) return
    found = answer
    sheet.refresh()
  }
  const search = picker(app, exercise => choose(exercise.id), () => sheet.refresh())
  const sheet = openSheet(t('Swap {exercise}', { exercise: exercise.name }), close => html`<div class="stack">
    ${avoid ? html`<p>${t('These usually ask less of the {joint}. If it hurts, leave it for today.', { joint: JOINTS[avoid]() })}</p>` : nothing}
    ${avoid ? nothing : rackTaken(app, index, busy, close, () => { busy = !busy; found = null; sheet.refresh(); look() })}
    ${suggestions(app, found, avoid, choose)}
    <div>${search.template()}</div></div>`)
  look()
}

/** The rack is taken: do the next one first, or see what needs another station. @param {App} app @param {number} index @param {boolean} busy @param {() => void} close @param {() => void} turn */
function rackTaken(app, index, busy, close, turn) {
  const instead = insteadOf(app, index)
  return html`<div class="stack stack--tight">
    ${instead ? html`<button class="btn btn--wide" @click=${() => { close(); later(app, index) }}>${icon('later', 's')}<span>${t('Rack taken: {exercise} first', { exercise: instead.name })}</span></button>` : nothing}
    <label class="choice"><input type="checkbox" .checked=${live(busy)} @change=${turn}><span>${t('Only on other equipment')}</span>
      <span class="tick">${busy ? icon('check') : nothing}</span></label></div>`
}

/** @param {App} app @param {Offer[] | null} found @param {Joint | null} avoid @param {(id: string) => void} choose */
function suggestions(app, found, avoid, choose) {
  if (!found) return html`<p class="muted" role="status">${t('Looking through your lifts.')}</p>`
  if (found.length === 0) return html`<p class="muted" role="status">${avoid ? t('Nothing for the same muscles usually asks less of it. Lighten it, or leave it for today.') : t('Nothing alike here. Search for any lift.')}</p>`
  return html`<ul class="list offers" aria-label=${t('Suggestions')}>${found.map(offer => row(app, offer, choose))}</ul>`
}

/** @param {App} app @param {Offer} offer @param {(id: string) => void} choose */
function row(app, { exercise, start, kg }, choose) {
  const { state } = app.store
  return html`<li><button class="item item--tap" @click=${() => choose(exercise.id)}><span class="grow">${exercise.name}
    <span class="small muted row-under">${EQUIPMENT[exercise.equipment]}, ${whereFrom(state, start)}</span></span>
    <b class="num offer__load">${exercise.tracking === 'reps' ? load(kg, unitOf(state, exercise.id), exercise.load_type) : nothing}</b></button></li>`
}
