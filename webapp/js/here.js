import { DIRECT_SHARE, DROP_SET_SHARE, HARD_SET_RIR } from './coach/constants.js'
import { dayText, monday, plusDays } from './dates.js'
import { MUSCLES, usualMarks } from './landmarks.js'
import { e1rmOf } from './records.js'

/**
 * What the sets on this phone add up to, in the shape of the server's answers: for guests, and where it is away. Pure.
 *
 * @typedef {import('./types.js').LoggedSet} LoggedSet
 * @typedef {import('./volume.js').Volume} Volume
 */

/** A muscle with this share of a lift gets one indirect set, one with half of it half a set. */
const INDIRECT_SHARE = 0.5

/**
 * Weekly sets per muscle; as engine/core/volume.py.
 * @param {LoggedSet[]} sets @param {(id: string) => import('./types.js').Exercise} exerciseOf @param {Date} last a day of the last week @param {number} weeks
 * @returns {Volume}
 */
export function volumeOf(sets, exerciseOf, last, weeks) {
  const lastWeek = dayText(monday(last))
  const firstWeek = dayText(plusDays(monday(last), -7 * (weeks - 1)))
  /** @type {Map<string, Map<string, import('./volume.js').MuscleWeek>>} */ const muscles = new Map(MUSCLES.map(muscle => [muscle, new Map()]))
  for (const set of sets) {
    const share = hardShare(set)
    const week = dayText(monday(new Date(set.performed_at)))
    if (share === 0 || week < firstWeek || week > lastWeek) continue
    for (const [muscle, part] of Object.entries(exerciseOf(set.exercise_id).muscles)) {
      const found = muscles.get(muscle)?.get(week) ?? { week, direct: 0, indirect: 0, counted: 0, effort_unknown: 0 }
      if (part >= DIRECT_SHARE) found.direct += share
      else found.indirect += share * part / INDIRECT_SHARE
      found.counted = found.direct + INDIRECT_SHARE * found.indirect
      if (set.rir === null && !['failure', 'amrap'].includes(set.set_type)) found.effort_unknown += 1
      muscles.get(muscle)?.set(week, found)
    }
  }
  return {
    counting: '0.5', rule: '', first_week: firstWeek, last_week: lastWeek,
    muscles: [...muscles].map(([muscle, found]) => ({ muscle, name: muscle, region: REGIONS[muscle] ?? 'trunk', landmarks: marked(muscle), weeks: [...found.values()].sort((a, b) => a.week.localeCompare(b.week)) })),
  }
}

/** Where a muscle lies, as database/seed/muscles.csv; the others are of the trunk. @type {Record<string, string>} */
const REGIONS = {
  chest: 'chest', upper_back: 'back', lats: 'back', traps: 'back', front_delts: 'shoulders', side_delts: 'shoulders', rear_delts: 'shoulders', biceps: 'arms', triceps: 'arms',
  forearms: 'arms', glutes: 'legs', quads: 'legs', hamstrings: 'legs', adductors: 'legs', abductors: 'legs', calves: 'legs', hip_flexors: 'legs', neck: 'neck',
}

/** @param {string} muscle */
function marked(muscle) {
  const marks = usualMarks(muscle)
  return marks && { mv: 0, ...marks }
}

/** Left and right, logged apart, are one set. @param {LoggedSet} set */
function hardShare({ set_type: type, rir, side, deleted_at: gone }) {
  if (gone || type === 'warmup' || (rir !== null && rir > HARD_SET_RIR)) return 0
  return (type === 'drop' ? DROP_SET_SHARE : 1) * (side ? 0.5 : 1)
}

/**
 * The best estimate of each session, oldest first; each knows whether it was the highest so far.
 * @param {LoggedSet[]} sets of one lift @param {import('./records.js').Known} known
 * @returns {import('./trend.js').Point[]}
 */
export function pointsOf(sets, known) {
  /** @type {Map<string, import('./trend.js').Point>} */ const best = new Map()
  for (const set of sets) {
    const value = e1rmOf(set, known)
    if (value === null || value <= (best.get(set.workout_id)?.e1rm_kg ?? 0)) continue
    const { workout_id, performed_at, weight_kg, reps, rir } = set
    best.set(workout_id, { workout_id, performed_at, weight_kg, reps, rir, set_id: set.id, e1rm_kg: value, best: false })
  }
  let highest = 0
  return [...best.values()].sort((a, b) => a.performed_at.localeCompare(b.performed_at)).map(point => {
    const record = point.e1rm_kg > highest
    highest = Math.max(highest, point.e1rm_kg)
    return { ...point, best: record }
  })
}

/** How many sets there are of each count of reps. @param {LoggedSet[]} sets of one lift @returns {{ reps: number, sets: number, heaviest_kg: number }[]} */
export function repCounts(sets) {
  /** @type {Map<number, { reps: number, sets: number, heaviest_kg: number }>} */ const counts = new Map()
  for (const { reps, weight_kg: kg, set_type: type, duration_seconds: seconds, deleted_at: gone } of sets) {
    if (type === 'warmup' || seconds || gone) continue
    const found = counts.get(reps)
    counts.set(reps, { reps, sets: (found?.sets ?? 0) + 1, heaviest_kg: Math.max(found?.heaviest_kg ?? -Infinity, kg) })
  }
  return [...counts.values()].sort((a, b) => a.reps - b.reps)
}
