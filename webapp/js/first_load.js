import { prescribe } from './coach.js'
import { replay } from './coach/observing.js'
import { firstLifts } from './first_lifts.js'

/**
 * What a newcomer would be told first: by nothing but the answers given so far. Pure.
 *
 * @typedef {Pick<import('./types.js').Me, 'unit' | 'sex' | 'experience' | 'bodyweight_kg' | 'goal_strength'>} Answers
 *
 * @param {import('./types.js').Exercise[]} exercises @param {Answers} answers @param {import('./types.js').Inventory} inventory @param {number} now ms
 * @returns {{ lift: import('./types.js').Exercise, prescription: import('./types.js').Prescription } | null} null before the catalogue is there
 */
export function firstLoad(exercises, answers, inventory, now) {
  const gym = { id: '', name: '', inventory, active: true }
  const [lift] = firstLifts(exercises, gym)
  if (!lift) return null
  const { lift: state, lifter: lifter_state } = replay(lift, [])
  const prescription = prescribe({ traits: lift, lifter: answers, lift: state, lifter_state, now, set_number: 1, goal_strength: answers.goal_strength, readiness_z: null, gym, target: null })
  return { lift, prescription }
}
