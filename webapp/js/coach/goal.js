import {
  ADVANCED_SETS, GOAL_FATIGUE, GOAL_REST_COMPOUND, GOAL_REST_ISOLATION, GOAL_RIR, GOAL_SETS_HIGH, GOAL_SETS_LOW, ISOLATION_REPS,
  ISOLATION_SLIDER, NOVICE_RIR, NOVICE_SETS, NOVICE_SLIDER, REP_MID_LIGHT, REP_MID_RATIO, REST_STEP, SLIDER_STEPS,
} from './constants.js'

/**
 * The slider to reps, RIR, rest and sets. As engine/core/goal.py.
 *
 * @typedef {{ slider: number, repMid: number, repLow: number, repHigh: number, rir: number, restSeconds: number, setsLow: number, setsHigh: number, fatigueLimit: number }} Training
 */

/**
 * @param {number} goalStrength 0 (size) to 1 (strength)
 * @param {string} experience novice | intermediate | advanced
 * @param {boolean} [isolation]
 * @returns {Training}
 */
export function trainingParams(goalStrength, experience, isolation = false) {
  const s = effectiveSlider(goalStrength, experience, isolation)
  const mid = REP_MID_LIGHT * REP_MID_RATIO ** s
  const low = Math.max(pythonRound(0.8 * mid), isolation ? ISOLATION_REPS : 1)
  const high = Math.max(low + 1, pythonRound(1.25 * mid))
  const factor = experience === 'novice' ? NOVICE_SETS : experience === 'advanced' ? ADVANCED_SETS : 1
  return {
    slider: s, repMid: isolation ? Math.max(mid, (low + high) / 2) : mid, repLow: low, repHigh: high,
    rir: experience === 'novice' ? NOVICE_RIR : GOAL_RIR,
    restSeconds: pythonRound(along(s, isolation ? GOAL_REST_ISOLATION : GOAL_REST_COMPOUND) / REST_STEP) * REST_STEP,
    setsLow: Math.max(1, pythonRound(along(s, GOAL_SETS_LOW) * factor)),
    setsHigh: Math.max(2, pythonRound(along(s, GOAL_SETS_HIGH) * factor)),
    fatigueLimit: along(s, GOAL_FATIGUE),
  }
}

/** @param {number} goalStrength @param {string} experience @param {boolean} isolation */
function effectiveSlider(goalStrength, experience, isolation) {
  const highest = Math.min(experience === 'novice' ? NOVICE_SLIDER : 1, isolation ? ISOLATION_SLIDER : 1)
  return Math.min(Math.max(goalStrength, 0), highest)
}

/** A column of the table, linear between its steps. @param {number} s @param {number[]} column */
function along(s, column) {
  const i = Math.max(1, SLIDER_STEPS.findIndex(step => s <= step))
  const [left, right] = [SLIDER_STEPS[i - 1], SLIDER_STEPS[i]]
  return column[i - 1] + (column[i] - column[i - 1]) * (s - left) / (right - left)
}

/** Halves go to the even number, as on the server. @param {number} value */
export function pythonRound(value) {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}
