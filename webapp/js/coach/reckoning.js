import { asForecast, askedOutlook, toldLoad } from './asking.js'
import { DIRECTION_MATTERS, MOST_REPS_SHOWN } from './constants.js'
import { nextSetForecast, repForecast, strengthSd } from './forecast.js'
import { pythonRound, trainingParams } from './goal.js'
import { railOf } from './guardrails.js'
import { classify } from './lift_class.js'
import { likeliestNext, openingLoad } from './progression.js'
import { multiplier, repsPossible, repsToFailure } from './rep_curve.js'
import { newestSet } from './running.js'
import { straightOf, tooFew, tooMany } from './straight.js'
import { systemLoad } from './strength.js'
import { todayOf } from './today.js'
import { choose, ladder } from '../loads.js'

/**
 * From an estimate to a load: goal, today's strength, guardrail, what the gym can load, reps to expect.
 * As engine/core/reckoning.py.
 *
 * @typedef {import('./types.js').Ask} Ask
 * @typedef {import('./types.js').Reps} Reps
 * @typedef {import('../loads.js').Rung} Rung
 */

/** Kg. */
const KEPT = 0.01
/** The load must be this far below the wanted one before reps move up. */
const SHIFT_SHARE = 0.02

/** All steps, in order; `ask.lift` has a session. @param {Ask} ask @param {number} e1rm */
export function reckon(ask, e1rm) {
  const { traits, lifter, lift, now, target } = ask
  const kind = classify(traits)
  const goal = goalOf(ask, kind.isolation)
  const wanted = target ?? { rep_low: goal.repLow, rep_high: goal.repHigh, rir: goal.rir }
  const aim = target ? (target.rep_low + target.rep_high) / 2 : goal.repMid
  const n = repsToFailure(aim, wanted.rir, ask.lifter_state.rir_bias)
  const day = todayOf(ask, e1rm, kind, goal, wanted.rir)
  const rail = railOf(lift, n, kind.repSlope, now)
  const body = systemLoad(traits, 0, lifter.bodyweight_kg)
  const common = {
    kind, goal, wanted, n, day, rail, body, sd: strengthSd(lift, kind.repSlope, now), formulaKg: day.strength / multiplier(n),
    rungs: ladder(traits, ask.gym, lifter.unit), ahead: askedOutlook(ask, wanted.rir),
  }
  return byPool(ask, common, aim) ?? byFormula(ask, common)
}

/** @typedef {{ kind: import('./lift_class.js').LiftClass, goal: import('./goal.js').Training, wanted: Reps, n: number, day: import('./today.js').Today, rail: import('./guardrails.js').Rail, body: number, sd: number, formulaKg: number, rungs: Rung[], ahead: import('./outlook.js').Outlook | null }} Common what both ways begin with */

/**
 * @typedef {object} Reckoned where a way leads: loads in kg of system load, but `exact` and `load`, which are as logged
 * @property {import('./asking.js').Told | null} told
 * @property {import('./progression.js').Settled | null} settled
 * @property {number} wantedKg
 * @property {number} railed
 * @property {number} exact
 * @property {number} load
 * @property {Reps} reps
 * @property {import('./forecast.js').RepForecast} forecast
 * @property {import('./straight.js').Straight | null} move
 *
 * @typedef {Common & Reckoned} Reckoning
 */

/** The load at which the reps that are asked are likeliest; null where past sets can't tell. @param {Ask} ask @param {Common} common @param {number} aim @returns {Reckoning | null} */
function byPool(ask, common, aim) {
  const { kind, wanted, n, day, rail, body, formulaKg, rungs, ahead } = common
  if (!ahead) return null
  const told = toldLoad(ahead, aim, formulaKg / day.moved)
  const wantedKg = told.loadKg * day.eased
  const done = newestSet(ask.lift, ask.now)
  const move = done && straightOf(ask, rungs, done, wantedKg * multiplier(n), wanted, body)
  const scales = { rungs, ahead, wanted, body, rail, repSlope: kind.repSlope }
  const settled = move ? likeliestNext(scales, move) : openingLoad(scales, ask.lift.memory[0], wantedKg, day.eased)
  if (!settled) return null
  const { load } = settled
  const held = move && Math.abs(load.kg - move.done.weight_kg) <= KEPT ? load : null
  const clamped = clamp(wantedKg, rail)
  const exact = move && held ? move.done.weight_kg : feasible(ask.traits, clamped - body)
  const forecast = asForecast(settled.odds)
  const above = rungs[rungs.indexOf(load) + 1]
  const reps = followLoad(wanted, forecast.mean, !above || above.kg + body > rail.high)
  return { ...common, told, settled, wantedKg, railed: held ? exact + body : clamped, exact, load: load.kg, reps, forecast, move: move && { ...move, held } }
}

