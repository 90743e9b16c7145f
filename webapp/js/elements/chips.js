import { html, live } from '../html.js'
import { Element } from './element.js'

let count = 0

/**
 * One of a few. Real radio buttons, so arrows and screen readers work; with `clearable`, a tap on the chosen one takes it back.
 * Emits `choose` with the value, or null.
 */
export class Chips extends Element {
  /** `options`: `[value, face]` pairs; `look`: chips | grid (as many in a row as have room) | seg */
  static properties = ['name', 'options', 'value', 'clearable', 'look']
  /** What radio buttons belong together by: two of the same name may stand in a page. */ #group = `chips-${count += 1}`

  template() {
    const { name, options, look } = /** @type {any} */ (this)
    const seg = look === 'seg'
    return html`<div class=${seg ? 'seg' : look === 'grid' ? 'chips chips--grid' : 'chips'} role="radiogroup" aria-label=${name}>
      ${(options ?? []).map((/** @type {[any, string]} */ [value, face]) => this.#chip(value, face, seg))}</div>`
  }

  /** @param {any} value @param {string} face @param {boolean} seg */
  #chip(value, face, seg) {
    const { value: chosen, clearable } = /** @type {any} */ (this)
    return html`<label class=${seg ? '' : 'chip'}><input type="radio" name=${this.#group} .value=${String(value)}
      .checked=${live(value === chosen)}
      @click=${() => { if (clearable && value === chosen) this.emit('choose', null) }}
      @change=${() => this.emit('choose', value)}>${face}</label>`
  }
}
