import { INNER_SHARE, OUTER_TAIL } from './constants.js'
import { repsQuantile } from './odds.js'

/** Bands of whole reps: the median, the band of nine in ten, and the one that holds about half. As engine/core/bands.py. */

/** Reps: an end that is left out stands just inside the next count. */
const PAST = 0.05
/** Reps: no inner band is wider. */
const REACH = 12

/** The quantiles 0.05, 0.25, 0.5, 0.75 and 0.95 of reps to expect. @param {number[]} odds of each count from 0 on @returns {[number, number, number, number, number]} */
export function repQuantiles(odds) {
  const [low, middle, high] = [0.25, 0.5, 0.75].map(level => repsQuantile(odds, level))
  let [first, last, off] = [middle, middle, Infinity]
  for (let a = Math.max(low, middle - REACH); a <= middle; a += 1) {
    for (let b = middle; b <= Math.min(high, middle + REACH); b += 1) {
      const miss = Math.abs(odds.slice(a, b + 1).reduce((sum, one) => sum + one, 0) - INNER_SHARE)
      if (miss < off) [first, last, off] = [a, b, miss]
    }
  }
  return [
    repsQuantile(odds, OUTER_TAIL), first === low ? first : first - 1 + PAST, middle,
    last === high ? last : last + 1 - PAST, repsQuantile(odds, 1 - OUTER_TAIL),
  ]
}
