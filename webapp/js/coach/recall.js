import { FADE_PER_SESSION, REP_SLOPE_HIGH, REP_SLOPE_LOW, REP_SLOPE_WEIGHT, TOP_SHARE } from './constants.js'

/**
 * What memory says about one set that is asked for: past sets at the effort asked, and the lift's own rep slope.
 * As engine/core/recall.py.
 *
 * @typedef {import('./memory.js').PastSession} PastSession
 * @typedef {[number, number, number]} Point one past set: log system load, the reps it would have had at the effort asked, the reps it had
 *
 * @typedef {object} Recall past sets seen from one set that is asked for
 * @property {Point[][]} past the sessions before, newest first, without sets lighter than 80 % of their heaviest
 * @property {Point[]} last the newest of them, whole
 * @property {Point[]} now the running session so far
 * @property {number[]} days since each past session
 * @property {number} slope what a rep costs here, log units of load, negative
 * @property {number} meanX
 * @property {number} meanM with `meanX` the centre of the line that the slope belongs to
 */

const DAY_MS = 86_400_000
/** A set at just that share counts on every machine: logarithms differ in their last place. */
const LOG_TOP_SHARE = Math.log(TOP_SHARE) - 1e-9

/**
 * Memory seen from a set, to be done with `rir` left (null: not said); null where no session is over.
 * @param {PastSession[]} memory @param {number} at @param {number | null} rir @param {number} repSlope @param {boolean} running
 * @returns {Recall | null}
 */
export function recall(memory, at, rir, repSlope, running) {
  const told = running ? memory.slice(1) : memory
  if (told.length === 0) return null
  const sessions = told.map(session => pointsOf(session, rir))
  const past = sessions.map(top)
  const days = told.map(session => (at - session.at) / DAY_MS)
  return { past, last: sessions[0], now: running ? pointsOf(memory[0], rir) : [], days, ...lineOf(past, repSlope) }
}

/** The first of those that are nearest to `value`. @param {Point[]} points @param {0 | 1} axis 0: log load, 1: reps @param {number} value @returns {Point} */
export function nearestOf(points, axis, value) {
  let [best] = points
  for (const point of points) if (Math.abs(point[axis] - value) < Math.abs(best[axis] - value)) best = point
  return best
}

/** The first of those that show the most strength. @param {Point[]} points @param {number} k the slope @returns {Point} */
export function strongest(points, k) {
  let [best] = points
  for (const point of points) if (point[0] - k * point[1] > best[0] - k * best[1]) best = point
  return best
}

/** The heaviest log load. @param {Point[]} points */
export const heaviest = points => points.reduce((most, [x]) => x > most ? x : most, -Infinity)

/** The value in the middle. @param {number[]} values not empty */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

/** @param {PastSession} session @param {number | null} rir @returns {Point[]} */
function pointsOf({ sets }, rir) {
  /** @type {Point[]} */ const points = []
  for (let i = 0; i < sets.length; i += 3) {
    const [reps, left] = [sets[i + 1], sets[i + 2]]
    points.push([Math.log(sets[i]), rir !== null && left >= 0 ? reps + left - rir : reps, reps])
  }
  return points
}

/** @param {Point[]} points */
function top(points) {
  const least = heaviest(points) + LOG_TOP_SHARE
  return points.filter(([x]) => x >= least)
}

/** Least squares of log load on reps, newer sessions weighing more, drawn to the class's slope. @param {Point[][]} past @param {number} repSlope */
function lineOf(past, repSlope) {
  let [weight, total, sumM, sumX, sumMm, sumMx] = [1, 0, 0, 0, 0, 0]
  for (const points of past) {
    for (const [x, m] of points) {
      total += weight
      sumM += weight * m
      sumX += weight * x
      sumMm += weight * m * m
      sumMx += weight * m * x
    }
    weight *= FADE_PER_SESSION
  }
  const [meanM, meanX] = [sumM / total, sumX / total]
  const spread = sumMm - total * meanM * meanM
  const common = sumMx - total * meanM * meanX
  const slope = (common - repSlope * REP_SLOPE_WEIGHT) / (spread + REP_SLOPE_WEIGHT)
  return { slope: Math.min(Math.max(slope, -REP_SLOPE_HIGH), -REP_SLOPE_LOW), meanX, meanM }
}
