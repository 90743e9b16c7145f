import { dateOf, dayText, monday, weekText } from '../../dates.js'
import { chartCard, tableOf } from '../../elements/chart-card.js'
import { html, nothing, svg } from '../../html.js'
import { dateFormat, plural, t } from '../../i18n.js'
import { nameOf, ruleFace, sets, trainedOf, weeksOf } from '../../volume.js'

/**
 * @typedef {import('../../volume.js').Volume} Volume
 * @typedef {{ week: string, direct: number, indirect: number, deload: boolean }} Bar
 */

const SHOWN = 12
const WIDTH = 296
const HEIGHT = 140
const FLOOR = 108
const CEILING = 14
const LEFT = 24

/**
 * One muscle over the last weeks: direct solid, indirect outlined above it, the landmark band behind, deloads marked.
 * @param {object} view
 * @param {Volume} view.volume @param {string | null} view.chosen @param {import('../../volume.js').Rule} view.rule @param {Set<string>} view.deloads
 * @param {boolean} view.table @param {() => void} view.turn @param {(muscle: string) => void} view.choose
 */
export function weeksCard({ volume, chosen, rule, deloads, table, turn, choose }) {
  const muscle = volume.muscles.find(one => one.muscle === chosen && one.weeks.length > 0) ?? mostTrained(volume)
  const weeks = weeksOf(volume).slice(-SHOWN)
  const found = new Map(muscle.weeks.map(one => [one.week, one]))
  const bars = weeks.map(week => ({ week, direct: found.get(week)?.direct ?? 0, indirect: (found.get(week)?.indirect ?? 0) * rule, deload: deloads.has(week) }))
  const said = summary(nameOf(muscle.muscle), bars)
  return chartCard({
    title: t('Week by week'), about: t('Sets, indirect at {rule}; the band is landmarks, a heuristic', { rule: ruleFace(rule) }),
    asTable: t('Week by week as a table'), table, turn,
    before: html`<label class="entry weeks-muscle"><span class="vh">${t('Muscle')}</span><select @change=${(/** @type {Event} */ event) => choose(/** @type {HTMLSelectElement} */ (event.target).value)}>
      ${trainedOf(volume).map(one => html`<option value=${one.muscle} ?selected=${one === muscle}>${nameOf(one.muscle)}</option>`)}</select></label>`,
    chart: () => columns(bars, muscle.landmarks, said),
    rows: () => tableOf(t('Week by week'), [t('Week'), t('Direct'), t('Indirect, counted'), t('Sets')], [...bars].reverse().map(bar => [
      bar.deload ? html`${weekText(dateOf(bar.week))}, ${t('deload')}` : weekText(dateOf(bar.week)), sets(bar.direct), sets(bar.indirect), sets(bar.direct + bar.indirect)])),
    said: html`<p>${said}</p>`,
  })
}

/** Deload weeks and the running one are no measure of the usual. @param {string} muscle @param {Bar[]} bars */
function summary(muscle, bars) {
  const whole = bars.slice(0, -1).filter(bar => !bar.deload)
  const trained = whole.filter(bar => bar.direct + bar.indirect > 0)
  const mean = trained.length === 0 ? 0 : trained.reduce((sum, bar) => sum + bar.direct + bar.indirect, 0) / trained.length
  return plural(whole.length, '{muscle}: {sets} sets in an average week of training; trained in {trained} of the last {count} whole week.',
    '{muscle}: {sets} sets in an average week of training; trained in {trained} of the last {count} whole weeks.',
    { muscle, sets: sets(Math.round(mean * 2) / 2), trained: trained.length })
}

/** @param {Volume} volume */
function mostTrained({ muscles }) {
  const total = (/** @type {import('../../volume.js').Muscle} */ { weeks }) => weeks.reduce((sum, one) => sum + one.direct, 0)
  return muscles.reduce((best, one) => total(one) > total(best) ? one : best)
}

/** @param {Bar[]} bars @param {import('../../volume.js').Landmarks | null} landmarks @param {string} said */
function columns(bars, landmarks, said) {
  const most = Math.max(10, landmarks?.mrv ?? 0, ...bars.map(bar => bar.direct + bar.indirect))
  const y = (/** @type {number} */ value) => FLOOR - (FLOOR - CEILING) * value / most
  const step = (WIDTH - LEFT) / bars.length
  const x = (/** @type {number} */ i) => LEFT + i * step
  const high = Math.round(most / 2 / 5) * 5
  return svg`<svg class="chart weeks-chart" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${said}>
    ${landmarks ? svg`<rect class="shade" x=${LEFT} y=${y(landmarks.mrv)} width=${WIDTH - LEFT} height=${y(landmarks.mev) - y(landmarks.mrv)}/>
      <path class="edge" d=${`M${LEFT} ${y(landmarks.mrv)}H${WIDTH}M${LEFT} ${y(landmarks.mev)}H${WIDTH}`}/>` : ''}
    ${[0, high, high * 2].filter(tick => tick <= most).map(tick => svg`<text x=${LEFT - 6} y=${y(tick) + 4} text-anchor="end">${tick}</text>`)}
    <path class="axis" d=${`M${LEFT} ${FLOOR}H${WIDTH}`}/>
    ${bars.map((bar, i) => svg`<g>
      <rect class="bar-in" x=${x(i) + 2.5} width=${step - 5} y=${y(bar.direct)} height=${FLOOR - y(bar.direct)} rx="2"/>
      ${bar.indirect > 0 ? svg`<rect class="bar-half" x=${x(i) + 3.25} width=${step - 6.5} y=${y(bar.direct + bar.indirect) + 0.75} height=${y(bar.direct) - y(bar.direct + bar.indirect)} rx="2"/>` : ''}
      ${bar.deload ? svg`<path class="deload-tick" d=${`M${x(i) + 3} ${FLOOR + 5}H${x(i) + step - 3}`}/>` : nothing}
      <title>${weekText(dateOf(bar.week))}: ${sets(bar.direct + bar.indirect)}${bar.deload ? `, ${t('deload')}` : ''}</title></g>`)}
    ${foot(bars, x, step)}</svg>`
}

/** The first week, this one, and the word for what is marked. @param {Bar[]} bars @param {(i: number) => number} x @param {number} step */
function foot(bars, x, step) {
  const marked = bars.findLastIndex(bar => bar.deload)
  const middle = Math.min(Math.max(x(marked) + step / 2, LEFT + 92), WIDTH - 92)
  return svg`<text x=${LEFT + 2} y=${FLOOR + 22}>${shortDay(bars[0].week)}</text>
    ${marked >= 0 ? svg`<text x=${middle} y=${FLOOR + 22} text-anchor="middle">${t('deload')}</text>` : nothing}
    <text x=${WIDTH} y=${FLOOR + 22} text-anchor="end">${bars[bars.length - 1].week === dayText(monday(new Date())) ? t('this week') : shortDay(bars[bars.length - 1].week)}</text>`
}

/** @param {string} week */
const shortDay = week => dateFormat({ day: 'numeric', month: 'short' }).format(dateOf(week))
