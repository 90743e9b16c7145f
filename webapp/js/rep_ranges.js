/**
 * Ranges of reps, as lifters speak of them. Pure.
 *
 * @typedef {{ key: string, low: number, high: number }} RepRange both ends in it
 */

/** @type {RepRange[]} */
export const RANGES = [
  { key: '1-3', low: 1, high: 3 }, { key: '4-6', low: 4, high: 6 }, { key: '7-9', low: 7, high: 9 },
  { key: '10-12', low: 10, high: 12 }, { key: '13-19', low: 13, high: 19 }, { key: '20', low: 20, high: Infinity },
]

/** How a range is written. @param {RepRange} range */
export const rangeFace = ({ low, high }) => high === Infinity ? `${low}+` : `${low}–${high}`

/** @param {string} key @returns {(reps: number) => boolean} all of them, where there is no such range */
export function inRange(key) {
  const range = RANGES.find(one => one.key === key)
  return reps => !range || (reps >= range.low && reps <= range.high)
}

/**
 * Sets by range.
 * @param {{ reps: number, sets: number, heaviest_kg: number }[]} counts
 * @returns {(RepRange & { sets: number, heaviest_kg: number | null })[]}
 */
export const byRange = counts => RANGES.map(range => {
  const inside = counts.filter(one => one.reps >= range.low && one.reps <= range.high)
  return { ...range, sets: inside.reduce((sum, one) => sum + one.sets, 0), heaviest_kg: inside.length === 0 ? null : Math.max(...inside.map(one => one.heaviest_kg)) }
})
