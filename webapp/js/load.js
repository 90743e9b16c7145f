import { dateOf, dayText, monday, plusDays } from './dates.js'

/**
 * Training over time as the server tells it: doses, what is left of them, and which weeks were deloads. Pure.
 *
 * @typedef {{ day: string, doses: number, fitness: number, fatigue: number, carried: number }} LoadDay
 * @typedef {{ week: string, sessions: number, doses: number, share: number | null, kind: 'usual' | 'deload', by: 'plan' | 'rule' }} LoadWeek
 * @typedef {{ rule: string, alpha: number, days: LoadDay[], weeks: LoadWeek[] }} Load
 */

/** Mondays of the deload weeks. @param {Load | null} load @returns {Set<string>} */
export const deloadsOf = load => new Set(load?.weeks.filter(one => one.kind === 'deload').map(one => one.week))

/** The same weeks as stretches of time, for a chart. @param {Set<string>} deloads @returns {import('./elements/plot.js').Shade[]} */
export const shadesOf = deloads => [...deloads].sort().map(week => ({ from: seconds(dateOf(week)), to: seconds(plusDays(dateOf(week), 7)) }))

/** @param {Date} date */
const seconds = date => date.getTime() / 1000

/** From the first day with training on: a flat line before it says nothing. @param {LoadDay[]} days */
export function begun(days) {
  const first = days.findIndex(day => day.fitness > 0.005)
  return first < 0 ? [] : days.slice(first)
}

/**
 * How fatigue stands to fitness: as usual within a tenth.
 * @param {LoadDay[]} days
 * @returns {'fresh' | 'level' | 'loaded' | null} null: too little of either to say
 */
export function standingOf(days) {
  const last = days.at(-1)
  if (!last || last.fitness < 0.5 || days.length < 28) return null
  const share = last.fatigue / last.fitness
  return share > 1.1 ? 'loaded' : share < 0.9 ? 'fresh' : 'level'
}

/** The end of each week, and of today: what a table says of the days. @param {LoadDay[]} days newest first in the answer */
export function weekEnds(days) {
  return days.filter((one, i) => i === days.length - 1 || dayText(monday(dateOf(days[i + 1].day))) !== dayText(monday(dateOf(one.day)))).reverse()
}
