import { html } from '../html.js'
import { t } from '../i18n.js'
import { goalWords } from '../plan.js'
import { vars } from './vars.js'

/**
 * From size to strength. A real range input, so that arrows work.
 * @param {number} share 0 size, 1 strength @param {(share: number) => void} turn
 */
export const goalSlider = (share, turn) => html`<div>
  <div class="slider" ${vars({ '--at': share })}><div class="slider__track"></div><div class="slider__thumb"></div>
    <input type="range" min="0" max="100" step="5" .value=${String(Math.round(share * 100))} aria-label=${t('From size to strength')} aria-valuetext=${goalWords(share)}
      @input=${(/** @type {Event} */ event) => turn(Number(/** @type {HTMLInputElement} */ (event.target).value) / 100)}></div>
  <div class="row row--between small"><span class="muted">${t('Size')}</span><span>${goalWords(share)}</span><span class="muted">${t('Strength')}</span></div></div>`
