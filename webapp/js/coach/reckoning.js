import { DIRECTION_MATTERS, MOST_REPS_SHOWN } from './constants.js'
import { nextSetForecast, repForecast, strengthSd } from './forecast.js'
import { pythonRound, trainingParams } from './goal.js'
import { railOf } from './guardrails.js'
import { classify } from './lift_class.js'
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
 */

/** The load must be this far below the wanted one before reps move up. */
const SHIFT_SHARE = 0.02

/** All steps, in order; `ask.lift` has a session. @param {Ask} ask @param {number} e1rm */
export function reckon(ask, e1rm) {
  const { traits, lifter, lift, now, target } = ask
  const kind = classify(traits)
  const goal = goalOf(ask, kind.isolation)
  const wanted = target ?? { rep_low: goal.repLow, rep_high: goal.repHigh, rir: goal.rir }
  const aim = target ? (target.rep_low + target.rep_high) / 2 : goal.repMid
  const { rir_bias: bias } = ask.lifter_state
  const n = repsToFailure(aim, wanted.rir, bias)
  const day = todayOf(ask, e1rm, kind, goal, wanted.rir)
  const wantedKg = day.strength / multiplier(n)
  const rail = railOf(lift, n, kind.repSlope, now)
  const body = systemLoad(traits, 0, lifter.bodyweight_kg)
  const rungs = ladder(traits, ask.gym, lifter.unit)
  const done = newestSet(lift, now)
  const move = done && straightOf(ask, rungs, done, day.strength, wanted, body)
  const aimed = feasible(traits, clamp(wantedKg, rail) - body)
  const { exact, load } = move ? nextLoad(rungs, aimed, body, rail, move) : { exact: aimed, load: loadOf(rungs, aimed, body, rail) }
  const railed = move?.held ? exact + body : clamp(wantedKg, rail)
  const sd = strengthSd(lift, kind.repSlope, now)
  const expected = (load + body > 0 ? repsPossible(day.strength, load + body) : Infinity) - repsToFailure(0, wanted.rir, bias)
  const left = load < exact - SHIFT_SHARE * railed && railed >= wantedKg
  const reps = followLoad(wanted, expected, left || exact > railed - body)
  const forecast = done ? nextSetForecast(expected, done, reps.rir, n, kind.repSlope)
    : repForecast(expected, sd, reps.rir, n - lift.sessions[0].effort, kind.repSlope, lift.error_var)
  return { kind, goal, wanted, n, day, sd, wantedKg, rail, railed, body, exact, load, reps, forecast, move }
}

/** @typedef {ReturnType<typeof reckon>} Reckoning */

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

/** In a running session: held, or moved as `straight` says, within the rail. @param {import('../loads.js').Rung[]} rungs @param {number} exact @param {number} body @param {import('./guardrails.js').Rail} rail @param {import('./straight.js').Straight} move */
function nextLoad(rungs, exact, body, rail, { held, done, highest, floor, ceiling }) {
  if (held) return { exact: done.weight_kg, load: held.kg }
  const high = Math.min(rail.high - body, highest)
  const wanted = Math.min(exact, high)
  return { exact: wanted, load: choose(rungs, wanted, rail.low - body, high, floor, ceiling).kg }
}

/** @param {import('../loads.js').Rung[]} rungs @param {number} exact @param {number} body @param {import('./guardrails.js').Rail} rail */
function loadOf(rungs, exact, body, { low, high, anchor }) {
  const change = (exact + body) / anchor - 1
  return choose(rungs, exact, low - body, high - body,
    change > DIRECTION_MATTERS ? anchor - body : null, change < -DIRECTION_MATTERS ? anchor - body : null).kg
}
