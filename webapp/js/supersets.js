import { isDone, workingSets } from './slots.js'

/**
 * Exercises that are done in turn: A1, B1, A2, B2, …; rest comes after the round. Two are a superset, more a circuit.
 * Slots with the same `superset` key belong together, and stand beside one another. Pure.
 *
 * @typedef {import('./types.js').Running} Running
 * @typedef {import('./types.js').Slot} Slot
 * @typedef {import('./types.js').LoggedSet} LoggedSet
 */

/** The most exercises that one group takes: the letters of the alphabet end somewhere. */
export const MOST = 8

/** Indexes of all that are done in turn with this one, itself included. @param {Slot[]} slots @param {number} index */
export function membersOf(slots, index) {
  const key = slots[index]?.superset
  return key ? [...slots.keys()].filter(i => slots[i].superset === key) : [index]
}

/**
 * A, B, C, …: the letter of each exercise that stands in a group; null for the others.
 * @param {Slot[]} slots
 * @returns {(string | null)[]}
 */
export function letters(slots) {
  let count = 0
  return slots.map((_, i) => {
    if (membersOf(slots, i).length < 2) return null
    count += 1
    return String.fromCharCode(64 + (count - 1) % 26 + 1)
  })
}

/** Groups by number, whatever a plan called them: the number goes with the logged sets. @param {Slot[]} slots @returns {Slot[]} */
export function numbered(slots) {
  const keys = [...new Set(slots.flatMap(slot => slot.superset ?? []))]
  return slots.map(slot => slot.superset ? { ...slot, superset: String(keys.indexOf(slot.superset) + 1) } : slot)
}

/** The number that the logged sets of a group carry, 1 to 99; none where nothing is done in turn. @param {Slot[]} slots @param {number} index */
export function numberOf(slots, index) {
  const number = Number(slots[index]?.superset)
  return membersOf(slots, index).length > 1 && number >= 1 && number <= 99 ? number : null
}

/**
 * Whose turn it is in this one's group: of those with sets to go the one with the fewest done, in order.
 * @param {Slot[]} slots @param {LoggedSet[]} done @param {number} index @param {number} [after] the one that was just done
 */
export function inTurn(slots, done, index, after = -1) {
  const open = membersOf(slots, index).filter(i => !isDone(done, slots[i]))
  if (open.length === 0) return index
  const count = (/** @type {number} */ i) => workingSets(done, slots[i].exercise_id).length
  const fewest = Math.min(...open.map(count))
  const waiting = open.filter(i => count(i) === fewest)
  return waiting.find(i => i > after) ?? waiting[0]
}

/**
 * Where a workout stands once a working set of the slot in hand is logged, and whether it rests before the next one: a
 * group rests when nobody in it is a set behind.
 * @param {Running} running @param {LoggedSet[]} done with the set that was just logged
 * @param {(running: Running, done: LoggedSet[]) => number | null} next what follows a group that is done
 * @returns {{ at: number, rests: boolean }}
 */
export function turnAfter(running, done, next) {
  const { slots, at } = running
  const count = (/** @type {number} */ i) => workingSets(done, slots[i].exercise_id).length
  const open = membersOf(slots, at).filter(i => !isDone(done, slots[i]))
  if (open.length === 0) return { at: next(running, done) ?? at, rests: true }
  const to = inTurn(slots, done, at, at)
  return { at: to, rests: to === at || count(to) >= count(at) }
}

/** Rest after a round: the longest that one of its exercises wants. @param {Slot[]} slots @param {number} index @param {(slot: Slot) => number} secondsOf */
export const roundRest = (slots, index, secondsOf) => Math.max(...membersOf(slots, index).map(i => secondsOf(slots[i])))

/**
 * Put these exercises together, where the first of them stands. One that was in another group leaves it.
 * @param {Running} running @param {number[]} indexes two or more
 * @returns {Running}
 */
export function together(running, indexes) {
  const { slots, at } = running
  const chosen = [...new Set(indexes)].sort((a, b) => a - b).slice(0, MOST)
  if (chosen.length < 2) return running
  const key = freeKey(slots)
  const joined = chosen.map(i => ({ ...slots[i], superset: key }))
  const others = [...slots.keys()].filter(i => !chosen.includes(i))
  const before = others.filter(i => i < chosen[0]).map(i => slots[i])
  const behind = others.filter(i => i > chosen[0]).map(i => slots[i])
  const next = tidy([...before, ...joined, ...behind])
  return { ...running, slots: next, at: Math.max(0, next.findIndex(slot => slot.key === slots[at]?.key)) }
}

/** Each by itself again. @param {Running} running @param {number} index @returns {Running} */
export function apart(running, index) {
  const members = membersOf(running.slots, index)
  return { ...running, slots: running.slots.map((slot, i) => members.includes(i) ? { ...slot, superset: null } : slot) }
}

/** A number that no group has. @param {Slot[]} slots */
function freeKey(slots) {
  const taken = new Set(slots.map(slot => slot.superset))
  let number = 1
  while (taken.has(String(number))) number += 1
  return String(number)
}

/**
 * After one was moved: between two of a group it joins them; away from its own it leaves it.
 * @param {Slot[]} slots @param {number} moved index of the one that was moved
 * @returns {Slot[]}
 */
export function settle(slots, moved) {
  const before = slots[moved - 1]?.superset ?? null
  const after = slots[moved + 1]?.superset ?? null
  const own = slots[moved].superset ?? null
  const key = before && before === after ? before : own && (own === before || own === after) ? own : null
  return tidy(slots.map((slot, i) => i === moved && key !== own ? { ...slot, superset: key } : slot))
}

/** A group of one is none; one that was torn apart keeps the part that stands first. @param {Slot[]} slots @returns {Slot[]} */
export function tidy(slots) {
  /** @type {Set<string>} */ const closed = new Set()
  const whole = slots.map((slot, i) => {
    const key = slot.superset
    if (!key) return slot
    if (closed.has(key)) return { ...slot, superset: null }
    if (slots[i + 1]?.superset !== key) closed.add(key)
    return slot
  })
  return whole.map((slot, i) => slot.superset && membersOf(whole, i).length < 2 ? { ...slot, superset: null } : slot)
}

/**
 * What is done in one go: a group, or an exercise by itself; first and last index of each, in order.
 * @param {Slot[]} slots
 * @returns {[number, number][]}
 */
export function blocks(slots) {
  /** @type {[number, number][]} */ const found = []
  slots.forEach((slot, i) => {
    const last = found.at(-1)
    if (last && slot.superset && slots[last[1]].superset === slot.superset) last[1] = i
    else found.push([i, i])
  })
  return found
}
