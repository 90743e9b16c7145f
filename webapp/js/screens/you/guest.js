import { leaveGuest } from '../../actions/account.js'
import { exportUnsent } from '../../actions/unsent.js'
import { html } from '../../html.js'
import { t } from '../../i18n.js'

/** What a guest has in place of files and ways out: an account, what is here as a file, and the end of it. @param {import('../../app.js').App} app */
export const guestCards = app => html`<section class="card"><h2 class="card__title">${t('On this phone only')}</h2>
    <p class="muted">${t('No account: a lost phone or a cleared browser loses it all. In an account it is kept on this server, and on your next phone.')}</p>
    <div class="stack stack--tight after"><a class="btn btn--act btn--wide" href="/sign-up">${t('Make an account')}</a>
      <a class="btn btn--wide" href="/sign-in">${t('Sign in')}</a></div></section>
  <section class="card"><button class="btn btn--wide" @click=${() => exportUnsent(app)}>${t('Save what is here as a file')}</button>
    <p class="small muted after">${t('Importing a log and the accuracy record need an account: both are made on the server.')}</p>
    <button class="btn btn--danger btn--wide" @click=${() => leaveGuest(app)}>${t('Delete what is on this phone')}</button></section>`
