import { dayText, monday } from './dates.js'
import { fromKg } from './format.js'

/**
 * A lift's strength over time, from the best set of each session. Pure.
 *
 * @typedef {{ workout_id: string, performed_at: string, e1rm_kg: number, set_id: string, weight_kg: number, reps: number, rir: number | null, best: boolean }} Point
 */

/** @template [P=Point] @typedef {{ at: number, value: number, mean: number, low: number, high: number, out: boolean, point: P }} Spot `at` in seconds since 1970; `out`: drawn, but left out of the trend; the others in the lifter's unit */

/** Sessions that the line is the mean of. */
export const SESSIONS = 5
/** Standard deviations that hold 80 % of a normal distribution. */
const Z80 = 1.2816
/** Fewer sessions than this say nothing of spread. */
const ENOUGH = 6
const DAY_S = 86_400

/**
 * Each session's best beside the mean of the last five; sessions of deload weeks stand aside.
 * @param {Point[]} points oldest first
 * @param {import('./types.js').Unit} unit
 * @param {Set<string>} [deloads] Mondays of deload weeks
 * @returns {{ spots: Spot[], spread: number | null }} `spread`: half of the band that holds 80 % of sessions; null when they are too few
 */
export function trend(points, unit, deloads = new Set()) {
  const spots = points.map(point => spotOf(point, fromKg(point.e1rm_kg, unit), point.performed_at, isIn(deloads, point.performed_at)))
  /** @type {number[]} */ const latest = []
  for (const spot of spots) {
    if (!spot.out) latest.push(spot.value)
    if (latest.length > SESSIONS) latest.shift()
    spot.mean = latest.length > 0 ? average(latest) : spot.value
  }
  const kept = spots.filter(spot => !spot.out)
  const spread = kept.length < ENOUGH ? null : Z80 * Math.sqrt(average(kept.map(({ value, mean }) => (value - mean) ** 2)))
  for (const spot of spots) { spot.low = spot.mean - (spread ?? 0); spot.high = spot.mean + (spread ?? 0) }
  return { spots, spread }
}

/**
 * Each measure beside the mean of the seven days up to it: a body weighs a kilogram more or less by the hour.
 * @template P
 * @param {P[]} points oldest first
 * @param {import('./types.js').Unit} unit
 * @param {(point: P) => number} kgOf
 * @param {(point: P) => string} atOf
 * @returns {{ spots: Spot<P>[], spread: null }}
 */
export function weekly(points, unit, kgOf, atOf) {
  const spots = points.map(point => spotOf(point, fromKg(kgOf(point), unit), atOf(point), false))
  let first = 0
  let sum = 0
  spots.forEach((spot, i) => {
    sum += spot.value
    while (spots[first].at <= spot.at - 7 * DAY_S) { sum -= spots[first].value; first += 1 }
    spot.mean = spot.low = spot.high = sum / (i - first + 1)
  })
  return { spots, spread: null }
}

/** How much the mean has moved over so many days; null where the log doesn't go back so far. @param {Spot<any>[]} spots @param {number} days */
export function movedIn(spots, days) {
  const last = spots.at(-1)
  const from = last && spots.findLast(spot => spot.at <= last.at - (days - 3.5) * DAY_S)
  return last && from && last.at - from.at <= (days + 14) * DAY_S ? last.mean - from.mean : null
}

/** @template P @param {P} point @param {number} value @param {string} at @param {boolean} out @returns {Spot<P>} */
const spotOf = (point, value, at, out) => ({ at: Date.parse(at) / 1000, value, mean: value, low: value, high: value, out, point })

/** @param {Set<string>} weeks Mondays @param {string} at */
const isIn = (weeks, at) => weeks.size > 0 && weeks.has(dayText(monday(new Date(at))))

/** @param {number[]} values */
const average = values => values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * How fast it has moved, as a share a month; null while it is too early to say.
 * @param {Spot[]} spots
 */
export function perMonth(spots) {
  const kept = spots.filter(spot => !spot.out)
  const last = kept.at(-1)
  const from = last && kept.find(spot => last.at - spot.at <= 182 * DAY_S)
  if (!last || !from || kept.length < ENOUGH || last.at - from.at < 28 * DAY_S) return null
  const months = (last.at - from.at) / (30.44 * DAY_S)
  return (Math.log(last.mean) - Math.log(from.mean)) / months
}

/**
 * The latest records, newest first: each was the best at its time.
 * @param {Point[]} points oldest first @param {number} most
 */
export const records = (points, most) => points.filter(point => point.best).slice(-most).reverse()
