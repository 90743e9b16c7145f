import { blocks, inTurn, membersOf, settle, tidy } from './supersets.js'

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
export function plannedSlot({ exercise_id, sets, rep_low, rep_high, rir, rest_seconds, superset = null, scheme = null }) {
  const working = scheme?.filter(set => set.type !== 'warmup') ?? null // warm-ups are reckoned by the load
  return { key: exercise_id, exercise_id, sets, target: { rep_low, rep_high, rir }, rest_seconds, kg: null, superset, scheme: working }
}

/**
 * An exercise that a day has twice stands once, with the sets of both: what is done is counted by the exercise.
 * @param {Slot[]} slots
 * @returns {Slot[]}
 */
export const oneOfEach = slots => slots.reduce((all, slot) => {
  const first = all.findIndex(one => one.exercise_id === slot.exercise_id)
  return first < 0 ? [...all, slot] : all.map((one, i) => i === first ? both(one, slot) : one)
}, /** @type {Slot[]} */ ([]))

/** @param {Slot} one @param {Slot} other @returns {Slot} */
const both = (one, other) => ({
  ...one, sets: one.sets + other.sets, scheme: one.scheme || other.scheme ? [...schemeOf(one), ...schemeOf(other)] : null,
})

/** Set by set, also where the plan says it in one. @param {Slot} slot @returns {import('./types.js').Scheme[]} */
const schemeOf = ({ scheme, target, sets }) => scheme ?? Array.from({ length: sets }, () => ({
  reps: /** @type {[number, number]} */ ([target?.rep_low ?? 8, target?.rep_high ?? 12]), rir: target?.rir ?? null,
}))

/** @param {string} exerciseId @param {number} [sets] @returns {Slot} */
export const freeSlot = (exerciseId, sets = USUAL_SETS) => ({
  key: exerciseId, exercise_id: exerciseId, sets, target: null, rest_seconds: null, kg: null,
})

/** The slot in hand. @param {Running} running @returns {Slot | null} */
export const slotNow = running => running.slots[running.at] ?? null

/**
 * Sets of one exercise that count towards its plan. A drop set goes on with the set before it; left and right, logged
 * apart, are one set, done with the second of them.
 * @param {LoggedSet[]} done @param {string} exerciseId
 */
export function workingSets(done, exerciseId) {
  let sides = 0
  return done.filter(set => {
    if (set.exercise_id !== exerciseId || set.set_type === 'warmup' || set.set_type === 'drop') return false
    if (!set.side) return true
    sides += 1
    return sides % 2 === 0
  })
}

/** Number of the set in hand, from 1. @param {LoggedSet[]} done @param {Slot} slot */
export const setNumber = (done, slot) => workingSets(done, slot.exercise_id).length + 1

/** @param {LoggedSet[]} done @param {Slot} slot */
export const isDone = (done, slot) => workingSets(done, slot.exercise_id).length >= slot.sets

/**
 * Where to go when the slot in hand is done: the next unfinished one after it, else the first, else nowhere. Of a group
 * it is the one whose turn it is.
 * @param {Running} running @param {LoggedSet[]} done
 * @returns {number | null}
 */
export function nextSlot({ slots, at }, done) {
  const order = [...slots.keys()].map(i => (at + 1 + i) % slots.length)
  const found = order.find(i => !isDone(done, slots[i]))
  return found === undefined ? null : inTurn(slots, done, found)
}

/** @param {Running} running @param {number} index @param {Partial<Slot>} change @returns {Running} */
export const changeSlot = (running, index, change) => ({
  ...running, slots: running.slots.map((slot, i) => i === index ? { ...slot, ...change } : slot),
})

/**
 * Move a slot up or down; between two that are done in turn it joins them, away from its own group it leaves it.
 * @param {Running} running @param {number} from @param {number} to @returns {Running}
 */
export function moveSlot(running, from, to) {
  const slots = [...running.slots]
  const [slot] = slots.splice(from, 1)
  slots.splice(to, 0, slot)
  return { ...running, slots: settle(slots, to), at: Math.max(0, slots.indexOf(running.slots[running.at])) }
}

/** @param {Running} running @param {number} index @returns {Running} */
export function dropSlot(running, index) {
  const slots = tidy(running.slots.filter((_, i) => i !== index))
  const at = index < running.at ? running.at - 1 : Math.min(running.at, Math.max(0, slots.length - 1))
  return { ...running, slots, at, draft: index === running.at ? null : running.draft }
}

/**
 * The rack is taken: what stands at `index`, with its group, after the next that is not done. The one that comes
 * instead is in hand, if the one that waits was. Null where nothing else is left to do first.
 * @param {Running} running @param {LoggedSet[]} done @param {number} index
 * @returns {Running | null}
 */
export function laterSlot(running, done, index) {
  const { slots, at } = running
  const all = blocks(slots)
  const mine = all.findIndex(([first, last]) => index >= first && index <= last)
  const open = (/** @type {[number, number]} */ [first, last]) => slots.slice(first, last + 1).some(slot => !isDone(done, slot))
  const next = all.findIndex((block, i) => i > mine && open(block))
  if (mine < 0 || next < 0) return null
  const order = [...all.slice(0, mine), ...all.slice(mine + 1, next + 1), all[mine], ...all.slice(next + 1)]
  const moved = order.flatMap(([first, last]) => slots.slice(first, last + 1))
  const waits = at >= all[mine][0] && at <= all[mine][1]
  const hand = waits ? slots[inTurn(slots, done, all[next][0])] : slots[at]
  return { ...running, slots: moved, at: moved.indexOf(hand), draft: waits ? null : running.draft }
}

/**
 * Another exercise in a slot's place. Sets that were done stay under the one that they were done with.
 * @param {Running} running @param {LoggedSet[]} done @param {number} index @param {string} exerciseId @param {Partial<Slot>} [more]
 * @returns {Running}
 */
export function swapSlot(running, done, index, exerciseId, more = {}) {
  const old = running.slots[index]
  const count = workingSets(done, old.exercise_id).length
  const fresh = { ...old, key: exerciseId, exercise_id: exerciseId, kg: null, sets: Math.max(1, old.sets - count), scheme: null, ...more }
  const inHand = running.at === index
  const [first] = membersOf(running.slots, index)
  const kept = count > 0 ? [{ ...old, sets: count, superset: null, cut: 0 }] : []
  const changed = running.slots.map((slot, i) => i === index ? fresh : slot)
  const slots = tidy([...changed.slice(0, first), ...kept, ...changed.slice(first)])
  const at = inHand ? slots.findIndex(slot => slot.key === exerciseId) : slots.findIndex(slot => slot.key === running.slots[running.at]?.key)
  return { ...running, slots, at, draft: inHand ? null : running.draft }
}
