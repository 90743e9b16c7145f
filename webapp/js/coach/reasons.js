import { BAND_PROBABILITY, FENCE_REPS, LAYOFF_DAYS, UNCERTAIN_IDLE_DAYS, UNCERTAIN_SD, UNCERTAIN_SESSIONS } from './constants.js'
import { kgBand } from './forecast.js'
import { closedSessions, idleDays } from './guardrails.js'
import { multiplier } from './rep_curve.js'
import { isOpen } from './strength.js'

/**
 * The steps of a reckoning as structured reasons, and the flags they raise. As engine/core/reasons.py.
 *
 * @typedef {import('./types.js').Ask} Ask
 * @typedef {import('./reckoning.js').Reckoning} Reckoning
 * @typedef {{ code: string, values: Record<string, number | string> }} Step
 */

const FLAGS = ['cold_start', 'hard_cap', 'uncertain']
const SAME_LOAD = 0.01
const TOLD_ROUNDING = 0.05
const TINY = 1e-9

/** The weightiest flag among the codes. @param {Step[]} steps */
export const flagOf = steps => FLAGS.find(flag => steps.some(({ code }) => code === flag)) ?? null

/** First the change in one line, then from strength to the bar. @param {Ask} ask @param {Reckoning} r @returns {Step[]} */
export const stepsOf = (ask, r) => [changeOf(ask, r), ...strengthSteps(ask, r), ...loadSteps(r), ...doubts(ask, r)]

/** @param {Ask} ask @param {Reckoning} r @returns {Step[]} */
function strengthSteps(ask, { day, sd }) {
  const band = kgBand(day.e1rm, sd)
  /** @type {Step[]} */
  const steps = [{ code: 'strength', values: { e1rm_kg: day.e1rm, low_kg: band.low, high_kg: band.high, probability: BAND_PROBABILITY, sessions: ask.lift.seen } }]
  const idle = idleDays(ask.lift.sessions[0], ask.now)
  let running = day.e1rm
  if (idle > LAYOFF_DAYS) {
    running *= 1 + day.away
    steps.push({ code: 'layoff', values: { share: day.away, days: Math.trunc(idle), result_kg: running } })
  }
  running *= 1 + day.fatigue
  steps.push({ code: 'fatigue', values: { share: day.fatigue, within: day.within, between: day.between, set_number: ask.set_number, result_kg: running } })
  running *= 1 + day.readiness
  steps.push({ code: 'readiness', values: { share: day.readiness, ...(ask.checked_in ? { z: day.readiness / 0.07 * 3 } : {}), result_kg: running } })
  return steps
}

/** @param {Reckoning} r @returns {Step[]} */
function loadSteps({ wanted, wantedKg, day, rail, railed, body, exact, load, reps }) {
  const share = railed / wantedKg - 1
  const delta = load - exact
  const inRail = load + body >= rail.low - 0.01 && load + body <= rail.high + 0.01
  /** @type {Step[]} */
  const steps = [
    { code: 'goal', values: { share: wantedKg / day.strength, ...wanted, result_kg: wantedKg } },
    { code: Math.abs(share) > TINY ? 'hard_cap' : 'guardrail', values: { low_kg: rail.low, high_kg: rail.high, limit: rail.share, last_kg: rail.last.load_kg, share, result_kg: railed } },
  ]
  if (body) steps.push({ code: 'body', values: { body_kg: body, result_kg: exact } })
  if (Math.abs(delta) >= TOLD_ROUNDING) steps.push({ code: 'rounding', values: { delta_kg: delta, result_kg: load } })
  if (!inRail) steps.push({ code: 'equipment', values: { weight_kg: load, wanted_kg: exact } })
  if (reps !== wanted) steps.push({ code: 'rep_shift', values: { ...reps } })
  return steps
}

/** @param {Ask} ask @param {Reckoning} r @returns {Step[]} */
function doubts({ lift, now }, { sd, n, rail }) {
  const [newest] = lift.sessions
  const idle = idleDays(newest, now)
  /** @type {Step[]} */ const steps = []
  if (closedSessions(lift, now) < UNCERTAIN_SESSIONS || sd > UNCERTAIN_SD || idle > UNCERTAIN_IDLE_DAYS) {
    steps.push({ code: 'uncertain', values: { sessions: lift.seen, sd, idle_days: idle } })
  }
  if (Math.max(newest.effort, n) > FENCE_REPS) steps.push({ code: 'extrapolated', values: { effort: Math.max(newest.effort, n) } })
  if (!newest.rir_known) steps.push({ code: 'rir_assumed', values: { rir: newest.rir } })
  if (rail.suspect) steps.push({ code: 'check_log', values: { weight_kg: rail.last.weight_kg } })
  return steps
}

/** What the load does against last time, and the largest cause of it. @param {Ask} ask @param {Reckoning} r @returns {Step} */
function changeOf(ask, r) {
  const { last } = r.rail
  const delta = r.load - last.weight_kg
  const [cause, size] = causeOf(r, delta)
  const first = isOpen(ask.lift, ask.now) && ask.lift.sessions.length === 1
  const older = ask.lift.sessions[ask.lift.sessions.indexOf(last) + 1]
  const both = older?.rir_known && older.rir > r.wanted.rir ? [last, older] : [last]
  return { code: 'change', values: {
    delta_kg: delta, weight_kg: r.load, cause, size, e1rm_kg: r.day.e1rm, last_reps: last.reps, ...r.wanted,
    days: Math.trunc(idleDays(last, ask.now)), when: first ? 'your best set today' : 'last time',
    last_rir: Math.min(...both.map(session => session.rir)), times: both.length,
  } }
}

/** The largest of the log-shares that add up to the change, among those of its own sign. @param {Reckoning} r @param {number} delta @returns {[string, number]} */
function causeOf({ rail: { last, share: limit }, day, n, wanted, railed, wantedKg, load, body }, delta) {
  if (Math.abs(delta) < SAME_LOAD) return ['', 0]
  const middle = (wanted.rep_low + wanted.rep_high) / 2
  const reserve = last.rir_known && Math.abs(last.rir - wanted.rir) >= Math.abs(last.reps - middle)
  /** @type {[string, number][]} */
  const shares = [
    [reserve ? 'reserve' : 'reps', Math.log(multiplier(last.effort) / multiplier(n))], ['strength', Math.log(day.e1rm / last.e1rm_kg)],
    ['layoff', Math.log1p(day.away)], ['fatigue', Math.log1p(day.fatigue)], ['readiness', Math.log1p(day.readiness)],
    ['hard_cap', Math.log(railed / wantedKg)], ['rounding', load + body > 0 ? Math.log((load + body) / railed) : 0],
  ]
  const sign = delta > 0 ? 1 : -1
  // it wanted to go further the same way
  if (Math.log(railed / wantedKg) * sign < -TINY) return ['hard_cap', limit * sign]
  const [cause, size] = shares.reduce((best, one) => one[1] * sign > best[1] * sign ? one : best)
  return [cause, Math.expm1(size)]
}
