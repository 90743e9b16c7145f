import { frame } from '../elements/page.js'
import { Screen } from '../elements/screen.js'
import { html } from '../html.js'
import { t } from '../i18n.js'
import { icon } from '../icons.js'

/** What each of these needs a server for. @type {Record<string, { title: () => string, text: () => string }>} */
const REASONS = {
  '/import': { title: () => t('Importing a log needs an account'), text: () => t('The server reads the file, finds each lift and replays all of it set by set. What is on this phone moves there with you.') },
  '/accuracy': { title: () => t('Accuracy needs an account'), text: () => t('The server forecasts every set before it is told, and keeps the record. What is on this phone moves there with you and counts.') },
  '/you/knows': { title: () => t('Personal parameters need an account'), text: () => t('They are fitted on the server, by night, from some hundred sets. Until then the coach takes those of other lifters.') },
}

/** A guest asks for what only the server makes: what it takes, and the way there. */
export class NeedsAccount extends Screen {
  select() { return null }

  template() {
    const { title, text } = REASONS[location.pathname] ?? { title: () => t('This needs an account'), text: () => t('It is made on the server. What is on this phone moves there with you.') }
    const back = () => this.app.router.back('/you')
    return frame({ title: t('On this phone only'), back }, html`<section class="state">${icon('lock')}
      <h2 class="state__title">${title()}</h2><p class="muted">${text()}</p>
      <a class="btn btn--act btn--wide after" href="/sign-up">${t('Make an account')}</a>
      <a class="btn btn--wide" href="/sign-in">${t('Sign in')}</a></section>`)
  }
}

NeedsAccount.define('gg-needs-account')
