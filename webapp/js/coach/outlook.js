import {
  DUEL_MARGIN, DUEL_SETS, MOST_REPS_FORECAST, RECORD_PRIOR_LIFT, RECORD_PRIOR_LIFTER, RECORD_REPS_MOST, RECORD_USUAL_MISS, SPREAD_HIGH, SPREAD_LOW,
} from './constants.js'
import { meansOf, todaySoFar } from './day.js'
import { POOLS } from './fitted/pools.js'
import { classify } from './lift_class.js'
import * as loads from './load_estimates.js'
import { differences, disagreement, pool, quantile } from './pool.js'
import { recall } from './recall.js'
import { meanMiss, standing } from './record.js'
import * as reps from './rep_estimates.js'
import { askedLoad, askedReps, situation } from './situation.js'
import { isOpen } from './strength.js'

/**
 * The forecasts of a set that is asked for: its load at given reps, its reps at a given load, with their odds.
 * As engine/core/outlook.py.
 *
 * @typedef {import('./types.js').Lift} Lift
 * @typedef {import('./types.js').LifterState} LifterState
 * @typedef {Record<string, import('./record.js').Score>} Records
 *
 * @typedef {object} Outlook what is known of the next set before its load or its reps are
 * @property {'opening' | 'later'} part
 * @property {import('./recall.js').Recall} seen
 * @property {import('./situation.js').Setting} setting
 * @property {Records} ofLift
 * @property {Records} ofLifter
 *
 * @typedef {{ estimates: number[], shares: number[] }} LoadOutlook log system load
 * @typedef {{ odds: number[], estimates: number[], shares: number[] }} RepsOutlook the probability of each whole count of reps from 0 on
 */

/** Log units: furthest from the anchor, one unit, furthest apart. */
const [LOAD_AWAY, LOAD_UNIT, LOAD_SPREAD] = [0.5, 0.2, 0.5]
/** The same in reps. */
const [REPS_AWAY, REPS_UNIT, REPS_SPREAD] = [6, 3, 8]
/** Scales: past this nothing of a logistic is left that could be seen. */
const TAIL = 10
/** Share of an estimate that can't be seen in the odds. */
const NEGLIGIBLE = 1e-3

/**
 * What a set at `at` looks like beforehand; null without a session to go by.
 * @param {Lift} lift @param {LifterState} lifter @param {import('./types.js').Traits} traits @param {number} at
 * @param {number | null} rir to be left; null: not said @param {boolean} failure
 * @returns {Outlook | null}
 */
export function outlook(lift, lifter, traits, at, rir, failure) {
  const [running, kind] = [isOpen(lift, at), classify(traits)]
  const seen = recall(lift.memory, at, rir, kind.repSlope * Math.exp(lifter.rep_slope_ln), running)
  if (!seen) return null
  const setting = { sessions: lift.seen - Number(running), failure, rir, day: todaySoFar(lifter.day, at), kind, bodyShare: traits.bodyweight_share }
  return { part: running ? 'later' : 'opening', seen, setting, ofLift: lift.records, ofLifter: lifter.records }
}

/** The estimates of the log load for these reps. @param {Outlook} ahead @param {number} count of reps @param {number} formula the specification's */
export const loadsOf = ({ seen, setting }, count, formula) => loads.loadEstimates(seen, count, formula, ...meansOf(setting.day))

/** The estimates of the reps at this log load. @param {Outlook} ahead @param {number} x @param {number} formula the specification's */
export const repsOf = ({ seen, setting }, x, formula) => reps.repEstimates(seen, x, formula, meansOf(setting.day)[1])

/** The load for these reps: by repeating where that has done better on this lift, else pooled. @param {Outlook} ahead @param {number} count @param {number[]} estimates @returns {LoadOutlook} */
export function loadOutlook(ahead, count, estimates) {
  if (!repeats(ahead)) return pooledLoad(ahead, count, estimates)
  return { estimates, shares: estimates.map((_, i) => Number(i === repeating(ahead))) }
}

/** The place of the estimate that lifts again what was lifted last. @param {Outlook} ahead */
export const repeating = ({ part }) => part === 'opening' ? loads.OPENING : loads.PREVIOUS

