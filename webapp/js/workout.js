import { nearest } from './loads.js'

/**
 * The running workout as a value: which set is in hand, what stands in its fields, what comes next. Pure.
 *
 * @typedef {import('./types.js').Running} Running
 * @typedef {import('./types.js').Slot} Slot
 * @typedef {import('./types.js').Draft} Draft
 * @typedef {import('./types.js').LoggedSet} LoggedSet
 * @typedef {import('./types.js').Prescription} Prescription
 */

/** Sets planned for an exercise that nobody planned. */
export const USUAL_SETS = 3

/**
 * @param {string} id @param {string} title @param {string} startedAt
 * @param {{ plan?: import('./types.js').Plan, day?: number }} [from]
 * @returns {Running}
 */
export function begin(id, title, startedAt, { plan, day } = {}) {
  const planned = plan && day !== undefined ? plan.days[day].exercises : []
  return {
    id, name: title, started_at: startedAt, plan_id: plan?.id ?? null, plan_day: day ?? null,
    slots: planned.map(slotOf), at: 0, draft: null, rest: null,
  }
}

/** @param {import('./types.js').PlanExercise} planned @returns {Slot} */
function slotOf({ exercise_id, sets, rep_low, rep_high, rir, rest_seconds }) {
  return { key: exercise_id, exercise_id, sets, target: { rep_low, rep_high, rir }, rest_seconds, kg: null }
}

/** @param {string} exerciseId @param {number} [sets] @returns {Slot} */
export const freeSlot = (exerciseId, sets = USUAL_SETS) => ({
  key: exerciseId, exercise_id: exerciseId, sets, target: null, rest_seconds: null, kg: null,
})

/** The slot in hand. @param {Running} running @returns {Slot | null} */
export const slotNow = running => running.slots[running.at] ?? null

/** Sets of one exercise that count towards its plan. @param {LoggedSet[]} done @param {string} exerciseId */
export const workingSets = (done, exerciseId) => done.filter(set => set.exercise_id === exerciseId && set.set_type !== 'warmup')

/** Number of the set in hand, from 1. @param {LoggedSet[]} done @param {Slot} slot */
export const setNumber = (done, slot) => workingSets(done, slot.exercise_id).length + 1

/** @param {LoggedSet[]} done @param {Slot} slot */
export const isDone = (done, slot) => workingSets(done, slot.exercise_id).length >= slot.sets

/**
 * Where to go when the slot in hand is done: the next unfinished one after it, else the first, else nowhere.
 * @param {Running} running @param {LoggedSet[]} done
 * @returns {number | null}
 */
export function nextSlot(running, done) {
  const order = [...running.slots.keys()].map(i => (running.at + 1 + i) % running.slots.length)
  return order.find(i => !isDone(done, running.slots[i])) ?? null
}

/**
 * What stands in the fields before the lifter touches them.
 * @param {Prescription} prescription
 * @param {number | null} kg a load that the lifter chose for all that remain
 * @param {import('./loads.js').Rung[]} rungs
 * @returns {Draft}
 */
export function draftOf(prescription, kg, rungs) {
  const load = kg ?? nearest(rungs, prescription.weight).kg
  return { kg: load, reps: likelyReps(prescription), rir: prescription.rir, set_type: 'working', touched: false, reps_touched: false, scope: 'set' }
}

/** The reps to write down when it goes as prescribed. @param {Prescription} prescription */
export function likelyReps({ chances, rep_low: low, rep_high: high }) {
  const inside = chances.filter(({ reps }) => reps >= low && reps <= high)
  if (inside.length === 0) return Math.floor((low + high) / 2)
  return inside.reduce((best, one) => one.probability > best.probability ? one : best).reps
}

/**
 * The workout without its draft and rest: what changes when the set in hand becomes another.
 * @param {Running} running @param {Partial<Running>} change
 * @returns {Running}
 */
export const turn = (running, change) => ({ ...running, draft: null, ...change })

/** @param {Running} running @param {number} index @param {Partial<Slot>} change @returns {Running} */
export const changeSlot = (running, index, change) => ({
  ...running, slots: running.slots.map((slot, i) => i === index ? { ...slot, ...change } : slot),
})

/** Move a slot up or down. @param {Running} running @param {number} from @param {number} to @returns {Running} */
export function moveSlot(running, from, to) {
  const slots = [...running.slots]
  const [slot] = slots.splice(from, 1)
  slots.splice(to, 0, slot)
  const inHand = running.slots[running.at]
  return { ...running, slots, at: Math.max(0, slots.indexOf(inHand)) }
}

/** @param {Running} running @param {number} index @returns {Running} */
export function dropSlot(running, index) {
  const slots = running.slots.filter((_, i) => i !== index)
  const at = index < running.at ? running.at - 1 : Math.min(running.at, Math.max(0, slots.length - 1))
  return { ...running, slots, at, draft: index === running.at ? null : running.draft }
}

/** Seconds of rest before a set that is logged now. @param {LoggedSet[]} done @param {number} now */
export function restTaken(done, now) {
  const last = done.at(-1)
  if (!last) return null
  const seconds = Math.round((now - Date.parse(last.performed_at)) / 1000)
  return seconds >= 0 && seconds <= 3600 ? seconds : null
}
