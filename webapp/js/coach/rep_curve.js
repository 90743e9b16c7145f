import {
  ASSUMED_RIR, BEYOND_FENCE_SLOPE, FENCE_REPS, RIR_BIAS_HIGH, RIR_BIAS_LOW, SPEC_LOG_AT_FENCE, SPEC_SLOPE,
} from './constants.js'

/** Reps to failure and share of the one-rep maximum: the specification's Extended Epley, fenced. As engine/core/rep_curve.py and effort.py. */

/** n = r + max(0, RIR − b_u). @param {number} reps @param {number} rir @param {number} [bias] */
export function repsToFailure(reps, rir, bias = 0) {
  return reps + Math.max(0, rir - Math.min(Math.max(bias, RIR_BIAS_LOW), RIR_BIAS_HIGH))
}

/** The RIR to reckon with: as logged; else none left in a set to failure, and 2 in any other. @param {string} setType @param {number | null} rir */
export const rirOf = (setType, rir) => rir ?? (setType === 'failure' ? 0 : ASSUMED_RIR)

/** 1RM over load at n reps to failure. @param {number} n */
export function multiplier(n) {
  if (n <= 1) return 1
  if (n <= FENCE_REPS) return 1 / (1 - SPEC_SLOPE * n)
  return Math.exp(SPEC_LOG_AT_FENCE + BEYOND_FENCE_SLOPE * (n - FENCE_REPS))
}

/** Estimated 1RM (kg). @param {number} loadKg above 0 @param {number} reps @param {number} rir @param {number} [bias] */
export function oneRepMax(loadKg, reps, rir, bias = 0) {
  if (!(loadKg > 0 && reps >= 1 && rir >= 0)) throw new RangeError('load above 0, reps of 1 or more, RIR of 0 or more')
  return loadKg * multiplier(repsToFailure(reps, rir, bias))
}

/** The load (kg) for these reps: the inverse of `oneRepMax`. @param {number} e1rmKg @param {number} reps @param {number} rir @param {number} [bias] */
export const loadFor = (e1rmKg, reps, rir, bias = 0) => e1rmKg / multiplier(repsToFailure(reps, rir, bias))

/** Reps to failure at this load, a real number; 0 above the 1RM. @param {number} e1rmKg @param {number} loadKg */
export function repsPossible(e1rmKg, loadKg) {
  if (loadKg <= 0) return Infinity
  const ratio = e1rmKg / loadKg
  if (ratio < 1) return 0
  const log = Math.log(ratio)
  if (log > SPEC_LOG_AT_FENCE) return FENCE_REPS + (log - SPEC_LOG_AT_FENCE) / BEYOND_FENCE_SLOPE
  return Math.max(1, (1 - 1 / ratio) / SPEC_SLOPE)
}

/** What one more rep to failure costs at n (log units of load). @param {number} n */
export const slope = n => n > FENCE_REPS ? BEYOND_FENCE_SLOPE : SPEC_SLOPE / (1 - SPEC_SLOPE * Math.max(n, 1))
