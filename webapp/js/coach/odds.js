import { BAND_PROBABILITY, LOAD_NOISE, REP_NOISE_SD, RIR_SD_AT_FAILURE, RIR_SD_PER_REP, SIGMA_DAY } from './constants.js'
import { repsPossible, slope } from './rep_curve.js'

/**
 * How many reps to expect at a load, stopping with `rir` left: a normal distribution over whole reps.
 *
 * @param {number} e1rmKg system strength today @param {number} loadKg system load @param {number} rir
 * @param {number} strengthSd log units
 * @returns {{ chances: import('../types.js').Chance[], band: import('../types.js').Band }}
 */
export function oddsOf(e1rmKg, loadKg, rir, strengthSd) {
  const possible = Math.min(repsPossible(e1rmKg, loadKg), 60)
  const mean = Math.max(1, possible - rir)
  const spread = Math.hypot(strengthSd, SIGMA_DAY, LOAD_NOISE) / slope(possible)
  const sd = Math.hypot(spread, REP_NOISE_SD, RIR_SD_AT_FAILURE + RIR_SD_PER_REP * rir)
  const chances = chancesOf(mean, sd)
  return { chances, band: narrowest(chances) }
}

/** @param {number} mean @param {number} sd */
function chancesOf(mean, sd) {
  const first = Math.max(1, Math.floor(mean - 3 * sd))
  const last = Math.min(40, Math.ceil(mean + 3 * sd))
  const chances = []
  for (let reps = first; reps <= last; reps += 1) {
    const low = reps === 1 ? -Infinity : (reps - 0.5 - mean) / sd
    chances.push({ reps, probability: normal((reps + 0.5 - mean) / sd) - normal(low) })
  }
  return chances
}

/** The fewest neighbouring counts that hold four in five. @param {import('../types.js').Chance[]} chances */
function narrowest(chances) {
  for (let width = 1; width <= chances.length; width += 1) {
    const bands = chances.slice(0, chances.length - width + 1).map((_, i) => {
      const inside = chances.slice(i, i + width)
      return { low: inside[0].reps, high: inside[width - 1].reps, probability: inside.reduce((sum, one) => sum + one.probability, 0) }
    })
    const best = bands.reduce((a, b) => b.probability > a.probability ? b : a)
    if (best.probability >= BAND_PROBABILITY || width === chances.length) return best
  }
  return { low: 1, high: 1, probability: 1 }
}

/** Standard normal distribution, by Abramowitz and Stegun 26.2.17: good to 1e-7. @param {number} z */
export function normal(z) {
  const x = Math.abs(z)
  const t = 1 / (1 + 0.2316419 * x)
  const poly = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const upper = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * poly
  return z >= 0 ? 1 - upper : upper
}
