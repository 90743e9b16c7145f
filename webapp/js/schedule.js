import { dateOf, dayText, monday, plusDays } from './dates.js'

/**
 * When a plan's next session is due, and which week of its cycle it falls in. As engine/core/schedule.py. Days are text. Pure.
 *
 * @typedef {import('./types.js').Plan} Plan
 * @typedef {import('./types.js').PlanRun} PlanRun
 * @typedef {import('./types.js').PlanWeek} PlanWeek
 * @typedef {import('./types.js').Schedule} Schedule
 * @typedef {{ day: number, week: number, cycle: number }} Place
 */

/** @type {Schedule} */
const IN_ORDER = { kind: 'floating', weekdays: [], in_a_row: 1, rest_days: 0 }
/** @type {PlanRun} */
const AT_THE_START = { week: 0, cycle: 0, progress: {}, carry: null, ease: null }

/** @param {Plan} plan */
export const scheduleOf = plan => plan.schedule ?? IN_ORDER
/** @param {Plan} plan */
export const runOf = plan => plan.run ?? AT_THE_START

/** The week of the cycle that runs; none where every week is the same. @param {Plan} plan @param {number} [at] another week @returns {PlanWeek | null} */
export const weekOf = (plan, at = runOf(plan).week) => plan.cycle?.[at] ?? null

/** @param {string} day @param {number} by */
export const later = (day, by) => dayText(plusDays(dateOf(day), by))

/** 0 Monday to 6 Sunday. @param {string} day */
export const weekdayOf = day => (dateOf(day).getDay() + 6) % 7

/** The first day from `start` on that falls on one of the weekdays. @param {number[]} weekdays @param {string} start */
export const nextWeekday = (weekdays, start) => later(start, Math.min(...weekdays.map(weekday => (weekday - weekdayOf(start) + 7) % 7)))

/** The day of the session after the one with index `done`, which was trained on that day. @param {Schedule} schedule @param {number} done @param {string} trained */
export function dueAfter({ kind, weekdays, in_a_row: row, rest_days: rest }, done, trained) {
  if (kind === 'weekdays' && weekdays.length > 0) return nextWeekday(weekdays, later(trained, 1))
  return later(trained, 1 + ((done + 1) % row === 0 ? rest : 0))
}

/** The place after a session: past the last day begins the cycle's next week. @param {Place} place @param {number} days @param {number} weeks @returns {Place} */
export function placeAfter({ day, week, cycle }, days, weeks) {
  const next = (day + 1) % Math.max(1, days)
  if (next > 0) return { day: next, week, cycle }
  return week + 1 < Math.max(1, weeks) ? { day: 0, week: week + 1, cycle } : { day: 0, week: 0, cycle: cycle + 1 }
}

/** The day on which the next session is due; none while nothing says when. @param {Plan} plan @returns {string | null} */
export function dueOf(plan) {
  const schedule = scheduleOf(plan)
  if (plan.not_before) return plan.not_before
  const begun = plan.started_at ? dayText(new Date(plan.started_at)) : null
  return begun && schedule.kind === 'weekdays' && schedule.weekdays.length > 0 ? nextWeekday(schedule.weekdays, begun) : null
}

/**
 * The coming sessions, each on its day, from today on; a session that is late comes today.
 * @param {Plan} plan @param {string} today @param {number} count
 * @returns {{ on: string, place: Place }[]}
 */
export function coming(plan, today, count) {
  const schedule = scheduleOf(plan)
  const { week, cycle } = runOf(plan)
  /** @type {Place} */ let place = { day: plan.next_day, week, cycle }
  const due = dueOf(plan) ?? today
  let on = due < today ? today : due
  const found = []
  for (let i = 0; i < count; i += 1) {
    found.push({ on, place })
    on = dueAfter(schedule, place.day, on)
    place = placeAfter(place, plan.days.length, plan.cycle?.length ?? 0)
  }
  return found
}

/** Training days from one day up to, not with, another. @param {number[]} weekdays @param {string} from @param {string} until */
export function trainingDays(weekdays, from, until) {
  let count = 0
  for (let day = from; day < until && count < 50; day = later(day, 1)) if (weekdays.includes(weekdayOf(day))) count += 1
  return count
}

/** Seven days of the week that a day falls in. @param {string} day */
export const daysOfWeek = day => Array.from({ length: 7 }, (_, i) => dayText(plusDays(monday(dateOf(day)), i)))
