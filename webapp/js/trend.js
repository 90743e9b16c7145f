import { fromKg } from './format.js'

/**
 * A lift's strength over time, from the best set of each session. Pure.
 *
 * @typedef {{ workout_id: string, performed_at: string, e1rm_kg: number, set_id: string, weight_kg: number, reps: number, rir: number | null, best: boolean }} Point
 */

/** @template [P=Point] @typedef {{ at: number, value: number, mean: number, low: number, high: number, point: P }} Spot `at` in seconds since 1970, the others in the lifter's unit */

/** Sessions that the line is the mean of. */
export const SESSIONS = 5
/** Standard deviations that hold 80 % of a normal distribution. */
const Z80 = 1.2816
/** Fewer sessions than this say nothing of spread. */
const ENOUGH = 6

/**
 * @param {Point[]} points oldest first
 * @param {import('./types.js').Unit} unit
 */
export const trend = (points, unit) => smoothed(points, unit, point => point.e1rm_kg, point => point.performed_at)

/**
 * Each measure beside the mean of the last five.
 * @template P
 * @param {P[]} points oldest first
 * @param {import('./types.js').Unit} unit
 * @param {(point: P) => number} kgOf
 * @param {(point: P) => string} atOf
 * @returns {{ spots: Spot<P>[], spread: number | null }} `spread`: half of the band that holds 80 % of points; null when they are too few
 */
export function smoothed(points, unit, kgOf, atOf) {
  const values = points.map(point => fromKg(kgOf(point), unit))
  const means = values.map((_, i) => average(values.slice(Math.max(0, i - SESSIONS + 1), i + 1)))
  const spread = values.length < ENOUGH ? null : Z80 * Math.sqrt(average(values.map((value, i) => (value - means[i]) ** 2)))
  const half = spread ?? 0
  const spots = points.map((point, i) => ({
    at: Date.parse(atOf(point)) / 1000, value: values[i], mean: means[i], low: means[i] - half, high: means[i] + half, point,
  }))
  return { spots, spread }
}

/** @param {number[]} values */
const average = values => values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * How fast it has moved, as a share a month; null while it is too early to say.
 * @param {Spot[]} spots
 */
export function perMonth(spots) {
  const last = spots.at(-1)
  const from = last && spots.find(spot => last.at - spot.at <= 182 * 86_400)
  if (!last || !from || spots.length < ENOUGH || last.at - from.at < 28 * 86_400) return null
  const months = (last.at - from.at) / (30.44 * 86_400)
  return (Math.log(last.mean) - Math.log(from.mean)) / months
}

/**
 * The latest records, newest first: each was the best at its time.
 * @param {Point[]} points oldest first @param {number} most
 */
export const records = (points, most) => points.filter(point => point.best).slice(-most).reverse()

/** The heaviest set, and among as heavy ones the one of most reps. @param {Point[]} points */
export function heaviest(points) {
  return points.reduce((best, one) => !best || one.weight_kg > best.weight_kg || (one.weight_kg === best.weight_kg && one.reps > best.reps) ? one : best,
    /** @type {Point | null} */ (null))
}
