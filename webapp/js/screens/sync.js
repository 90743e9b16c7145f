import { askToPersist } from '../actions/keeping.js'
import { say } from '../actions/toast.js'
import { changeParked, dropParked, exportUnsent, importUnsent, setOf, tryAgain } from '../actions/unsent.js'
import { blank, frame, note } from '../elements/page.js'
import { Screen } from '../elements/screen.js'
import { day, time } from '../format.js'
import { html, nothing } from '../html.js'
import { plural, t } from '../i18n.js'
import { refusal } from '../refusals.js'
import { exerciseOf } from '../state.js'
import { openSetSheet } from './set-sheet.js'

/** @param {string} iso @param {Date} now */
const when = (iso, now) => t('{day}, {time}', { day: day(new Date(iso), now), time: time(new Date(iso)) })

/** What the server hasn't got: counted, shown, exportable; and what another phone has changed here. */
export class SyncScreen extends Screen {
  /** @override @param {import('../types.js').State} state */
  select(state) { return state }

  template() {
    const { tally: { waiting, parked }, online, pulled } = this.state
    const now = new Date()
    const nothingLeft = waiting === 0 && parked.length === 0
    return frame({ title: t('Sync'), back: () => this.app.router.back('/today') }, html`<div class="stack">
      ${this.#warnings()}
      ${nothingLeft ? blank({ symbol: online ? 'synced' : 'offline', title: t('All on the server'), text: pulled ? t('Read {when}.', { when: when(pulled, now) }) : t('Nothing waits on this phone.') }) : nothing}
      ${this.#waiting(now)}
      ${parked.length > 0 ? html`<section class="card"><h2>${t('Refused by the server')}</h2>
        <p class="muted">${t('Kept here as they were logged. Everything else goes on.')}</p><ul class="list">${parked.map(op => this.#parked(op))}</ul></section>` : nothing}
      ${this.#merges(now)}
      <section class="stack stack--tight">
        ${nothingLeft ? nothing : html`<button class="btn btn--line btn--wide" @click=${() => exportUnsent(this.app)}>${t('Save them as a file')}</button>`}
        <label class="btn btn--line btn--wide">${nothingLeft ? t('Take unsent changes from a file') : t('Take them from a file')}<input class="vh" type="file" accept="application/json,.json" @change=${this.#take}></label>
      </section>
      ${this.#safety()}
    </div>`)
  }

  #warnings() {
    const { lost, lasts, unsaved } = this.state
    return [
      lost ? note(html`${t('The server asks for your password again. Nothing here is lost.')} <a class="link" href="/sign-in">${t('Sign in')}</a>`, 'warn') : nothing,
      lasts ? nothing : note(t('This browser keeps nothing: what you log lasts until this page is closed. With a connection it goes to the server at once.'), 'warn'),
      unsaved > 0 ? note(plural(unsaved, 'This phone’s storage is full: {count} change is held in memory. Keep the app open, free some space, or save it as a file.',
        'This phone’s storage is full: {count} changes are held in memory. Keep the app open, free some space, or save them as a file.'), 'warn') : nothing,
    ]
  }

  /** @param {Date} now */
  #waiting(now) {
    const { tally: { waiting, oldest }, online } = this.state
    if (waiting === 0) return nothing
    return html`<section class="card stack"><div><h2>${plural(waiting, '{count} change waiting', '{count} changes waiting')}</h2>
      <p class="muted">${online ? t('Sent as soon as the server answers.') : t('Sent as soon as there is a connection.')}
        ${oldest && waiting > 1 ? t('The oldest is from {when}.', { when: when(oldest, now) }) : nothing}</p></div>
      <button class="btn btn--wide" @click=${() => this.app.sync.retry()}>${t('Try now')}</button></section>`
  }

  /** @param {import('../types.js').Operation} op */
  #parked(op) {
    return html`<li class="item item--stack"><p>${op.label}<br><span class="small warn">${refusal(op.fault ?? '')}</span></p>
      <div class="row row--wrap">${op.path.startsWith('/v1/sets') && op.method !== 'DELETE' ? html`<button class="btn btn--calm" @click=${() => this.#change(op)}>${t('Change')}</button>` : nothing}
      <button class="btn btn--calm" @click=${() => tryAgain(this.app, op)}>${t('Try again')}</button>
      <button class="btn btn--calm btn--danger" @click=${() => dropParked(this.app, op)}>${t('Drop it')}</button></div></li>`
  }

  /** @param {Date} now */
  #merges(now) {
    const { merges } = this.state
    if (merges.length === 0) return nothing
    return html`<section class="card"><h2 class="card__title">${t('Changed on your other phone')}</h2><ul class="list">${merges.map(({ at, exercise_id: id, text }) => html`
      <li class="item item--stack"><p>${exerciseOf(this.state, id).name}<br><span class="small">${text}</span><br><span class="small muted">${when(at, now)}</span></p></li>`)}</ul></section>`
  }

  #safety() {
    const { lasts, safe } = this.state
    if (!lasts || !navigator.storage?.persist) return nothing
    if (safe) return html`<p class="small muted">${t('The browser keeps what is stored here until you delete it.')}</p>`
    return html`<section class="card stack"><div><h2 class="card__title">${t('Keep it for good')}</h2>
      <p class="muted">${t('When space is short, a browser may clear away what is stored here. It can be asked not to.')}</p></div>
      <button class="btn btn--wide" @click=${() => askToPersist(this.app)}>${t('Ask the browser')}</button></section>`
  }

  /** @param {import('../types.js').Operation} op */
  async #change(op) {
    const set = await setOf(this.app, op)
    if (!set) return
    openSetSheet(this.app, set, { save: patch => changeParked(this.app, op, set, patch), remove: () => dropParked(this.app, op) })
  }

  #take = async (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.target)
    const [file] = input.files ?? []
    if (file) await importUnsent(this.app, await file.text()).catch(error => say(this.app, error.message))
    input.value = ''
  }
}

SyncScreen.define('gg-sync')
