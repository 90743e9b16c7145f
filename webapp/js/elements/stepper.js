import { html } from '../html.js'
import { Element } from './element.js'

const HOLD_MS = 450
const REPEAT_MS = 110

/** One step down, one step up. Held, it goes on. The faces show the step that this gym can load. */
export class Stepper extends Element {
  static properties = ['label', 'less', 'more', 'lessName', 'moreName']
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer
  #held = false

  template() {
    const { label, less, more, lessName, moreName } = /** @type {any} */ (this)
    return html`<div class="stepper" role="group" aria-label=${label}>
      ${this.#button(-1, less, lessName)}${this.#button(1, more, moreName)}</div>`
  }

  /** @param {number} by @param {string | null} face @param {string} name */
  #button(by, face, name) {
    return html`<button type="button" aria-label=${name} ?disabled=${!face} @click=${() => this.#click(by)}
      @pointerdown=${() => this.#hold(by)} @pointerup=${this.#release} @pointerleave=${this.#release}
      @pointercancel=${this.#release} @contextmenu=${(/** @type {Event} */ event) => event.preventDefault()}>${face ?? '–'}</button>`
  }

  /** @param {number} by */
  #click(by) {
    if (!this.#held) this.emit('step', by)
    this.#held = false
  }

  /** @param {number} by */
  #hold(by) {
    this.#held = false
    const again = () => {
      this.#held = true
      this.emit('step', by)
      this.#timer = setTimeout(again, REPEAT_MS)
    }
    this.#timer = setTimeout(again, HOLD_MS)
  }

  #release = () => clearTimeout(this.#timer)

  disconnectedCallback() { this.#release() }
}
