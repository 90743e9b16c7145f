import { html, live, nothing } from '../../html.js'
import { t, within } from '../../i18n.js'
import { columnsOf, fields, NEEDED, stillMissing } from '../../imports.js'
import { note } from '../../elements/page.js'

/**
 * A table that no format knows: which column is what. What its names suggest stands there already.
 *
 * @typedef {import('../../imports.js').Report} Report
 * @typedef {import('../../imports.js').Choices} Choices
 */

/** @returns {[NonNullable<Choices['date_order']> | '', string][]} */
const orders = () => [['', t('as it looks')], ['dmy', t('day, month, year')], ['mdy', t('month, day, year')], ['ymd', t('year, month, day')]]

/**
 * @param {Report} report @param {Choices} choices
 * @param {(change: Partial<Choices>) => void} change
 */
export function mappingCard(report, choices, change) {
  const missing = stillMissing(report, choices)
  /** @type {Record<string, string | undefined>} */ const chosen = columnsOf(report, choices)
  return html`<section class="card"><h2 class="card__title">${t('What the columns are')}</h2>
    ${missing.length > 0 ? note(t('Still needed: {columns}.', { columns: missing.map(nameOf).join(', ') }), 'warn') : nothing}
    ${sample(report)}
    <div class="mapping">${fields().map(([field, name]) => html`<div class="entry"><label for=${`map-${field}`}>${NEEDED.includes(field) ? t('{name} (needed)', { name }) : name}</label>
      <select id=${`map-${field}`} @change=${(/** @type {Event} */ event) => change({ columns: { ...choices.columns, [field]: /** @type {HTMLSelectElement} */ (event.target).value } })}>
        <option value="">${t('none')}</option>${report.columns.map(column => html`<option value=${column} .selected=${live(chosen[field] === column)}>${column}</option>`)}</select></div>`)}
      <div class="entry"><label for="map-order">${t('Dates are written')}</label><select id="map-order" @change=${(/** @type {Event} */ event) => change({ date_order: /** @type {any} */ (/** @type {HTMLSelectElement} */ (event.target).value || null) })}>
        ${orders().map(([value, face]) => html`<option value=${value} .selected=${live((choices.date_order ?? '') === value)}>${face}</option>`)}</select></div></div></section>`
}

/** @param {string} field */
const nameOf = field => within(fields().find(([key]) => key === field)?.[1] ?? field)

/** @param {Report} report */
function sample({ columns, sample: rows }) {
  if (rows.length === 0) return nothing
  return html`<div class="scroll after" tabindex="0" role="region" aria-label=${t('The first rows of the file')}><table class="data data--text"><thead><tr>${columns.map(name => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${rows.slice(0, 4).map(cells => html`<tr>${cells.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`
}
