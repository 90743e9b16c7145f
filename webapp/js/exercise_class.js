/** What an own exercise is, from what the lifter says of it. Pure. */

/** How much of the body moves with a lift that is done with it. @type {Record<string, number>} */
const BODY_SHARE = { dip: 0.95, vertical_pull: 0.95, horizontal_push: 0.65, horizontal_pull: 0.6, squat: 0.85, lunge: 0.85 }

/** What the load means, from the equipment. @param {string} equipment @param {string} pattern */
export function loadOf(equipment, pattern) {
  if (equipment === 'assisted') return { load_type: /** @type {const} */ ('assisted'), bodyweight_share: BODY_SHARE[pattern] ?? 0.9 }
  if (equipment === 'bodyweight' || equipment === 'suspension') return { load_type: /** @type {const} */ ('bodyweight'), bodyweight_share: BODY_SHARE[pattern] ?? 0.6 }
  return { load_type: /** @type {const} */ ('external'), bodyweight_share: 0 }
}

/** The next of: untouched, direct, indirect. @param {number | undefined} share */
export const nextShare = share => share === undefined ? 1 : share === 1 ? 0.5 : undefined
