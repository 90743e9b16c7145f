import { dateOf, fullDay } from '../../dates.js'
import { chartCard, tableOf } from '../../elements/chart-card.js'
import { LoadChart } from '../../elements/load-chart.js'
import { number } from '../../format.js'
import { html, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { standingOf, weekEnds } from '../../load.js'

/**
 * Fitness and fatigue over time.
 * @typedef {import('../../load.js').Load} Load
 */

/** Days with training behind them before a curve says something. */
const ENOUGH = 14

/**
 * @param {object} view
 * @param {Load} view.load @param {import('../../load.js').LoadDay[]} view.days from the first with training on @param {import('../../elements/plot.js').Shade[]} view.shades
 * @param {number | null} view.at a day that is pointed at
 * @param {boolean} view.table @param {() => void} view.turn @param {(at: number | null) => void} view.point
 */
export function fatigueCard({ load, days, shades, at, table, turn, point }) {
  if (days.length < ENOUGH) return nothing
  return chartCard({
    title: t('Fitness and fatigue'), about: t('Doses a week: a dose is one usual session of a movement'),
    asTable: t('Fitness and fatigue as a table'), table, turn,
    chart: () => html`<gg-load role="img" aria-label=${summary(days)} .data=${{ days, shades }}
        @point=${(/** @type {CustomEvent} */ event) => point(event.detail)}></gg-load>
      <p class="key"><span><i class="swatch swatch--line"></i>${t('fitness, 42 days')}</span><span><i class="swatch swatch--dash"></i>${t('fatigue, 7 days')}</span>
        ${shades.length > 0 ? html`<span><i class="swatch swatch--shade"></i>${t('deload')}</span>` : nothing}</p>`,
    rows: () => tableOf(t('Fitness and fatigue'), [t('Week to'), t('Fitness'), t('Fatigue'), t('Carried')], weekEnds(days).map(day => [
      fullDay(dateOf(day.day)), number(day.fitness, 1), number(day.fatigue, 1), number(day.carried, 2)])),
    said: html`<p class="under-chart" aria-live="polite">${at === null || !days[at] ? sentence(days) : lineOf(days[at])}</p>
      <p class="small muted">${t('A dose grows with the {power} power of the kg × reps. What the coach takes off a load is shorter-lived: half of it is gone in a day.', { power: number(load.alpha, 2) })}</p>
      <p class="small muted">${t('A deload is what the plan calls one; without a plan, a week whose sessions had at most 70 % of their usual kg × reps, for no more than two weeks on end.')}</p>`,
  })
}

/** @param {import('../../load.js').LoadDay[]} days */
function summary(days) {
  const last = days[days.length - 1]
  return t('Fitness and fatigue since {day}: now {fitness} and {fatigue} doses a week', { day: fullDay(dateOf(days[0].day)), fitness: number(last.fitness, 1), fatigue: number(last.fatigue, 1) })
}

/** @param {import('../../load.js').LoadDay} day */
const lineOf = day => t('{day}: fitness {fitness}, fatigue {fatigue} doses a week.', { day: fullDay(dateOf(day.day)), fitness: number(day.fitness, 1), fatigue: number(day.fatigue, 1) })

/** @param {import('../../load.js').LoadDay[]} days */
function sentence(days) {
  const last = days[days.length - 1]
  const values = { fitness: number(last.fitness, 1), fatigue: number(last.fatigue, 1), gap: number(Math.abs(last.fatigue - last.fitness), 1) }
  switch (standingOf(days)) {
    case 'loaded': return t('Fatigue is {gap} doses a week above fitness: more than you are used to.', values)
    case 'fresh': return t('Fatigue is {gap} doses a week below fitness: less than you are used to.', values)
    case 'level': return t('Fatigue and fitness are level, at {fatigue} and {fitness} doses a week.', values)
    default: return t('Fitness {fitness}, fatigue {fatigue} doses a week: too short a log to compare them.', values)
  }
}

LoadChart.define('gg-load')
