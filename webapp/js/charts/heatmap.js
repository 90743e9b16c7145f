import { svg } from '../html.js'
import { plusDays } from '../dates.js'
import { level } from '../history.js'

const CELL = 12
const LEFT = 20
const TOP = 18

/**
 * Sessions over the weeks: a column a week, a cell a day, darker with more sets.
 * @param {ReturnType<typeof import('../history.js').heat>} weeks
 * @param {number} usual sets of a usual session
 * @param {string} said what it shows, in words
 */
export function heatmap(weeks, usual, said) {
  const width = LEFT + weeks.length * CELL
  return svg`<svg class="chart heat" viewBox=${`0 0 ${width} ${TOP + 7 * CELL}`} role="img" aria-label=${said}>
    ${['M', '', 'W', '', 'F', '', 'S'].map((letter, i) => letter && svg`<text x="0" y=${TOP + i * CELL + 10}>${letter}</text>`)}
    ${weeks.map((week, i) => svg`${monthLabel(weeks, i)}
      ${week.days.map((day, row) => day && svg`<rect class=${`heat-${level(day.sets, usual)}`}
        x=${LEFT + i * CELL} y=${TOP + row * CELL} width=${CELL - 2} height=${CELL - 2} rx="2.5"/>`)}`)}
  </svg>`
}

/** Named where it begins, if the next name leaves room. @param {ReturnType<typeof import('../history.js').heat>} weeks @param {number} i */
function monthLabel(weeks, i) {
  const { start } = weeks[i]
  const first = Array.from({ length: 7 }, (_, day) => plusDays(start, day)).find(date => date.getDate() === 1)
  if (!first || i > weeks.length - 3) return ''
  const name = new Intl.DateTimeFormat('en-GB', { month: 'short' }).format(first)
  return svg`<text x=${LEFT + i * CELL} y="11">${name}</text>`
}
