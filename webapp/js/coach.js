import {
  BODYWEIGHT, BODYWEIGHT_UNKNOWN, EXPERIENCE_RATIO, HARD_CAP, NEW_LIFT_CAP, PRIOR_SD, SECONDS_PER_REP, TEST_REPS_AIM,
  TEST_REPS_HIGH, TEST_REPS_LOW, TEST_Z, WOMEN_FATIGUE,
} from './coach/constants.js'
import { afterRest, afterSet } from './coach/fatigue.js'
import { trainingParams } from './coach/goal.js'
import { classify } from './coach/lift_class.js'
import { oddsOf } from './coach/odds.js'
import { loadFor, multiplier, oneRepMax, repsToFailure, rirOf } from './coach/rep_curve.js'
import { bodyPart, systemLoad } from './coach/system_load.js'
import { number, percent, weight } from './format.js'
import { ladder, nearest } from './loads.js'

/**
 * The coach in a basement: a prescription from what this phone holds. The server's answer replaces it when it comes.
 *
 * @typedef {import('./types.js').LoggedSet} LoggedSet
 * @typedef {import('./types.js').Prescription} Prescription
 *
 * @typedef {object} Ask
 * @property {import('./types.js').Exercise} exercise
 * @property {import('./types.js').Gym | null} gym
 * @property {Pick<import('./types.js').Me, 'unit' | 'sex' | 'experience' | 'bodyweight_kg' | 'goal_strength'>} me
 * @property {{ rep_low: number, rep_high: number, rir: number } | null} target what the plan wants instead of the slider
 * @property {number | null} restSeconds what the plan wants
 * @property {number} readiness share of load, −0.07 to 0.07
 * @property {Prescription | null} served the server's latest for this exercise, before today's sets
 * @property {LoggedSet[]} history sets of earlier sessions, newest first
 * @property {LoggedSet[]} done sets of this workout, in order
 * @property {number} now ms since 1970
 */

export const VERSION = 'phone-0.1.0'
/** Share of a set's surprise that the strength estimate follows within the session. */
const FOLLOW = 0.3
/** SD of strength (log units) when the lift is known, and when it is new. */
const KNOWN_SD = 0.03

/**
 * @param {Ask} ask
 * @returns {Prescription}
 */
export function prescribe(ask) {
  const { exercise, me, target, readiness } = ask
  const kind = classify(exercise)
  const goal = trainingParams(me.goal_strength, me.experience, kind.isolation)
  const strength = strengthOf(ask, kind)
  const cold = strength.cold && !target
  const low = target?.rep_low ?? (cold ? TEST_REPS_LOW : goal.repLow)
  const high = target?.rep_high ?? (cold ? TEST_REPS_HIGH : goal.repHigh)
  const rir = target?.rir ?? (cold ? 0 : goal.rir)
  const aim = target ? (low + high) / 2 : cold ? TEST_REPS_AIM : goal.repMid
  const lost = fatigueOf(ask, kind)
  const today = strength.kg * Math.exp(-lost) * (1 + readiness)
  const wanted = loadFor(today, aim, rir)
  const capped = cap(ask, wanted, aim, rir)
  const exact = capped.kg - bodyPart(exercise, bodyOf(me))
  const rungs = ladder(exercise, ask.gym, me.unit)
  const kg = nearest(rungs, exact).kg
  const { chances, band } = oddsOf(today, Math.max(systemLoad(exercise, kg, bodyOf(me)), 1), rir, strength.cold ? PRIOR_SD : KNOWN_SD)
  const flag = capped.hit ? 'hard_cap' : strength.cold ? 'cold_start' : null
  const reasons = reasonsOf(ask, { strength, lost, readiness, aim, rir, wanted, capped, exact, kg, today })
  return {
    prescription_id: null, exercise_id: exercise.id, set_number: ask.done.length + 1, weight: kg, weight_unrounded: exact,
    rep_low: low, rep_high: high, rir, rest_seconds: ask.restSeconds ?? goal.restSeconds,
    confidence: chances.filter(({ reps }) => reps >= low && reps <= high).reduce((sum, one) => sum + one.probability, 0),
    flag, band, chances, e1rm: strength.cold ? null : { value: strength.kg, low: strength.kg * 0.962, high: strength.kg * 1.039 },
    explanation: reasons.map(reason => reason.text).join(' '), headline: headlineOf(ask, kg, flag), reasons,
    engine_version: VERSION, created_at: new Date(ask.now).toISOString(),
  }
}

/** @param {Pick<Ask['me'], 'bodyweight_kg' | 'sex'>} me */
const bodyOf = me => me.bodyweight_kg ?? (me.sex ? BODYWEIGHT[me.sex] : BODYWEIGHT_UNKNOWN)

/**
 * System strength (kg of 1RM): the server's estimate, else the best of the last session here, else a prior; then moved
 * by what today's sets told.
 * @param {Ask} ask @param {ReturnType<typeof classify>} kind
 */
function strengthOf(ask, kind) {
  const { served, me } = ask
  const before = served?.e1rm?.value ?? bestOfLastSession(ask)
  if (before === null && ask.done.length === 0) return { kg: prior(me, kind), cold: true }
  const first = before ?? estimate(ask, ask.done[0])
  const kg = ask.done.reduce((known, set) => known * Math.exp(FOLLOW * Math.log(estimate(ask, set) / known)), first)
  return { kg, cold: false }
}

