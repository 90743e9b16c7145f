import { Page } from '../elements/page.js'
import { number, percent } from '../format.js'
import { html, nothing } from '../html.js'
import { t } from '../i18n.js'
import { Unreachable } from '../problem.js'

/**
 * What this place is, for who has never been here. index.html holds the same words for the time before the modules are
 * there, and for browsers without JavaScript; a test compares the two. The figures are those of docs/bench.md.
 *
 * @extends {Page<{ busy: boolean, fault: string }>}
 */
export class Landing extends Page {
  view = { busy: false, fault: '' }

  /** @override @param {import('../types.js').State} state */
  select({ phase }) { return phase }

  /** `/?guest` is the way in, so that the link works before the modules do. */
  entered() { if (this.query.has('guest')) this.#try() }

  async #try() {
    this.see({ busy: true, fault: '' })
    try {
      await (await import('../actions/account.js')).tryAsGuest(this.app)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      const fault = error instanceof Unreachable ? t('The server can’t be reached. Try again when there is a connection.') : error.message
      this.see({ busy: false, fault })
      history.replaceState(history.state, '', '/')
    }
  }

  template() {
    const { busy, fault } = this.view
    return html`<main class="phone landing">
      <header class="brand"><img src="/icons/icon.svg" alt=""><h1>GymGenius</h1>
        <p>${t('The coach you can check: your next weight, how sure it is, and why.')}</p></header>
      ${example()}
      <ul class="truths">
        <li><b>${percent(0.045)}</b><span>${t('off: its next load, over 147,161 sets of 51 lifters it had not seen. Repeating the last is 5.4 % off.')}</span></li>
        <li><b>0</b><span>${t('signal needed: sets and coach are on your phone first.')}</span></li>
        <li><b>1</b><span>${t('server and whoever runs it: no tracking, no third party.')}</span></li>
      </ul>
      <div class="landing__act">
        ${fault ? html`<p class="fault" role="alert">${fault}</p>` : nothing}
        ${busy ? html`<p class="btn btn--wide" role="status">${t('Fetching the lifts')}</p>` : html`<a class="btn btn--act btn--wide" href="/?guest">${t('Try as guest')}</a>`}
        <p class="small muted centre">${t('No account: all of it stays on this phone.')}</p>
        <div class="duo duo--tight"><a class="btn btn--quick" href="/sign-up">${t('Sign up')}</a><a class="btn btn--quick" href="/sign-in">${t('Sign in')}</a></div>
      </div></main>`
  }
}

/** What the coach says of one set. */
const example = () => html`<figure class="card example"><figcaption class="small muted">${t('An example: bench press, set 3 of 5')}</figcaption>
  <p class="example__load">${number(82.5)}&nbsp;kg <span>× 6–8</span></p>
  <p>${t('+2.5 kg: you left 3 in reserve twice')}</p>
  <p class="small muted">${t('expect 6–8, 78 % sure, rest 2:45')}</p></figure>`

Landing.define('gg-landing')
