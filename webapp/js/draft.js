import { nearest } from './loads.js'

/**
 * The set in hand as a value: what is asked of it, and what stands in its fields before the lifter touches them. Pure.
 *
 * @typedef {import('./types.js').Draft} Draft
 * @typedef {import('./types.js').Exercise} Exercise
 * @typedef {import('./types.js').LoggedSet} LoggedSet
 * @typedef {import('./types.js').Prescription} Prescription
 * @typedef {import('./types.js').Slot} Slot
 *
 * @typedef {object} Asked what the set is to be
 * @property {number} low
 * @property {number} high
 * @property {number | null} rir none: as it comes
 * @property {boolean} amrap as many as go, at least `low`
 * @property {number | null} kg the programme's load; none: the coach's
 * @property {number | null} percent of the training max, 0 to 1
 * @property {import('./types.js').SetType} type
 */

/** Seconds of a timed set that nobody has done yet. */
export const FIRST_SECONDS = 30
/** A step of a timed set's clock, seconds. */
export const SECONDS_STEP = 5

/** Held for a time, or carried: no reps are counted. @param {Pick<Exercise, 'tracking'>} exercise */
export const isTimed = ({ tracking }) => tracking !== 'reps'

/**
 * The programme's word for this set where it has one, else the coach's.
 * @param {Prescription} prescription @param {Slot} slot @param {number} number of the set, from 1
 * @returns {Asked}
 */
export function askedOf(prescription, slot, number) {
  const scheme = slot.scheme?.[number - 1]
  if (!scheme) {
    const { rep_low: low, rep_high: high, rir } = prescription
    return { low, high, rir, amrap: false, kg: null, percent: null, type: 'working' }
  }
  const amrap = Boolean(scheme.amrap)
  return {
    low: scheme.reps[0], high: scheme.reps[1], rir: amrap ? null : scheme.rir ?? prescription.rir, amrap,
    kg: scheme.kg ?? null, percent: scheme.percent ?? null, type: scheme.type ?? (amrap ? 'amrap' : 'working'),
  }
}

/**
 * What stands in the fields before the lifter touches them.
 * @param {Prescription} prescription
 * @param {Slot} slot its `kg`: a load that the lifter chose for all that remain
 * @param {import('./loads.js').Rung[]} rungs
 * @param {{ number?: number, exercise?: Pick<Exercise, 'tracking'>, today?: LoggedSet[], last?: LoggedSet[] }} [more]
 *   number of the set; sets of this exercise today, and last time, in order
 * @returns {Draft}
 */
export function draftOf(prescription, slot, rungs, { number = 1, exercise, today = [], last = [] } = {}) {
  const asked = askedOf(prescription, slot, number)
  const timed = Boolean(exercise && isTimed(exercise))
  const kg = slot.kg ?? (timed ? today.at(-1)?.weight_kg ?? last.at(0)?.weight_kg ?? null : null) ?? nearest(rungs, asked.kg ?? prescription.weight).kg
  const side = sideAfter(today)
  const other = side ? otherSide(today, side) : undefined
  return {
    kg: other?.weight_kg ?? kg, reps: timed ? 1 : other?.reps ?? likelyReps(prescription, asked), rir: timed ? null : asked.rir, set_type: asked.type,
    touched: false, reps_touched: other !== undefined, scope: 'set', seconds: timed ? secondsOf(number, today, last) : null, clock: null, side, note: null, pain: null,
  }
}

/** A set that was logged, in hand again. @param {LoggedSet} set @returns {Draft} */
export const draftFrom = ({ weight_kg: kg, reps, rir, set_type, duration_seconds: seconds, side, note, pain }) => ({
  kg, reps, rir, set_type, touched: true, reps_touched: true, scope: 'set', seconds: seconds ?? null, clock: null, side: side ?? null, note, pain: pain ?? null,
})

/**
 * The side that comes now, where the newest set was of one: the other one.
 * @param {LoggedSet[]} today sets of the exercise, in order
 * @returns {import('./types.js').Side | null}
 */
export function sideAfter(today) {
  const newest = today.findLast(set => set.set_type !== 'warmup' && set.set_type !== 'drop')
  return newest?.side ? newest.side === 'left' ? 'right' : 'left' : null
}

/** The first half of a set of two sides, while the second is in hand. @param {LoggedSet[]} today @param {import('./types.js').Side} side */
function otherSide(today, side) {
  const sided = today.filter(set => set.side && set.set_type !== 'warmup' && set.set_type !== 'drop')
  const newest = sided.at(-1)
  return sided.length % 2 === 1 && newest?.side !== side ? newest : undefined
}

/** As long as the set before; the first as last time. @param {number} number @param {LoggedSet[]} today @param {LoggedSet[]} last */
function secondsOf(number, today, last) {
  const held = (/** @type {LoggedSet[]} */ sets) => sets.flatMap(set => set.duration_seconds && set.set_type !== 'warmup' ? [set.duration_seconds] : [])
  return held(today).at(-1) ?? held(last)[number - 1] ?? held(last).at(-1) ?? FIRST_SECONDS
}

/**
 * The reps to write down when it goes as asked; of as many as go, the likeliest of all.
 * @param {Prescription} prescription @param {Asked} [asked]
 */
export function likelyReps({ chances, rep_low, rep_high }, { low, high, amrap } = { low: rep_low, high: rep_high, amrap: false, rir: null, kg: null, percent: null, type: 'working' }) {
  const inside = chances.filter(({ reps }) => reps >= low && (amrap || reps <= high))
  if (inside.length === 0) return amrap ? low : Math.floor((low + high) / 2)
  return inside.reduce((best, one) => one.probability > best.probability ? one : best).reps
}

/**
 * As the lifter changes its kind: to failure leaves none, as many as go leaves it unsaid.
 * @param {Draft} draft @param {import('./types.js').SetType} kind @param {Asked} asked
 * @returns {Draft}
 */
export function ofKind(draft, kind, asked) {
  const rir = kind === 'failure' ? 0 : kind === 'amrap' || kind === 'warmup' ? null : draft.set_type === kind ? draft.rir : draft.rir ?? asked.rir
  return { ...draft, set_type: kind, touched: true, rir }
}

/** Seconds since the clock was started. @param {Draft} draft @param {number} now */
export const heldFor = ({ clock }, now) => clock ? Math.max(1, Math.round((now - clock) / 1000)) : 0
