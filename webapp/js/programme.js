import { runOf, weekOf } from './schedule.js'

/**
 * What a programme asks of a session, set by set, with loads. How the loads move is in progress.js. Pure; kg throughout.
 *
 * @typedef {import('./types.js').Plan} Plan
 * @typedef {import('./types.js').PlanExercise} PlanExercise
 * @typedef {import('./types.js').Progress} Progress
 * @typedef {import('./types.js').Rule} Rule
 * @typedef {import('./types.js').Scheme} Scheme
 * @typedef {(exerciseId: string, kg: number) => number} Loadable the nearest load that the gym has
 */

/** The key of the load that an exercise's percents are of. @param {Pick<PlanExercise, 'exercise_id' | 'track'>} one */
export const keyOf = ({ exercise_id: id, track }) => track ? `${id}:${track}` : id

/** The rule that moves a load; it may stand on another day. @param {Plan} plan @param {string} key @returns {Rule | null} */
export const ruleOf = (plan, key) => plan.days.flatMap(day => day.exercises).find(one => one.rule && keyOf(one) === key)?.rule ?? null

/** Exercises whose loads the plan keeps, one for each load. @param {Pick<Plan, 'days'>} plan @returns {PlanExercise[]} */
export function ruled({ days }) {
  const all = days.flatMap(day => day.exercises).filter(one => one.rule)
  return all.filter((one, i) => all.findIndex(other => keyOf(other) === keyOf(one)) === i)
}

/**
 * An exercise as a week asks it: its sets, its reserve, its loads.
 * @param {Plan} plan @param {PlanExercise} one @param {Loadable} loadable @param {number} [week] another week than the one that runs
 * @returns {PlanExercise}
 */
export function asked(plan, one, loadable, week = runOf(plan).week) {
  const of = weekOf(plan, week)
  const ease = week === runOf(plan).week ? runOf(plan).ease : null
  const rir = Math.min(10, (of?.rir ?? one.rir) + (ease?.rir ?? 0))
  const own = one.schemes && one.schemes.length > 1
  const share = (own ? 1 : of?.sets ?? 1) * (ease?.sets ?? 1)
  const progress = runOf(plan).progress[keyOf(one)]
  const sets = schemeOf(one, week, progress)
  if (!sets) return { ...one, rir, sets: Math.max(1, Math.round(one.sets * share)), scheme: null }
  const kept = sets.slice(0, Math.max(1, Math.round(sets.length * share)))
  const load = (own ? 1 : of?.load ?? 1) * (ease?.load ?? 1)
  const scheme = kept.map(set => loaded(set, { rir, load, kg: progress?.kg ?? null, easy: ease !== null, to: kg => loadable(one.exercise_id, kg) }))
  return { ...one, rir, sets: scheme.filter(set => set.type !== 'warmup').length, scheme }
}

/** @param {PlanExercise} one @param {number} week @param {Progress | undefined} progress @returns {Scheme[] | null} */
function schemeOf({ schemes, rule }, week, progress) {
  if (!schemes || schemes.length === 0) return null
  const plain = schemes[week % schemes.length]
  const stage = rule?.kind === 'stages' ? rule.stages[progress?.stage ?? 0] : null
  if (!stage || !progress?.stage) return plain
  const last = plain[plain.length - 1]
  return Array.from({ length: stage[0] }, (_, i) => ({ ...last, reps: [stage[1], stage[1]], amrap: last.amrap && i === stage[0] - 1 }))
}

/** @param {Scheme} set @param {{ rir: number, load: number, kg: number | null, easy: boolean, to: (kg: number) => number }} how @returns {Scheme} */
function loaded(set, { rir, load, kg, easy, to }) {
  const { percent, ...rest } = set
  const share = percent == null ? null : percent * load
  const reserve = set.rir ?? (set.amrap || share !== null ? null : rir)
  const fixed = set.kg == null ? null : to(set.kg * load)
  const weight = share !== null && kg !== null ? to(kg * share) : fixed
  return { ...rest, rir: reserve, amrap: Boolean(set.amrap) && !easy, ...(share === null ? {} : { percent: share }), ...(weight === null ? {} : { kg: weight }) }
}
