import { plural, t } from './i18n.js'
import { minutesOf } from './plan.js'
import { keyOf } from './programme.js'

/**
 * A well-known structure made into a plan of this lifter: with what this gym has, from what they lift now. Pure.
 *
 * @typedef {import('./types.js').Exercise} Exercise
 * @typedef {import('./types.js').Plan} Plan
 * @typedef {import('./types.js').PlanExercise} PlanExercise
 * @typedef {import('./types.js').Progress} Progress
 * @typedef {import('./types.js').Scheme} Scheme
 * @typedef {Scheme & { times?: number }} TemplateSet
 * @typedef {object} Place one exercise of a template's day
 * @property {string} lift slug
 * @property {string[]} instead
 * @property {number} sets
 * @property {[number, number]} reps
 * @property {number} rir
 * @property {number} rest
 * @property {string | null} superset
 * @property {string | null} note
 * @property {TemplateSet[][] | null} schemes
 * @property {import('./types.js').Rule | null} rule
 * @property {string | null} track
 *
 * @typedef {object} Template as GET /v1/templates has it
 * @property {string} slug
 * @property {string} name
 * @property {string} about
 * @property {string} source
 * @property {'novice' | 'intermediate' | 'advanced'} level
 * @property {number} goal_strength
 * @property {number} minutes
 * @property {import('./types.js').Schedule} schedule
 * @property {import('./types.js').PlanWeek[]} cycle
 * @property {{ name: string, exercises: Place[] }[]} days
 *
 * @typedef {{ day: string, wanted: string, taken: string | null }} Swap `taken` null: nothing stands in
 * @typedef {Pick<Plan, 'name' | 'goal_strength' | 'minutes' | 'days' | 'schedule' | 'cycle' | 'notes'> & { template: string }} Made
 */

/**
 * @param {Template} template @param {Exercise[]} exercises the catalogue @param {ReadonlySet<string> | null} has equipment; null: all of it
 * @returns {{ made: Made, swaps: Swap[] }}
 */
export function madeFrom(template, exercises, has) {
  const bySlug = new Map(exercises.flatMap(one => one.slug ? [[one.slug, one]] : []))
  /** @type {Swap[]} */ const swaps = []
  const days = template.days.map(day => {
    /** @type {PlanExercise[]} */ const list = []
    for (const place of day.exercises) {
      const wanted = bySlug.get(place.lift)
      const free = exercises.filter(one => !list.some(other => other.exercise_id === one.id))
      const taken = wanted && fits(wanted, has) && free.includes(wanted) ? wanted : standIn(place, wanted, bySlug, free, has)
      if (taken !== wanted || !taken) swaps.push({ day: day.name, wanted: wanted?.name ?? place.lift, taken: taken?.name ?? null })
      if (taken) list.push(planned(place, taken, taken === wanted))
    }
    return { name: day.name, exercises: list, minutes: minutesOf(list) }
  })
  const notes = swaps.map(({ day, wanted, taken }) => taken
    ? t('{day}: {taken} for {wanted}, which this gym lacks.', { day, taken, wanted }) : t('{day}: nothing here stands in for {wanted}.', { day, wanted }))
  const { name, goal_strength, minutes, schedule, cycle, slug } = template
  return { made: { name, goal_strength, minutes, schedule, cycle, days: days.filter(day => day.exercises.length > 0), notes, template: slug }, swaps }
}

/** @param {Exercise} exercise @param {ReadonlySet<string> | null} has */
const fits = ({ equipment }, has) => !has || has.has(equipment) || equipment === 'bodyweight'

/** The first that the template names, else the most usual of the same movement. @param {Place} place @param {Exercise | undefined} wanted @param {Map<string, Exercise>} bySlug @param {Exercise[]} free @param {ReadonlySet<string> | null} has */
function standIn({ instead }, wanted, bySlug, free, has) {
  const usable = free.filter(one => fits(one, has))
  const named = instead.map(slug => bySlug.get(slug)).find(one => one && usable.includes(one))
  if (named || !wanted) return named ?? null
  return usable.filter(one => one.pattern === wanted.pattern && one.tracking === 'reps').sort((a, b) => b.popularity - a.popularity)[0] ?? null
}

/** @param {Place} place @param {Exercise} taken @param {boolean} same @returns {PlanExercise} */
function planned(place, taken, same) {
  const { reps: [low, high], schemes, rule } = place
  const loaded = taken.load_type === 'external' // percents of a load that hangs on the body say nothing
  return {
    exercise_id: taken.id, name: taken.name, sets: place.sets, rep_low: low, rep_high: high, rir: place.rir, rest_seconds: place.rest,
    superset: place.superset, note: place.note, track: place.track, rule: loaded && rule ? (same ? rule : { ...rule, add_kg: Math.min(rule.add_kg, 2.5) }) : null,
    schemes: schemes ? schemes.map(week => week.flatMap(set => spelled(set, loaded))) : null,
  }
}

/** As many single sets as it stands for. @param {TemplateSet} set @param {boolean} loaded @returns {Scheme[]} */
function spelled({ times = 1, percent, kg: _, ...set }, loaded) {
  return Array.from({ length: times }, () => ({ ...set, ...(loaded && percent != null ? { percent } : {}) }))
}

/**
 * The loads that a plan begins with: a share of what the lifter can do once.
 * @param {Pick<Plan, 'days'>} plan @param {Record<string, { kg: number }>} strength e1RM by exercise @param {import('./programme.js').Loadable} loadable
 * @returns {Record<string, Progress>}
 */
export function startingLoads(plan, strength, loadable) {
  const ruled = plan.days.flatMap(day => day.exercises).filter(one => one.rule && strength[one.exercise_id])
  return Object.fromEntries(ruled.map(one => [keyOf(one), { kg: Math.max(0.5, loadable(one.exercise_id, strength[one.exercise_id].kg * (one.rule?.start ?? 0.9))) }]))
}

/** What a gym has to train with; null where nothing is known of it. @param {import('./types.js').Gym | null} gym @returns {Set<string> | null} */
export function equipmentOf(gym) {
  if (!gym) return null
  const { bars, dumbbells, stacks, plates } = gym.inventory
  const kinds = new Set([...bars, ...dumbbells, ...stacks].map(one => one.kind))
  if (kinds.size === 0) return null
  if (plates.length > 0) kinds.add('plate')
  return kinds
}

/** @param {number} count */
const dayCount = count => plural(count, '{count} day', '{count} days')

/** How a calendar is written. @param {import('./types.js').Schedule} schedule @param {(weekday: number) => string} named */
export function scheduleWords({ kind, weekdays, in_a_row: row, rest_days: rest }, named) {
  if (kind === 'weekdays') return weekdays.map(named).join(', ')
  if (rest === 0) return t('In order, no fixed days')
  return row === 1 ? t('In order, {rest} off between', { rest: dayCount(rest) }) : t('{row} in a row, then {rest} off', { row: dayCount(row), rest: dayCount(rest) })
}
