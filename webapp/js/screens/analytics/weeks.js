import { dateOf, weekText } from '../../dates.js'
import { html, svg } from '../../html.js'
import { ruleFace, sets, weeksOf } from '../../volume.js'

/** @typedef {import('../../volume.js').Volume} Volume */

const SHOWN = 12
const WIDTH = 296
const HEIGHT = 132
const FLOOR = 108
const CEILING = 20

/**
 * One muscle over the last weeks: direct solid, indirect outlined above it, the landmark band behind.
 * @param {Volume} volume @param {string | null} chosen @param {import('../../volume.js').Rule} rule @param {(muscle: string) => void} choose
 */
export function weeksCard(volume, chosen, rule, choose) {
  const muscle = volume.muscles.find(one => one.muscle === chosen) ?? mostTrained(volume)
  const weeks = weeksOf(volume).slice(-SHOWN)
  const bars = weeks.map(week => {
    const found = muscle.weeks.find(one => one.week === week)
    return { week, direct: found?.direct ?? 0, indirect: (found?.indirect ?? 0) * rule }
  })
  const before = bars.slice(0, -1).filter(bar => bar.direct + bar.indirect > 0)
  const mean = before.length === 0 ? 0 : before.reduce((sum, bar) => sum + bar.direct + bar.indirect, 0) / before.length
  const said = `${muscle.name}: ${sets(Math.round(mean * 2) / 2)} sets in an average week of training; trained in ${before.length} of the last ${weeks.length - 1} whole weeks`
  return html`<section class="card">
    <div class="card__head"><div><h2 class="card__title">Week by week</h2><p class="small muted">Sets, indirect at ${ruleFace(rule)}; the band is landmarks, a heuristic</p></div></div>
    <label class="entry weeks-muscle"><span class="vh">Muscle</span><select @change=${(/** @type {Event} */ event) => choose(/** @type {HTMLSelectElement} */ (event.target).value)}>
      ${volume.muscles.filter(one => one.weeks.length > 0).map(one => html`<option value=${one.muscle} ?selected=${one === muscle}>${one.name}</option>`)}</select></label>
    ${columns(bars, muscle.landmarks, said)}
    <p>${said}.</p></section>`
}

/** @param {Volume} volume */
function mostTrained({ muscles }) {
  const total = (/** @type {import('../../volume.js').Muscle} */ { weeks }) => weeks.reduce((sum, one) => sum + one.direct, 0)
  return muscles.reduce((best, one) => total(one) > total(best) ? one : best)
}

/** @param {{ week: string, direct: number, indirect: number }[]} bars @param {import('../../volume.js').Landmarks | null} landmarks @param {string} said */
function columns(bars, landmarks, said) {
  const most = Math.max(10, landmarks?.mrv ?? 0, ...bars.map(bar => bar.direct + bar.indirect))
  const y = (/** @type {number} */ value) => FLOOR - (FLOOR - CEILING) * value / most
  const left = 24
  const step = (WIDTH - left) / bars.length
  const high = Math.round(most / 2 / 5) * 5
  return svg`<svg class="chart weeks-chart" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${said}>
    ${landmarks ? svg`<rect class="shade" x=${left} y=${y(landmarks.mrv)} width=${WIDTH - left} height=${y(landmarks.mev) - y(landmarks.mrv)}/>
      <path class="edge" d=${`M${left} ${y(landmarks.mrv)}H${WIDTH}M${left} ${y(landmarks.mev)}H${WIDTH}`}/>` : ''}
    ${[0, high, high * 2].filter(tick => tick <= most).map(tick => svg`<text x=${left - 6} y=${y(tick) + 4} text-anchor="end">${tick}</text>`)}
    <path class="axis" d=${`M${left} ${FLOOR}H${WIDTH}`}/>
    ${bars.map((bar, i) => svg`<g>
      <rect class="bar-in" x=${left + i * step + 2.5} width=${step - 5} y=${y(bar.direct)} height=${FLOOR - y(bar.direct)} rx="2"/>
      ${bar.indirect > 0 ? svg`<rect class="bar-half" x=${left + i * step + 3.25} width=${step - 6.5} y=${y(bar.direct + bar.indirect) + 0.75} height=${y(bar.direct) - y(bar.direct + bar.indirect)} rx="2"/>` : ''}
      <title>${weekText(dateOf(bar.week))}: ${sets(bar.direct + bar.indirect)} sets</title></g>`)}
    <text x=${left + 2} y=${FLOOR + 18}>${shortDay(bars[0].week)}</text><text x=${WIDTH} y=${FLOOR + 18} text-anchor="end">this week</text></svg>`
}

/** @param {string} week */
const shortDay = week => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' }).format(dateOf(week))
