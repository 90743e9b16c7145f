import { note, Page } from '../elements/page.js'
import { isGuest } from '../guest.js'
import { languagePicker } from '../elements/language-picker.js'
import { html, nothing } from '../html.js'
import { t } from '../i18n.js'
import { Problem, Unreachable } from '../problem.js'

/** @typedef {{ email?: string, password?: string, form?: string }} Faults */

/**
 * What signing in and signing up share: an e-mail, a password, one button, and the fault where it belongs.
 * @extends {Page<{ busy: boolean, faults: Faults }>}
 */
export class Door extends Page {
  view = { busy: false, faults: /** @type {Faults} */ ({}) }
  words = { title: '', act: '', busy: '', lead: '', swap: /** @type {unknown} */ ('') }
  newPassword = false

  /** @override @param {import('../types.js').State} state */
  select(state) { return state.lost }

  template() {
    const { busy, faults } = this.view
    const { title, act, lead, swap } = this.words
    return html`<main class="phone door">
      <header class="brand"><img src="/icons/icon.svg" alt=""><h1>${title}</h1><p>${this.state.lost ? t('The server asks for your password again. What you logged is safe on this phone.') : lead}</p></header>
      ${isGuest(this.state) ? note(t('What is on this phone moves into the account: sets, sessions, plans, gyms, check-ins and settings.')) : nothing}
      <form class="form" @submit=${this.#submit} novalidate>
        ${this.#entry('email', t('E-mail'), 'email', 'username', faults.email)}
        ${this.#entry('password', t('Password'), 'password', this.newPassword ? 'new-password' : 'current-password', faults.password)}
        ${this.hint()}
        ${faults.form ? html`<p class="fault" role="alert">${faults.form}</p>` : nothing}
        <button class="btn btn--act btn--wide" ?disabled=${busy}>${busy ? this.words.busy : act}</button>
      </form>
      <p class="swap muted">${swap}</p>
      <div class="door__language">${languagePicker(this.app)}</div></main>`
  }

  /** @param {string} name @param {string} label @param {string} type @param {string} complete @param {string | undefined} fault */
  #entry(name, label, type, complete, fault) {
    return html`<div class="entry"><label for=${name}>${label}</label>
      <input id=${name} name=${name} type=${type} autocomplete=${complete} autocapitalize="none" spellcheck="false" required
        aria-invalid=${fault ? 'true' : 'false'} aria-describedby=${fault ? `${name}-fault` : name === 'password' && this.newPassword ? 'password-hint' : nothing}>
      ${fault ? html`<p class="fault" id=${`${name}-fault`} role="alert">${fault}</p>` : nothing}</div>`
  }

  #submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault()
    const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget))
    const email = String(form.get('email')).trim()
    if (!/^\S+@\S+$/.test(email)) { this.see({ faults: { email: t('An e-mail address, like name@example.org') } }); return }
    this.see({ busy: true, faults: {} })
    try {
      await this.enter(email, String(form.get('password')))
    } catch (error) {
      this.see({ faults: this.faultOf(error) })
    } finally {
      this.see({ busy: false })
    }
  }

  /** @param {string} _email @param {string} _password @returns {Promise<void>} */
  async enter(_email, _password) {}

  /** Said under the fields. @returns {unknown} */
  hint() { return nothing }

  /** @param {unknown} error @returns {Faults} */
  faultOf(error) {
    if (error instanceof Unreachable) return { form: t('The server can’t be reached. Try again when there is a connection.') }
    if (!(error instanceof Problem)) throw error
    if (error.status === 429) return { form: t('Too many tries. Wait a minute, then try again.') }
    const faults = { email: error.of('email'), password: error.of('password') }
    return faults.email || faults.password ? faults : { form: error.message }
  }
}
