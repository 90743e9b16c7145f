import { FAR_EASIER, REPS_ROUNDING } from './constants.js'
import { repsPossible, repsToFailure } from './rep_curve.js'
import { nearest } from '../loads.js'

/**
 * Straight sets: while a load gives the reps that are asked it stays on the bar; else where it may go.
 * As engine/core/straight.py.
 *
 * @typedef {import('./types.js').Reps} Reps
 * @typedef {import('../loads.js').Rung} Rung
 * @typedef {{ done: import('./types.js').SetState, held: Rung | null, floor: number | null, ceiling: number | null, highest: number }} Straight
 */

const SAME = 0.01
const TINY = 1e-6

/**
 * Hold the load of the newest set, or say which way it goes.
 * @param {import('./types.js').Ask} ask @param {Rung[]} rungs @param {import('./types.js').SetState} done @param {number} strength @param {Reps} wanted @param {number} body
 * @returns {Straight}
 */
export function straightOf(ask, rungs, done, strength, wanted, body) {
  const reserve = repsToFailure(0, wanted.rir, ask.lifter_state.rir_bias)
  const expected = (/** @type {number} */ kg) => repsPossible(strength, kg + body) - reserve
  const on = nearest(rungs, done.weight_kg)
  const loadable = Math.abs(on.kg - done.weight_kg) <= SAME
  const easy = done.rir_known && done.rir >= wanted.rir + FAR_EASIER
  const reps = expected(done.weight_kg)
  const highest = ask.lift.heavier ? ask.lift.heavier.weight_kg - SAME : Infinity
  const free = { done, highest, held: null, floor: null, ceiling: null }
  if (loadable && !easy && inRange(wanted, reps)) return { ...free, held: on }
  if (!loadable) return free
  if (easy || tooMany(wanted, reps)) {
    const up = rungs[rungs.indexOf(on) + 1]
    const fits = up !== undefined && up.kg <= highest && !tooFew(wanted, expected(up.kg))
    if (!fits && inRange(wanted, reps)) return { ...free, held: on }
    return { ...free, floor: fits ? up.kg : done.weight_kg }
  }
  const down = rungs[rungs.indexOf(on) - 1]
  const fits = down !== undefined && !tooMany(wanted, expected(down.kg))
  return { ...free, ceiling: fits ? down.kg : done.weight_kg }
}

/** @param {Reps} wanted @param {number} reps */
const inRange = (wanted, reps) => !tooFew(wanted, reps) && !tooMany(wanted, reps)

/** Would they fall short of the range? @param {Reps} wanted @param {number} reps */
export const tooFew = (wanted, reps) => reps < wanted.rep_low - REPS_ROUNDING - TINY

/** Would they pass it? @param {Reps} wanted @param {number} reps */
export const tooMany = (wanted, reps) => reps > wanted.rep_high + REPS_ROUNDING + TINY
