import { clock } from '../format.js'
import { html, svg } from '../html.js'
import { Element } from './element.js'

/**
 * How long a timed set has been held. It knows the instant it began, not the ticks. Emits `reached` once, when the time
 * that was asked is over; it counts on.
 */
export class Hold extends Element {
  /** `since` ms since 1970, or null before it begins; `seconds` that are asked; `ring`: as a picture beside the number */
  static properties = ['since', 'seconds', 'ring']
  /** @type {ReturnType<typeof setInterval> | undefined} */ #beat
  #reached = false

  connectedCallback() {
    super.connectedCallback()
    this.#beat = setInterval(() => this.repaint(), 250)
  }

  disconnectedCallback() { clearInterval(this.#beat) }

  template() {
    const { since, seconds, ring } = /** @type {any} */ (this)
    const held = since ? Math.max(0, Math.floor((Date.now() - since) / 1000)) : 0
    if (ring) return circle(Math.min(1, held / seconds))
    if (held >= seconds && !this.#reached) this.emit('reached')
    this.#reached = held >= seconds
    return html`<span role="timer">${clock(held)}</span>`
  }
}

/** How much of the time is over. @param {number} share 0–1 */
const circle = share => html`<svg class="chart hold" viewBox="0 0 112 112" aria-hidden="true"><circle class="hold__track" cx="56" cy="56" r="46"/>
  ${share > 0 ? svg`<circle class="hold__done" cx="56" cy="56" r="46" pathLength="1" stroke-dasharray=${`${share} 1`}/>` : ''}</svg>`
