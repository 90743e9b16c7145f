import { nothing, svg } from '../html.js'
import { number } from '../format.js'

const LEFT = 34
const FLOOR = 156
const SIDE = 146

/** @param {number} share */
const x = share => LEFT + SIDE * share
/** @param {number} share */
const y = share => FLOOR - SIDE * share

/**
 * What was promised against what was held: on the dashed line is perfect; each bar is the range in which the true
 * share lies 95 times of 100.
 * @param {import('../accuracy.js').Kept[]} points
 * @param {number[]} ticks shares that are written at the axes
 * @param {{ said: string, across: string, up: string }} words what it shows, and the names of the axes
 */
export function reliability(points, ticks, { said, across, up }) {
  return svg`<svg class="chart reliability" viewBox="0 0 190 196" role="img" aria-label=${said}>
    ${ticks.map(tick => svg`<path class="grid" d=${`M${LEFT} ${y(tick)}H${LEFT + SIDE}M${x(tick)} ${FLOOR - SIDE}V${FLOOR}`}/>
      <text x=${LEFT - 8} y=${y(tick) + 4.5} text-anchor="end">${number(tick * 100, 0)}</text>
      <text x=${x(tick)} y="174" text-anchor="middle">${number(tick * 100, 0)}</text>`)}
    <path class="axis" d=${`M${LEFT} ${FLOOR}H${LEFT + SIDE}M${LEFT} ${FLOOR}V${FLOOR - SIDE}`}/>
    <path class="line line--dash" d=${`M${LEFT} ${FLOOR}L${LEFT + SIDE} ${FLOOR - SIDE}`}/>
    ${points.length > 2 ? svg`<path class="line line--join" d=${points.map((one, i) => `${i === 0 ? 'M' : 'L'}${x(one.stated)} ${y(one.held)}`).join('')}/>` : nothing}
    ${points.map(one => svg`<path class="line line--range" d=${`M${x(one.stated)} ${y(one.low)}V${y(one.high)}`}/>
      <circle class="dot--now" cx=${x(one.stated)} cy=${y(one.held)} r="5"/>`)}
    <text x=${LEFT + 6} y="22">${up}</text><text x=${LEFT + SIDE / 2} y="193" text-anchor="middle">${across}</text></svg>`
}
