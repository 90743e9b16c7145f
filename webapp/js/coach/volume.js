import { DIRECT_SHARE, DROP_SET_SHARE, HARD_SET_RIR, VOLUME_CAP, VOLUME_STEP } from './constants.js'

/**
 * The week's fractional hard sets per muscle, and when one more is too many. As engine/core/volume.py and `volume_reasons`.
 *
 * @typedef {Record<string, number>} Sets of each muscle
 */

const TINY = 1e-9

/** The week with one more set in it. @param {Sets} week @param {Sets} muscles share of each in the lift @param {Pick<import('./types.js').Performed, 'set_type' | 'rir'>} set @returns {Sets} */
export function withSet(week, muscles, { set_type: type, rir }) {
  if (type === 'warmup' || (rir !== null && rir > HARD_SET_RIR)) return week
  const share = type === 'drop' ? DROP_SET_SHARE : 1
  const more = Object.entries(muscles).filter(([, part]) => part > 0).map(([muscle, part]) => [muscle, (week[muscle] ?? 0) + share * Math.min(part, DIRECT_SHARE)])
  return { ...week, ...Object.fromEntries(more) }
}

/** A reason for each direct muscle whose week this set would push past the guardrail. @param {import('./types.js').Ask} ask @returns {import('./reasons.js').Step[]} */
export function volumeSteps({ traits: { muscles = {} }, week_sets: week = {}, usual_sets: usual = {} }) {
  return Object.entries(muscles).filter(([muscle, part]) => part >= DIRECT_SHARE && muscle in usual).flatMap(([muscle, part]) => {
    const sets = (week[muscle] ?? 0) + part
    const ceiling = Math.max(usual[muscle] * (1 + VOLUME_CAP), usual[muscle] + VOLUME_STEP)
    return sets > ceiling + TINY ? [{ code: 'volume_cap', values: { muscle, sets, usual: usual[muscle], ceiling } }] : []
  })
}
