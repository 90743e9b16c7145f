import { ENGINE_VERSION, PRIOR_SD_FROM_OTHER_LIFTS, TEST_Z } from './coach/constants.js'
import { trainingParams } from './coach/goal.js'
import { classify } from './coach/lift_class.js'
import { multiplier } from './coach/rep_curve.js'
import { systemLoad } from './coach/strength.js'
import { atMost, ladder, nearest } from './loads.js'

/**
 * A lift in another's place: what its first load is reckoned from. Own sets of it are the best word, then another lift of
 * mine that moves alike, at the last what is usual among people. Pure.
 *
 * @typedef {import('./types.js').Exercise} Exercise
 * @typedef {import('./types.js').Start} Start
 * @typedef {{ exercise: Exercise, e1rm: number, at: string }} Mine a lift of mine: 1RM of the system load, kg, and when it was last done
 */

/** Patterns that move alike, the nearest first. Own choice, by the joints that move and the muscles that work. @type {Record<string, string[]>} */
export const NEAR = {
  horizontal_push: ['incline_push', 'dip', 'vertical_push'], incline_push: ['horizontal_push', 'vertical_push', 'dip'],
  vertical_push: ['incline_push', 'horizontal_push'], dip: ['horizontal_push', 'incline_push'], chest_fly: ['horizontal_push'],
  horizontal_pull: ['vertical_pull', 'rear_delt'], vertical_pull: ['horizontal_pull', 'pullover'], pullover: ['vertical_pull'],
  squat: ['lunge', 'hinge', 'knee_extension'], lunge: ['squat'], hinge: ['hip_extension', 'squat'], hip_extension: ['hinge', 'squat'],
  knee_extension: ['squat', 'lunge'], knee_flexion: ['hinge'], hip_abduction: ['hip_adduction'], hip_adduction: ['hip_abduction'],
  shoulder_raise: ['upright_row', 'rear_delt'], rear_delt: ['shoulder_raise', 'horizontal_pull'], upright_row: ['shoulder_raise', 'shrug'], shrug: ['hinge'],
  trunk_flexion: ['trunk_rotation'], trunk_rotation: ['trunk_flexion'], trunk_extension: ['hinge'],
}

/** One limb lifts half of what two do. Own choice; with dumbbells each hand has its own load already. */
const ONE_SIDE = 0.5
const HAND_HELD = ['dumbbell', 'kettlebell']
/** An own ratio further off the usual one than this is no ratio but a mistake in the log. Own choice. */
const OWN_RATIO_LIMIT = 1.6

/** 1RM over bodyweight, as the coach's first guess has it. @param {Exercise} exercise */
function usual(exercise) {
  const halved = exercise.laterality === 'unilateral' && exercise.load_type === 'external' && !HAND_HELD.includes(exercise.equipment) && exercise.pattern !== 'lunge'
  return classify(exercise).ratioMale * (halved ? ONE_SIDE : 1)
}

/**
 * The lift of mine that says most about this one: of the same pattern, else of the nearest; of several the one on like
 * equipment, then the one done last.
 * @param {Exercise} exercise @param {Mine[]} mine
 */
export function nearestOf(exercise, mine) {
  const order = [exercise.pattern, ...NEAR[exercise.pattern] ?? []]
  const known = mine.filter(one => one.exercise.id !== exercise.id && order.includes(one.exercise.pattern) && one.exercise.tracking === 'reps' && one.e1rm > 0)
  const score = (/** @type {Mine} */ { exercise: { pattern, equipment, laterality } }) => (
    10 * order.indexOf(pattern) - (equipment === exercise.equipment ? 2 : 0) - (laterality === exercise.laterality ? 1 : 0))
  return [...known].sort((a, b) => score(a) - score(b) || b.at.localeCompare(a.at))[0] ?? null
}

/**
 * What one lift is beside the other: by two of my own that differ in the same way, where I have them, else as is usual.
 * @param {Exercise} exercise @param {Exercise} base @param {Mine[]} mine
 * @returns {{ ratio: number, mine: boolean }}
 */
export function ratioOf(exercise, base, mine) {
  const prior = usual(exercise) / usual(base)
  const own = mine.flatMap(from => mine.flatMap(to => alike(from.exercise, to.exercise, base, exercise) ? [(to.e1rm / from.e1rm) / (usual(to.exercise) / usual(from.exercise))] : []))
    .filter(off => off < OWN_RATIO_LIMIT && off > 1 / OWN_RATIO_LIMIT).sort((a, b) => a - b)
  return own.length === 0 ? { ratio: prior, mine: false } : { ratio: prior * own[Math.floor((own.length - 1) / 2)], mine: true }
}

