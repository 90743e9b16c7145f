/**
 * The rest between two sets as a value: how long, when it ends, what is left. It is kept as the instant at which it ends,
 * so that it runs on while nobody counts. Pure.
 *
 * @typedef {import('./types.js').Rest} Rest
 * @typedef {import('./types.js').Slot} Slot
 * @typedef {import('./types.js').State} State
 */

/** Seconds, where nobody says otherwise. */
export const USUAL = 120
/** Seconds after a warm-up: the next one is there to be lifted fresh, not rested for. */
export const WARMUP = 60
/** Seconds of one tap on − or +. */
export const STEP = 15
export const SHORTEST = 15
export const LONGEST = 900
/** A clock that was put back by more than this is put right, ms; less is its own drift. */
const MOVED_MS = 2000
/** How many lifts may have a rest of the lifter's own: they are kept with the account, in 8 kB with other things. */
const MOST_OWN = 80
const OWN = 'rest:'

/** What the lifter wants for this lift, seconds; null: as the plan or the coach says. @param {Pick<State, 'me'>} state @param {string} exerciseId @returns {number | null} */
export function ownRest({ me }, exerciseId) {
  const own = me?.preferences?.[OWN + exerciseId]
  return typeof own === 'number' && own >= SHORTEST && own <= LONGEST ? own : null
}

/**
 * What changes among the preferences so that this lift has this rest; null takes one back.
 * @param {Pick<State, 'me'>} state @param {string} exerciseId @param {number | null} seconds
 * @returns {Record<string, number | null>}
 */
export function ownRestChange({ me }, exerciseId, seconds) {
  const key = OWN + exerciseId
  if (seconds === null) return { [key]: null }
  const others = Object.keys(me?.preferences ?? {}).filter(name => name.startsWith(OWN) && name !== key)
  const dropped = others.slice(0, Math.max(0, others.length - MOST_OWN + 1))
  return { ...Object.fromEntries(dropped.map(name => [name, null])), [key]: Math.min(LONGEST, Math.max(SHORTEST, Math.round(seconds))) }
}

/** Who says how long: the lifter, the plan, the coach, or nobody. @typedef {'own' | 'plan' | 'coach' | 'usual'} Whose */

/**
 * How long to rest after a working set of this slot, and who says so.
 * @param {Pick<State, 'me' | 'prescriptions'>} state @param {Pick<Slot, 'exercise_id' | 'rest_seconds'>} slot
 * @returns {{ seconds: number, whose: Whose }}
 */
export function restOf(state, { exercise_id: id, rest_seconds: planned }) {
  const own = ownRest(state, id)
  if (own !== null) return { seconds: own, whose: 'own' }
  if (planned !== null) return { seconds: planned, whose: 'plan' }
  const coach = state.prescriptions[id]?.rest_seconds
  return coach ? { seconds: coach, whose: 'coach' } : { seconds: USUAL, whose: 'usual' }
}

/** @param {number} seconds @param {string} setId @param {number} now ms since 1970 @returns {Rest} */
export const beginRest = (seconds, setId, now) => ({ ends_at: now + seconds * 1000, seconds, planned: seconds, set_id: setId })

/** Seconds left, below 0 past the end; never more than the whole, whatever the clock says. @param {Rest} rest @param {number} now */
export const left = ({ ends_at: endsAt, seconds }, now) => Math.min(seconds, (endsAt - now) / 1000)

/** @param {Rest} rest @param {number} now */
export const isOver = (rest, now) => left(rest, now) <= 0

/**
 * Longer or shorter; past the end, longer counts from now. Shorter never goes below the end.
 * @param {Rest} rest @param {number} by seconds @param {number} now @returns {Rest}
 */
export function shifted(rest, by, now) {
  const before = Math.max(0, left(rest, now))
  const after = Math.min(LONGEST, Math.max(0, before + by))
  return { ...rest, ends_at: now + after * 1000, seconds: Math.max(SHORTEST, after, rest.seconds + Math.round(after - before)) }
}

/**
 * Keeps a rest right on a phone whose clock is put back: the other clock that every page has only goes forward.
 * One that is put forward can't be told from a phone that slept, and then the clock is right.
 */
export class Steady {
  #seen

  /** @param {number} now ms since 1970 @param {number} ticks ms that only go forward */
  constructor(now, ticks) { this.#seen = { now, ticks } }

  /** By how much the clock was put back since it was last looked at, ms; 0: it wasn't. @param {number} now @param {number} ticks */
  putBack(now, ticks) {
    const moved = now - this.#seen.now - (ticks - this.#seen.ticks)
    this.#seen = { now, ticks }
    return moved < -MOVED_MS ? -moved : 0
  }
}

/**
 * The same rest by a clock that was put back; without knowing by how much, the whole of it begins anew.
 * @param {Rest} rest @param {number} now @param {number} [by] ms
 * @returns {Rest} the same object where nothing is wrong
 */
export function mended(rest, now, by = 0) {
  if (by > 0) return { ...rest, ends_at: rest.ends_at - by }
  return rest.ends_at - now > rest.seconds * 1000 + MOVED_MS ? { ...rest, ends_at: now + rest.seconds * 1000 } : rest
}
