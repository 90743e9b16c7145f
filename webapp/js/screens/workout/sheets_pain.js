import { ease, easedLoad, flag, loadNow } from '../../actions/hand.js'
import { openSheet } from '../../elements/sheet.js'
import { load } from '../../format.js'
import { html, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { joints } from '../../set_words.js'
import { isDone } from '../../slots.js'
import { exerciseOf, unitOf } from '../../state.js'
import { openSwap } from './exercises/swap.js'
import { handShown } from './sheets_set.js'

/**
 * Something hurts: it is written down with the set, and the lifter chooses how to go on. Nothing is said of what it is.
 *
 * @typedef {import('../../app.js').App} App
 * @typedef {import('../../types.js').LoggedSet} LoggedSet
 */

/** @param {App} app @param {LoggedSet} [set] one that is done; none: the set in hand */
export function openPain(app, set) {
  const view = handShown()
  const exerciseId = set?.exercise_id ?? view?.exercise.id
  if (!view || !exerciseId) return
  const joint = () => (set ? app.store.state.done.find(one => one.id === set.id)?.pain : app.store.state.running?.draft?.pain) ?? null
  const choose = async (/** @type {string | null} */ chosen) => {
    const now = set && app.store.state.done.find(one => one.id === set.id)
    await flag(app, chosen, { set: now || undefined, draft: view.draft })
    sheet.refresh()
  }
  const sheet = openSheet(t('Where does it hurt?'), close => html`<div class="stack joints">
    <gg-chips look="grid" .look=${'grid'} .name=${t('Joint')} .options=${joints()} .value=${joint()} .clearable=${true}
      @choose=${(/** @type {CustomEvent} */ event) => choose(event.detail)}></gg-chips>
    ${joint() ? choices(app, exerciseId, /** @type {string} */ (joint()), close) : html`<p class="small muted">${t('It is written down with this set. What it is, only someone who looks at it can say.')}</p>`}</div>`)
}

/** Hold, lighten or swap: the lifter's choice. @param {App} app @param {string} exerciseId @param {string} joint @param {() => void} close */
function choices(app, exerciseId, joint, close) {
  const { state } = app.store
  const exercise = exerciseOf(state, exerciseId)
  const index = state.running?.slots.findIndex(slot => slot.exercise_id === exerciseId) ?? -1
  const slot = state.running?.slots[index]
  const say = (/** @type {number} */ kg) => load(kg, unitOf(state, exerciseId), exercise.load_type)
  const now = loadNow(app, exerciseId)
  const eased = easedLoad(app, exerciseId, now)
  const rest = slot && !isDone(state.done, slot)
  return html`<p>${t('Written down with this set. How do you want to go on?')}</p>
    <div class="stack stack--tight">
      <button class="btn btn--wide btn--said" @click=${close}><b>${t('Hold')}</b><span>${t('{load} stays', { load: say(now) })}</span></button>
      ${rest && eased !== null ? html`<button class="btn btn--wide btn--said" @click=${() => { close(); ease(app, exerciseId, eased) }}><b>${t('Lighten')}</b><span>${t('{load}, about 10\u00a0% less', { load: say(eased) })}</span></button>` : nothing}
      ${rest ? html`<button class="btn btn--wide btn--said" @click=${() => { close(); openSwap(app, index, { avoid: /** @type {any} */ (joint) }) }}><b>${t('Swap')}</b><span>${t('another lift')} ${icon('swap', 's')}</span></button>` : nothing}</div>
    <p class="small muted">${t('If it is sharp, swells or stays, stop, and have someone look at it.')}</p>`
}
