import { pointed } from '../format.js'
import { html } from '../html.js'
import { t } from '../i18n.js'
import { icon } from '../icons.js'
import { Element } from './element.js'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/**
 * Digits for the field that has the focus: the phone's own keyboard would hide what is being changed. Fields take
 * `inputmode="none"`, so that a keyboard with keys still types into them.
 */
export class Keypad extends Element {
  /** `whole`: no point is wanted; `field`: where to type when nothing has the focus */
  static properties = ['whole', 'field']

  template() {
    const { whole } = /** @type {any} */ (this)
    const key = (/** @type {string} */ digit) => html`<button type="button" @pointerdown=${stay} @click=${() => this.#type(digit)}>${digit}</button>`
    return html`<div class="keypad" role="group" aria-label=${t('Keypad')}>${DIGITS.map(key)}
      <button type="button" aria-label=${t('Point')} ?disabled=${whole} @pointerdown=${stay} @click=${() => this.#type(pointed('.'))}>${pointed('.')}</button>
      ${key('0')}<button type="button" aria-label=${t('Delete the last digit')} @pointerdown=${stay} @click=${this.#rub}>${icon('back')}</button></div>`
  }

  /** @returns {HTMLInputElement | null} */
  #target() {
    const active = document.activeElement
    if (active instanceof HTMLInputElement && active.form?.contains(this)) return active
    return /** @type {any} */ (this).field?.() ?? null
  }

  /** In the place of what is marked; a second point is none. @param {string} text */
  #type(text) {
    const field = this.#target()
    if (!field) return
    field.focus()
    const [from, to] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length]
    const rest = field.value.slice(0, from) + field.value.slice(to)
    if (/[.,]/.test(text) && /[.,]/.test(rest)) return
    field.setRangeText(text, from, to, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }

  #rub = () => {
    const field = this.#target()
    if (!field) return
    field.focus()
    const [from, to] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length]
    field.setRangeText('', from === to ? Math.max(0, from - 1) : from, to, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

/** The field keeps the focus, and what is marked in it. @param {Event} event */
const stay = event => event.preventDefault()
