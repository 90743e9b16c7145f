import { oneRepMax, rirOf } from './coach/rep_curve.js'
import { systemLoad } from './coach/strength.js'

/**
 * Personal records: heaviest load, best e1RM, most reps at a load; as engine/core/bests.py. Warm-ups hold none, drop sets
 * none but reps at a load. Pure.
 *
 * @typedef {import('./types.js').LoggedSet} LoggedSet
 * @typedef {{ set_id: string, workout_id: string, performed_at: string, weight_kg: number, unit: import('./types.js').Unit, reps: number, rir: number | null }} RecordSet
 * @typedef {object} LiftRecords as GET /v1/records has them
 * @property {string} exercise_id
 * @property {RecordSet | null} heaviest
 * @property {(RecordSet & { e1rm_kg: number }) | null} e1rm
 * @property {RecordSet[]} reps the most reps at each load, heaviest first
 *
 * @typedef {{ exercise: import('./types.js').Exercise, bodyweight: number, bias: number }} Known what an estimate needs beside the set
 * @typedef {{ kind: 'heaviest' | 'e1rm' | 'reps', set: LoggedSet, value: number, was: number }} Broken `value` and `was` in kg, or in reps
 */

/** Past so many reps a set tells nothing of one. */
const MOST_REPS = 12
/** Kilograms that can be told apart on a bar: less is the same load in another unit. */
const LEAST_KG = 0.05

/** The estimated one-rep maximum of a set; null for one that tells nothing of it. @param {LoggedSet} set @param {Known} known */
export function e1rmOf(set, { exercise, bodyweight, bias }) {
  const kg = systemLoad(exercise, set.weight_kg, bodyweight)
  if (!straight(set) || kg <= 0 || set.reps > MOST_REPS || exercise.tracking !== 'reps') return null
  const kind = set.set_type === 'amrap' && set.rir === null ? 'failure' : set.set_type
  return oneRepMax(kg, set.reps, rirOf(kind, set.rir), bias)
}

/** @param {LoggedSet} set */
const counts = set => set.set_type !== 'warmup' && !set.duration_seconds && !set.deleted_at
/** @param {LoggedSet} set */
const straight = set => counts(set) && set.set_type !== 'drop'

/** What stands among these sets. @param {LoggedSet[]} sets @param {Known} known @returns {LiftRecords} */
export function standing(sets, known) {
  const inOrder = [...sets].filter(counts).sort((a, b) => a.performed_at.localeCompare(b.performed_at))
  const byLoad = [...inOrder].sort((a, b) => b.weight_kg - a.weight_kg || b.reps - a.reps)
  const heaviest = byLoad.find(straight)
  /** @type {(RecordSet & { e1rm_kg: number }) | null} */ let e1rm = null
  for (const set of inOrder) {
    const value = e1rmOf(set, known)
    if (value !== null && value > (e1rm?.e1rm_kg ?? 0)) e1rm = { ...recordOf(set), e1rm_kg: value }
  }
  /** @type {RecordSet[]} */ const reps = []
  for (const set of known.exercise.tracking === 'reps' ? byLoad : []) {
    if (set.reps > (reps.at(-1)?.reps ?? 0)) reps.push(recordOf(set))
  }
  return { exercise_id: known.exercise.id, heaviest: heaviest && heaviest.weight_kg !== 0 ? recordOf(heaviest) : null, e1rm, reps }
}

/** @param {LoggedSet} set @returns {RecordSet} */
const recordOf = ({ id, workout_id, performed_at, weight_kg, unit, reps, rir }) => ({ set_id: id, workout_id, performed_at, weight_kg, unit, reps, rir })

/** The most reps that were done at a load or a heavier one; 0 where there were none. @param {LiftRecords} records @param {number} kg */
export const mostReps = ({ reps }, kg) => reps.findLast(one => one.weight_kg >= kg - LEAST_KG)?.reps ?? 0

/**
 * The records that the sets of one session broke, at most one of a kind; none in a lift's first session, which only begins.
 * @param {LiftRecords} before as they stood when the session began
 * @param {LoggedSet[]} sets of this lift and session
 * @param {Known} known
 * @returns {Broken[]}
 */
export function broken(before, sets, known) {
  if (before.reps.length === 0 && before.heaviest === null) return []
  const now = standing(sets, known)
  /** @type {Broken[]} */ const found = []
  const find = (/** @type {RecordSet} */ { set_id }) => /** @type {LoggedSet} */ (sets.find(one => one.id === set_id))
  const heaviestBefore = before.heaviest?.weight_kg ?? before.reps[0]?.weight_kg ?? 0
  if (now.heaviest && now.heaviest.weight_kg > heaviestBefore + LEAST_KG) {
    found.push({ kind: 'heaviest', set: find(now.heaviest), value: now.heaviest.weight_kg, was: heaviestBefore })
  }
  if (now.e1rm && before.e1rm && now.e1rm.e1rm_kg > before.e1rm.e1rm_kg + LEAST_KG) {
    found.push({ kind: 'e1rm', set: find(now.e1rm), value: now.e1rm.e1rm_kg, was: before.e1rm.e1rm_kg })
  }
  const more = now.reps.find(one => { const was = mostReps(before, one.weight_kg); return was > 0 && one.reps > was })
  if (more && !found.some(one => one.set.id === more.set_id)) {
    found.push({ kind: 'reps', set: find(more), value: more.reps, was: mostReps(before, more.weight_kg) })
  }
  return found
}
