import { html, nothing } from '../html.js'
import { icon } from '../icons.js'

/**
 * A card with a chart: what it shows and in which unit, the chart or its table, and a sentence for those who listen.
 * @param {object} parts
 * @param {unknown} parts.title
 * @param {unknown} parts.about the unit and the counting rule
 * @param {string} parts.asTable names the button that turns the chart into a table
 * @param {boolean} parts.table is the table shown?
 * @param {() => void} parts.turn
 * @param {() => unknown} parts.chart
 * @param {() => unknown} parts.rows
 * @param {unknown} [parts.before] what is chosen about it
 * @param {unknown} [parts.said] the sentence under it
 * @param {string} [parts.kind] a class more
 */
export const chartCard = ({ title, about, asTable, table, turn, chart, rows, before, said, kind = '' }) => html`<section class=${`card ${kind}`}>
  <div class="card__head"><div><h2 class="card__title">${title}</h2><p class="small muted">${about}</p></div>
    <button class="icon-btn icon-btn--calm" aria-pressed=${table ? 'true' : 'false'} aria-label=${asTable} @click=${turn}>${icon(table ? 'chart' : 'table', 's')}</button></div>
  ${before ?? nothing}${table ? rows() : chart()}${said ?? nothing}</section>`

/**
 * The table behind a chart; long ones scroll.
 * @param {string} name @param {unknown[]} heads @param {unknown[][]} rows cells, the first naming its row
 */
export const tableOf = (name, heads, rows) => html`<div class="scroll" tabindex="0" role="region" aria-label=${name}><table class="data">
  <thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
  <tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map(cell => html`<td class="num">${cell}</td>`)}</tr>`)}</tbody></table></div>`
