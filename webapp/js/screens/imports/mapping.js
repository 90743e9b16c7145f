import { html, live, nothing } from '../../html.js'
import { columnsOf, FIELDS, NEEDED, stillMissing } from '../../imports.js'
import { note } from '../../elements/page.js'

/**
 * A table that no format knows: which column is what. What its names suggest stands there already.
 *
 * @typedef {import('../../imports.js').Report} Report
 * @typedef {import('../../imports.js').Choices} Choices
 */

/** @type {[NonNullable<Choices['date_order']> | '', string][]} */
const ORDERS = [['', 'as it looks'], ['dmy', 'day, month, year'], ['mdy', 'month, day, year'], ['ymd', 'year, month, day']]

/**
 * @param {Report} report @param {Choices} choices
 * @param {(change: Partial<Choices>) => void} change
 */
export function mappingCard(report, choices, change) {
  const missing = stillMissing(report, choices)
  /** @type {Record<string, string | undefined>} */ const chosen = columnsOf(report, choices)
  return html`<section class="card"><h2 class="card__title">What the columns are</h2>
    ${missing.length > 0 ? note(`Still needed: ${missing.map(nameOf).join(', ')}.`, 'warn') : nothing}
    ${sample(report)}
    <div class="mapping">${FIELDS.map(([field, name]) => html`<div class="entry"><label for=${`map-${field}`}>${name}${NEEDED.includes(field) ? ' (needed)' : ''}</label>
      <select id=${`map-${field}`} @change=${(/** @type {Event} */ event) => change({ columns: { ...choices.columns, [field]: /** @type {HTMLSelectElement} */ (event.target).value } })}>
        <option value="">none</option>${report.columns.map(column => html`<option value=${column} .selected=${live(chosen[field] === column)}>${column}</option>`)}</select></div>`)}
      <div class="entry"><label for="map-order">Dates are written</label><select id="map-order" @change=${(/** @type {Event} */ event) => change({ date_order: /** @type {any} */ (/** @type {HTMLSelectElement} */ (event.target).value || null) })}>
        ${ORDERS.map(([value, face]) => html`<option value=${value} .selected=${live((choices.date_order ?? '') === value)}>${face}</option>`)}</select></div></div></section>`
}

/** @param {string} field */
const nameOf = field => (FIELDS.find(([key]) => key === field)?.[1] ?? field).toLowerCase()

/** @param {Report} report */
function sample({ columns, sample: rows }) {
  if (rows.length === 0) return nothing
  return html`<div class="scroll after" tabindex="0" role="region" aria-label="The first rows of the file"><table class="data data--text"><thead><tr>${columns.map(name => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${rows.slice(0, 4).map(cells => html`<tr>${cells.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`
}
