import { asked } from './programme.js'
import { progressAfter } from './progress.js'
import { dueAfter, placeAfter, runOf, scheduleOf } from './schedule.js'
import { activePlan } from './state.js'
import { withSet } from './coach/volume.js'
import { t } from './i18n.js'

/**
 * A plan as a value: what its week gives each muscle, and how it is edited. Pure.
 *
 * @typedef {import('./types.js').Plan} Plan
 * @typedef {import('./types.js').PlanDay} PlanDay
 * @typedef {import('./types.js').PlanExercise} PlanExercise
 * @typedef {import('./types.js').Exercise} Exercise
 */

/** Of a missed session that is merged into the next one: so many lifts, with this share of their sets. */
const MERGED = 2
const MERGED_SHARE = 2 / 3

/** Seconds of one set, hands on the bar, and of finding the next machine. */
const SET_SECONDS = 40
const CHANGE_SECONDS = 90

/**
 * A session as the plan asks it now: the day's exercises with their sets and loads, and those of a day merged into it.
 * @param {Plan} plan @param {number} at @param {import('./programme.js').Loadable} [loadable] @param {number} [week] another week of the cycle
 * @returns {PlanExercise[]}
 */
export function sessionOf(plan, at, loadable = (_, kg) => kg, week = runOf(plan).week) {
  const own = plan.days[at].exercises.map(one => asked(plan, one, loadable, week))
  const { carry } = runOf(plan)
  return carry === null || at !== plan.next_day || carry === at ? own : [...own, ...carried(plan, carry, own, loadable)]
}

/** The first lifts of a missed day, with two thirds of their sets. @param {Plan} plan @param {number} from @param {PlanExercise[]} own @param {import('./programme.js').Loadable} loadable */
function carried(plan, from, own, loadable) {
  const known = new Set(own.map(one => one.exercise_id))
  const others = plan.days[from].exercises.filter(one => !known.has(one.exercise_id)).slice(0, MERGED)
  return others.map(one => asked(plan, one, loadable)).map(one => {
    const sets = Math.max(1, Math.round(one.sets * MERGED_SHARE))
    return { ...one, superset: null, sets, rule: null, scheme: one.scheme?.slice(0, sets) ?? null }
  })
}

/**
 * Hard sets per muscle in a week of the plan: a direct set 1, an indirect one its share; set by set where it says so.
 * @param {PlanDay[]} days @param {(id: string) => Pick<Exercise, 'muscles'>} exerciseOf @param {number} [week]
 * @returns {Record<string, number>}
 */
export function weekVolume(days, exerciseOf, week = 0) {
  return days.flatMap(day => day.exercises).flatMap(one => countedSets(one, week).map(set => ({ set, muscles: exerciseOf(one.exercise_id).muscles })))
    .reduce((sum, { set, muscles }) => withSet(sum, muscles, set), /** @type {Record<string, number>} */ ({}))
}

/** @param {PlanExercise} one @param {number} week @returns {{ set_type: import('./types.js').SetType, rir: number | null }[]} */
function countedSets({ sets, rir, schemes }, week) {
  const scheme = schemes?.length ? schemes[week % schemes.length] : null
  if (scheme) return scheme.map(set => ({ set_type: set.type ?? 'working', rir: set.rir ?? null }))
  return Array.from({ length: sets }, () => ({ set_type: 'working', rir }))
}

/** A week of the cycle as days: its share of sets, its reserve. @param {Plan} plan @param {number} week @returns {PlanDay[]} */
export const daysInWeek = (plan, week) => plan.days.map((day, i) => ({ ...day, exercises: sessionOf({ ...plan, run: { ...runOf(plan), carry: null } }, i, undefined, week).map(flat) }))

/** Its scheme of that week as the only one. @param {PlanExercise} one @returns {PlanExercise} */
const flat = one => ({ ...one, schemes: one.scheme ? [one.scheme] : null })

/**
 * The plan after a session of one of its days.
 * @param {Plan} plan @param {number} at @param {PlanExercise[]} session as it was asked @param {import('./types.js').LoggedSet[]} done @param {string} today
 * @returns {{ patch: Pick<Plan, 'next_day' | 'not_before'> & { run: import('./types.js').PlanRun }, changes: import('./progress.js').Change[] }}
 */
