import { bandsOf, bandsText, confidenceOf, prescriptionsText, share } from '../../accuracy.js'
import { reliability } from '../../charts/reliability.js'
import { number, percent, plural } from '../../format.js'
import { html, nothing } from '../../html.js'
import { head } from './parts.js'

/** @typedef {import('./parts.js').Accuracy} Accuracy */
/** @typedef {import('../../accuracy.js').Kept} Kept */
/** @typedef {{ table: boolean, turn: () => void }} Turn */

/**
 * What the bands of reps promised, and what they held.
 * @param {Accuracy} accuracy @param {Turn} turn
 */
export function bandsCard(accuracy, { table, turn }) {
  const bands = bandsOf(accuracy)
  if (bands.length === 0) return nothing
  const said = bands.map(one => `promised ${percent(one.stated)}, held ${percent(share(one.held))}`).join('; ')
  const { width_90: width } = accuracy.overall
  return html`<section class="card">${head('Does the band keep its word?', 'Reps at the load on the bar; on the dashed line is perfect, bars are 95\u00a0% ranges', { table, turn })}
    ${table ? html`${keptTable('Band', bands)}${quantiles(accuracy)}` : beside(bands, reliability(bands, bands.map(one => one.stated), { said: `Bands of reps: ${said}`, across: 'promised, %', up: 'held, %' }))}
    <p class="after">${bandsText(bands)}${width === null ? nothing : ` The 90\u00a0% band is ${number(width, 1)} reps wide on average.`}</p></section>`
}

/** @param {Kept[]} all @param {unknown} plot */
const beside = (all, plot) => html`<div class="beside">${plot}<dl class="held"><div class="small muted"><dt>promised</dt><dd>held</dd></div>
  ${all.map(one => html`<div><dt>${percent(share(one.stated))}</dt><dd><b>${percent(share(one.held))}</b></dd></div>`)}</dl></div>`

/** @param {string} name @param {Kept[]} all */
const keptTable = (name, all) => html`<table class="data"><thead><tr><th scope="col">${name}</th><th scope="col">Held</th><th scope="col">95 % range</th><th scope="col">Of</th></tr></thead>
  <tbody>${all.map(one => html`<tr><th scope="row">${percent(share(one.stated))}</th><td class="num"><b>${percent(share(one.held))}</b></td>
    <td class="num">${number(100 * one.low, 0)}–${number(100 * one.high, 0)}</td><td class="num muted">${number(one.of)}</td></tr>`)}</tbody></table>`

/** @param {Accuracy} accuracy */
const quantiles = ({ calibration }) => calibration.length === 0 ? nothing : html`<table class="data after"><thead><tr><th scope="col">Fewer reps than expected in</th><th scope="col">It was</th></tr></thead>
  <tbody>${calibration.map(one => html`<tr><th scope="row">${percent(one.nominal)} of sets</th><td class="num"><b>${percent(share(one.measured))}</b></td></tr>`)}</tbody></table>`

/**
 * The prescriptions as they were given, and the sets that answered them.
 * @param {Accuracy} accuracy @param {Turn} turn
 */
export function prescriptionsCard({ prescriptions }, { table, turn }) {
  if (prescriptions.answered === 0) {
    return html`<section class="card"><h2 class="card__title">Prescriptions given and kept</h2>
      <p class="muted">None was answered by a set yet. Sets that you log in a workout answer what the coach said before them; how that went stands here.</p></section>`
  }
  const bins = confidenceOf(prescriptions)
  const said = bins.map(one => `said ${percent(share(one.stated))}, kept ${percent(share(one.held))} of ${plural(one.of, 'prescription')}`).join('; ')
  return html`<section class="card">${head('Prescriptions given and kept', 'As the coach gave them at the time', bins.length > 0 ? { table, turn } : undefined)}
    ${bins.length === 0 ? nothing : table ? keptTable('Said', bins) : beside(bins, reliability(bins, [0, 0.5, 1], { said: `Confidence of prescriptions: ${said}`, across: 'said, %', up: 'kept, %' }))}
    <ul class="facts-list">${prescriptionsText(prescriptions).map(text => html`<li>${text}</li>`)}</ul></section>`
}
