import { meansOf } from './day.js'
import { heaviest } from './recall.js'

/**
 * In what situation a set is asked for: the numbers by which the estimates of it are weighed, each about one unit wide and
 * bounded. As engine/core/situation.py.
 *
 * @typedef {import('./recall.js').Recall} Recall
 * @typedef {import('./recall.js').Point} Point
 *
 * @typedef {object} Setting what a situation depends on besides memory
 * @property {number} sessions of the lift ever
 * @property {boolean} failure to be taken to failure
 * @property {number | null} rir null: not said
 * @property {import('./types.js').Day} day the lifts begun today
 * @property {import('./lift_class.js').LiftClass} kind
 * @property {number} bodyShare part of the body that is lifted
 */

/** Log units. */
const SAME = 0.004

/** What holds whatever is asked of the set. @param {Recall} seen @param {Setting} setting @returns {number[]} */
export function situation({ past, last, now, days, slope }, { sessions, failure, rir, day, kind, bodyShare }) {
  const openings = past.map(points => points[0])
  const [first, before = first] = openings
  const [end, most, nth] = [past[0][past[0].length - 1], heaviest(past[0]), now.length]
  const [dayLoad, dayStrength] = day.begun ? meansOf(day) : [0, 0]
  return [
    Math.min(nth, 6) / 2,
    Number(nth === 1),
    Number(nth >= last.length),
    Math.log1p(sessions) - 3,
    Math.log1p(Math.min(Math.max(days[0], 0), 400)) - 2,
    Math.min(day.begun, 8) / 3,
    Number(failure),
    Number(rir !== null),
    (rir ?? 0) / 2,
    Math.min(past[0].length, 8) / 2 - 1,
    Math.min(last.length - past[0].length, 4) / 2,
    bounded(10 * spread(openings.slice(0, 6).map(([x]) => x)), 3),
    kept(openings.slice(0, 6)),
    logStep(dayLoad),
    logStep(dayStrength),
    first[0] - 4,
    new Set(openings.map(point => point[1])).size / 4,
    (first[1] - 8) / 4,
    bounded((first[1] - before[1]) / 3, 3),
    logStep(first[0] - before[0]),
    bounded((end[1] - first[1]) / 3, 3),
    logStep(end[0] - first[0]),
    ...(nth > 0 ? soFar(now, most) : [0, 0, 0, 0]),
    -30 * slope,
    Number(kind.isolation),
    Number(kind.lower),
    bodyShare,
  ]
}

/** How the running session has gone. @param {Point[]} now @param {number} most heaviest of the last session */
function soFar(now, most) {
  const [first, newest] = [now[0], now[now.length - 1]]
  return [bounded((newest[1] - first[1]) / 3, 3), logStep(newest[0] - first[0]), logStep(heaviest(now) - most), logStep(newest[0] - most)]
}

/** How the reps that are asked stand to those that were done. @param {Recall} seen @param {number} reps @returns {number[]} */
export function askedReps({ past, now }, reps) {
  const openings = past.map(points => points[0])
  const last = now[now.length - 1] ?? openings[0]
  const away = openings.map(point => Math.abs(point[1] - reps))
  const nearest = away.indexOf(Math.min(...away))
  return [
    (reps - 8) / 4,
    ...difference(reps - last[1]),
    ...difference(reps - openings[0][1]),
    bounded(away[nearest] / 2, 3),
    nearest / 4,
    Math.min(away.filter(distance => distance === 0).length, 6) / 3,
    bounded(Math.min(...past.flat().map(point => Math.abs(point[1] - reps))) / 2, 3),
    Number(reps <= 5),
    Number(reps >= 12),
  ]
}

/** How the load that is asked stands to those that were lifted. @param {Recall} seen @param {number} x @returns {number[]} */
export function askedLoad({ past, now }, x) {
  const openings = past.map(points => points[0])
  const last = now[now.length - 1] ?? openings[0]
  const away = openings.map(point => Math.abs(point[0] - x))
  const nearest = away.indexOf(Math.min(...away))
  return [
    ...stepFrom(x - last[0]),
    ...stepFrom(x - openings[0][0]),
    bounded(10 * away[nearest], 3),
    nearest / 4,
    away.filter(distance => distance < SAME).length / 3,
    bounded(10 * Math.min(...past.flat().map(point => Math.abs(point[0] - x))), 3),
    (last[1] - 8) / 4,
  ]
}

/** @param {number} x */
const stepFrom = x => [logStep(x), Math.abs(logStep(x)), Number(Math.abs(x) < SAME)]

/** @param {number} reps */
const difference = reps => [bounded(reps / 3, 3), bounded(Math.abs(reps) / 3, 3), Number(reps === 0)]

/** How often of late the opening load stayed as it was. @param {Point[]} openings */
function kept(openings) {
  const pairs = openings.length - 1
  return pairs > 0 ? openings.filter((point, i) => i > 0 && point[0] === openings[i - 1][0]).length / pairs : 0.5
}

/** @param {number[]} values */
function spread(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

/** @param {number} x */
const logStep = x => bounded(5 * x, 2.5)

/** @param {number} value @param {number} most */
const bounded = (value, most) => Math.min(Math.max(value, -most), most)
