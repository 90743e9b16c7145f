import { dateOf, dayText, monday, month, plusDays, weeksBetween } from './dates.js'

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
 * A year of days with sessions on them: the server's, and over them what this phone knows better.
 *
 * @typedef {{ workout_id: string, day: string, title: string | null, sets: number }} DaySession as GET /v1/analytics/calendar has it
 * @typedef {Map<string, { sets: number, sessions: DaySession[] }>} Days by day, as text
 *
 * @param {DaySession[]} known the server's @param {Workout[]} here this phone's, those in the trash too @param {number} year
 * @returns {Days}
 */
export function daysOf(known, here, year) {
  const ours = new Set(here.map(one => one.id))
  const mine = here.filter(one => !one.deleted_at && one.sets > 0).map(one => ({ workout_id: one.id, day: dayText(new Date(one.started_at)), title: one.title, sets: one.sets }))
  /** @type {Days} */ const days = new Map()
  for (const session of [...known.filter(one => !ours.has(one.workout_id)), ...mine]) {
    if (!session.day.startsWith(`${year}-`)) continue
    const found = days.get(session.day) ?? { sets: 0, sessions: [] }
    days.set(session.day, { sets: found.sets + session.sets, sessions: [...found.sessions, session] })
  }
  return days
}

/**
 * What a year came to.
 * @param {Days} days @param {number} year @param {Date} now
 * @returns {{ days: number, sessions: number, sets: number, perWeek: number }} `perWeek`: over the weeks from the first session on, of the year as far as it went
 */
export function yearSum(days, year, now) {
  const trained = [...days].sort(([a], [b]) => a.localeCompare(b))
  const sessions = trained.reduce((sum, [, one]) => sum + one.sessions.length, 0)
  const sets = trained.reduce((sum, [, one]) => sum + one.sets, 0)
  if (trained.length === 0) return { days: 0, sessions, sets, perWeek: 0 }
  const first = monday(dateOf(trained[0][0]))
  const last = plusDays(monday(now.getFullYear() === year ? now : new Date(year, 11, 31)), 7)
  return { days: trained.length, sessions, sets, perWeek: Math.round(10 * sessions / Math.max(1, weeksBetween(first, last))) / 10 }
}

/** The middle training day, in sets. @param {Days} days */
export function usualDay(days) {
  const sorted = [...days.values()].map(one => one.sets).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Four steps of colour: none, few, usual, many, against this lifter's own usual session. @param {number} sets @param {number} usual */
export function level(sets, usual) {
  if (sets === 0) return 0
  if (sets < usual * 0.7) return 1
  return sets <= usual * 1.3 ? 2 : 3
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
