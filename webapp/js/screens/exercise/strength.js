import { reasonOf } from '../../actions/answers.js'
import { fullDay } from '../../dates.js'
import { chartCard, tableOf } from '../../elements/chart-card.js'
import { note } from '../../elements/page.js'
import { TrendChart } from '../../elements/trend-chart.js'
import { load, number, percent } from '../../format.js'
import { html, nothing } from '../../html.js'
import { plural, t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { perMonth } from '../../trend.js'

/**
 * Strength over time, with its band.
 * @typedef {ReturnType<typeof import('../../trend.js').trend>} Curve
 *
 * @typedef {object} Strength
 * @property {import('../../trend.js').Point[]} points oldest first
 * @property {Curve} curve
 * @property {import('../../elements/plot.js').Shade[]} shades
 * @property {import('../../types.js').Exercise} exercise
 * @property {import('../../types.js').Unit} unit
 * @property {number | null} at
 * @property {(at: number | null) => void} point
 * @property {Error | null} fault
 * @property {boolean} table
 * @property {() => void} turn
 */

/** @param {Strength} view */
export function strengthCard(view) {
  const { points, curve, unit, table, turn, fault } = view
  if (points.length === 0) {
    return html`<section class="state">${icon('bar')}<h2 class="state__title">${t('No estimate yet')}</h2>
      <p class="muted">${t('One working set of 12 reps or fewer begins this chart.')}</p></section>`
  }
  return chartCard({
    title: html`${t('Strength')} (<span class="e1">e1RM</span>)`, about: t('{unit}, the best set of each session', { unit }), asTable: t('Strength as a table'), table, turn,
    chart: () => chart(view),
    rows: () => tableOf(t('Strength by session'), [t('Day'), t('From'), `e1RM, ${unit}`, t('Mean')], [...curve.spots].reverse().map(spot => [
      spot.out ? html`${fullDay(new Date(spot.at * 1000))}, ${t('deload')}` : fullDay(new Date(spot.at * 1000)),
      setOf(view, spot), number(spot.value, 1), spot.out ? '–' : number(spot.mean, 1)])),
    said: html`<p class="under-chart" aria-live="polite">${sentence(view)}</p>
      <p class="small muted">${t('Reckoned as load / (1 − 0.0333 × (reps + reps in reserve)), up to 12 reps; an unlogged reserve counts as 2.')}
        ${curve.spots.some(spot => spot.out) ? t('Deload weeks are drawn as rings and left out of the mean.') : nothing}</p>
      ${fault ? note(reasonOf(fault, true)) : nothing}`,
  })
}

/** @param {Strength} view */
function chart({ curve, shades, unit, point }) {
  const { spots, spread } = curve
  const last = spots[spots.length - 1]
  const band = spread === null ? '' : ` ± ${number(spread, 1)}`
  return html`<gg-trend role="img" aria-label=${plural(spots.length, 'e1RM over {count}\u00a0session, now {value}', 'e1RM over {count}\u00a0sessions, now {value}', { value: `${number(last.mean, 1)}${band} ${unit}` })}
      .data=${{ spots, unit, banded: spread !== null, shades }} @point=${(/** @type {CustomEvent} */ event) => point(event.detail)}></gg-trend>
    <p class="key"><span><i class="swatch swatch--dot"></i>${t('a session')}</span><span><i class="swatch swatch--line"></i>${t('mean of five')}</span>${spread === null ? nothing : html`<span><i class="swatch swatch--wash"></i>${t('four of five sessions')}</span>`}
      ${spots.some(spot => spot.out) ? html`<span><i class="swatch swatch--ring"></i>${t('deload')}</span>` : nothing}</p>`
}

/** @param {Strength} view @param {import('../../trend.js').Spot} spot */
const setOf = ({ exercise, unit }, { point }) => t('{load} × {reps}', { load: load(point.weight_kg, unit, exercise.load_type), reps: number(point.reps) })

/** @param {Strength} view */
function sentence(view) {
  const { curve: { spots, spread }, unit, at } = view
  const one = at === null ? null : spots[at]
  if (one) return t('{day}: {value}, from {set}.', { day: fullDay(new Date(one.at * 1000)), value: `${number(one.value, 1)} ${unit}`, set: setOf(view, one) })
  const last = spots[spots.length - 1]
  const rate = perMonth(spots)
  const now = `${number(last.mean, 1)}${spread === null ? '' : ` ± ${number(spread, 1)}`} ${unit}`
  if (rate === null) return plural(spots.length, '{value} from {count}\u00a0session: too few to call it a trend.', '{value} from {count}\u00a0sessions: too few to call it a trend.', { value: now })
  if (Math.abs(rate) < 0.003) return t('{value}, level over the last half year.', { value: now })
  return t('{value}, {rate} a month over the last half year.', { value: now, rate: percent(rate, true) })
}

TrendChart.define('gg-trend')
