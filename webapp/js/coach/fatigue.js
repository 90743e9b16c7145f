import { FAST_GAIN, FAST_SECONDS, REPS_LEFT_POWER, RESERVE_RELIEF, SLOW_GAIN, SLOW_SECONDS } from './constants.js'

/** Fatigue within a session, a fast and a slow part, in log units of strength. As engine/core/fatigue.py. @typedef {[number, number]} Parts */

/** Both parts right after a set. @param {Parts} parts @param {number} rir @param {number} [repsShare] n over n of set 1 @returns {Parts} */
export function afterSet([fast, slow], rir, repsShare = 1) {
  const weight = Math.min(Math.max(repsShare, 0.1), 1.5) ** REPS_LEFT_POWER / (1 + RESERVE_RELIEF * Math.max(rir, 0))
  return [fast + FAST_GAIN * weight, slow + SLOW_GAIN * weight]
}

/** What is left after a rest. @param {Parts} parts @param {number} seconds @returns {Parts} */
export function afterRest([fast, slow], seconds) {
  const rest = Math.max(seconds, 0)
  return [fast * Math.exp(-rest / FAST_SECONDS), slow * Math.exp(-rest / SLOW_SECONDS)]
}
