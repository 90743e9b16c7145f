import { EFFORT_SESSIONS, FORMULA_REPS, LEAST_ODDS } from './constants.js'
import { narrowest } from './forecast.js'
import { LOAD_ESTIMATES } from './load_estimates.js'
import { meanOf } from './odds.js'
import { loadOutlook, loadQuantile, loadsOf, outlook, repsOf, repsOutlook } from './outlook.js'

/**
 * The pooled forecast of a prescription: which load gives the reps that are asked, which reps a load gives.
 * As engine/core/asking.py.
 *
 * @typedef {import('./outlook.js').Outlook} Outlook
 * @typedef {{ loadKg: number, source: string, share: number }} Told the load (kg, system) that the pool says, the evidence that weighs most in it and its share
 */

/** What kind of evidence an estimate is, by a part of its name; any other is the last sessions. @type {[string, string[]][]} */
const SOURCES = [
  ['today', ['previous', 'today', 'share_of_first', 'step_as_last_time', 'sequence']],
  ['day', ['day_']],
  ['formula', ['formula']],
  ['same_reps', ['same_reps']],
  ['curve', ['line', 'best_moved']],
]
/** Of each estimate, in order. */
const SOURCE_OF = LOAD_ESTIMATES.map(name => SOURCES.find(([, marks]) => marks.some(mark => name.includes(mark)))?.[0] ?? 'last_sessions')

/** The set that is asked for, `rir` to be left; null where nothing is remembered. @param {import('./types.js').Ask} ask @param {number} rir */
export function askedOutlook({ lift, lifter_state: lifter, traits, now }, rir) {
  const logged = lift.memory.slice(0, EFFORT_SESSIONS).some(({ sets }) => sets.some((left, i) => i % 3 === 2 && left >= 0))
  return outlook(lift, lifter, traits, now, logged ? rir : null, false)
}

/** The load for these reps, half of the weight on either side. @param {Outlook} ahead @param {number} reps @param {number} formulaKg @returns {Told} */
export function toldLoad(ahead, reps, formulaKg) {
  const said = loadOutlook(ahead, reps, loadsOf(ahead, reps, Math.log(formulaKg)))
  /** @type {Map<string, number>} */ const shares = new Map()
  for (const [i, share] of said.shares.entries()) shares.set(SOURCE_OF[i], (shares.get(SOURCE_OF[i]) ?? 0) + share)
  const [source, share] = [...shares].reduce((best, one) => one[1] > best[1] ? one : best)
  return { loadKg: Math.exp(loadQuantile(said, 0.5)), source, share }
}

/** The odds of the reps at this load (kg, system). @param {Outlook} ahead @param {number} loadKg @param {number} formulaReps */
export function toldReps(ahead, loadKg, formulaReps) {
  const [x, [low, high]] = [Math.log(loadKg), FORMULA_REPS]
  return repsOutlook(ahead, x, repsOf(ahead, x, Math.min(Math.max(formulaReps, low), high))).odds
}

/** Odds as a picture: the counts that can be seen, whose ends take what lies beyond them. @param {number[]} odds of each count from 0 on @returns {import('./forecast.js').RepForecast} */
export function asForecast(odds) {
  const first = odds.findIndex(one => one >= LEAST_ODDS)
  const last = odds.findLastIndex(one => one >= LEAST_ODDS)
  const shown = odds.slice(first, last + 1)
  shown[0] += sum(odds.slice(0, first))
  shown[shown.length - 1] += sum(odds.slice(last + 1))
  return { mean: meanOf(odds), first, odds: shown, band: narrowest(first, shown) }
}

/** @param {number[]} values */
const sum = values => values.reduce((total, one) => total + one, 0)
