import { consent } from '../../alerts.js'
import { frame } from '../../elements/page.js'
import '../../elements/register.js'
import { Screen } from '../../elements/screen.js'
import { html } from '../../html.js'
import { t } from '../../i18n.js'
import { alertList, forgetTries } from './alert-list.js'

/** How the end of a rest is told on this phone. */
export class AlertsScreen extends Screen {
  entered() {
    forgetTries()
    consent()
  }

  template() {
    return frame({ title: t('When the rest is over'), back: () => this.app.router.back('/you') }, html`<div class="stack">
      <section class="card">${alertList(this.app, () => this.repaint())}</section>
      <p class="small muted">${t('These hold for this phone; another one asks by itself. How long a lift rests is kept with your account.')}</p></div>`)
  }
}

AlertsScreen.define('gg-alerts')
