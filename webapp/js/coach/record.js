/**
 * How well each estimate has done so far, on a lift and for a lifter: running sums that forget slowly.
 * As engine/core/record.py.
 *
 * @typedef {{ count: number, miss: number, sums: number[] }} Score `sums[i]` is negative for a good estimate
 */

/** The record after one more set. @param {Score | undefined} record @param {number[]} losses as `excess` gives them @param {number} keep @returns {Score} */
export function credit(record, losses, keep) {
  const each = losses.slice(0, -1)
  const known = record ?? { count: 0, miss: 0, sums: each.map(() => 0) }
  return {
    count: keep * known.count + 1, miss: keep * known.miss + losses[losses.length - 1],
    sums: known.sums.map((soFar, i) => keep * soFar + each[i]),
  }
}

/** How much further off than the mean of all each estimate was, 0 where there was none; then that mean. @param {number[]} estimates @param {number} done @param {number} most */
export function excess(estimates, done, most) {
  const off = estimates.map(one => Number.isNaN(one) ? -1 : Math.min(Math.abs(one - done), most))
  const there = off.filter(one => one >= 0)
  const mean = there.reduce((sum, one) => sum + one, 0) / there.length
  return [...off.map(one => one >= 0 ? one - mean : 0), mean]
}

/** The mean excess of each estimate, drawn to 0 as by `prior` sets. @param {Score | undefined} record @param {number} width @param {number} prior */
export function standing(record, width, prior) {
  if (!record) return Array(width).fill(0)
  const weight = 1 / (record.count + prior)
  return record.sums.map(total => weight * total)
}

/** What the estimates miss by in the mean, drawn to `usual` as by `prior` sets. @param {Score | undefined} record @param {number} prior @param {number} usual */
export const meanMiss = (record, prior, usual) => record ? (record.miss + prior * usual) / (record.count + prior) : usual
