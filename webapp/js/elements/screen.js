import { Element } from './element.js'

/**
 * A screen: subscribe → render → dispatch. It shows the state, and tells actions what the lifter did; it never
 * calls fetch or IndexedDB.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').State} State
 */
export class Screen extends Element {
  /** @type {App} */ app = /** @type {any} */ (null)
  /** What stood in the address. @type {Record<string, string>} */ params = {}
  /** @type {URLSearchParams} */ query = new URLSearchParams()
  /** @type {(() => void)[]} */ #off = []

  /** The state as it is now. */
  get state() { return this.app.store.state }

  /** What of the state repaints this screen. @param {State} state @returns {unknown} */
  select(state) { return state }

  connectedCallback() {
    super.connectedCallback()
    this.#off.push(this.app.store.watch(state => this.select(state), () => this.repaint()))
    this.entered()
  }

  disconnectedCallback() {
    for (const off of this.#off.splice(0)) off()
    this.left()
  }

  /** Call `off` when the screen goes. @param {() => void} off */
  until(off) { this.#off.push(off) }

  /** For what a screen does once, when it is shown. */
  entered() {}
  /** For what it undoes when it goes. */
  left() {}
}