export function afterSession(plan, at, session, done, today) {
  const run = runOf(plan)
  const weeks = plan.cycle?.length ?? 0
  const place = placeAfter({ day: at, week: run.week, cycle: run.cycle }, plan.days.length, weeks)
  const week = at === plan.days.length - 1
  const { progress, changes } = progressAfter(plan, session, done, { week, cycle: week && place.week === 0 })
  const left = (run.ease?.sessions ?? 0) - 1
  return {
    patch: {
      next_day: place.day, not_before: dueAfter(scheduleOf(plan), at, today),
      run: { ...run, week: place.week, cycle: place.cycle, progress, carry: null, ease: run.ease && left > 0 ? { ...run.ease, sessions: left } : null },
    },
    changes,
  }
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
  if (percent === 0) return t('all for size')
  return percent === 100 ? t('all for strength') : t('{percent}\u00a0% towards strength', { percent })
}

/**
 * An exercise to another place, within its day or to another; where that day has the lift already, nothing moves.
 * @param {PlanDay[]} days @param {{ day: number, index: number }} from @param {{ day: number, index: number }} to
 * @returns {PlanDay[]}
 */
export function relocated(days, from, to) {
  const one = days[from.day].exercises[from.index]
  if (from.day === to.day) return changeDay(days, from.day, list => moved(list, from.index, to.index))
  if (days[to.day].exercises.some(other => other.exercise_id === one.exercise_id)) return days
  const without = changeDay(days, from.day, list => alone(list.filter((_, i) => i !== from.index)))
  return changeDay(without, to.day, list => alone([...list.slice(0, to.index), { ...one, superset: null }, ...list.slice(to.index)]))
}

/**
 * Do an exercise in turn with the next one, or no longer.
 * @param {PlanExercise[]} list @param {number} at
 * @returns {PlanExercise[]}
 */
export function paired(list, at) {
  const [one, next] = [list[at], list[at + 1]]
  if (!next) return list
  if (one.superset && one.superset === next.superset) return alone(list.map((each, i) => i > at && each.superset === one.superset ? { ...each, superset: list[at + 2]?.superset === one.superset ? fresh(list) : null } : each))
  const letter = one.superset ?? next.superset ?? fresh(list)
  return list.map(each => each === one || each === next || next.superset && each.superset === next.superset ? { ...each, superset: letter } : each)
}

/** A letter that no superset of the day has. @param {PlanExercise[]} list */
const fresh = list => [...'ABCDEFGHIJKLMNO'].find(letter => !list.some(one => one.superset === letter)) ?? 'Z'

/** A superset of one is none. @param {PlanExercise[]} list @returns {PlanExercise[]} */
const alone = list => list.map((one, i) => one.superset && list[i - 1]?.superset !== one.superset && list[i + 1]?.superset !== one.superset ? { ...one, superset: null } : one)

/** Lifts whose next set is reckoned ahead. */
const FORESEEN = 12

/** The lifts whose numbers should be there before they are begun, with what the plan wants of them: its next day's first. @param {Pick<import('./types.js').State, 'plans' | 'workouts'>} state */
export function planned(state) {
  const plan = activePlan(state)
  const days = plan?.days.map((_, i) => sessionOf(plan, i)) ?? []
  const [next, ...others] = plan ? [...days.slice(plan.next_day), ...days.slice(0, plan.next_day)] : []
  const recent = state.workouts.slice(0, 6).flatMap(workout => workout.exercises)
  /** @type {Map<string, import('./types.js').Slot['target']>} */
  const wanted = new Map()
  for (const { exercise_id: id, rep_low, rep_high, rir } of [next, ...others].flatMap(day => day ?? [])) {
    if (!wanted.has(id)) wanted.set(id, { rep_low, rep_high, rir })
  }
  for (const id of recent) if (!wanted.has(id)) wanted.set(id, null)
  return [...wanted].slice(0, FORESEEN)
}
