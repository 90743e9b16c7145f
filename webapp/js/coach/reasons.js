import { BAND_PROBABILITY, FENCE_REPS, LAYOFF_DAYS, UNCERTAIN_IDLE_DAYS, UNCERTAIN_SD, UNCERTAIN_SESSIONS } from './constants.js'
import { kgBand } from './forecast.js'
import { closedSessions, idleDays } from './guardrails.js'
import { lightDay, plateau } from './progression.js'
import { multiplier } from './rep_curve.js'
import { volumeSteps } from './volume.js'

/**
 * The steps of a reckoning as structured reasons, and the flags they raise. As engine/core/reasons.py.
 *
 * @typedef {import('./types.js').Ask} Ask
 * @typedef {import('./reckoning.js').Reckoning} Reckoning
 * @typedef {{ code: string, values: Record<string, number | string> }} Step
 */

const FLAGS = ['cold_start', 'hard_cap', 'uncertain']
/** These tell a load as it is logged. */
const LOGGED = ['change', 'newest_set', 'likeliest', 'rounding', 'equipment', 'check_log', 'first_test', 'fallback']
const SAME_LOAD = 0.01
const TOLD_ROUNDING = 0.05
const SAME_REPS = 1e-6
const TINY = 1e-9

/** The weightiest flag among the codes. @param {Step[]} steps */
export const flagOf = steps => FLAGS.find(flag => steps.some(({ code }) => code === flag)) ?? null

/** First the change in one line, then from strength to the bar. @param {Ask} ask @param {Reckoning} r @returns {Step[]} */
export const stepsOf = (ask, r) => [r.move?.held ? hold(r) : changeOf(ask, r), ...strengthSteps(ask, r), ...loadSteps(r), ...doubts(ask, r)]

/** The same, each that tells a load as it is logged saying what kind of load, where the body is part of it. @param {Step[]} steps @param {Ask['traits']} traits */
export const onLift = (steps, { load_type }) => load_type === 'external' ? steps
  : steps.map(step => LOGGED.includes(step.code) ? { ...step, values: { ...step.values, load_type } } : step)

/** @param {Ask} ask @param {Reckoning} r @returns {Step[]} */
function strengthSteps(ask, { day, sd, move }) {
  const band = kgBand(day.e1rm, sd)
  /** @type {Step[]} */
  const steps = [{ code: 'strength', values: { e1rm_kg: day.e1rm, low_kg: band.low, high_kg: band.high, probability: BAND_PROBABILITY, sessions: ask.lift.seen } }]
  const idle = idleDays(ask.lift.sessions[0], ask.now)
  let running = day.e1rm
  if (idle > LAYOFF_DAYS) {
    running *= 1 + day.away
    steps.push({ code: 'layoff', values: { share: day.away, days: Math.trunc(idle), result_kg: running } })
  }
  if (move) {
    const { weight_kg, reps, rir, rir_known } = move.done
    running *= 1 + day.shown
    steps.push({ code: 'newest_set', values: { weight_kg, reps, rir, rir_known: rir_known ? 1 : 0, share: day.shown, result_kg: running } })
  }
  running *= 1 + day.fatigue
  steps.push({ code: 'fatigue', values: { share: day.fatigue, within: day.within, between: day.between, set_number: ask.set_number, result_kg: running } })
  if (move) return steps // it is in the newest set already
  running *= 1 + day.readiness
  steps.push({ code: 'readiness', values: { share: day.readiness, ...(ask.readiness_z === null ? {} : { z: ask.readiness_z }), result_kg: running } })
  return steps
}

/** @param {Reckoning} r @returns {Step[]} */
function loadSteps({ wanted, wantedKg, formulaKg, day, rail, railed, body, exact, load, reps, move, told, settled }) {
  const share = railed / wantedKg - 1
  const delta = load - exact
  const inRail = move?.held || (load + body >= rail.low - 0.01 && load + body <= rail.high + 0.01)
  /** @type {Step[]} */
  const steps = [
    { code: 'goal', values: { share: formulaKg / day.strength, ...wanted, result_kg: formulaKg } },
    ...(told ? [{ code: 'pooled', values: { source: told.source, weight: told.share, share: wantedKg / formulaKg - 1, result_kg: wantedKg } }] : []),
    move?.held ? { code: 'kept', values: { share, result_kg: railed } } : { code: Math.abs(share) > TINY ? 'hard_cap' : 'guardrail', values: { low_kg: rail.low, high_kg: rail.high, limit: rail.share, last_kg: rail.last.load_kg, share, result_kg: railed } },
  ]
  if (body) steps.push({ code: 'body', values: { body_kg: body, result_kg: exact } })
  if (settled && !move?.held) steps.push({ code: 'likeliest', values: { ...chancesOf(settled), ...wanted, result_kg: load } })
  else if (Math.abs(delta) >= TOLD_ROUNDING) steps.push({ code: 'rounding', values: { delta_kg: delta, result_kg: load } })
  if (!inRail) steps.push({ code: 'equipment', values: { weight_kg: load, wanted_kg: exact } })
  if (reps !== wanted) steps.push({ code: 'rep_shift', values: { ...reps } })
  return steps
}

