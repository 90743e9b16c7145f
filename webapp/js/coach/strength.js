import {
  BODYWEIGHT_UNKNOWN, ERROR_RATE_FLOOR, ERROR_RATE_OFFSET, ERROR_SQUARE_LIMIT, EWMA_ALPHA, FENCE_REPS, HEAVIEST, INNOVATION_LIMIT,
  INNOVATION_LIMIT_NEW, NEW_LIFT_SESSIONS, REST_SEEN_HIGH, REST_SEEN_LOW, SCALE_RATE_FLOOR, SECONDS_PER_REP, SESSION_GAP,
  SESSIONS_KEPT,
} from './constants.js'
import { beginLift, todaySoFar } from './day.js'
import { addVolume, afterRest, afterSet } from './fatigue.js'
import { forecastSd } from './forecast.js'
import { trainingParams } from './goal.js'
import { classify } from './lift_class.js'
import { remember } from './memory.js'
import { multiplier, oneRepMax, repsToFailure, rirOf } from './rep_curve.js'

/**
 * State and set to state: session value, its running mean, and how far off the forecasts were. As engine/core/strength.py.
 *
 * @typedef {import('./types.js').Lift} Lift
 * @typedef {import('./types.js').Session} Session
 * @typedef {import('./types.js').Performed} Performed
 * @typedef {import('./types.js').Traits} Traits
 * @typedef {import('./types.js').LifterState} LifterState
 * @typedef {{ lift: Lift, lifter: LifterState }} Known
 */

const FATIGUING_SETS = ['working', 'failure', 'drop']

/** What the muscles move, kg. @param {Traits} traits @param {number} weightKg @param {number | null} bodyweightKg */
export const systemLoad = (traits, weightKg, bodyweightKg) => weightKg + traits.bodyweight_share * (bodyweightKg || BODYWEIGHT_UNKNOWN)

/** Fold one set into what is known, but for how the estimates had done. @param {Known} known @param {Traits} traits @param {Performed} set @returns {Known} */
export function foldSet({ lift, lifter }, traits, set) {
  const load = systemLoad(traits, set.weight_kg, set.bodyweight_kg)
  if (!FATIGUING_SETS.includes(set.set_type) || !(load > 0 && load <= HEAVIEST) || set.reps < 1) return { lift, lifter }
  const patterns = addVolume(lifter, traits.pattern, classify(traits).lower, set.at, load * set.reps)
  const before = fatigueBefore(lift, traits, set)
  const tired = tire(lift, lifter, set, before)
  if (set.set_type === 'drop') return { lift: tired, lifter: { ...lifter, patterns } }
  const one = sessionOf(set, load, lifter.rir_bias)
  const newest = setStateOf(one, before)
  const running = isOpen(lift, set.at)
  const memory = remember(lift.memory, set.at, load, set.reps, one.rir_known ? one.rir : null, !running)
  const after = { ...lifter, patterns, day: dayOf(lifter, lift, traits, set, load, running) }
  if (running) return { lift: { ...tired, sessions: [merge(lift.sessions[0], one), ...lift.sessions.slice(1)], ...newestOf(lift, set, newest), memory }, lifter: after }
  const closed = closeSession(tired, traits)
  const begun = { ...closed, sessions: [one, ...closed.sessions].slice(0, SESSIONS_KEPT), seen: lift.seen + 1, newest, heavier: null, memory }
  return { lift: begun, lifter: scaled(after, traits, closed.settled ?? one.e1rm_kg) }
}

/** @param {LifterState} lifter @param {Lift} lift @param {Traits} traits @param {Performed} set @param {number} load @param {boolean} running */
function dayOf(lifter, lift, traits, set, load, running) {
  const day = todaySoFar(lifter.day, set.at)
  return running ? { ...day, last_at: set.at } : beginLift(day, set.at, lift.memory[0], load, set.reps, classify(traits).repSlope)
}

/** The lifter's strength against the ratio table, learned once a session of each loaded lift. @param {LifterState} lifter @param {Traits} traits @param {number} e1rm @returns {LifterState} */
function scaled(lifter, traits, e1rm) {
  if (traits.load_type !== 'external') return lifter
  const rate = Math.max(SCALE_RATE_FLOOR, 1 / (lifter.scale_seen + 1))
  const scale_ln = lifter.scale_ln + rate * (Math.log(e1rm / classify(traits).ratioMale) - lifter.scale_ln)
  return { ...lifter, scale_ln, scale_seen: lifter.scale_seen + 1 }
}

/** @param {Session} one @param {import('./fatigue.js').Parts} before @returns {import('./types.js').SetState} */
function setStateOf({ load_kg, weight_kg, reps, rir, rir_known, effort }, before) {
  return { load_kg, weight_kg, reps, rir, rir_known, effort, fatigue: before[0] + before[1], confirmed: false }
}

