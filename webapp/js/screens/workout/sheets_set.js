import { amend } from '../../actions/done_sets.js'
import { dropLoad, undo, warmupsOf } from '../../actions/hand.js'
import { changeDraft } from '../../actions/workout.js'
import { ofKind } from '../../draft.js'
import { openSheet } from '../../elements/sheet.js'
import { html, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { doneText, kinds } from '../../set_words.js'
import { exerciseOf } from '../../state.js'
import { openPain } from './sheets_pain.js'
import { openWarmups } from './sheets_warmups.js'

/** The set in hand beside its numbers: its kind, its side, a note. @typedef {import('../../app.js').App} App */
/** @typedef {import('../workout.js').Hand} Hand */
/** @typedef {import('../../types.js').LoggedSet} LoggedSet */

/** What the screen under a sheet shows. @returns {Hand | null} */
export const handShown = () => /** @type {any} */ (document.querySelector('gg-workout'))?.hand ?? null

/** @param {App} app @param {() => void} close @param {() => void} refresh */
export function thisSet(app, close, refresh) {
  const view = handShown()
  if (!view) return nothing
  const draft = app.store.state.running?.draft ?? view.draft
  const change = async (/** @type {(draft: import('../../types.js').Draft) => Partial<import('../../types.js').Draft>} */ part) => { await changeDraft(app, view.draft, part); refresh() }
  const newest = app.store.state.done.at(-1)
  const dropped = (/** @type {import('../../types.js').SetType} */ kind) => {
    const kg = kind === 'drop' && newest?.exercise_id === view.exercise.id ? dropLoad(app, newest) : null
    return kg === null ? {} : { kg }
  }
  return html`<gg-chips look="grid" .look=${'grid'} .name=${t('Kind of set')} .options=${view.timed ? kinds().slice(0, 2) : kinds()} .value=${draft.set_type}
      @choose=${(/** @type {CustomEvent} */ event) => change(now => ({ ...ofKind(now, event.detail, view.asked), ...dropped(event.detail) }))}></gg-chips>
    ${view.exercise.laterality === 'unilateral' ? html`<gg-chips look="grid" .look=${'grid'} .name=${t('Sides')} .options=${sides()} .value=${draft.side ?? 'both'}
      @choose=${(/** @type {CustomEvent} */ event) => change(() => ({ side: event.detail === 'both' ? null : event.detail, touched: true }))}></gg-chips>` : nothing}
    <div class="tools"><button class="btn btn--quick" @click=${() => { close(); openNote(app) }}>${draft.note ? t('Change note') : t('Note')}</button>
      <button class="btn btn--quick" @click=${() => { close(); openPain(app) }}>${t('Pain')}</button>
      ${warmupsOf(app, view).length > 0 ? html`<button class="btn btn--quick" @click=${() => { close(); openWarmups(app) }}>${t('Warm-ups')}</button>` : nothing}</div>
    ${newest ? html`<button class="btn btn--wide" @click=${() => { close(); undo(app) }}>${t('Take back {set}', { set: doneText(newest, exerciseOf(app.store.state, newest.exercise_id).load_type) })}</button>` : nothing}`
}

/** @returns {[string, string][]} */
const sides = () => [['both', t('Each side')], ['left', t('Left')], ['right', t('Right')]]

const LONGEST_NOTE = 2000

/** A note with the set in hand, kept with each key; or with one that is done. @param {App} app @param {LoggedSet} [set] */
export function openNote(app, set) {
  const view = handShown()
  const before = set ? set.note : app.store.state.running?.draft?.note ?? null
  let text = before ?? ''
  const typed = (/** @type {InputEvent} */ event) => {
    text = /** @type {HTMLTextAreaElement} */ (event.target).value
    if (!set && view) changeDraft(app, view.draft, () => ({ note: text || null, touched: true }))
  }
  const sheet = openSheet(t('Note on this set'), close => html`<form class="form" @submit=${(/** @type {SubmitEvent} */ event) => { event.preventDefault(); close() }}>
    <div class="entry"><label for="set-note">${t('Note')}</label>
      <textarea id="set-note" rows="4" maxlength=${LONGEST_NOTE} autofocus @input=${typed}>${text}</textarea></div>
    <button class="btn btn--act btn--wide">${t('Keep it')}</button></form>`)
  sheet.closed.then(() => {
    const now = set && app.store.state.done.find(one => one.id === set.id)
    if (now && (text.trim() || null) !== (now.note ?? null)) amend(app, now, { note: text.trim() || null })
  })
}
