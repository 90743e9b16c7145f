import { nearest } from './loads.js'
import { plannedSlot } from './slots.js'

export * from './slots.js'

/**
 * The running workout as a value: how it begins, what stands in its fields. Its exercises are in slots.js. Pure.
 *
 * @typedef {import('./types.js').Running} Running
 * @typedef {import('./types.js').Draft} Draft
 * @typedef {import('./types.js').LoggedSet} LoggedSet
 * @typedef {import('./types.js').Prescription} Prescription
 */

/**
 * @param {string} id @param {string} title @param {string} startedAt
 * @param {{ plan?: import('./types.js').Plan, day?: number }} [from]
 * @returns {Running}
 */
export function begin(id, title, startedAt, { plan, day } = {}) {
  const planned = plan && day !== undefined ? plan.days[day].exercises : []
  return {
    id, name: title, started_at: startedAt, plan_id: plan?.id ?? null, plan_day: day ?? null,
    slots: planned.map(plannedSlot), at: 0, draft: null, rest: null,
  }
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

/** Seconds of rest before a set that is logged now. @param {LoggedSet[]} done @param {number} now */
export function restTaken(done, now) {
  const last = done.at(-1)
  if (!last) return null
  const seconds = Math.round((now - Date.parse(last.performed_at)) / 1000)
  return seconds >= 0 && seconds <= 3600 ? seconds : null
}
