import { DUEL_KEPT, RECORD_KEPT_LIFT, RECORD_KEPT_LIFTER, RECORD_LOAD_MOST, RECORD_MOST_REPS, RECORD_REPS_MOST } from './constants.js'
import { consider } from './considering.js'
import { loadQuantile, pooledLoad, repeating } from './outlook.js'
import { credit, excess } from './record.js'
import { emptyLift, emptyLifter } from './states.js'
import { foldSet } from './strength.js'

/**
 * Learning from a set: strength, memory, and how well each estimate of it had done. As engine/core/observing.py.
 *
 * @typedef {import('./types.js').Traits} Traits
 * @typedef {import('./types.js').Performed} Performed
 * @typedef {{ lift: import('./types.js').Lift, lifter: import('./types.js').LifterState }} Known
 */

/** Fold sets of one exercise, in order of time. @param {Traits} traits @param {Performed[]} sets @param {Known} [known] nothing, unless told @returns {Known} */
export function replay(traits, sets, known = { lift: emptyLift(), lifter: emptyLifter() }) {
  return [...sets].sort((a, b) => a.at - b.at).reduce((soFar, set) => observe(soFar, traits, set), known)
}

/** Fold one performed set into what is known. @param {Known} known @param {Traits} traits @param {Performed} set @returns {Known} */
export function observe(known, traits, set) {
  const thought = consider(known.lift, known.lifter, traits, set)
  const after = foldSet(known, traits, set)
  return !thought || set.reps > RECORD_MOST_REPS ? after : credited(after, thought)
}

/** @param {Known} known @param {import('./considering.js').Considered} thought @returns {Known} */
function credited({ lift, lifter }, thought) {
  const { ahead: { part }, x, done, loads, reps } = thought
  /** @type {[string, number[]][]} */
  const judged = [[`load_${part}`, excess(loads, x, RECORD_LOAD_MOST)], [`reps_${part}`, excess(reps, done, RECORD_REPS_MOST)]]
  const [ofLift, ofLifter] = [{ ...lift.records }, { ...lifter.records }]
  for (const [pool, losses] of judged) {
    ofLift[pool] = credit(ofLift[pool], losses, RECORD_KEPT_LIFT)
    ofLifter[pool] = credit(ofLifter[pool], losses, RECORD_KEPT_LIFTER)
  }
  ofLift[`duel_${part}`] = credit(ofLift[`duel_${part}`], duelOf(thought), DUEL_KEPT)
  return { lift: { ...lift, records: ofLift }, lifter: { ...lifter, records: ofLifter } }
}

/** How much further off than repeating the pool was (log units), and nothing else. @param {import('./considering.js').Considered} thought */
function duelOf({ ahead, x, done, loads }) {
  const [pool, again] = [loadQuantile(pooledLoad(ahead, done, loads), 0.5), loads[repeating(ahead)]]
    .map(one => Math.min(Math.abs(one - x), RECORD_LOAD_MOST))
  return [pool - again, 0]
}