/** Has repeating been clearly closer than the pool on this lift, over sets enough to tell? @param {Outlook} ahead */
function repeats({ part, ofLift }) {
  const duel = ofLift[`duel_${part}`]
  return duel !== undefined && duel.count >= DUEL_SETS && duel.sums[0] > DUEL_MARGIN * duel.count
}

/** The load for these reps by all estimates. @param {Outlook} ahead @param {number} count @param {number[]} estimates @returns {LoadOutlook} */
export function pooledLoad(ahead, count, estimates) {
  const anchor = estimates[repeating(ahead)]
  const numbers = [
    ...situation(ahead.seen, ahead.setting),
    ...askedReps(ahead.seen, count),
    disagreement(estimates, LOAD_SPREAD) / LOAD_UNIT,
    ...differences(estimates, anchor, LOAD_AWAY, LOAD_UNIT),
  ]
  return { estimates, shares: pooled(ahead, `load_${ahead.part}`, estimates, numbers, 1).shares }
}

/** The log load that the next one stays below with this probability. @param {LoadOutlook} load @param {number} level */
export const loadQuantile = ({ estimates, shares }, level) => quantile(estimates, shares, level)

/** The reps at this log load. @param {Outlook} ahead @param {number} x @param {number[]} estimates @returns {RepsOutlook} */
export function repsOutlook(ahead, x, estimates) {
  const name = `reps_${ahead.part}`
  const anchor = estimates[ahead.part === 'opening' ? reps.OPENING : reps.PREVIOUS]
  const numbers = [
    ...situation(ahead.seen, ahead.setting),
    ...askedLoad(ahead.seen, x),
    disagreement(estimates, REPS_SPREAD) / REPS_UNIT,
    meanMiss(ahead.ofLifter[name], RECORD_PRIOR_LIFTER, RECORD_USUAL_MISS),
    meanMiss(ahead.ofLift[name], RECORD_PRIOR_LIFT, RECORD_USUAL_MISS),
    ...differences(estimates, anchor, REPS_AWAY, REPS_UNIT),
  ]
  const { shares, widen } = pooled(ahead, name, estimates, numbers, RECORD_REPS_MOST)
  return { odds: oddsOf(estimates, shares, POOLS[name].spread.map(one => Math.exp(one + widen))), estimates, shares }
}

/** @param {Outlook} ahead @param {string} name @param {number[]} estimates @param {number[]} numbers @param {number} unit of the records */
function pooled({ ofLift, ofLifter }, name, estimates, numbers, unit) {
  const [shared, own] = [standing(ofLifter[name], estimates.length, RECORD_PRIOR_LIFTER), standing(ofLift[name], estimates.length, RECORD_PRIOR_LIFT)]
  return pool(POOLS[name], estimates, numbers, shared.map(one => one / unit), own.map(one => one / unit))
}

/** A logistic about each estimate, cut at whole counts; what lies below 0 counts as 0. @param {number[]} estimates @param {number[]} shares @param {number[]} spread */
function oddsOf(estimates, shares, spread) {
  const told = estimates.map((one, i) => ({ one, share: shares[i], wide: Math.min(Math.max(spread[i], SPREAD_LOW), SPREAD_HIGH) }))
    .filter(({ share }) => share > NEGLIGIBLE)
  const total = told.reduce((sum, { share }) => sum + share, 0)
  const first = Math.max(0, Math.floor(Math.min(...told.map(({ one, wide }) => one - TAIL * wide))))
  const last = Math.max(first, Math.min(MOST_REPS_FORECAST, Math.ceil(Math.max(...told.map(({ one, wide }) => one + TAIL * wide)))))
  /** @type {number[]} */ const reached = Array(last - first).fill(0)
  for (const { one, share, wide } of told) {
    // the logistic is 1 / (1 + beyond), and beyond falls by the same share with each count
    const [weight, fall] = [share / total, Math.exp(-1 / wide)]
    let beyond = Math.exp((one - first - 0.5) / wide)
    for (let nth = 0; nth < reached.length; nth += 1) {
      reached[nth] += weight / (1 + beyond)
      beyond *= fall
    }
  }
  const edges = [0, ...reached, 1]
  return [...Array(first).fill(0), ...edges.slice(1).map((high, i) => Math.max(high - edges[i], 0))] // what is reached is rounded
}
