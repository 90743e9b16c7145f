import { render } from '../html.js'

/**
 * What all elements share: properties that repaint, once for many that change together. Light DOM, so that one
 * style sheet dresses everything.
 */
export class Element extends HTMLElement {
  /** Names of the properties that repaint it. @type {string[]} */
  static properties = []

  /** @type {Record<string, any>} */ #values = {}
  #asked = false

  /**
   * Make `tag` known to the browser, with an accessor for each property. Importing a module registers nothing else.
   * @param {string} tag
   */
  static define(tag) {
    if (customElements.get(tag)) return
    for (const name of this.properties) {
      Object.defineProperty(this.prototype, name, {
        get() { return this.valueOf_(name) },
        set(value) { this.take(name, value) },
      })
    }
    customElements.define(tag, this)
  }

  /** @param {string} name */
  valueOf_(name) { return this.#values[name] }

  /** @param {string} name @param {unknown} value */
  take(name, value) {
    if (Object.is(this.#values[name], value)) return
    this.#values[name] = value
    this.repaint()
  }

  connectedCallback() { this.repaint() }

  /** Paint before the next frame; asking twice paints once. */
  repaint() {
    if (this.#asked) return
    this.#asked = true
    queueMicrotask(() => {
      this.#asked = false
      if (this.isConnected) this.paint()
    })
  }

  paint() { render(this.template(), this) }

  /** @returns {unknown} a lit-html template */
  template() { return '' }

  /** Tell the page what was done. @param {string} name @param {unknown} [detail] */
  emit(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true })) }
}
