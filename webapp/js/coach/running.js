import { INNOVATION_LIMIT, INNOVATION_LIMIT_NEW, NEW_LIFT_SESSIONS, SUSPECT_RATIO, SUSPECT_RATIO_NEW } from './constants.js'
import { multiplier, repsToFailure } from './rep_curve.js'
import { isOpen } from './strength.js'

/**
 * What the running session has shown: its newest set is the best word on the next one. As engine/core/running.py.
 *
 * @typedef {import('./types.js').Lift} Lift
 * @typedef {import('./types.js').SetState} SetState
 */

const TINY = 1e-9

/** The newest set of the session that is running; null between sessions. @param {Lift} lift @param {number} now */
export const newestSet = (lift, now) => isOpen(lift, now) ? lift.newest : null

/** Reps to failure of a set; one whose reserve was not logged is taken as done with the `rir` that is asked. @param {SetState} done @param {number} rir @param {number} bias b_u */
export const effortOf = (done, rir, bias) => done.rir_known ? done.effort : repsToFailure(done.reps, rir, bias)

/** The 1RM (kg) that a set of n reps to failure shows, as far as it is believed. @param {Lift} lift @param {SetState} done @param {number} n */
export function shownKg(lift, done, n) {
  const known = knownKg(lift)
  const [low, high] = limitsOf(lift, done)
  return known * Math.exp(Math.min(Math.max(Math.log(done.load_kg * multiplier(n) / known), low), high))
}

/** Is a set near enough to the estimate, or confirmed, to be no typing error? @param {Lift} lift @param {SetState} done */
export function believed(lift, done) {
  const [low, high] = limitsOf(lift, done)
  const off = Math.log(done.load_kg * multiplier(done.effort) / knownKg(lift))
  return low - TINY <= off && off <= high + TINY
}

/** The estimate without the running session, where there is one. @param {Lift} lift */
const knownKg = ({ settled, sessions }) => settled ?? sessions[0].e1rm_kg

/** How far (log units) below and above the estimate a set is believed. @param {Lift} lift @param {SetState} done @returns {[number, number]} */
function limitsOf({ seen }, { confirmed }) {
  const fresh = seen <= NEW_LIFT_SESSIONS
  const limit = fresh ? INNOVATION_LIMIT_NEW : INNOVATION_LIMIT
  return confirmed ? [-Infinity, Math.log(fresh ? SUSPECT_RATIO_NEW : SUSPECT_RATIO)] : [-limit, limit]
}
