import { MOST_REPS_SHOWN } from './constants.js'
import { median, nearestOf, strongest } from './recall.js'

/**
 * Simple estimates of the reps at a load that is asked for; each is right for some lifters some of the time. Every one is
 * reps at the effort asked, NaN where memory holds nothing for it. As engine/core/rep_estimates.py, where each has its name.
 *
 * @typedef {import('./recall.js').Recall} Recall
 * @typedef {import('./recall.js').Point} Point
 */

/** Where the anchors stand in the list. */
export const OPENING = 0
export const PREVIOUS = 14

const NEWEST = 6
/** Log units: 0.4 %, less than the smallest plates make. */
const SAME_LOAD = 0.004
const [KERNEL_LOAD, KERNEL_SESSIONS] = [0.03, 0.25]
const [LOAD_WEIGHS, AGE_WEIGHS] = [30, 0.2]
const NOTHING_TODAY = Array(7).fill(NaN)

/**
 * The estimates at log system load `x`, in the engine's order, each within 0.5 to MOST_REPS_SHOWN.
 * @param {Recall} seen @param {number} x @param {number} formula the specification's formula's (reps)
 * @param {number} dayStrength how much stronger than last time the lifts before this one were today (log units); NaN: none was
 * @returns {number[]}
 */
export function repEstimates(seen, x, formula, dayStrength) {
  const { slope: k, past, now } = seen
  const openings = past.map(points => points[0])
  const all = past.flat()
  const near = nearestOf(openings, 0, x)
  const nearest = nearestOf(all, 0, x)
  const same = past[0][Math.min(now.length, past[0].length - 1)]
  const found = [
    openings[0][1],
    same[1], moved(same, x, k),
    near[1], moved(near, x, k),
    nearest[1], moved(nearest, x, k),
    moved(strongest(past[0], k), x, k),
    openings.length > 1 ? openings[1][1] : NaN,
    ...sameLoad(all, x),
    kernel(past, x, k),
    formula,
    moved(openings[0], x, k) - dayStrength / k,
    ...(now.length > 0 ? today(seen, x) : NOTHING_TODAY),
  ]
  return found.map(reps => Math.min(Math.max(reps, 0.5), MOST_REPS_SHOWN))
}

/** @param {Point} point @param {number} x @param {number} k */
const moved = (point, x, k) => point[1] + (x - point[0]) / k

/** The median and the most reps of the newest sets at this load. @param {Point[]} all @param {number} x */
function sameLoad(all, x) {
  const done = all.filter(point => Math.abs(point[0] - x) < SAME_LOAD).slice(0, NEWEST).map(point => point[1])
  return done.length > 0 ? [median(done), Math.max(...done)] : [NaN, NaN]
}

/** All sets moved to this load, weighing less the further their load and the longer ago. @param {Point[][]} past @param {number} x @param {number} k */
function kernel(past, x, k) {
  let [total, value] = [0, 0]
  for (const [age, points] of past.entries()) {
    for (const point of points) {
      const weight = Math.exp(-Math.min(Math.abs(point[0] - x) / KERNEL_LOAD, 50) - KERNEL_SESSIONS * age)
      total += weight
      value += weight * moved(point, x, k)
    }
  }
  return value / total
}

/** What the running session says. @param {Recall} seen @param {number} x */
function today(seen, x) {
  const { slope: k, now, last } = seen
  const nth = now.length
  const previous = moved(now[nth - 1], x, k)
  const each = now.map(point => moved(point, x, k))
  return [
    now[nth - 1][1],
    previous,
    previous + (nth < last.length ? last[nth][1] - last[nth - 1][1] : 0),
    Math.min(...each),
    moved(nearestOf([...now].reverse(), 0, x), x, k),
    Math.max(...each),
    sequence(seen, x),
  ]
}

/** What followed in the past session whose loads went most like today's. @param {Recall} seen @param {number} x */
function sequence({ past, now, slope: k }, x) {
  const nth = now.length
  let [best, found] = [NaN, NaN]
  for (const [age, points] of past.entries()) {
    if (points.length <= nth) continue
    let unlike = now.reduce((sum, point, i) => sum + Math.abs(points[i][0] - point[0]), 0) / nth
    unlike = LOAD_WEIGHS * (unlike + 2 * Math.abs(points[nth][0] - x)) + AGE_WEIGHS * age
    if (best <= unlike) continue
    const step = moved(points[nth], x, k) - moved(points[nth - 1], x, k)
    best = unlike
    found = moved(now[nth - 1], x, k) + step
  }
  return found
}
