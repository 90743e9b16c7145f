import { closeSheets } from '../elements/sheet.js'
import { isGuest } from '../guest.js'
import { html, nothing, render } from '../html.js'
import { t } from '../i18n.js'
import { icon } from '../icons.js'
import { TABS } from './routes.js'

/** The frame: one screen, and the tabs under it (beside it at a desk). */
export class Shell extends HTMLElement {
  /** @type {import('../app.js').App} */ app = /** @type {any} */ (null)
  /** @type {() => void} */ #stood = () => {}
  /** Until there is a screen. @type {Promise<void>} */ stands = new Promise(resolve => { this.#stood = resolve })
  #shown = ''
  /** @type {import('../router.js').Place | null} */ #place = null

  /** @param {string} tag */
  static define(tag) { if (!customElements.get(tag)) customElements.define(tag, this) }

  /** @param {import('../router.js').Place} place */
  async show(place) {
    const { route } = place
    const address = location.pathname + location.search
    if (address === this.#shown) return
    this.#shown = address
    await (this.#withheld(route) ? import('./needs-account.js') : route.load())
    if (this.#shown !== address) return
    closeSheets()
    this.#place = place
    const screen = this.#put(place)
    scrollTo(0, 0)
    screen.focus({ preventScroll: true })
    this.#stood()
  }

  /** The same place in other words: where it was scrolled to and what was in hand stay. */
  again() {
    if (!this.#place) return
    const { id } = document.activeElement ?? {}
    const top = scrollY
    this.#put(this.#place)
    setTimeout(() => { // once the new screen has painted itself
      scrollTo(0, top)
      if (id) document.getElementById(id)?.focus({ preventScroll: true })
    })
  }

  /** A guest has no server to ask. @param {import('../router.js').Route} route */
  #withheld(route) { return Boolean(route.served) && isGuest(this.app.store.state) }

  /** @param {import('../router.js').Place} place */
  #put({ route, params, query }) {
    const screen = /** @type {import('../elements/screen.js').Screen} */ (document.createElement(this.#withheld(route) ? 'gg-needs-account' : route.tag))
    Object.assign(screen, { app: this.app, params, query })
    document.title = `${t(route.title)} · GymGenius`
    this.className = route.tab ? 'shell shell--tabs' : 'shell'
    this.querySelector(':scope > .first')?.remove() // what index.html holds until now
    render(html`${screen}${route.tab ? this.#tabs(route.tab) : nothing}`, this)
    screen.tabIndex = -1
    return screen
  }

  /** @param {string} current */
  #tabs(current) {
    return html`<nav class="tabs" aria-label=${t('Main')}>${TABS.map(({ path, name, icon: picture }) => html`
      <a class="tab" href=${path} aria-current=${path === current ? 'page' : nothing}>${icon(picture)}${t(name)}</a>`)}</nav>`
  }
}
