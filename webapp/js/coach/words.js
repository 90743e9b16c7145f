import { fromKg, pointed } from '../format.js'
import { t } from '../i18n.js'

/** Numbers as a lifter reads them. As engine/core/words.py, with the point of the reader's language. @typedef {import('../types.js').Unit} Unit */

const NBSP = '\u00a0'
const BODY_ALONE_KG = 0.005
export const DASH = '–'

/** At most one decimal (two where plates need them), none when whole. @param {number} value */
export function plainNumber(value) {
  const quarter = Math.round(value * 4) / 4
  const two = Math.abs(value - quarter) < 1e-3 && Math.round(value * 10) / 10 !== quarter
  const text = value.toFixed(two ? 2 : 1).replace(/\.?0+$/, '')
  return text === '-0' ? '0' : pointed(text.replace('-', '−'))
}

/** @param {number} value */
function signed(value) {
  const text = plainNumber(value)
  return text === '0' || text.startsWith('−') ? text : `+${text}`
}

/** @param {number} kg @param {Unit} unit */
export const load = (kg, unit) => `${plainNumber(fromKg(kg, unit))}${NBSP}${unit}`
/** @param {number} kg @param {Unit} unit */
export const loadChange = (kg, unit) => `${signed(fromKg(kg, unit))}${NBSP}${unit}`
/**
 * A load as it is logged: `80 kg`; of a lift that carries the body `+7.5 kg`, `bodyweight`, `20 kg help`.
 * @param {number} kg @param {Unit} unit @param {string} [loadType] none: the body is no part of it
 */
export function loggedLoad(kg, unit, loadType) {
  if (!loadType) return load(kg, unit)
  if (Math.abs(kg) < BODY_ALONE_KG) return t('bodyweight')
  return kg > 0 ? loadChange(kg, unit) : t('{load} help', { load: load(-kg, unit) })
}

/** @param {number} share */
export const percent = share => t('{number}\u00a0%', { number: plainNumber(share * 100) })
/** @param {number} share */
export const percentChange = share => t('{number}\u00a0%', { number: signed(share * 100) })
/** @param {number} low @param {number} high */
export const repsText = (low, high) => low === high ? plainNumber(low) : `${plainNumber(low)}${DASH}${plainNumber(high)}`
