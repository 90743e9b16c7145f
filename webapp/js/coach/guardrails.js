import { HARD_CAP, LAYOFF_DAYS, NEW_LIFT_CAP, NEW_LIFT_SESSIONS, SUSPECT_RATIO, SUSPECT_RATIO_NEW } from './constants.js'
import { believed, newestSet } from './running.js'
import { isOpen } from './strength.js'

/**
 * What may not happen, whatever the numbers say: between sessions a load moves by at most 7.5 % at the same reps; within a
 * session it may fall freely, and what was lifted today is never too much.
 * As engine/core/guardrails.py.
 *
 * @typedef {import('./types.js').Lift} Lift
 * @typedef {{ low: number, high: number, anchor: number, share: number, last: import('./types.js').Session, suspect: boolean }} Rail system load, kg
 */

/** @param {Lift} lift with a session @param {number} n @param {number} repSlope @param {number} now @returns {Rail} */
export function railOf(lift, n, repSlope, now) {
  const last = lastSession(lift, now)
  const ratio = lift.seen <= NEW_LIFT_SESSIONS ? SUSPECT_RATIO_NEW : SUSPECT_RATIO
  const suspect = lift.settled !== null && last.e1rm_kg > ratio * lift.settled
  // a typing error is nothing to compare with
  const told = suspect ? lift.sessions[lift.sessions.indexOf(last) + 1] ?? last : last
  const anchor = told.load_kg * Math.exp(-repSlope * (n - told.effort))
  const share = closedSessions(lift, now) < NEW_LIFT_SESSIONS ? NEW_LIFT_CAP : HARD_CAP
  const done = newestSet(lift, now)
  const freeDown = suspect || idleDays(last, now) > LAYOFF_DAYS || done !== null
  const lifted = done && believed(lift, done) ? done.load_kg * Math.exp(-repSlope * Math.max(n - done.effort, 0)) : 0
  return { low: freeDown ? 0 : anchor * (1 - share), high: Math.max(anchor * (1 + share), lifted), anchor, share, last, suspect }
}

/** The newest session that is over; in a lift's very first, that one itself. @param {Lift} lift @param {number} now */
const lastSession = (lift, now) => isOpen(lift, now) && lift.sessions.length > 1 ? lift.sessions[1] : lift.sessions[0]

/** @param {Lift} lift @param {number} now */
export const closedSessions = (lift, now) => isOpen(lift, now) ? lift.seen - 1 : lift.seen

/** @param {import('./types.js').Session} session @param {number} now */
export const idleDays = (session, now) => Math.max((now - session.last_at) / 86_400_000, 0)
