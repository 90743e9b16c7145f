import { parseNumber, shown, toKg } from './format.js'
import { t } from './i18n.js'

/**
 * What the lifter typed about a set. Pure.
 *
 * @typedef {import('./types.js').LoggedSet} LoggedSet
 * @typedef {{ weight?: string, reps?: string, rir?: string, duration?: string }} Faults
 */

const LONGEST_S = 86_400

/** Seconds of `0:45`, `1:30:00` or `45`; null where it is no time. @param {string} text @returns {number | null} */
export function parseClock(text) {
  const parts = text.trim().split(/[:.,]/)
  if (parts.length > 3 || !parts.every(part => /^\d{1,5}$/.test(part)) || parts.slice(1).some(part => Number(part) > 59)) return null
  return parts.reduce((sum, part) => sum * 60 + Number(part), 0)
}

/**
 * What stands in the form, as a patch; or what is wrong with it.
 * @param {LoggedSet} set @param {FormData} data fields that aren't there say nothing
 * @returns {{ patch?: Partial<LoggedSet>, faults?: Faults }}
 */
export function patchOf(set, data) {
  const text = (/** @type {string} */ name) => String(data.get(name) ?? '').trim()
  const weight = parseNumber(text('weight'))
  const reps = data.has('reps') ? parseNumber(text('reps')) : set.reps
  const rir = !data.has('rir') ? set.rir : text('rir') === '' ? null : parseNumber(text('rir'))
  const seconds = data.has('duration') ? parseClock(text('duration')) : set.duration_seconds ?? null
  /** @type {Faults} */ const faults = {}
  if (weight === null || toKg(weight, set.unit) < -200 || toKg(weight, set.unit) > 1500) faults.weight = t('A weight from −200 to 1500 kg')
  if (reps === null || reps < 1 || reps > 100 || !Number.isInteger(reps)) faults.reps = t('A whole number from 1 to 100')
  if (text('rir') !== '' && (rir === null || rir < 0 || rir > 10 || !Number.isInteger(rir * 2))) faults.rir = t('RIR is reps you had left; 0 means none')
  if (data.has('duration') && (seconds === null || seconds < 1 || seconds > LONGEST_S)) faults.duration = t('Minutes and seconds, as 0:45')
  if (Object.keys(faults).length > 0 || weight === null || reps === null) return { faults }
  /** @type {Partial<LoggedSet>} */ const patch = {}
  if (weight !== shown(set.weight_kg, set.unit)) Object.assign(patch, { weight, unit: set.unit, weight_kg: toKg(weight, set.unit) })
  if (reps !== set.reps) patch.reps = reps
  if (rir !== set.rir) patch.rir = rir
  if (seconds !== (set.duration_seconds ?? null)) patch.duration_seconds = seconds
  return { patch: { ...patch, ...beside(set, data) } }
}

/** Kind, side, pain and note, where they were changed. @param {LoggedSet} set @param {FormData} data @returns {Partial<LoggedSet>} */
function beside(set, data) {
  const said = Object.fromEntries(['set_type', 'side', 'pain', 'note'].filter(name => data.has(name)).map(name => [name, String(data.get(name)).trim() || null]))
  return Object.fromEntries(Object.entries(said).filter(([name, value]) => value !== (/** @type {any} */ (set)[name] ?? null)))
}
