/**
 * Pooling: how much each estimate tells of the set that is asked for, from the situation and from its record so far.
 * As engine/core/pool.py.
 *
 * @typedef {object} Weights the fitted numbers of one pool
 * @property {number[]} centre of each number of the situation
 * @property {number[]} scale
 * @property {number[][]} hidden one row per hidden unit
 * @property {number[]} hidden_bias
 * @property {number[][]} out one row per estimate
 * @property {number[]} out_bias
 * @property {number[]} by_lifter how much an estimate's record counts
 * @property {number[]} by_lift
 * @property {number[]} spread log reps of each estimate; for reps alone
 * @property {number[]} spread_hidden
 *
 * @typedef {{ shares: number[], widen: number }} Pooled weights of the estimates, 0 for those that are missing; how spread out reps are (log)
 */

/** Standard deviations: no odd situation counts for more. */
const SITUATION_LIMIT = 4
const RECORD_GAIN = 10

/**
 * Weigh estimates (NaN: missing) in the situation that `numbers` describe, with each one's standing.
 * @param {Weights} weights @param {number[]} estimates @param {number[]} numbers @param {number[]} ofLifter @param {number[]} ofLift
 * @returns {Pooled}
 */
export function pool(weights, estimates, numbers, ofLifter, ofLift) {
  const inputs = numbers.map((value, i) => Math.min(Math.max((value - weights.centre[i]) / weights.scale[i], -SITUATION_LIMIT), SITUATION_LIMIT))
  const units = weights.hidden.map((row, i) => Math.tanh(dot(row, inputs) + weights.hidden_bias[i]))
  const logits = estimates.map((one, i) => Number.isNaN(one) ? -Infinity
    : dot(weights.out[i], units) + weights.out_bias[i] - RECORD_GAIN * (weights.by_lifter[i] * ofLifter[i] + weights.by_lift[i] * ofLift[i]))
  const highest = Math.max(...logits)
  const raw = logits.map(logit => Math.exp(logit - highest))
  const total = sum(raw)
  return { shares: raw.map(one => one / total), widen: dot(weights.spread_hidden, units) }
}

/** The standard deviation of the estimates that are there, at most `most`. @param {number[]} estimates @param {number} most */
export function disagreement(estimates, most) {
  const there = estimates.filter(one => !Number.isNaN(one))
  const mean = sum(there) / there.length
  return Math.min(Math.sqrt(sum(there.map(one => (one - mean) ** 2)) / there.length), most)
}

/** Each estimate against an anchor in `unit`s, at most `most` away, 0 where missing. @param {number[]} estimates @param {number} anchor @param {number} most @param {number} unit */
export function differences(estimates, anchor, most, unit) {
  return estimates.map(one => Number.isNaN(one) ? 0 : Math.min(Math.max(one - anchor, -most), most) / unit)
}

/** The least estimate at which the shares reach `level`. @param {number[]} estimates @param {number[]} shares @param {number} level */
export function quantile(estimates, shares, level) {
  const ranked = estimates.map((one, i) => [one, shares[i]]).filter(([, share]) => share > 0).sort((a, b) => a[0] - b[0] || a[1] - b[1])
  let reached = 0
  for (const [one, share] of ranked) {
    reached += share
    if (reached >= level) return one
  }
  return ranked[ranked.length - 1][0]
}

/** The sum of products, in order. @param {number[]} left @param {number[]} right */
function dot(left, right) {
  let total = 0
  for (let i = 0; i < left.length; i += 1) total += left[i] * right[i]
  return total
}

/** @param {number[]} values */
const sum = values => values.reduce((total, one) => total + one, 0)
