import { FENCE_REPS } from './constants.js'
import { oneRepMax, repsToFailure, rirOf } from './rep_curve.js'
import { systemLoad } from './strength.js'

/**
 * Strength by session: the best estimate of each, sets beyond the formula's fence left out.
 * @param {import('./types.js').Traits} exercise
 * @param {import('../types.js').LoggedSet[]} sets newest first
 * @param {number} bodyweightKg
 * @returns {{ at: string, kg: number }[]} oldest first
 */
export function trendOf(exercise, sets, bodyweightKg) {
  /** @type {Map<string, { at: string, kg: number }>} */
  const best = new Map()
  for (const set of sets) {
    const rir = rirOf(set.set_type === 'amrap' && set.rir === null ? 'failure' : set.set_type, set.rir)
    const kg = systemLoad(exercise, set.weight_kg, bodyweightKg)
    if (set.set_type === 'warmup' || set.duration_seconds || kg <= 0 || repsToFailure(set.reps, rir) > FENCE_REPS) continue
    const estimate = oneRepMax(kg, set.reps, rir)
    const known = best.get(set.workout_id)
    if (!known || known.kg < estimate) best.set(set.workout_id, { at: set.performed_at, kg: estimate })
  }
  return [...best.values()].sort((a, b) => a.at < b.at ? -1 : 1)
}
