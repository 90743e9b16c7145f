import { USUAL_SETS, workingSets } from './slots.js'
import { letters } from './supersets.js'

/**
 * What was done, as something to do again: a session to begin with, or a day of a plan. Pure.
 *
 * @typedef {import('./types.js').LoggedSet} LoggedSet
 * @typedef {import('./types.js').Slot} Slot
 * @typedef {import('./types.js').PlanExercise} PlanExercise
 */

/** A rest is written down in steps of so many seconds, and within these. */
const REST_STEP = 15
const REST_LEAST = 30
const REST_MOST = 300
const USUAL_REST = 120
const USUAL_RIR = 2
/** A plan's day takes no more. */
const MOST_SETS = 20

/**
 * The exercises of a session, in the order in which they were begun, those that were done in turn together.
 * @param {LoggedSet[]} sets
 * @param {PlanExercise[]} [planned] what the plan wants of them, where it was one of its days
 * @returns {Slot[]}
 */
export function slotsFrom(sets, planned = []) {
  const order = [...sets].filter(set => !set.deleted_at).sort((a, b) => a.performed_at.localeCompare(b.performed_at))
  const ids = [...new Set(order.map(set => set.exercise_id))]
  const groups = ids.map(id => order.find(set => set.exercise_id === id && set.superset)?.superset ?? null)
  const count = (/** @type {number | null} */ group) => groups.filter(one => one === group).length
  const slots = ids.map((id, i) => {
    const wanted = planned.find(one => one.exercise_id === id)
    return {
      key: id, exercise_id: id, sets: workingSets(order, id).length || USUAL_SETS, kg: null,
      target: wanted ? { rep_low: wanted.rep_low, rep_high: wanted.rep_high, rir: wanted.rir } : null,
      rest_seconds: wanted?.rest_seconds ?? null, superset: groups[i] && count(groups[i]) > 1 ? String(groups[i]) : null,
    }
  })
  return beside(slots)
}

/** Those of a group beside one another, where the first of them stands. @param {Slot[]} slots @returns {Slot[]} */
function beside(slots) {
  /** @type {Set<string>} */ const told = new Set()
  return slots.flatMap(slot => {
    if (!slot.superset) return [slot]
    if (told.has(slot.superset)) return []
    told.add(slot.superset)
    return slots.filter(one => one.superset === slot.superset)
  })
}

/**
 * The exercises of a plan's day, as they were done: sets, the range of reps, what was left, how long it rested.
 * @param {LoggedSet[]} sets
 * @param {(id: string) => string} nameOf
 * @param {Slot[]} [slots] the session, where it is still there: what was asked counts, not what came of it
 * @returns {PlanExercise[]}
 */
export function dayFrom(sets, nameOf, slots = []) {
  const all = slotsFrom(sets)
  const turns = letters(all)
  return all.flatMap((slot, i) => {
    const done = workingSets(sets.filter(set => !set.deleted_at), slot.exercise_id)
    if (done.length === 0) return []
    const asked = slots.find(one => one.exercise_id === slot.exercise_id)
    const reps = done.map(set => set.reps)
    const target = asked?.target ?? { rep_low: Math.min(...reps), rep_high: Math.max(...reps), rir: middle(done.flatMap(set => set.rir ?? [])) ?? USUAL_RIR }
    return [{
      exercise_id: slot.exercise_id, name: nameOf(slot.exercise_id), sets: Math.min(MOST_SETS, done.length), ...target,
      rest_seconds: asked?.rest_seconds ?? restOf(done), superset: turns[i] && slot.superset ? groupLetter(all, slot.superset) : null,
    }]
  })
}

/** A letter for each group of a day. @param {Slot[]} slots @param {string} key */
const groupLetter = (slots, key) => String.fromCharCode(65 + [...new Set(slots.flatMap(slot => slot.superset ?? []))].indexOf(key))

/** @param {LoggedSet[]} done */
function restOf(done) {
  const usual = middle(done.slice(1).flatMap(set => set.rest_seconds ?? []))
  return usual === null ? USUAL_REST : Math.min(REST_MOST, Math.max(REST_LEAST, Math.round(usual / REST_STEP) * REST_STEP))
}

/** The middle one; null of none. @param {number[]} values */
function middle(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.length === 0 ? null : sorted[Math.floor((sorted.length - 1) / 2)]
}
