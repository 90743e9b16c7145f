import { bandsOf, bandsText, confidenceOf, prescriptionsText, share } from '../../accuracy.js'
import { reliability } from '../../charts/reliability.js'
import { number, percent } from '../../format.js'
import { html, nothing } from '../../html.js'
import { plural, t } from '../../i18n.js'
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
  const said = bands.map(one => t('promised {stated}, held {held}', { stated: percent(one.stated), held: percent(share(one.held)) })).join('; ')
  const { width_90: width } = accuracy.overall
  return html`<section class="card">${head(t('Does the band keep its word?'), t('Reps at the load on the bar; on the dashed line is perfect, bars are 95\u00a0% ranges'), { table, turn })}
    ${table ? html`${keptTable(t('Band'), bands)}${quantiles(accuracy)}` : beside(bands, reliability(bands, bands.map(one => one.stated), { said: t('Bands of reps: {said}', { said }), across: t('promised, %'), up: t('held, %') }))}
    <p class="after">${bandsText(bands)}${width === null ? nothing : ` ${t('The 90\u00a0% band is {width} reps wide on average.', { width: number(width, 1) })}`}</p></section>`
}

/** @param {Kept[]} all @param {unknown} plot */
const beside = (all, plot) => html`<div class="beside">${plot}<dl class="held"><div class="small muted"><dt>${t('promised')}</dt><dd>${t('held')}</dd></div>
  ${all.map(one => html`<div><dt>${percent(share(one.stated))}</dt><dd><b>${percent(share(one.held))}</b></dd></div>`)}</dl></div>`

/** @param {string} name @param {Kept[]} all */
const keptTable = (name, all) => html`<table class="data"><thead><tr><th scope="col">${name}</th><th scope="col">${t('Held')}</th><th scope="col">${t('95\u00a0% range')}</th><th scope="col">${t('Of')}</th></tr></thead>
  <tbody>${all.map(one => html`<tr><th scope="row">${percent(share(one.stated))}</th><td class="num"><b>${percent(share(one.held))}</b></td>
    <td class="num">${number(100 * one.low, 0)}–${number(100 * one.high, 0)}</td><td class="num muted">${number(one.of)}</td></tr>`)}</tbody></table>`

/** @param {Accuracy} accuracy */
const quantiles = ({ calibration }) => calibration.length === 0 ? nothing : html`<table class="data after"><thead><tr><th scope="col">${t('Fewer reps than expected in')}</th><th scope="col">${t('It was')}</th></tr></thead>
  <tbody>${calibration.map(one => html`<tr><th scope="row">${t('{share} of sets', { share: percent(one.nominal) })}</th><td class="num"><b>${percent(share(one.measured))}</b></td></tr>`)}</tbody></table>`

/**
 * The prescriptions as they were given, and the sets that answered them.
 * @param {Accuracy} accuracy @param {Turn} turn
 */
export function prescriptionsCard({ prescriptions }, { table, turn }) {
  if (prescriptions.answered === 0) {
    return html`<section class="card"><h2 class="card__title">${t('Prescriptions given and kept')}</h2>
      <p class="muted">${t('None was answered by a set yet. Sets that you log in a workout answer what the coach said before them; how that went stands here.')}</p></section>`
  }
  const bins = confidenceOf(prescriptions)
  const said = bins.map(one => plural(one.of, 'said {stated}, kept {held} of {count} prescription', 'said {stated}, kept {held} of {count} prescriptions', { stated: percent(share(one.stated)), held: percent(share(one.held)) })).join('; ')
  return html`<section class="card">${head(t('Prescriptions given and kept'), t('As the coach gave them at the time'), bins.length > 0 ? { table, turn } : undefined)}
    ${bins.length === 0 ? nothing : table ? keptTable(t('Said'), bins) : beside(bins, reliability(bins, [0, 0.5, 1], { said: t('Confidence of prescriptions: {said}', { said }), across: t('said, %'), up: t('kept, %') }))}
    <ul class="facts-list">${prescriptionsText(prescriptions).map(text => html`<li>${text}</li>`)}</ul></section>`
}
