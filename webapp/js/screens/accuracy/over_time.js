import { periodText, spotsOf, trendText } from '../../accuracy.js'
import { ErrorChart } from '../../elements/error-chart.js'
import { number, plural } from '../../format.js'
import { html, nothing } from '../../html.js'
import { lineKey, head } from './parts.js'

/** @typedef {import('./parts.js').Backtest} Backtest */
/** @typedef {import('../../accuracy.js').Spot} Spot */

/** The same periods give the same spots, so that a repaint doesn't draw anew. @type {WeakMap<object, Spot[]>} */
const known = new WeakMap()

/** @param {Backtest} backtest @returns {Spot[]} */
export function spots({ over_time: periods }) {
  if (!known.has(periods)) known.set(periods, spotsOf(periods))
  return known.get(periods) ?? []
}

/**
 * The error as it went on.
 * @param {Backtest} backtest
 * @param {{ at: number | null, point: (at: number | null) => void, table: boolean, turn: () => void }} act
 */
export function overTimeCard(backtest, { at, point, table, turn }) {
  const { period } = backtest
  const all = spots(backtest)
  if (all.length < 2) return nothing
  const one = at === null ? undefined : all[at]
  return html`<section class="card">${head('Over time', `Mean error of the load in percent, by ${period}`, { table, turn })}
    ${table ? asTable(all, period) : html`${errorChart(backtest, point)}${lineKey}`}
    <p class="under-chart" aria-live="polite">${one ? `${period === 'week' ? 'Week from ' : ''}${periodText(one, period)}: coach ${number(one.coach, 1)}\u00a0%, repeating ${number(one.repeat, 1)}\u00a0%, ${plural(one.sets, 'set')}.` : trendText(all, period)}</p></section>`
}

/** @param {Backtest} backtest @param {(at: number | null) => void} point */
export function errorChart(backtest, point) {
  const all = spots(backtest)
  const last = all[all.length - 1]
  const said = `Mean error of the load over ${plural(all.length, backtest.period)}: the coach now at ${number(last.coach, 1)} %, repeating last time at ${number(last.repeat, 1)} %`
  return html`<gg-error-chart role="img" aria-label=${said} .data=${all} @point=${(/** @type {CustomEvent} */ event) => point(event.detail)}></gg-error-chart>`
}

/** @param {Spot[]} all @param {'week' | 'month'} period */
const asTable = (all, period) => html`<div class="scroll" tabindex="0" role="region" aria-label="Over time"><table class="data duel-table"><thead><tr><th scope="col">${period === 'week' ? 'Week from' : 'Month'}</th><th scope="col">Coach</th><th scope="col">Repeat</th><th scope="col">Sets</th></tr></thead>
  <tbody>${[...all].reverse().map(one => html`<tr><th scope="row">${periodText(one, period)}</th><td class=${one.coach < one.repeat ? 'num nearer' : 'num'}>${number(one.coach, 1)}</td>
    <td class=${one.repeat < one.coach ? 'num nearer' : 'num'}>${number(one.repeat, 1)}</td><td class="num muted">${number(one.sets)}</td></tr>`)}</tbody></table></div>`

ErrorChart.define('gg-error-chart')
