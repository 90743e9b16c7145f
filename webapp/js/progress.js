import { keyOf, ruled, ruleOf } from './programme.js'
import { runOf } from './schedule.js'

/**
 * How the loads that a plan keeps move: after a session, when a week ends, when a cycle does. Pure; kg throughout.
 *
 * @typedef {import('./types.js').Plan} Plan
 * @typedef {import('./types.js').PlanRun} PlanRun
 * @typedef {import('./types.js').PlanExercise} PlanExercise
 * @typedef {import('./types.js').Progress} Progress
 * @typedef {import('./types.js').Rule} Rule
 * @typedef {import('./types.js').Scheme} Scheme
 * @typedef {import('./types.js').LoggedSet} LoggedSet
 * @typedef {'reached' | 'amrap' | 'missed' | 'stage' | 'cycle' | 'week' | 'reset'} Why
 * @typedef {{ next: Progress, why: Why, reps?: number }} Moved
 * @typedef {{ exercise_id: string, from: number, to: number, why: Why, reps: number | null, stage: [number, number] | null }} Change
 */

/** A load this share under the asked one doesn't count as it. */
const AS_ASKED = 0.97
/** kg: what the loads are kept to, before the gym rounds them. */
const STEP = 0.25
const MOST_FAILS = 10

/**
 * @param {Plan} plan @param {PlanExercise[]} session as it was asked @param {LoggedSet[]} done in order
 * @param {{ week: boolean, cycle: boolean }} ends what ends with this session
 * @returns {{ progress: PlanRun['progress'], changes: Change[] }}
 */
export function progressAfter(plan, session, done, ends) {
  const { progress: before, ease } = runOf(plan)
  const progress = { ...before }
  /** @type {Map<string, Moved>} */ const moves = new Map()
  const move = (/** @type {string} */ key, /** @type {Moved | null} */ moved) => {
    if (!moved) return
    progress[key] = moved.next
    moves.set(key, moved)
  }
  for (const one of ease ? [] : session) {
    const key = keyOf(one)
    const rule = ruleOf(plan, key)
    const sets = done.filter(set => set.exercise_id === one.exercise_id && set.set_type !== 'warmup')
    if (rule && progress[key] && sets.length > 0) move(key, afterSession(rule, one, progress[key], sets))
  }
  for (const one of ruled(plan)) {
    const [key, rule] = [keyOf(one), /** @type {Rule} */ (one.rule)]
    if (progress[key] && (rule.kind === 'week' && ends.week || rule.kind === 'cycle' && ends.cycle)) move(key, afterPeriod(rule, progress[key], rule.kind))
  }
  return { progress, changes: [...moves].flatMap(([key, moved]) => changed(plan, key, before[key], moved)) }
}

/** What is worth telling. @param {Plan} plan @param {string} key @param {Progress} before @param {Moved} moved @returns {Change[]} */
function changed(plan, key, before, { next, why, reps }) {
  if (next.kg === before.kg && why !== 'stage') return []
  const stage = why === 'stage' ? ruleOf(plan, key)?.stages[next.stage ?? 0] ?? null : null
  return [{ exercise_id: key.split(':')[0], from: before.kg, to: next.kg, why, reps: reps ?? null, stage }]
}

/** @param {Rule} rule @param {PlanExercise} one @param {Progress} now @param {LoggedSet[]} done @returns {Moved | null} */
function afterSession(rule, one, now, done) {
  const sets = (one.scheme ?? []).filter(set => set.type !== 'warmup')
  const open = amrapOf(sets, done)
  if (rule.kind === 'cycle' || rule.kind === 'week') return { next: remembered(now, open, held(one, sets, done)), why: 'missed' }
  if (!one.rule) return null
  if (rule.kind === 'amrap') return open === null ? null : { next: { ...now, kg: kept(now.kg + stepFor(rule, open)) }, why: 'amrap', reps: open }
  if (rule.kind === 'double') return reached(sets, done, 1) ? { next: { ...now, kg: kept(now.kg + rule.add_kg) }, why: 'reached' } : null
  if (reached(sets, done, 0)) return { next: { ...now, kg: kept(now.kg + rule.add_kg), fails: 0 }, why: 'reached' }
  return rule.kind === 'stages' ? nextStage(rule, now) : fallen(rule, now)
}

/**
 * Did it go as a cycle asks? Where the programme has sets of as many as go, by those alone: the work after them may be cut.
 * @param {PlanExercise} one @param {Scheme[]} sets @param {LoggedSet[]} done
 */
function held(one, sets, done) {
  if (!one.schemes?.some(week => week.some(set => set.amrap))) return reached(sets, done, 0)
  return sets.every((set, i) => !set.amrap || reached([set], [done[i]], 0))
}

/** What counts when the week or the cycle ends. @param {Progress} now @param {number | null} open @param {boolean} met @returns {Progress} */
function remembered(now, open, met) {
  const best = open === null ? now.best ?? null : Math.max(open, now.best ?? 0)
  return { ...now, fails: Math.min(MOST_FAILS, (now.fails ?? 0) + (met ? 0 : 1)), best }
}

/** @param {Rule} rule @param {Progress} now @returns {Moved} */
function fallen(rule, now) {
  const fails = (now.fails ?? 0) + 1
  if (fails < rule.fails) return { next: { ...now, fails }, why: 'missed' }
  return { next: { ...now, kg: kept(now.kg * rule.reset), fails: 0 }, why: 'reset' }
}

/** @param {Rule} rule @param {Progress} now @returns {Moved} */
function nextStage(rule, now) {
  const stage = (now.stage ?? 0) + 1
  if (stage < rule.stages.length) return { next: { ...now, stage }, why: 'stage' }
  return { next: { ...now, kg: kept(now.kg * rule.reset), stage: 0 }, why: 'reset' }
}

/** A week or a cycle is over; one with a miss in it is no reason to add. @param {Rule} rule @param {Progress} now @param {'week' | 'cycle'} why @returns {Moved} */
function afterPeriod(rule, now, why) {
  const anew = { ...now, fails: 0, best: null }
  const reps = now.best ?? undefined
  if (!now.fails) return { next: { ...anew, kg: kept(now.kg + rule.add_kg) }, why, reps }
  return why === 'cycle' ? { next: { ...anew, kg: kept(now.kg * rule.reset) }, why: 'reset', reps } : { next: anew, why: 'missed', reps }
}

/** Had every set its reps (0: the fewest, 1: the most) at its load? @param {Scheme[]} sets @param {(LoggedSet | undefined)[]} done @param {0 | 1} which */
const reached = (sets, done, which) => sets.every((set, i) => {
  const one = done[i]
  return one !== undefined && one.reps >= set.reps[which] && (set.kg == null || one.weight_kg >= set.kg * AS_ASKED)
})

/** Reps of the heaviest set of as many as go; null where there was none. @param {Scheme[]} sets @param {LoggedSet[]} done */
function amrapOf(sets, done) {
  const open = sets.flatMap((set, i) => set.amrap && done[i] ? [{ percent: set.percent ?? 0, reps: done[i].reps }] : [])
  return open.length === 0 ? null : open.reduce((best, each) => each.percent > best.percent ? each : best).reps
}

/** @param {Rule} rule @param {number} reps */
const stepFor = ({ steps }, reps) => steps.filter(([from]) => from <= reps).at(-1)?.[1] ?? 0

/** @param {number} kg */
export const kept = kg => Math.max(STEP, Math.round(kg / STEP) * STEP)