/** @param {import('./progression.js').Settled} settled */
const chancesOf = ({ chance, fromKg, fromChance }) => ({ chance, from_kg: fromKg, from_chance: fromChance })

/** @param {Ask} ask @param {Reckoning} r @returns {Step[]} */
function doubts(ask, { sd, n, rail, ahead }) {
  const { lift, now } = ask
  const [newest] = lift.sessions
  const idle = idleDays(newest, now)
  /** @type {Step[]} */ const steps = []
  if (closedSessions(lift, now) < UNCERTAIN_SESSIONS || sd > UNCERTAIN_SD || idle > UNCERTAIN_IDLE_DAYS) {
    steps.push({ code: 'uncertain', values: { sessions: lift.seen, sd, idle_days: idle } })
  }
  if (Math.max(newest.effort, n) > FENCE_REPS) steps.push({ code: 'extrapolated', values: { effort: Math.max(newest.effort, n) } })
  if (!newest.rir_known) steps.push({ code: 'rir_assumed', values: { rir: newest.rir } })
  if (rail.suspect) steps.push({ code: 'check_log', values: { weight_kg: rail.last.weight_kg } })
  return [...steps, ...(ahead ? [...plateau(ahead.seen), ...lightDay(ask)] : []), ...volumeSteps(ask)]
}

/** The same load again, and the reps to expect at it. @param {Reckoning} r @returns {Step} */
function hold({ forecast: { mean }, load, wanted }) {
  const [low, high] = [Math.floor(mean + SAME_REPS), Math.ceil(mean - SAME_REPS)]
  return { code: 'hold', values: { weight_kg: load, rep_low: Math.max(low, 1), rep_high: Math.max(high, 1), rir: wanted.rir } }
}

/** What the load is told against: the newest set of a running session, else the best of the last. @param {Reckoning} r */
const against = r => r.move ? r.move.done : r.rail.last

/** What the load does against the last set today, else against last time, and the largest cause of it. @param {Ask} ask @param {Reckoning} r @returns {Step} */
function changeOf(ask, r) {
  const last = against(r)
  const delta = r.load - last.weight_kg
  const [cause, size] = causeOf(r, delta)
  const older = r.move ? undefined : ask.lift.sessions[ask.lift.sessions.indexOf(r.rail.last) + 1]
  const both = older?.rir_known && older.rir > r.wanted.rir ? [last, older] : [last]
  return { code: 'change', values: {
    delta_kg: delta, weight_kg: r.load, cause, size, e1rm_kg: r.day.e1rm, last_reps: last.reps, ...r.wanted,
    days: Math.trunc(idleDays(r.rail.last, ask.now)), when: r.move ? 'your last set' : 'last time',
    last_rir: Math.min(...both.map(session => session.rir)), times: both.length, ...(r.settled ? chancesOf(r.settled) : {}),
  } }
}

/** The largest of the log-shares that add up to the change, among those of its own sign. @param {Reckoning} r @param {number} delta @returns {[string, number]} */
function causeOf(r, delta) {
  if (Math.abs(delta) < SAME_LOAD) return ['', 0]
  const { rail, day, n, railed, wantedKg, load, body, move } = r
  const last = against(r)
  const sign = delta > 0 ? 1 : -1
  const effort = Math.log(multiplier(last.effort) / multiplier(n))
  const [away, readiness, capped] = [Math.log1p(day.away), Math.log1p(day.readiness), Math.log(railed / wantedKg)]
  // it wanted to go further the same way
  if (capped * sign < -TINY) return ['hard_cap', rail.share * sign]
  if (r.settled) {
    const within = day.running ? 0 : Math.log1p(day.within)
    const total = load + body > 0 ? Math.log((load + body) / last.load_kg) : 0
    return largest(sign, [
      [effortCause(r), effort], ['readiness', readiness], ['layoff', away], ['fatigue', within], ['hard_cap', capped],
      ['likeliest', total - (effort + readiness + away + within + capped)],
    ])
  }
  return largest(sign, [
    [effortCause(r), effort], ['strength', move ? 0 : Math.log(day.e1rm / rail.last.e1rm_kg)], ['layoff', away], ['fatigue', Math.log1p(day.fatigue)],
    ['readiness', readiness], ['hard_cap', capped], ['rounding', load + body > 0 ? Math.log((load + body) / railed) : 0],
  ])
}

/** @param {1 | -1} sign @param {[string, number][]} shares @returns {[string, number]} */
function largest(sign, shares) {
  const [cause, size] = shares.reduce((best, one) => one[1] * sign > best[1] * sign ? one : best)
  return [cause, Math.expm1(size)]
}

/** Is the change of effort one of reps or of reserve? @param {Reckoning} r */
function effortCause(r) {
  const last = against(r)
  const middle = (r.wanted.rep_low + r.wanted.rep_high) / 2
  return last.rir_known && Math.abs(last.rir - r.wanted.rir) >= Math.abs(last.reps - middle) ? 'reserve' : 'reps'
}
