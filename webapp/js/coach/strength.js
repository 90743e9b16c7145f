import {
  BODYWEIGHT_UNKNOWN, ERROR_RATE_FLOOR, ERROR_RATE_OFFSET, ERROR_SQUARE_LIMIT, ERROR_VAR_START, EWMA_ALPHA, FENCE_REPS,
  HEAVIEST, INNOVATION_LIMIT, INNOVATION_LIMIT_NEW, NEW_LIFT_SESSIONS, REST_SEEN_HIGH, REST_SEEN_LOW, SECONDS_PER_REP,
  SESSION_GAP, SESSIONS_KEPT,
} from './constants.js'
import { addVolume, afterRest, afterSet } from './fatigue.js'
import { forecastSd } from './forecast.js'
import { trainingParams } from './goal.js'
import { classify } from './lift_class.js'
import { multiplier, oneRepMax, repsToFailure, rirOf } from './rep_curve.js'

/**
 * State and set to state: session value, its running mean, and how far off the forecasts were. As engine/core/strength.py.
 *
 * @typedef {import('./types.js').Lift} Lift
 * @typedef {import('./types.js').Session} Session
 * @typedef {import('./types.js').Performed} Performed
 * @typedef {import('./types.js').Traits} Traits
 * @typedef {{ lift: Lift, pattern: import('./types.js').Pattern | null }} Known
 */

/** A lift never done. @returns {Lift} */
export const emptyLift = () => ({ seen: 0, settled: null, sessions: [], fatigued_at: null, parts: [0, 0], error_var: ERROR_VAR_START, errors: 0, newest: null, heavier: null })

/** What the muscles move, kg. @param {Traits} traits @param {number} weightKg @param {number | null} bodyweightKg */
export const systemLoad = (traits, weightKg, bodyweightKg) => weightKg + traits.bodyweight_share * (bodyweightKg || BODYWEIGHT_UNKNOWN)

/**
 * Fold sets of one exercise, in order of time.
 * @param {Traits} traits @param {Performed[]} sets @param {number | null} bodyweightKg
 * @returns {Known}
 */
export function replay(traits, sets, bodyweightKg) {
  const inOrder = [...sets].sort((a, b) => a.at - b.at)
  return inOrder.reduce((known, set) => observe(known, traits, set, bodyweightKg), /** @type {Known} */ ({ lift: emptyLift(), pattern: null }))
}

/** Fold one set into what is known. @param {Known} known @param {Traits} traits @param {Performed} set @param {number | null} bodyweightKg @returns {Known} */
export function observe(known, traits, set, bodyweightKg) {
  const load = systemLoad(traits, set.weight_kg, bodyweightKg)
  if (set.set_type === 'warmup' || !(load > 0 && load <= HEAVIEST) || set.reps < 1) return known
  const { lift } = known
  const pattern = addVolume(known.pattern, classify(traits).lower, set.at, load * set.reps)
  const before = fatigueBefore(lift, traits, set)
  const tired = tire(lift, set, before)
  if (set.set_type === 'drop') return { lift: tired, pattern }
  const one = sessionOf(set, load)
  const newest = setStateOf(one, before)
  if (isOpen(lift, set.at)) return { lift: { ...tired, sessions: [merge(lift.sessions[0], one), ...lift.sessions.slice(1)], ...newestOf(lift, set, newest) }, pattern }
  const closed = closeSession(tired, traits)
  return { lift: { ...closed, sessions: [one, ...closed.sessions].slice(0, SESSIONS_KEPT), seen: lift.seen + 1, newest, heavier: null }, pattern }
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

/** @param {Lift} lift @param {Performed} set @param {import('./fatigue.js').Parts} before @returns {Lift} */
function tire(lift, set, before) {
  const rir = rirOf(set.set_type, set.rir)
  const first = stillTired(lift, set) && isOpen(lift, set.at) ? lift.sessions[0].first_effort : 0
  const parts = afterSet(before, rir, first ? repsToFailure(set.reps, rir) / first : 1)
  return { ...lift, fatigued_at: Math.max(lift.fatigued_at ?? set.at, set.at), parts }
}

/** Seconds rested before a set: as logged, else as the clock shows, else as is usual. @param {Lift} lift @param {Traits} traits @param {Performed} set */
function restBefore(lift, traits, set) {
  if (set.rest_seconds !== null) return set.rest_seconds
  const pause = (set.at - (lift.fatigued_at ?? set.at)) / 1000 - SECONDS_PER_REP * set.reps
  if (pause >= REST_SEEN_LOW && pause <= REST_SEEN_HIGH) return pause
  return trainingParams(0.5, 'intermediate', classify(traits).isolation).restSeconds
}

/** @param {Performed} set @param {number} load @returns {Session} */
function sessionOf(set, load) {
  const rir = rirOf(set.set_type, set.rir)
  const n = repsToFailure(set.reps, rir)
  return {
    started_at: set.at, last_at: set.at, e1rm_kg: oneRepMax(load, set.reps, rir), load_kg: load, effort: n, weight_kg: set.weight_kg,
    reps: set.reps, rir, rir_known: set.rir !== null || set.set_type === 'failure', reliable: n <= FENCE_REPS, first_effort: n,
  }
}

/** The session with one more set: by its best reliable one, else by its first. @param {Session} session @param {Session} one @returns {Session} */
function merge(session, one) {
  const last_at = Math.max(session.last_at, one.last_at)
  const better = one.reliable && (!session.reliable || one.e1rm_kg > session.e1rm_kg)
  return better ? { ...one, started_at: session.started_at, last_at, first_effort: session.first_effort } : { ...session, last_at }
}
