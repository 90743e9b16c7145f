import { number, parseNumber } from '../../format.js'
import { html } from '../../html.js'
import { t } from '../../i18n.js'
import { icon } from '../../icons.js'

/** The rows that a gym is written down with. @typedef {import('../../types.js').Unit} Unit */

/** @param {string} title @param {string} about @param {unknown[]} rows @param {string} add its words @param {() => void} run */
export const group = (title, about, rows, add, run) => html`<section class="card"><h2 class="card__title">${title}</h2><p class="small muted">${about}</p><ul class="list">${rows}</ul>
  <button class="btn btn--calm btn--wide after" @click=${run}>${icon('plus', 's')}${add}</button></section>`

/** @param {string} name @param {Record<string, string>} kinds @param {string} kind @param {(kind: string) => void} choose */
export const kindOf = (name, kinds, kind, choose) => html`<label class="entry"><span class="vh">${name}</span><select @change=${(/** @type {Event} */ event) => choose(/** @type {HTMLSelectElement} */ (event.target).value)}>
  ${Object.entries(kinds).map(([value, face]) => html`<option value=${value} ?selected=${value === kind}>${face}</option>`)}</select></label>`

/** kg or lb, of this one thing. @param {Unit} unit @param {(unit: Unit) => void} choose */
export const unitOf = (unit, choose) => html`<button type="button" class="btn btn--calm gear__unit" aria-label=${t('In {unit}, change the unit', { unit })} @click=${() => choose(unit === 'kg' ? 'lb' : 'kg')}>${unit}</button>`

/** @param {string} label @param {number} value @param {(value: number) => void} change */
export const numberOf = (label, value, change) => html`<label class="entry"><span class="label">${label}</span><input inputmode="decimal" autocomplete="off" .value=${Number.isNaN(value) ? '' : number(value)}
  aria-invalid=${Number.isNaN(value) ? 'true' : 'false'} @change=${(/** @type {Event} */ event) => change(parseNumber(/** @type {HTMLInputElement} */ (event.target).value) ?? Number.NaN)}></label>`

/** @param {string} label @param {string} value @param {string} empty @param {(value: string) => void} change */
export const textOf = (label, value, empty, change) => html`<label class="entry"><span class="label">${label}</span><input autocomplete="off" maxlength="100" placeholder=${empty} .value=${value}
  @change=${(/** @type {Event} */ event) => change(/** @type {HTMLInputElement} */ (event.target).value)}></label>`

/** @param {string} name @param {() => void} run */
export const drop = (name, run) => html`<button class="icon-btn" aria-label=${t('Take out {name}', { name })} @click=${run}>${icon('close', 's')}</button>`
