import { clock } from '../format.js'
import { html } from '../html.js'
import { Element } from './element.js'

/**
 * How long a timed set has been held. It knows the instant it began, not the ticks. Emits `reached` once, when the time
 * that was asked is over; it counts on.
 */
export class Hold extends Element {
  /** `since` ms since 1970; `seconds` that are asked */
  static properties = ['since', 'seconds']
  /** @type {ReturnType<typeof setInterval> | undefined} */ #beat
  #reached = false

  connectedCallback() {
    super.connectedCallback()
    this.#beat = setInterval(() => this.repaint(), 250)
  }

  disconnectedCallback() { clearInterval(this.#beat) }

  template() {
    const { since, seconds } = /** @type {any} */ (this)
    const held = Math.max(0, Math.floor((Date.now() - since) / 1000))
    if (held >= seconds && !this.#reached) this.emit('reached')
    this.#reached = held >= seconds
    return html`<span role="timer">${clock(held)}</span>`
  }
}
