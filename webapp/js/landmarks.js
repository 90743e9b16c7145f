/**
 * Weekly sets per muscle by rule of thumb: a heuristic of practice, the lifter's own where they say otherwise. As
 * database/seed/muscles.csv (a test compares). Pure.
 *
 * @typedef {{ mev: number, mav: number, mrv: number }} Marks least that grows, what serves most people, most that is recovered from
 */

/** @type {Readonly<Record<string, readonly [number, number, number]>>} mev, mav, mrv */
const USUAL = {
  chest: [5, 11, 20], upper_back: [8, 16, 24], lats: [8, 16, 24], traps: [4, 12, 24], front_delts: [1, 8, 14], side_delts: [7, 16, 27],
  rear_delts: [6, 14, 24], biceps: [9, 17, 23], triceps: [5, 11, 18], forearms: [2, 8, 16], abs: [3, 12, 20], obliques: [1, 10, 18],
  lower_back: [2, 6, 12], glutes: [7, 16, 27], quads: [5, 10, 16], hamstrings: [3, 6, 11], adductors: [2, 8, 14], abductors: [2, 8, 14],
  calves: [5, 11, 20], hip_flexors: [0, 6, 12], neck: [2, 6, 12],
}

/** Those that a plan is asked to train; others get what comes along. */
const WANTED = new Set(['chest', 'upper_back', 'lats', 'quads', 'hamstrings', 'glutes', 'side_delts', 'biceps', 'triceps', 'calves', 'abs'])

export const MUSCLES = Object.freeze(Object.keys(USUAL))

/** @param {string} muscle @returns {Marks | null} */
export function usualMarks(muscle) {
  const found = USUAL[muscle]
  return found ? { mev: found[0], mav: found[1], mrv: found[2] } : null
}

/**
 * The lifter's own landmarks where there are any, else the usual ones.
 * @param {{ preferences: Record<string, any> } | null} me @param {string} muscle
 * @returns {Marks & { own: boolean } | null}
 */
export function marksOf(me, muscle) {
  const own = me?.preferences.landmarks?.[muscle]
  const usual = usualMarks(muscle)
  return own ? { mev: own.mev, mav: own.mav, mrv: own.mrv, own: true } : usual && { ...usual, own: false }
}

/**
 * Landmarks as they can be: in order, none negative, none above 60; the others give way to the one that was set.
 * @param {Marks} marks @param {keyof Marks} set
 * @returns {Marks}
 */
export function sensible(marks, set) {
  const to = (/** @type {number} */ value) => Math.min(60, Math.max(0, Math.round(value * 2) / 2))
  const fixed = to(marks[set])
  const at = ORDER.indexOf(set)
  const [mev, mav, mrv] = ORDER.map((name, i) => i < at ? Math.min(to(marks[name]), fixed) : i > at ? Math.max(to(marks[name]), fixed) : fixed)
  return { mev, mav, mrv }
}

/** @type {(keyof Marks)[]} */
const ORDER = ['mev', 'mav', 'mrv']

/** @param {string} muscle */
export const isWanted = muscle => WANTED.has(muscle)

/**
 * Where so many sets stand.
 * @param {number} sets @param {Marks | null} marks @param {string} muscle
 * @returns {'under' | 'over' | null}
 */
export function offBand(sets, marks, muscle) {
  if (!marks) return null
  if (sets > marks.mrv) return 'over'
  return sets < marks.mev && isWanted(muscle) ? 'under' : null
}
