import { FATIGUE_SHARE, FATIGUE_SHARE_HEAVY_LOWER, FATIGUE_SHARE_ISOLATION } from './constants.js'

/** What kind of lift an exercise is. As engine/core/lift_class.py; the ratios serve the load of a very first set only. */

const LOWER = new Set(('squat hinge lunge knee_extension knee_flexion hip_extension hip_abduction hip_adduction '
  + 'calf_raise').split(' '))
const ISOLATION = new Set(('knee_extension knee_flexion hip_abduction hip_adduction calf_raise chest_fly pullover '
  + 'shoulder_raise rear_delt shrug upright_row elbow_flexion elbow_extension wrist trunk_flexion trunk_extension '
  + 'trunk_rotation neck rotator_cuff').split(' '))

/** 1RM over bodyweight of an intermediate man, woman. @type {Record<string, [number, number]>} */
export const RATIOS = {
  squat: [1.30, 0.95], hinge: [1.55, 1.15], lunge: [0.70, 0.50], knee_extension: [0.70, 0.50], knee_flexion: [0.50, 0.38],
  hip_extension: [1.50, 1.20], hip_abduction: [0.60, 0.55], hip_adduction: [0.60, 0.55], calf_raise: [1.20, 0.95],
  horizontal_push: [1.00, 0.60], incline_push: [0.80, 0.47], vertical_push: [0.62, 0.38], chest_fly: [0.40, 0.25],
  dip: [1.10, 0.80], horizontal_pull: [0.85, 0.58], vertical_pull: [1.00, 0.68], pullover: [0.40, 0.28],
  shoulder_raise: [0.33, 0.21], rear_delt: [0.25, 0.17], shrug: [1.30, 0.90], upright_row: [0.50, 0.33],
  elbow_flexion: [0.40, 0.25], elbow_extension: [0.40, 0.25], wrist: [0.30, 0.20], trunk_flexion: [0.45, 0.35],
  trunk_extension: [0.55, 0.45], trunk_rotation: [0.30, 0.22], carry: [0.60, 0.45], olympic: [0.80, 0.55],
}
/** @type {[number, number]} */
const RATIO_ELSE = [0.15, 0.10]
/** @type {Record<string, number>} */
const EQUIPMENT_SHARE = {
  dumbbell: 0.42, kettlebell: 0.42, cable: 0.75, plate: 0.30, band: 0.30, smith: 0.95, trap_bar: 1.05,
}
const LEG_PRESS_SHARE = 1.6
const BODYWEIGHT_LIFT_SHARE = 1.15

/** @typedef {Pick<import('../types.js').Exercise, 'pattern' | 'equipment' | 'load_type' | 'bodyweight_share'>} Traits */

/** @typedef {{ isolation: boolean, lower: boolean, repSlope: number, fatigueShare: number, ratioMale: number, ratioFemale: number }} LiftClass */

/** @param {Traits} traits @returns {LiftClass} */
export function classify(traits) {
  const { pattern } = traits
  const isolation = ISOLATION.has(pattern)
  const [male, female] = RATIOS[pattern] ?? RATIO_ELSE
  return {
    isolation, lower: LOWER.has(pattern), repSlope: repSlope(pattern, traits.equipment), fatigueShare: fatigueShare(pattern, isolation),
    ratioMale: ratio(male, traits), ratioFemale: ratio(female, traits),
  }
}

/** 1RM of the system load over bodyweight. @param {number} base @param {Traits} traits */
function ratio(base, { pattern, equipment, load_type: type, bodyweight_share: share }) {
  if (type !== 'external') return LOWER.has(pattern) ? base + share : base * BODYWEIGHT_LIFT_SHARE
  if (pattern === 'squat' && ['machine', 'plate_loaded'].includes(equipment)) return base * LEG_PRESS_SHARE
  return base * (EQUIPMENT_SHARE[equipment] ?? 1)
}

const MACHINES = ['machine', 'plate_loaded', 'smith', 'cable']

/** Prior medians of k, log units of load per rep. @param {string} pattern @param {string} equipment */
function repSlope(pattern, equipment) {
  if (['squat', 'hinge', 'lunge', 'hip_extension'].includes(pattern)) return MACHINES.includes(equipment) ? 0.024 : 0.029
  if (ISOLATION.has(pattern)) return 0.042
  return equipment === 'dumbbell' || pattern === 'vertical_pull' ? 0.036 : 0.033
}

/** @param {string} pattern @param {boolean} isolation */
function fatigueShare(pattern, isolation) {
  if (isolation) return FATIGUE_SHARE_ISOLATION
  return pattern === 'squat' || pattern === 'hinge' ? FATIGUE_SHARE_HEAVY_LOWER : FATIGUE_SHARE
}
