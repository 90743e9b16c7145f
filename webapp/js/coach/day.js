import { DAY_STEP_LIMIT, SESSION_GAP } from './constants.js'
import { openingOf } from './memory.js'

/**
 * What today is like: how the lifts begun so far compare with their last sessions. As engine/core/day.py.
 *
 * @typedef {import('./types.js').Day} Day
 */

/** The day that a set belongs to; an empty one after a pause of four hours. @param {Day | null} day @param {number} at @returns {Day} */
export function todaySoFar(day, at) {
  if (!day || (at - day.last_at) / 1000 > SESSION_GAP) return { last_at: at, begun: 0, load: 0, strength: 0 }
  return day
}

/**
 * The day after one more lift was begun with `reps` at `load` (kg, system). `k`: log units of load per rep.
 * @param {Day} day @param {number} at @param {import('./memory.js').PastSession | undefined} last @param {number} load @param {number} reps @param {number} k
 * @returns {Day}
 */
export function beginLift(day, at, last, load, reps, k) {
  if (!last) return { ...day, last_at: at }
  const [openingLoad, openingReps] = openingOf(last)
  const step = Math.log(load / openingLoad)
  const strength = step + k * (reps - openingReps)
  return { last_at: at, begun: day.begun + 1, load: day.load + bounded(step), strength: day.strength + bounded(strength) }
}

/** Mean change of load and of strength (log units) of the lifts begun; NaN where none was. @param {Day} day @returns {[number, number]} */
export const meansOf = ({ begun, load, strength }) => begun ? [load / begun, strength / begun] : [NaN, NaN]

/** @param {number} step */
const bounded = step => Math.min(Math.max(step, -DAY_STEP_LIMIT), DAY_STEP_LIMIT)
