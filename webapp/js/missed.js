import { dateOf, dayText } from './dates.js'
import { daysBetween, percent, weekday } from './format.js'
import { plural, t } from './i18n.js'
import { sessionOf, setsOfDay } from './plan.js'
import { dueOf, later, nextWeekday, placeAfter, runOf, scheduleOf, trainingDays, weekdayOf, weekOf } from './schedule.js'

/**
 * What comes next of a plan, and what is proposed when sessions were missed: one sentence, one tap. Pure.
 *
 * @typedef {import('./types.js').Plan} Plan
 * @typedef {import('./types.js').PlanExercise} PlanExercise
 * @typedef {import('./types.js').Workout} Workout
 * @typedef {Partial<Pick<Plan, 'next_day' | 'not_before' | 'run'>>} Patch
 * @typedef {{ name: string, patch: Patch }} Choice the first one is advised
 * @typedef {{ kind: 'missed' | 'back' | 'tired', sentence: string, choices: Choice[] }} Proposal
 * @typedef {object} Next
 * @property {number} at index of the day
 * @property {string} name
 * @property {number} minutes
 * @property {PlanExercise[]} exercises with sets and loads as they are asked now
 * @property {number} sets
 * @property {string | null} due
 * @property {boolean} rest is today a rest day by the plan?
 * @property {string} week where in the cycle it stands, in words; empty where every week is the same
 * @property {import('./types.js').PlanWeek['kind']} kind
 * @property {boolean} eased is it made lighter?
 * @property {Proposal | null} proposal
 */

/** Days without a session after which a plan is taken up again lighter; and how much lighter [ours: between "a week off costs nothing" and the pauses of core/constants.py]. */
export const AWAY_DAYS = 10
const BACK = { sets: 2 / 3, load: 0.9, rir: 1 }
/** As LAYOFF_DAYS, DETRAINING_PER_DAY and DETRAINING_LIMIT of the core. */
const KEPT_DAYS = 14
const LOST_PER_DAY = 0.005 / 7
const MOST_LOST = 0.15

/**
 * The session that comes next.
 * @param {Plan} plan @param {Workout[]} workouts newest first @param {string} today @param {import('./programme.js').Loadable} [loadable]
 * @returns {Next | null} null where the plan has no day
 */
export function upNext(plan, workouts, today, loadable) {
  const at = Math.min(plan.next_day, plan.days.length - 1)
  const day = plan.days[at]
  if (!day) return null
  const exercises = sessionOf(plan, at, loadable)
  const due = dueOf(plan)
  return {
    at, name: day.name, minutes: day.minutes, exercises, sets: setsOfDay({ ...day, exercises }), due, rest: due !== null && due > today,
    week: weekWords(plan), kind: weekOf(plan)?.kind ?? 'build', eased: runOf(plan).ease !== null, proposal: proposalOf(plan, workouts, today),
  }
}

/** `Week 2 of 4`, and what kind it is. @param {Plan} plan */
export function weekWords(plan) {
  const count = plan.cycle?.length ?? 0
  if (count < 2) return ''
  const number = runOf(plan).week + 1
  const kind = weekOf(plan)?.kind
  if (kind === 'deload') return t('Week {number} of {count}, deload', { number, count })
  return kind === 'peak' ? t('Week {number} of {count}, the hardest', { number, count }) : t('Week {number} of {count}', { number, count })
}

/**
 * What is proposed because sessions did not take place; null when nothing is.
 * @param {Plan} plan @param {Workout[]} workouts newest first @param {string} today
 * @returns {Proposal | null}
 */
export function proposalOf(plan, workouts, today) {
  if (plan.status !== 'active') return null
  const run = runOf(plan)
  const last = lastDay(plan, workouts)
  if (last === null || run.answered === today) return null
  const away = daysBetween(dateOf(last), dateOf(today))
  if (away >= AWAY_DAYS && !run.ease && !(run.answered && run.answered > last)) return backAgain(plan, away, today)
  const due = dueOf(plan)
  const late = due !== null && due < today ? missed(plan, due, today) : null
  return late ?? (run.answered && run.answered >= last ? null : tired(plan, today))
}

/** The last day of training, or that on which the plan began. @param {Plan} plan @param {Workout[]} workouts */
function lastDay(plan, workouts) {
  const begun = plan.started_at ? dayText(new Date(plan.started_at)) : null
  const trained = workouts[0] ? dayText(new Date(workouts[0].started_at)) : null
  return begun && trained ? (begun > trained ? begun : trained) : begun ?? trained
}

