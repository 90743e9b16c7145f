/**
 * A plan as a value: what its week gives each muscle, and how it is edited. Pure.
 *
 * @typedef {import('./types.js').Plan} Plan
 * @typedef {import('./types.js').PlanDay} PlanDay
 * @typedef {import('./types.js').PlanExercise} PlanExercise
 * @typedef {import('./types.js').Exercise} Exercise
 */

/** Seconds of one set, hands on the bar, and of finding the next machine. */
const SET_SECONDS = 40
const CHANGE_SECONDS = 90

/**
 * Sets per muscle in the week: direct count 1, indirect ½.
 * @param {PlanDay[]} days @param {(id: string) => Exercise} exerciseOf
 * @returns {Record<string, number>}
 */
export function weekVolume(days, exerciseOf) {
  /** @type {Record<string, number>} */ const sum = {}
  for (const { exercise_id, sets } of days.flatMap(day => day.exercises)) {
    for (const [muscle, share] of Object.entries(exerciseOf(exercise_id).muscles)) sum[muscle] = (sum[muscle] ?? 0) + sets * (share >= 1 ? 1 : 0.5)
  }
  return sum
}

/**
 * The plan's muscles with the sets of these days, those that the plan didn't know at the end.
 * @param {Plan['volume']} volume @param {Record<string, number>} sets
 * @returns {Plan['volume']}
 */
export function withSets(volume, sets) {
  const known = new Set(volume.map(one => one.muscle))
  const others = Object.keys(sets).filter(muscle => !known.has(muscle)).map(muscle => ({ muscle, sets: sets[muscle], recent_sets: 0, low: 0, high: 0, note: null }))
  return [...volume.map(one => ({ ...one, sets: sets[one.muscle] ?? 0 })), ...others].filter(one => one.sets > 0 || one.low > 0 || one.recent_sets > 0)
}

/** About how long a day takes, to five minutes. @param {PlanExercise[]} exercises */
export function minutesOf(exercises) {
  const seconds = exercises.reduce((sum, { sets, rest_seconds: rest }) => sum + sets * (SET_SECONDS + rest) + CHANGE_SECONDS, 0)
  return Math.max(exercises.length > 0 ? 5 : 0, Math.round(seconds / 300) * 5)
}

/** @param {PlanDay} day */
export const setsOfDay = ({ exercises }) => exercises.reduce((sum, one) => sum + one.sets, 0)

/** @param {PlanDay[]} days @param {number} at @param {(exercises: PlanExercise[]) => PlanExercise[]} change @returns {PlanDay[]} */
export function changeDay(days, at, change) {
  return days.map((day, i) => {
    if (i !== at) return day
    const exercises = change(day.exercises)
    return { ...day, exercises, minutes: minutesOf(exercises) }
  })
}

/** @template T @param {T[]} list @param {number} from @param {number} to @returns {T[]} */
export function moved(list, from, to) {
  if (to < 0 || to >= list.length) return list
  const next = [...list]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

/** An exercise added by hand takes its numbers from the day it joins. @param {Exercise} exercise @param {PlanExercise[]} beside @returns {PlanExercise} */
export function joining({ id, name }, beside) {
  const like = beside.at(-1)
  return {
    exercise_id: id, name, sets: 3, rep_low: like?.rep_low ?? 8, rep_high: like?.rep_high ?? 12, rir: like?.rir ?? 2, rest_seconds: like?.rest_seconds ?? 120,
  }
}

/** What the slider says, in words. @param {number} share 0 size, 1 strength */
export function goalWords(share) {
  const percent = Math.round(share * 100)
  if (percent === 0) return 'all for size'
  return percent === 100 ? 'all for strength' : `${percent}\u00a0% towards strength`
}
