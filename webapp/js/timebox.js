import { SECONDS_PER_REP } from './coach/constants.js'
import { classify } from './coach/lift_class.js'
import { blocks } from './supersets.js'

/**
 * A session cut to the time there is: what is worth least for its minutes goes first. Pure.
 *
 * @typedef {import('./types.js').Slot} Slot
 * @typedef {import('./types.js').Exercise} Exercise
 *
 * @typedef {object} Lot one exercise of the session, as the clock and the muscles see it
 * @property {number} done working sets that are done
 * @property {number} left sets still planned
 * @property {number} work seconds under the bar, one set
 * @property {number} rest seconds after a set, or after a round
 * @property {boolean} isolation one joint only: an accessory
 * @property {string | null} superset key of the group
 *
 * @typedef {{ left: number[], seconds: number }} Fit sets that remain of each lot, and how long they take
 * @typedef {{ muscle: string, lost: number, before: number, after: number }} Cost sets of a muscle in the week
 */

/** Taking hold of the bar, and putting it back, seconds a set. Own choice. */
const HOLD_SECONDS = 10
/** Finding and loading the next station, seconds. Own choice, as in a plan's minutes. */
export const CHANGE_SECONDS = 90
/** Warming up before the first set of a day, seconds: a plan's minutes have it too (WARM_UP_MINUTES of engine/core/dealing.py). */
export const WARM_UP_SECONDS = 300
/** From one exercise of a round to the next, seconds. Own choice. */
const STEP_SECONDS = 15
/** An accessory's set beside a compound's: it trains fewer muscles. Own choice. */
const ACCESSORY_WORTH = 0.35
/** Each further set of a lift beside the one before it: returns diminish. Own choice. */
const NEXT_SET_WORTH = 0.8

/**
 * @param {Slot} slot @param {Exercise} exercise @param {number} done
 * @param {{ rep_low: number, rep_high: number, rest_seconds: number } | undefined} prescription
 * @returns {Lot}
 */
export function lotOf(slot, exercise, done, prescription) {
  const { rep_low: low, rep_high: high } = slot.target ?? prescription ?? { rep_low: 8, rep_high: 12 }
  const sides = exercise.laterality === 'unilateral' ? 2 : 1
  const reps = exercise.tracking === 'reps' ? (low + high) / 2 : 10
  return {
    done, left: Math.max(0, slot.sets - done), work: reps * SECONDS_PER_REP * sides + HOLD_SECONDS,
    rest: slot.rest_seconds ?? prescription?.rest_seconds ?? 120, isolation: classify(exercise).isolation, superset: slot.superset ?? null,
  }
}

/** How long the sets that remain take; after the last one nobody rests. @param {Lot[]} lots @param {number[]} [left] */
export function secondsOf(lots, left = lots.map(lot => lot.left)) {
  let last = 0
  const sum = blocksOf(lots).reduce((all, members) => {
    const { seconds, rest } = blockSeconds(lots, left, members)
    if (seconds > 0) last = rest
    return all + seconds
  }, 0)
  return Math.max(0, sum - last)
}

/** @param {Lot[]} lots @param {number[]} left @param {number[]} members */
function blockSeconds(lots, left, members) {
  const open = members.filter(i => left[i] > 0)
  if (open.length === 0) return { seconds: 0, rest: 0 }
  const rest = Math.max(...open.map(i => lots[i].rest))
  const rounds = Math.max(...open.map(i => left[i]))
  const work = open.reduce((sum, i) => sum + left[i] * lots[i].work, 0)
  const steps = open.reduce((sum, i) => sum + left[i], 0) - rounds
  const begun = open.some(i => lots[i].done > 0)
  return { seconds: work + steps * STEP_SECONDS + rounds * rest + (begun ? 0 : CHANGE_SECONDS), rest }
}

/** @param {Lot[]} lots @returns {number[][]} */
const blocksOf = lots => blocks(/** @type {any} */ (lots)).map(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i))

/** What the k-th set of a lift is worth, 0 to 1. @param {Lot} lot @param {number} k from 1 */
const worth = (lot, k) => (lot.isolation ? ACCESSORY_WORTH : 1) * NEXT_SET_WORTH ** (k - 1)

/**
 * Cut until it fits: round by round, what is worth least for the time that it takes; of equals the later one. What is
 * done stays done, and one set is always left.
 * @param {Lot[]} lots @param {number} limit seconds
 * @returns {Fit}
 */
export function fit(lots, limit) {
  let left = lots.map(lot => lot.left)
  while (secondsOf(lots, left) > limit && left.reduce((a, b) => a + b, 0) > 1) left = leastWorth(lots, left)
  return { left, seconds: secondsOf(lots, left) }
}

/** With the round taken off that is worth least for its time. @param {Lot[]} lots @param {number[]} left @returns {number[]} */
function leastWorth(lots, left) {
  const before = secondsOf(lots, left)
  const sum = left.reduce((a, b) => a + b, 0)
  const rounds = blocksOf(lots).flatMap(members => {
    const most = Math.max(...members.map(i => left[i]))
    if (most === 0) return []
    const round = members.filter(i => left[i] === most)
    const taken = round.length === sum ? round.slice(1) : round
    if (taken.length === 0) return []
    const after = left.map((count, i) => taken.includes(i) ? count - 1 : count)
    const value = taken.reduce((all, i) => all + worth(lots[i], lots[i].done + left[i]), 0)
    return [{ after, rate: value / Math.max(1, before - secondsOf(lots, after)) }]
  })
  return rounds.reduce((least, one) => one.rate <= least.rate ? one : least).after
}

/**
 * What the cut takes from the week, by muscle: direct sets count 1, indirect ones ½.
 * @param {{ exercise: Exercise, lost: number }[]} dropped
 * @param {Record<string, number>} week sets of the week before the cut
 * @returns {Cost[]} what loses most first
 */
export function costOf(dropped, week) {
  /** @type {Record<string, number>} */ const lost = {}
  for (const { exercise, lost: sets } of dropped) {
    for (const [muscle, share] of Object.entries(exercise.muscles)) lost[muscle] = (lost[muscle] ?? 0) + sets * (share >= 1 ? 1 : 0.5)
  }
  return Object.entries(lost).filter(([, sets]) => sets > 0)
    .map(([muscle, sets]) => ({ muscle, lost: sets, before: Math.max(sets, week[muscle] ?? 0), after: Math.max(sets, week[muscle] ?? 0) - sets }))
    .sort((a, b) => b.lost - a.lost || a.muscle.localeCompare(b.muscle))
}

/**
 * The slots as they fit; what was taken off is remembered, so that it can be put back.
 * @param {Slot[]} slots @param {Lot[]} lots @param {number[]} left
 * @returns {Slot[]}
 */
export const cutTo = (slots, lots, left) => slots.map((slot, i) => {
  const taken = lots[i].left - left[i]
  return taken > 0 ? { ...slot, sets: slot.sets - taken, cut: (slot.cut ?? 0) + taken } : slot
})

/** All that was taken off is planned again. @param {Slot[]} slots @returns {Slot[]} */
export const putBack = slots => slots.map(slot => slot.cut ? { ...slot, sets: slot.sets + slot.cut, cut: 0 } : slot)
