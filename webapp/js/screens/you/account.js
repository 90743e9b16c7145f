import { reasonOf } from '../../actions/answers.js'
import { deleteAccount, signOutEverywhere } from '../../actions/settings.js'
import { frame, note, Page } from '../../elements/page.js'
import { html, nothing } from '../../html.js'
import { t } from '../../i18n.js'

/**
 * What concerns all devices, and the end of the account.
 * @extends {Page<{ fault: unknown, wrong: string, busy: boolean }>}
 */
export class AccountScreen extends Page {
  /** @type {{ fault: unknown, wrong: string, busy: boolean }} */ view = { fault: null, wrong: '', busy: false }

  /** @param {import('../../types.js').State} state */
  select({ me }) { return me?.email }

  #back = () => this.app.router.back('/you')

  #everywhere = async () => {
    this.see({ busy: true, fault: null })
    await signOutEverywhere(this.app).catch(fault => this.see({ fault, busy: false }))
  }

  /** @param {SubmitEvent} event */
  #delete = async event => {
    event.preventDefault()
    const password = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('password'))
    if (!password) { this.see({ wrong: t('Your password, so that nobody else can do this') }); return }
    this.see({ busy: true, wrong: '', fault: null })
    try {
      await deleteAccount(this.app, password)
    } catch (fault) {
      const refused = /** @type {{ status?: number }} */ (fault).status === 403 || /** @type {{ status?: number }} */ (fault).status === 422
      this.see(refused ? { wrong: reasonOf(fault), busy: false } : { fault, busy: false })
    }
  }

  template() {
    const { fault, wrong, busy } = this.view
    return frame({ title: t('Account'), back: this.#back }, html`<div class="stack">
      ${fault ? note(reasonOf(fault), 'warn') : nothing}
      <section class="card"><h2 class="card__title">${t('Other devices')}</h2><p class="muted">${t('Signs out everywhere, here too. A lost phone can then read nothing new.')}</p>
        <button class="btn btn--wide after" ?disabled=${busy} @click=${this.#everywhere}>${t('Sign out everywhere')}</button></section>
      <section class="card"><h2 class="card__title">${t('Delete account')}</h2><p class="muted">${t('All sets, sessions, plans and gyms go, at once and for good. Export them first if you may want them.')}</p>
        <form class="form after" novalidate @submit=${this.#delete}><input class="vh" type="text" name="username" autocomplete="username" tabindex="-1" aria-hidden="true" .value=${this.state.me?.email ?? ''}>
          <div class="entry"><label for="password">${t('Password')}</label><input id="password" name="password" type="password" autocomplete="current-password"
          aria-invalid=${wrong ? 'true' : 'false'} aria-describedby=${wrong ? 'password-fault' : nothing}>${wrong ? html`<span class="fault" id="password-fault">${wrong}</span>` : nothing}</div>
        <button class="btn btn--danger" ?disabled=${busy}>${t('Delete {name}', { name: this.state.me?.email })}</button></form></section></div>`)
  }
}

AccountScreen.define('gg-account')