/** By the specification's formula alone. @param {Ask} ask @param {Common} common @returns {Reckoning} */
function byFormula(ask, common) {
  const { kind, wanted, n, day, rail, body, sd, formulaKg, rungs } = common
  const { lift, lifter_state: { rir_bias: bias } } = ask
  const done = newestSet(lift, ask.now)
  const move = done && straightOf(ask, rungs, done, day.strength, wanted, body)
  const aimed = feasible(ask.traits, clamp(formulaKg, rail) - body)
  const { exact, load } = move ? nextLoad(rungs, aimed, body, rail, move) : { exact: aimed, load: loadOf(rungs, aimed, body, rail) }
  const railed = move?.held ? exact + body : clamp(formulaKg, rail)
  const expected = (load + body > 0 ? repsPossible(day.strength, load + body) : Infinity) - repsToFailure(0, wanted.rir, bias)
  const left = load < exact - SHIFT_SHARE * railed && railed >= formulaKg
  const reps = followLoad(wanted, expected, left || exact > railed - body)
  const forecast = done ? nextSetForecast(expected, done, reps.rir, n, kind.repSlope)
    : repForecast(expected, sd, reps.rir, n - lift.sessions[0].effort, kind.repSlope, lift.error_var)
  return { ...common, told: null, settled: null, wantedKg: formulaKg, railed, exact, load, reps, forecast, move }
}

/** @param {Ask} ask @param {boolean} isolation */
export const goalOf = ({ goal_strength: goal, lifter }, isolation) => trainingParams(goal, lifter.experience, isolation)

/** A weight as it can be logged. @param {import('./types.js').Traits} traits @param {number} kg */
export const feasible = ({ load_type: type }, kg) => type === 'assisted' ? Math.min(kg, 0) : Math.max(kg, 0)

/** The reps that this load allows. @param {Reps} wanted @param {number} expected @param {boolean} spare @returns {Reps} */
export function followLoad(wanted, expected, spare) {
  if (!(tooFew(wanted, expected) || (tooMany(wanted, expected) && spare))) return wanted
  const width = wanted.rep_high - wanted.rep_low
  const middle = Math.min(Number.isFinite(expected) ? expected : Infinity, MOST_REPS_SHOWN - width)
  const low = Math.max(1, pythonRound(middle - width / 2))
  return { rep_low: low, rep_high: low + width, rir: wanted.rir }
}

/** @param {number} kg @param {import('./guardrails.js').Rail} rail */
const clamp = (kg, { low, high }) => Math.min(Math.max(kg, low), high)

/** In a running session: held, or moved as `straight` says, within the rail. @param {Rung[]} rungs @param {number} exact @param {number} body @param {import('./guardrails.js').Rail} rail @param {import('./straight.js').Straight} move */
function nextLoad(rungs, exact, body, rail, { held, done, highest, floor, ceiling }) {
  if (held) return { exact: done.weight_kg, load: held.kg }
  const high = Math.min(rail.high - body, highest)
  const wanted = Math.min(exact, high)
  return { exact: wanted, load: choose(rungs, wanted, rail.low - body, high, floor, ceiling).kg }
}

/** @param {Rung[]} rungs @param {number} exact @param {number} body @param {import('./guardrails.js').Rail} rail */
function loadOf(rungs, exact, body, { low, high, anchor }) {
  const change = (exact + body) / anchor - 1
  return choose(rungs, exact, low - body, high - body,
    change > DIRECTION_MATTERS ? anchor - body : null, change < -DIRECTION_MATTERS ? anchor - body : null).kg
}
