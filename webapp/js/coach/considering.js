import { FORMULA_REPS, HEAVIEST } from './constants.js'
import { trainingParams } from './goal.js'
import { classify } from './lift_class.js'
import { loadsOf, outlook, repsOf } from './outlook.js'
import { multiplier, repsPossible, repsToFailure } from './rep_curve.js'
import { estimate, isOpen, systemLoad } from './strength.js'
import { todayOf } from './today.js'

/**
 * A set that was done, as it looked beforehand: every estimate of its load and of its reps. As engine/core/considering.py.
 *
 * @typedef {import('./types.js').Lift} Lift
 * @typedef {import('./types.js').LifterState} LifterState
 * @typedef {import('./types.js').Traits} Traits
 * @typedef {import('./types.js').Performed} Performed
 * @typedef {{ ahead: import('./outlook.js').Outlook, x: number, done: number, loads: number[], reps: number[] }} Considered `x`: its log system load, `done` its reps
 */

const MOST_REPS_OF_FORMULA = 36
const LEAST_KG = 1e-3

/** The set before it is folded in; null where it tells nothing of strength or no session is over. @param {Lift} lift @param {LifterState} lifter @param {Traits} traits @param {Performed} set @returns {Considered | null} */
export function consider(lift, lifter, traits, set) {
  if (!tells(traits, set) || lift.memory.length === 0) return null
  const failure = set.set_type === 'failure'
  const rir = set.rir ?? (failure ? 0 : null)
  const ahead = outlook(lift, lifter, traits, set.at, rir, failure)
  const said = byFormula(lift, lifter, traits, set)
  if (!ahead || !said) return null
  const x = Math.log(systemLoad(traits, set.weight_kg, set.bodyweight_kg))
  return { ahead, x, done: set.reps, loads: loadsOf(ahead, set.reps, Math.log(Math.max(said.loadKg, LEAST_KG))), reps: repsOf(ahead, x, said.reps) }
}

/** Does a set tell of strength at all? @param {Traits} traits @param {Performed} set */
function tells(traits, set) {
  const load = systemLoad(traits, set.weight_kg, set.bodyweight_kg)
  return (set.set_type === 'working' || set.set_type === 'failure') && set.reps >= 1 && load > 0 && load <= HEAVIEST
}

/** What the specification's formula says of a set: the load (kg, system) for its reps, the reps at its load. @param {Lift} lift @param {LifterState} lifter @param {Traits} traits @param {Performed} set */
function byFormula(lift, lifter, traits, set) {
  const e1rm = estimate(lift)
  if (e1rm === null) return null
  const last = isOpen(lift, set.at) && lift.newest ? lift.newest : lift.sessions[0]
  const rir = set.rir ?? (set.set_type === 'failure' ? 0 : last.rir)
  const kind = classify(traits)
  /** @type {import('./types.js').Ask} */
  const ask = {
    traits, lifter: { sex: null, bodyweight_kg: set.bodyweight_kg, experience: 'intermediate', unit: 'kg' }, lift, lifter_state: lifter,
    now: set.at, set_number: 1, goal_strength: 0.5, readiness_z: null, gym: null, target: null,
  }
  const { strength } = todayOf(ask, e1rm, kind, trainingParams(0.5, 'intermediate', kind.isolation), rir)
  const n = repsToFailure(set.reps, rir, lifter.rir_bias)
  const [low, high] = FORMULA_REPS
  const possible = repsPossible(strength, systemLoad(traits, set.weight_kg, set.bodyweight_kg)) - (n - set.reps)
  return { loadKg: strength / multiplier(Math.min(n, MOST_REPS_OF_FORMULA)), reps: Math.min(Math.max(possible, low), high) }
}
