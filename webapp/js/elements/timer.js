import { clock } from '../format.js'
import { html } from '../html.js'
import { Element } from './element.js'
import { vars } from './vars.js'

/** A tap this soon after the last set was meant for that one. */
const GUARD_MS = 800

/**
 * The rest, in the place where Log set stood. It knows the instant it ends, not the ticks, so a sleeping phone
 * wakes to the right time. Past zero it counts on. Emits `shift` (seconds), `end`, `log`, and `over` once.
 */
export class Timer extends Element {
  static properties = ['endsAt', 'seconds', 'next', 'since']
  /** @type {ReturnType<typeof setInterval> | undefined} */ #beat
  #over = false

  connectedCallback() {
    super.connectedCallback()
    this.#beat = setInterval(() => this.paint(), 250)
  }

  disconnectedCallback() { clearInterval(this.#beat) }

  template() {
    const { endsAt, seconds, next } = /** @type {any} */ (this)
    const left = (endsAt - Date.now()) / 1000
    const over = left <= 0
    if (over && !this.#over) this.emit('over')
    this.#over = over
    if (over) {
      return html`<div class="timer timer--over" role="timer" aria-label="Rest, over">
        <button class="timer__now" @click=${() => this.emit('end')}><b>${clock(Math.min(left, 0))}</b><span>over<span class="vh">: stop the clock</span></span></button>
        <button class="timer__log" @click=${this.#log}>Log set ${next}</button></div>`
    }
    return html`<div class="timer" role="timer" aria-label="Rest" ${vars({ '--left': Math.min(1, left / seconds) })}>
      <button aria-label="−15 seconds" @click=${() => this.emit('shift', -15)}>−15</button>
      <button class="timer__now" @click=${() => this.emit('end')}><b>${clock(left)}</b><span class="muted small">of ${clock(seconds)}</span><span class="vh">. End the rest: adjust set ${next}</span></button>
      <button aria-label="+15 seconds" @click=${() => this.emit('shift', 15)}>+15</button>
      <button class="timer__log" @click=${this.#log}>Log set ${next}</button></div>`
  }

  #log = () => { if (Date.now() - /** @type {any} */ (this).since > GUARD_MS) this.emit('log') }
}
