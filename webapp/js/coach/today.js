import { DETRAINING_LIMIT, DETRAINING_PER_DAY, LAYOFF_DAYS, READINESS_LIMIT, READINESS_Z_FULL, SESSION_GAP, UNLOGGED_FATIGUE, WOMEN_FATIGUE } from './constants.js'
import { afterRest, afterSet, effect, restFor, toldRest } from './fatigue.js'
import { repsToFailure } from './rep_curve.js'
import { effortOf, newestSet, shownKg } from './running.js'
import { isOpen } from './strength.js'

/**
 * Strength today: the estimate, what time away, fatigue and readiness make of it. As engine/core/today.py.
 *
 * @typedef {import('./types.js').Ask} Ask
 * @typedef {import('./lift_class.js').LiftClass} LiftClass
 * @typedef {import('./goal.js').Training} Training
 * @typedef {import('./fatigue.js').Parts} Parts
 * @typedef {{ e1rm: number, away: number, between: number, within: number, fatigue: number, readiness: number, parts: Parts, shown: number, running: boolean, moved: number, eased: number, strength: number }} Today `moved`: what no past set can know; `eased`: and a lighter start after a long pause
 */

const MOST_SETS_AHEAD = 12

/** @param {Ask} ask @param {number} e1rm @param {LiftClass} kind @param {Training} goal @param {number} rir @returns {Today} */
export function todayOf(ask, e1rm, kind, goal, rir) {
  const parts = partsBefore(ask, goal.restSeconds, rir)
  const done = newestSet(ask.lift, ask.now)
  if (done) return afterNewest(ask, e1rm, kind, done, rir, parts)
  const away = awayShare(ask.lift.sessions[0].last_at, ask.now)
  const between = effect(ask.lifter_state, ask.traits.pattern, kind.lower, ask.now)
  const within = Math.exp(-fatigueShare(ask, kind) * (parts[0] + parts[1])) - 1
  const fatigue = (1 + between) * (1 + within) - 1
  const readiness = READINESS_LIMIT * Math.min(Math.max((ask.readiness_z ?? 0) / READINESS_Z_FULL, -1), 1)
  const strength = e1rm * (1 + away) * (1 + fatigue) * (1 + readiness)
  const moved = (1 + within) * (1 + readiness)
  return { e1rm, away, between, within, fatigue, readiness, parts, shown: 0, running: false, moved, eased: moved * (1 + away), strength }
}

/** In a running session: time away, readiness and past fatigue are in its newest set already. @param {Ask} ask @param {number} e1rm @param {LiftClass} kind @param {import('./types.js').SetState} done @param {number} rir @param {Parts} parts @returns {Today} */
function afterNewest(ask, e1rm, kind, done, rir, parts) {
  const felt = fatigueShare(ask, kind) * (done.rir_known ? 1 : UNLOGGED_FATIGUE)
  const within = Math.exp(-felt * Math.max(parts[0] + parts[1] - done.fatigue, 0)) - 1
  const shown = shownKg(ask.lift, done, effortOf(done, rir, ask.lifter_state.rir_bias)) / e1rm - 1
  const strength = e1rm * (1 + shown) * (1 + within)
  return { e1rm, away: 0, between: 0, within, fatigue: within, readiness: 0, parts, shown, running: true, moved: 1, eased: 1, strength }
}

/** @param {number} lastAt @param {number} now */
function awayShare(lastAt, now) {
  const days = (now - lastAt) / 86_400_000 - LAYOFF_DAYS
  return -Math.min(Math.max(days, 0) * DETRAINING_PER_DAY, DETRAINING_LIMIT)
}

/** Within-session fatigue at the start of this set. @param {Ask} ask @param {number} restSeconds @param {number} rir @returns {Parts} */
function partsBefore({ lift, now, set_number: number }, restSeconds, rir) {
  if (lift.fatigued_at !== null) {
    const elapsed = (now - lift.fatigued_at) / 1000
    if (elapsed <= SESSION_GAP) return afterRest(lift.parts, Math.max(elapsed, restSeconds))
  }
  /** @type {Parts} */ let parts = [0, 0]
  for (let i = 1; i < Math.min(number, MOST_SETS_AHEAD + 1); i += 1) parts = afterRest(afterSet(parts, rir), restSeconds)
  return parts
}

/** The rest to take after this set. @param {Ask} ask @param {LiftClass} kind @param {Training} goal @param {Parts} parts @param {number} reps @param {number} rir */
export function restAfter(ask, kind, goal, parts, reps, rir) {
  const first = isOpen(ask.lift, ask.now) ? ask.lift.sessions[0].first_effort : 0
  const spent = afterSet(parts, rir, first > 0 ? repsToFailure(reps, rir, ask.lifter_state.rir_bias) / first : 1)
  return toldRest(Math.max(goal.restSeconds, restFor(spent, goal.fatigueLimit, fatigueShare(ask, kind))))
}

/** @param {Ask} ask @param {LiftClass} kind */
const fatigueShare = ({ lifter }, kind) => kind.fatigueShare * (lifter.sex === 'female' ? WOMEN_FATIGUE : 1)
