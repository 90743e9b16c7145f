import { dayText, monday, month, plusDays } from './dates.js'

/**
 * Sessions as a calendar sees them. Pure.
 *
 * @typedef {import('./types.js').Workout} Workout
 * @typedef {import('./types.js').LoggedSet} LoggedSet
 */

/**
 * Sessions by month, newest first.
 * @param {Workout[]} workouts newest first
 * @returns {{ key: string, title: string, workouts: Workout[] }[]}
 */
export function byMonth(workouts) {
  /** @type {Map<string, { key: string, title: string, workouts: Workout[] }>} */ const months = new Map()
  for (const workout of workouts) {
    const date = new Date(workout.started_at)
    const key = dayText(date).slice(0, 7)
    const found = months.get(key) ?? { key, title: month(date), workouts: [] }
    found.workouts.push(workout)
    months.set(key, found)
  }
  return [...months.values()]
}

/**
 * Sets per day over some weeks, Monday first; days to come are null.
 * @param {Workout[]} workouts @param {Date} now @param {number} weeks
 * @returns {{ start: Date, days: ({ day: string, sets: number, id: string | null } | null)[] }[]}
 */
export function heat(workouts, now, weeks) {
  /** @type {Map<string, { sets: number, id: string }>} */ const sets = new Map()
  for (const workout of workouts) {
    const day = dayText(new Date(workout.started_at))
    sets.set(day, { sets: (sets.get(day)?.sets ?? 0) + workout.sets, id: workout.id })
  }
  const first = plusDays(monday(now), -7 * (weeks - 1))
  return Array.from({ length: weeks }, (_, week) => {
    const start = plusDays(first, 7 * week)
    const days = Array.from({ length: 7 }, (_, i) => {
      const date = plusDays(start, i)
      if (date > now) return null
      const day = dayText(date)
      return { day, sets: sets.get(day)?.sets ?? 0, id: sets.get(day)?.id ?? null }
    })
    return { start, days }
  })
}

/** Four steps of colour: none, few, usual, many, against this lifter's own usual session. @param {number} sets @param {number} usual */
export function level(sets, usual) {
  if (sets === 0) return 0
  if (sets < usual * 0.7) return 1
  return sets <= usual * 1.3 ? 2 : 3
}

/** The middle session, in sets. @param {Workout[]} workouts */
export function usualSets(workouts) {
  const sorted = workouts.map(one => one.sets).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/**
 * One sentence on how often.
 * @param {Workout[]} workouts @param {Date} now @param {number} weeks
 */
export function often(workouts, now, weeks) {
  const first = plusDays(monday(now), -7 * (weeks - 1))
  const inside = workouts.filter(one => new Date(one.started_at) >= first)
  const oldest = inside.at(-1)
  const span = oldest ? Math.max(1, Math.round((plusDays(monday(now), 7).getTime() - monday(new Date(oldest.started_at)).getTime()) / (7 * 86_400_000))) : weeks
  return { sessions: inside.length, weeks: Math.min(weeks, span), perWeek: Math.round(10 * inside.length / Math.min(weeks, span)) / 10 }
}

/**
 * Sets of a session by exercise, in the order in which the exercises were begun.
 * @param {LoggedSet[]} sets
 * @returns {{ exercise_id: string, sets: LoggedSet[] }[]}
 */
export function byExercise(sets) {
  /** @type {Map<string, LoggedSet[]>} */ const groups = new Map()
  for (const set of [...sets].sort((a, b) => a.performed_at.localeCompare(b.performed_at))) {
    groups.set(set.exercise_id, [...(groups.get(set.exercise_id) ?? []), set])
  }
  return [...groups].map(([exercise_id, inside]) => ({ exercise_id, sets: inside }))
}

/**
 * Sets of an exercise by session, newest first.
 * @param {LoggedSet[]} sets newest first
 */
export function bySession(sets) {
  /** @type {Map<string, LoggedSet[]>} */ const groups = new Map()
  for (const set of sets) groups.set(set.workout_id, [set, ...(groups.get(set.workout_id) ?? [])])
  return [...groups].map(([workout_id, inside]) => ({ workout_id, at: inside[0].performed_at, sets: inside }))
}

