import { heaviest, nearestOf, strongest } from './recall.js'

/**
 * Simple estimates of the load for a set that is asked for; each is right for some lifters some of the time. Every one is
 * log system load, NaN where memory holds nothing for it. As engine/core/load_estimates.py.
 *
 * @typedef {import('./recall.js').Recall} Recall
 * @typedef {import('./recall.js').Point} Point
 */

/** Their names, in order. */
export const LOAD_ESTIMATES = [
  'previous', 'opening', 'same_set', 'best_moved', 'heaviest', 'before_last', 'step_again', 'same_reps_openings_heaviest',
  'same_reps_heaviest', 'line_as_lifted', 'formula', 'day_load', 'day_strength', 'rung_up', 'rung_down',
  'previous_as_lifted', 'step_as_last_time', 'share_of_first', 'heaviest_today', 'best_today', 'nearest_today', 'sequence',
]
/** Where the anchors stand in the list. */
export const PREVIOUS = LOAD_ESTIMATES.indexOf('previous')
export const OPENING = LOAD_ESTIMATES.indexOf('opening')

const NEWEST_HEAVY = 6
const [REPS_WEIGH, AGE_WEIGHS] = [2, 0.2]
const NOTHING_TODAY = Array(7).fill(NaN)

/**
 * The estimates in the engine's order.
 * @param {Recall} seen @param {number} reps
 * @param {number} formula what the specification's formula says (log kg)
 * @param {number} dayLoad how much heavier, and @param {number} dayStrength how much stronger the lifts before this one were today; NaN: none was
 * @returns {number[]}
 */
export function loadEstimates(seen, reps, formula, dayLoad, dayStrength) {
  const { slope: k, past, now } = seen
  const openings = past.map(points => points[0])
  const [first, before] = openings
  const all = past.flat()
  const loads = rungsOf(all, now)
  const [strong, strongReps] = strongest(past[0], k)
  return [
    now.length > 0 ? now[now.length - 1][0] : NaN,
    first[0],
    past[0][Math.min(now.length, past[0].length - 1)][0],
    strong + k * (reps - strongReps),
    heaviest(past[0]),
    before ? before[0] : NaN,
    before ? 2 * first[0] - before[0] : NaN,
    ...sameReps(all, openings, reps),
    asLifted(loads, seen.meanX + k * (reps - seen.meanM)),
    formula,
    first[0] + dayLoad,
    first[0] + k * (reps - first[1]) + dayStrength,
    ...besides(loads, now.length > 0 ? now[now.length - 1][0] : first[0]),
    ...(now.length > 0 ? today(seen, reps, loads) : NOTHING_TODAY),
  ]
}

/** Every log load lifted of late, ascending. @param {Point[]} all @param {Point[]} now */
const rungsOf = (all, now) => [...new Set([...all, ...now].map(([x]) => x))].sort((a, b) => a - b)

/** The heaviest opening set of these reps, and the heaviest of the newest sets of them. @param {Point[]} all @param {Point[]} openings @param {number} reps */
function sameReps(all, openings, reps) {
  const opened = openings.filter(point => point[1] === reps).map(([x]) => x)
  const done = all.filter(point => point[1] === reps).map(([x]) => x)
  return [
    opened.length > 0 ? Math.max(...opened) : NaN,
    done.length > 0 ? Math.max(...done.slice(0, NEWEST_HEAVY)) : NaN,
  ]
}

/** How many of these ascending loads lie below `x`. @param {number[]} loads @param {number} x */
function countBelow(loads, x) {
  const nth = loads.findIndex(load => load >= x)
  return nth < 0 ? loads.length : nth
}

/** The load, of those lifted of late, that is nearest; the lighter on a tie. @param {number[]} loads @param {number} x */
function asLifted(loads, x) {
  const nth = countBelow(loads, x)
  return loads.slice(Math.max(nth - 1, 0), nth + 1).reduce((best, load) => Math.abs(load - x) < Math.abs(best - x) ? load : best)
}

/** The next heavier and the next lighter of the loads lifted of late. @param {number[]} loads @param {number} x */
function besides(loads, x) {
  const nth = countBelow(loads, x)
  return [loads[nth + 1] ?? NaN, nth > 0 ? loads[nth - 1] : NaN]
}

/** What the running session says. @param {Recall} seen @param {number} reps @param {number[]} loads */
function today(seen, reps, loads) {
  const { slope: k, now, last } = seen
  const nth = now.length
  const [x, m] = now[nth - 1]
  return [
    asLifted(loads, x + k * (reps - m)),
    x + (nth < last.length ? last[nth][0] - last[nth - 1][0] : 0),
    now[0][0] + last[Math.min(nth, last.length - 1)][0] - last[0][0],
    heaviest(now),
    strongest(now, k)[0],
    nearestOf([...now].reverse(), 1, reps)[0],
    sequence(seen, reps),
  ]
}

/** The step that followed in the past session whose reps went most like today's. @param {Recall} seen @param {number} reps */
function sequence({ past, now }, reps) {
  const nth = now.length
  let [best, step] = [NaN, NaN]
  for (const [age, points] of past.entries()) {
    if (points.length <= nth) continue
    let unlike = now.reduce((sum, point, i) => sum + Math.abs(points[i][1] - point[1]), 0) / nth
    unlike += REPS_WEIGH * Math.abs(points[nth][1] - reps) + AGE_WEIGHS * age
    if (best <= unlike) continue
    best = unlike
    step = points[nth][0] - points[nth - 1][0]
  }
  return now[nth - 1][0] + step
}