/** Do two of mine differ as these two do? @param {Exercise} from @param {Exercise} to @param {Exercise} base @param {Exercise} exercise */
function alike(from, to, base, exercise) {
  if (from.id === to.id || from.laterality !== base.laterality || to.laterality !== exercise.laterality) return false
  if (from.equipment !== base.equipment || to.equipment !== exercise.equipment) return false
  if (base.pattern === exercise.pattern) return from.pattern === to.pattern && from.equipment !== to.equipment && near(from.pattern, base.pattern)
  return from.pattern === base.pattern && to.pattern === exercise.pattern
}

/** @param {string} one @param {string} other */
const near = (one, other) => one === other || (NEAR[other] ?? []).includes(one)

/**
 * The load to begin a lift with that has no sets of mine, reckoned from one that has: on the light side of what it says.
 * @param {Exercise} exercise @param {Mine[]} mine
 * @param {{ target: { rep_low: number, rep_high: number, rir: number }, bodyweight: number | null, experience: string, gym: import('./types.js').Gym | null, unit: import('./types.js').Unit }} how
 * @returns {Start}
 */
export function startOf(exercise, mine, { target, bodyweight, experience, gym, unit }) {
  const own = mine.find(one => one.exercise.id === exercise.id)
  if (own) return { by: 'own', from: exercise.id, at: own.at, mine: true, kg: null }
  const base = exercise.tracking === 'reps' ? nearestOf(exercise, mine) : null
  if (!base) return { by: 'usual', from: null, at: null, mine: false, kg: null }
  const { ratio, mine: byMine } = ratioOf(exercise, base.exercise, mine)
  const light = Math.exp(-(TEST_Z[/** @type {keyof typeof TEST_Z} */ (experience)] ?? TEST_Z.novice) * PRIOR_SD_FROM_OTHER_LIFTS)
  const reps = (target.rep_low + target.rep_high) / 2 + target.rir
  const body = systemLoad(exercise, 0, bodyweight)
  const wanted = base.e1rm * ratio * light / multiplier(reps) - body
  const rungs = ladder(exercise, gym, unit)
  const bare = exercise.load_type === 'bodyweight' ? Math.min(0, wanted) : wanted // nothing is hung on a body the first time
  const kg = (atMost(rungs, bare) ?? nearest(rungs, bare)).kg
  return { by: 'lift', from: base.exercise.id, at: base.at, mine: byMine, kg }
}

/**
 * What a converted first set aims at: the plan's word, else what the goal asks of such a lift.
 * @param {Pick<import('./types.js').Slot, 'target' | 'rest_seconds'>} slot @param {Exercise} exercise @param {{ goal_strength: number, experience: string }} lifter
 * @returns {{ rep_low: number, rep_high: number, rir: number, rest: number }}
 */
export function aimOf({ target, rest_seconds: rest }, exercise, { goal_strength, experience }) {
  const { repLow, repHigh, rir, restSeconds } = trainingParams(goal_strength, experience, classify(exercise).isolation)
  return { ...(target ?? { rep_low: repLow, rep_high: repHigh, rir }), rest: rest ?? restSeconds }
}

/**
 * The first set of a lift that came in another's place, as a prescription: the converted load, the reps of the plan.
 * @param {string} exerciseId @param {Start & { kg: number }} start
 * @param {ReturnType<typeof aimOf>} aim @param {string} headline @param {string} at ISO
 * @returns {import('./types.js').Prescription}
 */
export const opening = (exerciseId, start, { rep_low, rep_high, rir, rest }, headline, at) => ({
  prescription_id: null, exercise_id: exerciseId, set_number: 1, weight: start.kg, weight_unrounded: start.kg, rep_low, rep_high, rir, rest_seconds: rest,
  confidence: CONVERTED_CONFIDENCE, flag: 'uncertain', band: null, chances: [], e1rm: null, explanation: headline, headline, reasons: [],
  engine_version: ENGINE_VERSION, created_at: at,
})

/** How often the reps that are asked come out of a converted load: little to go on, and said so. Own choice. */
const CONVERTED_CONFIDENCE = 0.3
