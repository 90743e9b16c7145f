import { periodText, spotsOf, trendText } from '../../accuracy.js'
import { ErrorChart } from '../../elements/error-chart.js'
import { number, percent } from '../../format.js'
import { html, nothing } from '../../html.js'
import { plural, t } from '../../i18n.js'
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
  return html`<section class="card">${head(t('Over time'), byPeriod(period), { table, turn })}
    ${table ? asTable(all, period) : html`${errorChart(backtest, point)}${lineKey()}`}
    <p class="under-chart" aria-live="polite">${one ? spotText(one, period) : trendText(all, period)}</p></section>`
}

/** @param {'week' | 'month'} period */
export const byPeriod = period => period === 'week' ? t('Mean error of the load in percent, by week') : t('Mean error of the load in percent, by month')

/** @param {Spot} one @param {'week' | 'month'} period */
function spotText(one, period) {
  const told = { period: periodText(one, period), coach: percent(one.coach / 100), repeat: percent(one.repeat / 100) }
  return period === 'week' ? plural(one.sets, 'Week from {period}: coach {coach}, repeating {repeat}, {count} set.', 'Week from {period}: coach {coach}, repeating {repeat}, {count} sets.', told)
    : plural(one.sets, '{period}: coach {coach}, repeating {repeat}, {count} set.', '{period}: coach {coach}, repeating {repeat}, {count} sets.', told)
}

/** @param {Backtest} backtest @param {(at: number | null) => void} point */
export function errorChart(backtest, point) {
  const all = spots(backtest)
  const last = all[all.length - 1]
  const told = { coach: percent(last.coach / 100), repeat: percent(last.repeat / 100) }
  const said = backtest.period === 'week'
    ? plural(all.length, 'Mean error of the load over {count} week: the coach now at {coach}, repeating last time at {repeat}', 'Mean error of the load over {count} weeks: the coach now at {coach}, repeating last time at {repeat}', told)
    : plural(all.length, 'Mean error of the load over {count} month: the coach now at {coach}, repeating last time at {repeat}', 'Mean error of the load over {count} months: the coach now at {coach}, repeating last time at {repeat}', told)
  return html`<gg-error-chart role="img" aria-label=${said} .data=${all} @point=${(/** @type {CustomEvent} */ event) => point(event.detail)}></gg-error-chart>`
}

/** @param {Spot[]} all @param {'week' | 'month'} period */
const asTable = (all, period) => html`<div class="scroll" tabindex="0" role="region" aria-label=${t('Over time')}><table class="data duel-table"><thead><tr><th scope="col">${period === 'week' ? t('Week from') : t('Month')}</th><th scope="col">${t('Coach')}</th><th scope="col">${t('Repeat')}</th><th scope="col">${t('Sets')}</th></tr></thead>
  <tbody>${[...all].reverse().map(one => html`<tr><th scope="row">${periodText(one, period)}</th><td class=${one.coach < one.repeat ? 'num nearer' : 'num'}>${number(one.coach, 1)}</td>
    <td class=${one.repeat < one.coach ? 'num nearer' : 'num'}>${number(one.repeat, 1)}</td><td class="num muted">${number(one.sets)}</td></tr>`)}</tbody></table></div>`

ErrorChart.define('gg-error-chart')
