import {
  FAST_GAIN, FAST_SECONDS, FATIGUE_GAIN, FATIGUE_LIMIT, REPS_LEFT_POWER, RESERVE_RELIEF,
  REST_HIGH, REST_LOW, REST_STEP, SESSION_GAP, SLOW_GAIN, SLOW_SECONDS, USUAL_RATE_FLOOR,
} from './constants.js'
import { pythonRound } from './goal.js'

/**
 * Fatigue, within a session (fast and slow part) and between sessions (impulse response), in log units of strength.
 * As engine/core/fatigue.py.
 *
 * @typedef {[number, number]} Parts
 * @typedef {import('./types.js').Pattern} Pattern
 * @typedef {import('./types.js').LifterState} LifterState
 */

const DAY_MS = 86_400_000

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

/** Seconds until no more than `limit` log units are lost. @param {Parts} parts @param {number} limit @param {number} share */
export function restFor([fast, slow], limit, share) {
  if (fast <= 0) return REST_LOW
  const spare = limit - share * slow
  const wanted = spare > 0 ? FAST_SECONDS * Math.log(share * fast / spare) : Infinity
  return Math.min(Math.max(wanted, REST_LOW), REST_HIGH)
}

/** A rest as it is told. @param {number} seconds */
export const toldRest = seconds => Math.min(Math.max(pythonRound(seconds / REST_STEP) * REST_STEP, REST_LOW), REST_HIGH)

/** The patterns after a set of `volume` kg × reps. @param {LifterState} lifter @param {string} name @param {boolean} lower @param {number} at @param {number} volume @returns {Record<string, Pattern>} */
export function addVolume(lifter, name, lower, at, volume) {
  const known = lifter.patterns[name]
  if (!known) return { ...lifter.patterns, [name]: { started_at: at, last_at: at, volume, carried: 0, usual_fatigue: 0, usual_volume: 0, seen: 1 } }
  if (isOpen(known, at)) return { ...lifter.patterns, [name]: { ...known, last_at: Math.max(at, known.last_at), volume: known.volume + volume } }
  const [fatigue, usual] = close(known, lifter, lower, at)
  const fresh = {
    started_at: at, last_at: at, volume, carried: fatigue, usual_volume: usual, seen: known.seen + 1,
    usual_fatigue: runningMean(known.usual_fatigue, fatigue, known.seen),
  }
  return { ...lifter.patterns, [name]: fresh }
}

/** The share of strength that past sessions cost today, 0 or below. @param {LifterState} lifter @param {string} name of the pattern @param {boolean} lower @param {number} now */
export function effect(lifter, name, lower, now) {
  const pattern = lifter.patterns[name]
  if (!pattern || pattern.seen < 2) return 0
  const carried = isOpen(pattern, now) ? pattern.carried : close(pattern, lifter, lower, now)[0]
  return -Math.min(Math.max(FATIGUE_GAIN * (carried - pattern.usual_fatigue), 0), FATIGUE_LIMIT)
}

/** @param {Pattern} pattern @param {number} at */
const isOpen = (pattern, at) => (at - pattern.last_at) / 1000 <= SESSION_GAP

/** @param {Pattern} pattern @param {LifterState} lifter @param {boolean} lower @param {number} at @returns {[number, number]} */
function close(pattern, { alpha, beta_lower: betaLower, beta_upper: betaUpper }, lower, at) {
  const usual = runningMean(pattern.usual_volume, pattern.volume, pattern.seen)
  const impulse = usual > 0 ? (pattern.volume / usual) ** alpha : 0
  const days = Math.max((at - pattern.started_at) / DAY_MS, 0)
  return [(pattern.carried + impulse) * Math.exp(-(lower ? betaLower : betaUpper) * days), usual]
}

/** @param {number} mean @param {number} value @param {number} seen */
const runningMean = (mean, value, seen) => seen <= 1 ? value : mean + Math.max(USUAL_RATE_FLOOR, 1 / seen) * (value - mean)