/** The newest set of the running session with this one done, and the newest that was heavier. @param {Lift} lift @param {Performed} set @param {import('./types.js').SetState} done */
function newestOf({ newest: known, heavier, sessions }, set, done) {
  if (!known || set.at < sessions[0].last_at) return { newest: known ?? done, heavier }
  const less = Math.log(known.load_kg * multiplier(known.effort)) - Math.log(done.load_kg * multiplier(done.effort))
  const newest = { ...done, confirmed: Math.abs(less) <= INNOVATION_LIMIT }
  if (done.load_kg < known.load_kg) return { newest, heavier: known }
  return { newest, heavier: heavier && done.load_kg < heavier.load_kg ? heavier : null }
}

/** Does a set at this instant belong to the newest session? @param {Lift} lift @param {number} at */
export const isOpen = (lift, at) => lift.sessions.length > 0 && (at - lift.sessions[0].last_at) / 1000 <= SESSION_GAP

/** The running e1RM (kg), the newest session included as far as it went. @param {Lift} lift */
export const estimate = lift => lift.sessions.length > 0 ? fold(lift.settled, lift.sessions[0].e1rm_kg, lift.seen - 1) : null

/** The EWMA after one more session; one far off, as a typing error is, counts as less. @param {number | null} settled @param {number} value @param {number} earlier */
function fold(settled, value, earlier) {
  if (settled === null) return value
  const limit = earlier < NEW_LIFT_SESSIONS ? INNOVATION_LIMIT_NEW : INNOVATION_LIMIT
  const surprise = Math.min(Math.max(Math.log(value / settled), -limit), limit)
  return settled + EWMA_ALPHA * (settled * Math.exp(surprise) - settled)
}

/** @param {Lift} lift @param {Traits} traits @returns {Lift} */
function closeSession(lift, traits) {
  const [done] = lift.sessions
  if (!done) return lift
  const settled = fold(lift.settled, done.e1rm_kg, lift.seen - 1)
  if (lift.settled === null) return { ...lift, settled }
  const z = Math.log(done.e1rm_kg / lift.settled) / forecastSd(lift, classify(traits).repSlope, done)
  const rate = Math.max(ERROR_RATE_FLOOR, 1 / (ERROR_RATE_OFFSET + lift.errors))
  return { ...lift, settled, errors: lift.errors + 1, error_var: lift.error_var + rate * (Math.min(z * z, ERROR_SQUARE_LIMIT) - lift.error_var) }
}

/** Within-session fatigue at the start of this set. @param {Lift} lift @param {Traits} traits @param {Performed} set @returns {import('./fatigue.js').Parts} */
const fatigueBefore = (lift, traits, set) => stillTired(lift, set) ? afterRest(lift.parts, restBefore(lift, traits, set)) : [0, 0]

/** @param {Lift} lift @param {Performed} set */
const stillTired = ({ fatigued_at: at }, set) => at !== null && (set.at - at) / 1000 <= SESSION_GAP

/** @param {Lift} lift @param {LifterState} lifter @param {Performed} set @param {import('./fatigue.js').Parts} before @returns {Lift} */
function tire(lift, { rir_bias: bias }, set, before) {
  const rir = rirOf(set.set_type, set.rir)
  const first = stillTired(lift, set) && isOpen(lift, set.at) ? lift.sessions[0].first_effort : 0
  const parts = afterSet(before, rir, first ? repsToFailure(set.reps, rir, bias) / first : 1)
  return { ...lift, fatigued_at: Math.max(lift.fatigued_at ?? set.at, set.at), parts }
}

/** Seconds rested before a set: as logged, else as the clock shows, else as is usual. @param {Lift} lift @param {Traits} traits @param {Performed} set */
function restBefore(lift, traits, set) {
  if (set.rest_seconds !== null) return set.rest_seconds
  const pause = (set.at - (lift.fatigued_at ?? set.at)) / 1000 - SECONDS_PER_REP * set.reps
  if (pause >= REST_SEEN_LOW && pause <= REST_SEEN_HIGH) return pause
  return trainingParams(0.5, 'intermediate', classify(traits).isolation).restSeconds
}

/** @param {Performed} set @param {number} load @param {number} bias b_u @returns {Session} */
function sessionOf(set, load, bias) {
  const rir = rirOf(set.set_type, set.rir)
  const n = repsToFailure(set.reps, rir, bias)
  return {
    started_at: set.at, last_at: set.at, e1rm_kg: oneRepMax(load, set.reps, rir, bias), load_kg: load, effort: n, weight_kg: set.weight_kg,
    reps: set.reps, rir, rir_known: set.rir !== null || set.set_type === 'failure', reliable: n <= FENCE_REPS, sets: 1,
    first_effort: n,
  }
}

/** The session with one more set: by its best reliable one, else by its first. @param {Session} session @param {Session} one @returns {Session} */
function merge(session, one) {
  const last_at = Math.max(session.last_at, one.last_at)
  const sets = session.sets + 1
  const better = one.reliable && (!session.reliable || one.e1rm_kg > session.e1rm_kg)
  return better ? { ...one, started_at: session.started_at, last_at, sets, first_effort: session.first_effort } : { ...session, last_at, sets }
}