/** The share of the usual load after a pause. @param {number} away days */
export const loadAfter = away => Math.round((BACK.load - Math.min(MOST_LOST, Math.max(0, away - KEPT_DAYS) * LOST_PER_DAY)) * 100) / 100

/** @param {Plan} plan @param {number} away @param {string} today @returns {Proposal} */
function backAgain(plan, away, today) {
  const load = loadAfter(away)
  const run = { ...runOf(plan), carry: null, answered: today }
  const again = { next_day: 0, not_before: today, run: { ...run, ease: { ...BACK, load, sessions: plan.days.length } } }
  return {
    kind: 'back',
    sentence: t('{days} days off. Strength keeps for about two weeks, the habit of the work does not: this week again, a third of the sets less and {share} off the loads.', { days: away, share: percent(1 - load) }),
    choices: [{ name: t('Repeat the week, lighter'), patch: again }, { name: t('Go on as planned'), patch: { not_before: today, run } }],
  }
}

/** @param {Plan} plan @param {string} due @param {string} today @returns {Proposal | null} */
function missed(plan, due, today) {
  const schedule = scheduleOf(plan)
  if (schedule.kind !== 'weekdays') return null
  const count = Math.max(1, trainingDays(schedule.weekdays, due, today))
  const run = { ...runOf(plan), answered: today }
  const trainsToday = schedule.weekdays.includes(weekdayOf(today))
  const shift = { name: trainsToday ? t('Do it today, the rest move along') : t('Do it today'), patch: { not_before: today, run: { ...run, carry: null } } }
  const skipped = skip(plan, count)
  const next = nextWeekday(schedule.weekdays, today)
  const skipping = { name: plural(count, 'Skip it', 'Skip {count} sessions'), patch: { ...skipped, not_before: next, run: { ...skipped.run, carry: null, answered: today } } }
  const name = plan.days[plan.next_day].name
  if (count > 1 || plan.days.length < 2) {
    return { kind: 'missed', sentence: plural(count, '{name} was missed. It can come today, or be left out.', '{count} sessions were missed, {name} first. It can come today, or all are left out.', { name }), choices: [shift, skipping] }
  }
  const merge = { name: t('Merge it into {other}', { other: plan.days[skipped.next_day].name }), patch: { ...skipped, not_before: next, run: { ...skipped.run, carry: plan.next_day, answered: today } } }
  return {
    kind: 'missed',
    sentence: t('{name} of {day} was missed. It can come today, be merged into the next session, or be left out.', { name, day: weekday(dateOf(due)) }),
    choices: trainsToday ? [merge, shift, skipping] : [shift, merge, skipping],
  }
}

/** Lifts that missed their reps in so many sessions running: that many of them ask for a light week [ours]. */
const TIRED_MISSES = 2
const TIRED_LIFTS = 2

/** Several lifts falling short at once is fatigue rather than weakness. @param {Plan} plan @param {string} today @returns {Proposal | null} */
function tired(plan, today) {
  const run = runOf(plan)
  const short = Object.values(run.progress).filter(one => (one.fails ?? 0) >= TIRED_MISSES)
  if (short.length < TIRED_LIFTS || run.ease || weekOf(plan)?.kind === 'deload') return null
  const progress = Object.fromEntries(Object.entries(run.progress).map(([key, one]) => [key, { ...one, fails: 0 }]))
  const { run: light } = deload(plan, true)
  return {
    kind: 'tired',
    sentence: t('{count} lifts missed their reps twice running. That is more often fatigue than weakness: a light week, half the sets and a tenth off the loads?', { count: short.length }),
    choices: [{ name: t('A light week now'), patch: { run: { ...run, ...light, progress, answered: today } } }, { name: t('Go on as planned'), patch: { run: { ...run, answered: today } } }],
  }
}

/** The place after so many sessions that nobody did. @param {Plan} plan @param {number} count */
function skip(plan, count) {
  const run = runOf(plan)
  let place = { day: plan.next_day, week: run.week, cycle: run.cycle }
  for (let i = 0; i < count; i += 1) place = placeAfter(place, plan.days.length, plan.cycle?.length ?? 0)
  return { next_day: place.day, run: { ...run, week: place.week, cycle: place.cycle } }
}

/** This week as a deload, from its first session on; or no longer. @param {Plan} plan @param {boolean} on @returns {Patch} */
export const deload = (plan, on) => ({ run: { ...runOf(plan), ease: on ? { sessions: Math.max(1, plan.days.length - plan.next_day), sets: 0.5, load: 0.9, rir: 2 } : null } })

/** The day after tomorrow's rest: one session later by hand. @param {Plan} plan @param {string} today @param {number} days @returns {Patch} */
export const postponed = (plan, today, days) => ({ not_before: later(today, days) })
