import { NEAR } from './swap.js'

/**
 * Which lifts could come in another's place: those that move alike first, then those that train the same muscles, of what
 * this gym has. Pure.
 *
 * @typedef {import('./types.js').Exercise} Exercise
 * @typedef {import('./types.js').Inventory} Inventory
 * @typedef {'neck' | 'shoulder' | 'elbow' | 'wrist' | 'upper_back' | 'lower_back' | 'hip' | 'knee' | 'ankle' | 'other'} Joint
 */

/** Suggestions that a thumb reaches. */
export const SHOWN = 8
/** Below this share of the same muscles it is another exercise, not a swap. Own choice. */
const LEAST_ALIKE = 0.35

/** A lift with sets of mine has a load that can be trusted: worth most of a movement. Own choice. */
const KNOWN_WORTH = 1.5

/**
 * How much a lift asks of a joint, 0 to 3, by its pattern: where it is loaded, and how far it is bent under load. Own
 * choice, from the anatomy of each movement; it orders what is offered and says nothing about what hurts.
 * @type {Partial<Record<Joint, Record<string, number>>>}
 */
const ASKED = {
  shoulder: { dip: 3, vertical_push: 3, upright_row: 3, olympic: 3, horizontal_push: 2, incline_push: 2.5, chest_fly: 2, pullover: 2, shoulder_raise: 2, vertical_pull: 1.5, rear_delt: 1, horizontal_pull: 1 },
  elbow: { elbow_extension: 3, dip: 3, elbow_flexion: 2.5, vertical_pull: 2, horizontal_push: 2, incline_push: 2, vertical_push: 2, horizontal_pull: 1.5, olympic: 2, wrist: 1 },
  wrist: { wrist: 3, olympic: 3, horizontal_push: 2, incline_push: 2, vertical_push: 2, elbow_flexion: 2, dip: 2, upright_row: 2, carry: 1.5, hinge: 1, elbow_extension: 1 },
  lower_back: { hinge: 3, olympic: 3, trunk_extension: 3, squat: 2.5, horizontal_pull: 2, carry: 2, trunk_flexion: 2, trunk_rotation: 2, lunge: 1, vertical_push: 1.5, hip_extension: 1, shrug: 1 },
  upper_back: { shrug: 2, carry: 2, hinge: 2, horizontal_pull: 2, olympic: 3, vertical_push: 1.5, vertical_pull: 1.5, squat: 1.5 },
  hip: { squat: 3, hinge: 3, lunge: 3, olympic: 3, hip_extension: 2, hip_abduction: 2, hip_adduction: 2, knee_flexion: 1 },
  knee: { squat: 3, lunge: 3, knee_extension: 3, olympic: 3, plyometric: 3, knee_flexion: 2, hinge: 1, hip_extension: 1, calf_raise: 1 },
  ankle: { calf_raise: 3, plyometric: 3, lunge: 2.5, squat: 2, olympic: 2.5 },
  neck: { neck: 3, shrug: 2.5, upright_row: 2, vertical_push: 1.5, squat: 1 },
}
/** Neither strength nor muscle is what these are for: they come in no other lift's place. */
const APART = new Set(['plyometric', 'mobility', 'rotator_cuff', 'cardio', 'neck'])
/** Guided, held in one hand each, or on a cable: it can follow the joint, or rests on a pad. */
const EASIER = { machine: 0.75, plate_loaded: 0.75, cable: 0.75, dumbbell: 0.4, suspension: 0.4, smith: 0.25 }

/** @param {Exercise} exercise @param {Joint} joint */
export function asks({ pattern, equipment }, joint) {
  const asked = ASKED[joint]?.[pattern] ?? 0
  return Math.max(0, asked - (asked > 0 ? EASIER[/** @type {keyof typeof EASIER} */ (equipment)] ?? 0 : 0))
}

/** Share of the same muscles, 0 to 1: the cosine of the two lists. @param {Exercise} one @param {Exercise} other */
export function likeness({ muscles: one }, { muscles: other }) {
  const length = (/** @type {Record<string, number>} */ list) => Math.sqrt(Object.values(list).reduce((sum, share) => sum + share * share, 0))
  const both = Object.entries(one).reduce((sum, [muscle, share]) => sum + share * (other[muscle] ?? 0), 0)
  return both > 0 ? both / (length(one) * length(other)) : 0
}

/** Can it be done here? A gym that says nothing has all. @param {Exercise} exercise @param {Inventory | null} stock */
export function isHere({ id, equipment, load_type: type }, stock) {
  if (!stock || [stock.bars, stock.plates, stock.dumbbells, stock.stacks].every(list => list.length === 0)) return true
  const has = (/** @type {{ kind: string }[]} */ list) => list.some(one => one.kind === equipment)
  if (type === 'assisted') return stock.stacks.some(stack => stack.kind === 'assisted')
  if (['barbell', 'ez_bar', 'trap_bar', 'smith', 'plate_loaded'].includes(equipment)) return has(stock.bars) || has(stock.dumbbells)
  if (equipment === 'dumbbell' || equipment === 'kettlebell') return has(stock.dumbbells)
  if (equipment === 'machine' || equipment === 'cable') return stock.stacks.some(stack => stack.kind === equipment || stack.exercise_ids.includes(id))
  return equipment !== 'plate' || stock.plates.length > 0
}

/**
 * Lifts for this one's place, the best first.
 * @param {Exercise} exercise
 * @param {Exercise[]} all
 * @param {{ taken: Set<string>, lately: Set<string>, stock: Inventory | null, avoid?: Joint | null, busy?: boolean }} how `taken`: in the session
 *   already; `lately`: with sets of mine; `avoid`: a joint that should be asked less of; `busy`: not on the same equipment
 * @returns {Exercise[]}
 */
export function suggest(exercise, all, { taken, lately, stock, avoid = null, busy = false }) {
  const near = [exercise.pattern, ...NEAR[exercise.pattern] ?? []]
  const limit = avoid ? asks(exercise, avoid) : 0
  const scored = all.flatMap(one => {
    if (one.id === exercise.id || taken.has(one.id) || one.tracking !== exercise.tracking || !isHere(one, stock)) return []
    if (APART.has(one.pattern) && one.pattern !== exercise.pattern) return []
    if (busy && one.equipment === exercise.equipment && one.equipment !== 'bodyweight') return []
    if (avoid && limit > 0 && asks(one, avoid) >= limit) return []
    const alike = likeness(exercise, one)
    const place = near.indexOf(one.pattern)
    if (alike < LEAST_ALIKE || (place < 0 && alike < 2 * LEAST_ALIKE)) return []
    const spared = avoid ? limit - asks(one, avoid) : 0
    const moves = avoid ? 0 : place === 0 ? 2 : place > 0 ? 0.5 : 0
    return [{ one, score: moves + 2 * alike + (lately.has(one.id) ? KNOWN_WORTH : 0) + one.popularity / 100 + 0.5 * spared }]
  })
  const sorted = scored.sort((a, b) => b.score - a.score || a.one.name.localeCompare(b.one.name)).map(({ one }) => one)
  return various(sorted, lately).slice(0, SHOWN)
}

/** One of each movement on each equipment, and all that are known: eight ways to press a barbell are no choice. @param {Exercise[]} sorted @param {Set<string>} lately */
function various(sorted, lately) {
  /** @type {Set<string>} */ const told = new Set()
  return sorted.filter(one => {
    const kind = `${one.pattern} ${one.equipment}`
    const first = !told.has(kind)
    told.add(kind)
    return first || lately.has(one.id)
  })
}
