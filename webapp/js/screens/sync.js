import { changeParked, dropParked, exportUnsent, setOf, tryAgain } from '../actions/unsent.js'
import { blank, frame, note } from '../elements/page.js'
import { Screen } from '../elements/screen.js'
import { day, time } from '../format.js'
import { html, nothing } from '../html.js'
import { plural, t } from '../i18n.js'
import { openSetSheet } from './set-sheet.js'

/** What the server hasn't got: counted, shown, exportable. */
export class SyncScreen extends Screen {
  /** @override @param {import('../types.js').State} state */
  select(state) { return state }

  template() {
    const { tally: { waiting, parked, oldest }, online, lost, pulled } = this.state
    const now = new Date()
    const nothingLeft = waiting === 0 && parked.length === 0
    return frame({ title: t('Sync'), back: () => this.app.router.back('/today') }, html`<div class="stack">
      ${lost ? note(html`${t('The server asks for your password again. Nothing here is lost.')} <a class="link" href="/sign-in">${t('Sign in')}</a>`, 'warn') : nothing}
      ${nothingLeft ? blank({ symbol: online ? 'synced' : 'offline', title: t('All on the server'), text: pulled ? t('Read {day} at {time}.', { day: day(new Date(pulled), now), time: time(new Date(pulled)) }) : t('Nothing waits on this phone.') }) : nothing}
      ${waiting > 0 ? html`<section class="card stack"><div><h2>${plural(waiting, '{count} change waiting', '{count} changes waiting')}</h2>
        <p class="muted">${online ? t('They go as soon as the server answers.') : t('They go as soon as there is a connection.')}${oldest ? ` ${t('The oldest is from {day}, {time}.', { day: day(new Date(oldest), now), time: time(new Date(oldest)) })}` : ''}</p></div>
        <button class="btn btn--wide" @click=${() => this.app.sync.retry()}>${t('Try now')}</button></section>` : nothing}
      ${parked.length > 0 ? html`<section class="card"><h2>${t('Refused by the server')}</h2>
        <p class="muted">${t('Kept here as they were logged.')}</p><ul class="list">${parked.map(op => this.#parked(op))}</ul></section>` : nothing}
      ${nothingLeft ? nothing : html`<button class="btn btn--line btn--wide" @click=${() => exportUnsent(this.app)}>${t('Save them as a file')}</button>`}
    </div>`)
  }

  /** @param {import('../types.js').Operation} op */
  #parked(op) {
    return html`<li class="item item--stack"><p>${op.label}<br><span class="small warn">${op.fault}</span></p>
      <div class="row row--wrap">${op.path.startsWith('/v1/sets') && op.method !== 'DELETE' ? html`<button class="btn btn--calm" @click=${() => this.#change(op)}>${t('Change')}</button>` : nothing}
      <button class="btn btn--calm" @click=${() => tryAgain(this.app, op)}>${t('Try again')}</button>
      <button class="btn btn--calm btn--danger" @click=${() => dropParked(this.app, op)}>${t('Drop it')}</button></div></li>`
  }

  /** @param {import('../types.js').Operation} op */
  async #change(op) {
    const set = await setOf(this.app, op)
    if (!set) return
    openSetSheet(this.app, set, { save: patch => changeParked(this.app, op, set, patch), remove: () => dropParked(this.app, op) })
  }
}

SyncScreen.define('gg-sync')