/** @param {Ask} ask @param {LoggedSet} set */
function estimate({ exercise, me }, set) {
  return oneRepMax(Math.max(systemLoad(exercise, set.weight_kg, bodyOf(me)), 1), set.reps, rirOf(set.set_type, set.rir))
}

/** @param {Ask} ask */
function bestOfLastSession(ask) {
  const [latest] = ask.history
  if (!latest) return null
  const session = ask.history.filter(set => set.workout_id === latest.workout_id && set.set_type !== 'warmup')
  return session.length > 0 ? Math.max(...session.map(set => estimate(ask, set))) : null
}

/** @param {Ask['me']} me @param {ReturnType<typeof classify>} kind */
function prior(me, kind) {
  const ratio = me.sex === 'female' ? kind.ratioFemale : me.sex === 'male' ? kind.ratioMale : Math.sqrt(kind.ratioMale * kind.ratioFemale)
  return bodyOf(me) * ratio * EXPERIENCE_RATIO[me.experience] * Math.exp(-TEST_Z[me.experience] * PRIOR_SD)
}

/** Log units lost to today's sets at this moment, with the rest still to come before the next. @param {Ask} ask @param {ReturnType<typeof classify>} kind */
function fatigueOf(ask, kind) {
  /** @type {import('./coach/fatigue.js').Parts} */ let parts = [0, 0]
  let last = 0
  let first = 0
  for (const set of ask.done) {
    const at = Date.parse(set.performed_at)
    const rir = rirOf(set.set_type, set.rir)
    const n = repsToFailure(set.reps, rir)
    first ||= n
    parts = afterSet(last ? afterRest(parts, (at - last) / 1000 - SECONDS_PER_REP * set.reps) : parts, rir, n / first)
    last = at
  }
  if (!last) return 0
  const rest = Math.max(ask.restSeconds ?? 0, (ask.now - last) / 1000)
  const [fast, slow] = afterRest(parts, rest || 150)
  return kind.fatigueShare * (ask.me.sex === 'female' ? WOMEN_FATIGUE : 1) * (fast + slow)
}

/** Never further from the last session than the guardrail, at the same reps. @param {Ask} ask @param {number} wanted @param {number} aim @param {number} rir */
function cap(ask, wanted, aim, rir) {
  const last = bestOfLastSession(ask)
  if (last === null) return { kg: wanted, low: null, high: null, hit: false }
  const same = last / multiplier(repsToFailure(aim, rir))
  const share = new Set(ask.history.map(set => set.workout_id)).size < 3 ? NEW_LIFT_CAP : HARD_CAP
  const [low, high] = [same * (1 - share), same * (1 + share)]
  const kg = Math.min(Math.max(wanted, low), high)
  return { kg, low, high, hit: kg !== wanted }
}

/** @param {Ask} ask @param {number} kg @param {string | null} flag */
function headlineOf({ history, done, me, exercise }, kg, flag) {
  if (flag === 'cold_start') return 'A safe first load: do as many as you can up to ten, and say how many were left'
  const before = done.at(-1) ?? history.find(set => set.set_type === 'working')
  if (!before) return 'From your strength estimate'
  const change = kg - before.weight_kg
  const when = done.length > 0 ? `set ${done.length}` : 'last time'
  const did = `${before.reps} reps${before.rir === null ? '' : `, ${number(before.rir)} left`}`
  if (Math.abs(change) < 0.01) return `Same load: ${when} was ${did}`
  return `${weight(change, me.unit, { sign: true })}: ${when} was ${did}${exercise.laterality === 'unilateral' ? ' a side' : ''}`
}

/**
 * The whole reckoning, one step a line.
 * @param {Ask} ask @param {any} r
 */
function reasonsOf({ me, done }, r) {
  const kg = (/** @type {number} */ value) => weight(value, me.unit, { digits: 1 })
  /** @type {import('./types.js').Reason[]} */
  const reasons = [{ code: 'strength', values: { kg: r.strength.kg }, text: r.strength.cold ? `Nothing is logged yet: ${kg(r.strength.kg)} is a guess from bodyweight and experience.` : `Strength (e1RM) ${kg(r.strength.kg)}.` }]
  if (r.lost > 0) reasons.push({ code: 'fatigue', values: { share: -r.lost, kg: r.strength.kg * Math.exp(-r.lost) }, text: `${number(done.length)} sets today cost ${percent(1 - Math.exp(-r.lost))}.` })
  if (r.readiness !== 0) reasons.push({ code: 'readiness', values: { share: r.readiness, kg: r.today }, text: `Your check-in: ${percent(r.readiness, true)}.` })
  reasons.push({ code: 'goal', values: { share: r.wanted / r.today, kg: r.wanted, reps: r.aim, rir: r.rir }, text: `${number(r.aim, 0)} reps with ${number(r.rir)} left is ${percent(r.wanted / r.today)} of that.` })
  if (r.capped.low !== null) reasons.push({ code: 'guardrail', values: { low: r.capped.low, high: r.capped.high, hit: r.capped.hit ? 1 : 0, kg: r.capped.kg }, text: `The guardrail allows ${kg(r.capped.low)} to ${kg(r.capped.high)}.` })
  reasons.push({ code: 'rounding', values: { kg: r.kg, by: r.kg - r.exact }, text: `This gym can load ${weight(r.kg, me.unit)}.` })
  return reasons
}
