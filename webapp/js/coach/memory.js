import { SESSIONS_REMEMBERED, SETS_REMEMBERED, TOP_SHARE } from './constants.js'

/**
 * What is remembered of a lift set by set: its last sessions, in short. As engine/core/memory.py.
 *
 * @typedef {{ at: number, sets: number[] }} PastSession strength sets in order: system load (kg, to the gram), reps and RIR (−1: not logged) of each
 */

/** The reserve of a set that logged none. */
export const UNKNOWN = -1

/**
 * The memory with one more set, newest session first; what is old falls out.
 * @param {PastSession[]} memory @param {number} at @param {number} loadKg @param {number} reps @param {number | null} rir @param {boolean} begins it opens a session
 * @returns {PastSession[]}
 */
export function remember(memory, at, loadKg, reps, rir, begins) {
  const one = [toGram(loadKg), reps, rir ?? UNKNOWN]
  if (begins || memory.length === 0) return [{ at, sets: one }, ...memory].slice(0, SESSIONS_REMEMBERED)
  const [running, ...others] = memory
  if (running.sets.length / 3 >= SETS_REMEMBERED) return memory
  return [{ at: running.at, sets: [...running.sets, ...one] }, ...others]
}

/** Load (kg, system) and reps of a session's first set that was not far below its heaviest. @param {PastSession} session @returns {[number, number]} */
export function openingOf({ sets }) {
  const loads = sets.filter((_, i) => i % 3 === 0)
  const least = TOP_SHARE * Math.max(...loads)
  const nth = loads.findIndex(load => load >= least)
  return [loads[nth], sets[3 * nth + 1]]
}

/** So that the same weight entered in kg and in lb is the same weight; never nothing, which has no logarithm. @param {number} kg */
const toGram = kg => Math.max(Math.floor(kg * 1000 + 0.5), 1) / 1000
