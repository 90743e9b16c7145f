import {
  ASSUMED_RIR_NEXT_SD, ASSUMED_RIR_SD, BAND_PROBABILITY, BAND_Z, CURVE_SD, EWMA_ALPHA, EXTRAPOLATED_FAR_REPS, EXTRAPOLATED_FAR_SD, EXTRAPOLATED_SD,
  FENCE_REPS, LOAD_NOISE, MOST_REPS_SHOWN, NEXT_SET_SD, REP_NOISE_SD, RIR_SD_AT_FAILURE, RIR_SD_PER_REP, SIGMA_DAY, WALK_VARIANCE,
} from './constants.js'
import { erf } from './erf.js'

/**
 * How sure: the spread of the strength estimate, and the reps to expect at a load. As engine/core/forecast.py.
 *
 * @typedef {import('./types.js').Lift} Lift
 * @typedef {{ mean: number, first: number, odds: number[], band: import('../types.js').Band }} RepForecast
 */

/** Probabilities this near are one: mirrored odds differ in their last place, each machine's in its own. */
const TIE = 1e-12

/** SD of the true RIR about the reckoned one, reps. @param {number} rir @param {boolean} [known] */
const rirSd = (rir, known = true) => known ? RIR_SD_AT_FAILURE + RIR_SD_PER_REP * rir : ASSUMED_RIR_SD

/** SD (log units) of the estimate itself. @param {Lift} lift @param {number} repSlope @param {number} now */
export const strengthSd = (lift, repSlope, now) => Math.sqrt(levelVariance(lift, repSlope, now) * lift.error_var) * extrapolation(lift.sessions[0].effort)

/** SD of a session's value as forecast from the settled estimate. @param {Lift} lift @param {number} repSlope @param {import('./types.js').Session} outcome */
export const forecastSd = (lift, repSlope, outcome) => Math.sqrt(levelVariance(lift, repSlope, outcome.started_at) + sessionVariance(outcome, repSlope))

/** Reps at a load. @param {number} expected @param {number} sdStrength @param {number} rir @param {number} gap @param {number} repSlope @param {number} [errorVar] the lift's record @returns {RepForecast} */
export function repForecast(expected, sdStrength, rir, gap, repSlope, errorVar = 1) {
  const dayVar = SIGMA_DAY ** 2 + (CURVE_SD * gap) ** 2
  const repVar = REP_NOISE_SD ** 2 + rirSd(rir) ** 2
  return spread(expected, Math.sqrt(sdStrength ** 2 / repSlope ** 2 + errorVar * (dayVar / repSlope ** 2 + repVar)))
}

/** Reps by the newest set of the running session; the day is the same for both. @param {number} expected @param {import('./types.js').SetState} done @param {number} rir @param {number} n @param {number} repSlope */
export function nextSetForecast(expected, done, rir, n, repSlope) {
  const effortVar = done.rir_known ? rirSd(done.rir) ** 2 + rirSd(rir) ** 2 : ASSUMED_RIR_NEXT_SD ** 2
  const curve = CURVE_SD * (n - done.effort) / repSlope
  return spread(expected, Math.sqrt(NEXT_SET_SD ** 2 + effortVar + curve ** 2))
}

/** @param {number} expected @param {number} sd @returns {RepForecast} */
function spread(expected, sd) {
  const mean = Number.isFinite(expected) ? Math.min(Math.max(expected, 0), MOST_REPS_SHOWN) : MOST_REPS_SHOWN
  const first = Math.max(0, Math.floor(mean - 3 * sd))
  const last = Math.max(first, Math.min(MOST_REPS_SHOWN, Math.ceil(mean + 3 * sd)))
  const below = (/** @type {number} */ x) => 0.5 * (1 + erf((x - mean) / (sd * Math.SQRT2)))
  const edges = [0, ...Array.from({ length: last - first }, (_, i) => below(first + i + 0.5)), 1]
  const odds = edges.slice(1).map((high, i) => high - edges[i])
  return { mean, first, odds, band: narrowest(first, odds) }
}

/** The probability that reps land in low…high. @param {RepForecast} forecast @param {number} low @param {number} high */
export const within = ({ first, odds }, low, high) => (
  odds.slice(Math.max(low - first, 0), Math.max(high - first + 1, 0)).reduce((sum, one) => sum + one, 0))

/** The 80 % band of an estimate, kg. @param {number} e1rmKg @param {number} sd */
export const kgBand = (e1rmKg, sd) => ({ low: e1rmKg * Math.exp(-BAND_Z * sd), high: e1rmKg * Math.exp(BAND_Z * sd) })

/** @param {Lift} lift @param {number} repSlope @param {number} now */
function levelVariance(lift, repSlope, now) {
  const [newest] = lift.sessions
  const earlier = (1 - EWMA_ALPHA) ** (2 * Math.max(lift.seen - 1, 0))
  const weights = earlier + EWMA_ALPHA ** 2 * (1 - earlier) / (1 - (1 - EWMA_ALPHA) ** 2)
  return weights * sessionVariance(newest, repSlope) + WALK_VARIANCE * Math.max((now - newest.last_at) / 86_400_000, 0)
}

/** @param {import('./types.js').Session} session @param {number} repSlope */
function sessionVariance(session, repSlope) {
  const repsVar = rirSd(session.rir, session.rir_known) ** 2 + REP_NOISE_SD ** 2
  return repsVar * repSlope ** 2 + LOAD_NOISE ** 2 + SIGMA_DAY ** 2
}

/** @param {number} n */
function extrapolation(n) {
  if (n <= FENCE_REPS) return 1
  return n <= EXTRAPOLATED_FAR_REPS ? EXTRAPOLATED_SD : EXTRAPOLATED_FAR_SD
}

/** The band of at least 80 %, grown from the likeliest count towards the likelier neighbour. @param {number} first @param {number[]} odds */
export function narrowest(first, odds) {
  const most = Math.max(...odds) - TIE
  let low = odds.findIndex(one => one >= most)
  let high = low
  let total = odds[low]
  while (total < BAND_PROBABILITY && (low > 0 || high < odds.length - 1)) {
    const below = low > 0 ? odds[low - 1] : -1
    const above = high < odds.length - 1 ? odds[high + 1] : -1
    if (below >= above - TIE) { low -= 1; total += below }
    else { high += 1; total += above }
  }
  return { low: first + low, high: first + high, probability: Math.min(total, 1) }
}
