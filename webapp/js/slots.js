/**
 * The exercises of the running workout as a value: which is in hand, which comes next, how they are moved. Pure.
 *
 * @typedef {import('./types.js').Running} Running
 * @typedef {import('./types.js').Slot} Slot
 * @typedef {import('./types.js').LoggedSet} LoggedSet
 */

/** Sets planned for an exercise that nobody planned. */
export const USUAL_SETS = 3

/** An exercise of a plan's day. @param {import('./types.js').PlanExercise} planned @returns {Slot} */
export function plannedSlot({ exercise_id, sets, rep_low, rep_high, rir, rest_seconds }) {
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
