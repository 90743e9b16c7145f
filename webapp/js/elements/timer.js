import { clock } from '../format.js'
import { html } from '../html.js'
import { t } from '../i18n.js'
import { left, STEP } from '../rest.js'
import { Element } from './element.js'
import { press } from './press.js'
import { vars } from './vars.js'

/** A tap this soon after the last set was meant for that one. */
const GUARD_MS = 800
const SECOND_MS = 1000

/**
 * The rest, in the place where Log set stood. It knows the instant it ends, not the ticks, so a sleeping phone
 * wakes to the right time. Past zero it counts on. Emits `shift` (seconds), `end`, `over` once,
 * and of the next set's button `touch`, `log` and `leave`.
 */
export class Timer extends Element {
  /** `rest`: as it is kept; `next`: number of the set that follows */
  static properties = ['rest', 'next']
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #beat
  #over = false

  connectedCallback() {
    super.connectedCallback()
    document.addEventListener('visibilitychange', this.#woken)
  }

  disconnectedCallback() {
    clearTimeout(this.#beat)
    document.removeEventListener('visibilitychange', this.#woken)
  }

  /** Now, and again when another second is to be read. */
  paint() {
    super.paint()
    clearTimeout(this.#beat)
    const { rest } = /** @type {{ rest: import('../types.js').Rest | null }} */ (/** @type {unknown} */ (this))
    if (rest) this.#beat = setTimeout(() => this.paint(), (((rest.ends_at - Date.now()) % SECOND_MS) + SECOND_MS) % SECOND_MS || SECOND_MS)
  }

  template() {
    const { rest, next } = /** @type {{ rest: import('../types.js').Rest | null, next: number }} */ (/** @type {unknown} */ (this))
    if (!rest) return ''
    const seconds = left(rest, Date.now())
    const over = seconds <= 0
    if (over && !this.#over) queueMicrotask(() => this.emit('over'))
    this.#over = over
    return over ? this.#late(seconds, next) : this.#running(seconds, rest.seconds, next)
  }

  /** @param {number} seconds below 0 @param {number} next */
  #late(seconds, next) {
    return html`<div class="timer timer--over" role="timer" aria-label=${t('Rest, over')}>
      <button class="timer__now" @click=${() => this.emit('end')}><b>${clock(Math.min(seconds, 0))}</b><span>${t('over')}<span class="vh">${t(': stop the clock')}</span></span></button>
      <button class="timer__log" ${press(this.#log)}>${t('Log set {number}', { number: next })}</button></div>`
  }

  /** @param {number} seconds @param {number} whole @param {number} next */
  #running(seconds, whole, next) {
    return html`<div class="timer" role="timer" aria-label=${t('Rest')} ${vars({ '--left': Math.min(1, seconds / whole) })}>
      <button aria-label=${t('−15 seconds')} @click=${() => this.emit('shift', -STEP)}>−15</button>
      <button class="timer__now" @click=${() => this.emit('end')}><b>${clock(seconds)}</b><span class="muted small">${t('of {time}, skip', { time: clock(whole) })}</span><span class="vh">. ${t('End the rest: adjust set {number}', { number: next })}</span></button>
      <button aria-label=${t('+15 seconds')} @click=${() => this.emit('shift', STEP)}>+15</button>
      <button class="timer__log" ${press(this.#log)}>${t('Log set {number}', { number: next })}</button></div>`
  }

  /** A page that was out of sight may have slept: what it shows is put right before it is seen. */
  #woken = () => { if (document.visibilityState === 'visible') this.paint() }

  #log = { touch: () => this.#unlessTwice('touch'), act: () => this.#unlessTwice('log'), leave: () => this.emit('leave') }

  /** @param {string} name */
  #unlessTwice(name) {
    const { rest } = /** @type {{ rest: import('../types.js').Rest | null }} */ (/** @type {unknown} */ (this))
    const since = rest ? rest.seconds * 1000 - (rest.ends_at - Date.now()) : Infinity
    if (since < 0 || since > GUARD_MS) this.emit(name) // below 0: the clock was put back
  }
}
