/**
 * The probability of each whole count of reps from 0 on, and what can be asked of it. As `RepsOutlook` in engine/core/outlook.py.
 */

/** The mean of the reps. @param {number[]} odds */
export const meanOf = odds => odds.reduce((total, one, reps) => total + reps * one, 0)

/** The probability that reps round into low…high, ends included; the ends may be broken numbers. @param {number[]} odds @param {number} low @param {number} high */
export const between = (odds, low, high) => below(odds, high + 0.5) - below(odds, low - 0.5)

/** The same odds with so many reps more, a broken number; what falls below 0 counts as 0. @param {number[]} odds @param {number} reps */
export function moved(odds, reps) {
  const last = Math.max(odds.length + Math.ceil(reps), 1)
  const shifted = Array.from({ length: last }, (_, count) => between(odds, count - reps, count - reps))
  shifted[0] += below(odds, -0.5 - reps)
  return shifted
}

/** The probability of fewer, each count spread evenly over half a rep on either side. @param {number[]} odds @param {number} reps */
function below(odds, reps) {
  const nth = Math.floor(reps + 0.5)
  if (nth < 0) return 0
  if (nth >= odds.length) return 1
  let reached = 0
  for (let count = 0; count < nth; count += 1) reached += odds[count]
  return reached + odds[nth] * (reps + 0.5 - nth)
}
