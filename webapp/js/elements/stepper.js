import { html } from '../html.js'
import { Element } from './element.js'

/** Held this long, it goes on by itself. */
const HOLD_MS = 400
/** First and fastest interval of a held button, and what each repeat takes off it. */
const SLOWEST_MS = 160
const FASTEST_MS = 35
const QUICKER = 0.88
/** Within this the click follows that ends a hold. */
const CLICK_MS = 60
/** A held key: down, or go on. @type {Record<string, 1 | -1>} */
const ARROWS = { ArrowUp: 1, ArrowRight: 1, '+': 1, ArrowDown: -1, ArrowLeft: -1, '-': -1 }

/**
 * One step down, one step up. Held by finger or key, it goes on, faster and faster; arrow keys step either way. The faces
 * show the step that this gym can load. Emits `step` with −1 or 1.
 */
export class Stepper extends Element {
  static properties = ['label', 'less', 'more', 'lessName', 'moreName']
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer
  #held = false

  template() {
    const { label, less, more, lessName, moreName } = /** @type {any} */ (this)
    return html`<div class="stepper" role="group" aria-label=${label} @keydown=${this.#arrow}>
      ${this.#button(-1, less, lessName)}${this.#button(1, more, moreName)}</div>`
  }

  /** @param {1 | -1} by @param {string | null} face @param {string} name */
  #button(by, face, name) {
    return html`<button type="button" aria-label=${name} ?disabled=${!face} @click=${() => this.#click(by)}
      @pointerdown=${(/** @type {PointerEvent} */ event) => { if (event.button === 0) this.#hold(by) }}
      @pointerup=${this.#release} @pointerleave=${this.#release} @pointercancel=${this.#release}
      @keydown=${(/** @type {KeyboardEvent} */ event) => this.#key(event, by)} @keyup=${this.#keyUp} @blur=${this.#release}
      @contextmenu=${(/** @type {Event} */ event) => event.preventDefault()}>${face ?? '–'}</button>`
  }

  /** The click that ends a hold has been counted. @param {1 | -1} by */
  #click(by) {
    if (!this.#held) this.emit('step', by)
    this.#held = false
  }

  /** @param {KeyboardEvent} event @param {1 | -1} by */
  #key(event, by) {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault() // else the key's own repeats would click
    if (event.repeat) return
    this.emit('step', by)
    this.#hold(by)
  }

  /** @param {KeyboardEvent} event */
  #keyUp = event => {
    if (event.key === ' ') event.preventDefault()
    this.#release()
  }

  /** @param {KeyboardEvent} event */
  #arrow = event => {
    const by = ARROWS[event.key]
    if (!by) return
    event.preventDefault()
    const { less, more } = /** @type {any} */ (this)
    if (by > 0 ? more : less) this.emit('step', by)
  }

  /** @param {1 | -1} by */
  #hold(by) {
    clearTimeout(this.#timer)
    this.#held = false
    let wait = SLOWEST_MS
    const again = () => {
      const { less, more } = /** @type {any} */ (this)
      if (!(by > 0 ? more : less)) return
      this.#held = true
      this.emit('step', by)
      this.#timer = setTimeout(again, wait)
      wait = Math.max(FASTEST_MS, wait * QUICKER)
    }
    this.#timer = setTimeout(again, HOLD_MS)
  }

  #release = () => {
    clearTimeout(this.#timer)
    setTimeout(() => { this.#held = false }, CLICK_MS) // a finger that slid off makes no click
  }

  disconnectedCallback() { this.#release() }
}
