import { closeSheets } from '../elements/sheet.js'
import { html, nothing, render } from '../html.js'
import { icon } from '../icons.js'
import { TABS } from './routes.js'

/** The frame: one screen, and the tabs under it (beside it at a desk). */
export class Shell extends HTMLElement {
  /** @type {import('../app.js').App} */ app = /** @type {any} */ (null)
  #shown = ''

  /** @param {string} tag */
  static define(tag) { if (!customElements.get(tag)) customElements.define(tag, this) }

  /** @param {import('../router.js').Place} place */
  async show({ route, params, query }) {
    const address = location.pathname + location.search
    if (address === this.#shown) return
    this.#shown = address
    await route.load()
    if (this.#shown !== address) return
    closeSheets()
    const screen = /** @type {import('../elements/screen.js').Screen} */ (document.createElement(route.tag))
    Object.assign(screen, { app: this.app, params, query })
    document.title = `${route.title} · GymGenius`
    this.className = route.tab ? 'shell shell--tabs' : 'shell'
    render(html`${screen}${route.tab ? this.#tabs(route.tab) : nothing}`, this)
    scrollTo(0, 0)
    screen.tabIndex = -1
    screen.focus({ preventScroll: true })
  }

  /** @param {string} current */
  #tabs(current) {
    return html`<nav class="tabs" aria-label="Main">${TABS.map(({ path, name, icon: picture }) => html`
      <a class="tab" href=${path} aria-current=${path === current ? 'page' : nothing}>${icon(picture)}${name}</a>`)}</nav>`
  }
}
