import { parseNumber, shown, toKg } from './format.js'

/**
 * What the lifter typed about a set. Pure.
 *
 * @typedef {import('./types.js').LoggedSet} LoggedSet
 * @typedef {{ weight?: string, reps?: string, rir?: string }} Faults
 */

/**
 * What stands in the form, as a patch; or what is wrong with it.
 * @param {LoggedSet} set @param {FormData} data
 * @returns {{ patch?: Partial<LoggedSet>, faults?: Faults }}
 */
export function patchOf(set, data) {
  const text = (/** @type {string} */ name) => String(data.get(name) ?? '').trim()
  const weight = parseNumber(text('weight'))
  const reps = parseNumber(text('reps'))
  const rir = text('rir') === '' ? null : parseNumber(text('rir'))
  /** @type {Faults} */ const faults = {}
  if (weight === null || toKg(weight, set.unit) < -200 || toKg(weight, set.unit) > 1500) faults.weight = 'A weight from −200 to 1500 kg'
  if (reps === null || reps < 1 || reps > 100 || !Number.isInteger(reps)) faults.reps = 'A whole number from 1 to 100'
  if (text('rir') !== '' && (rir === null || rir < 0 || rir > 10 || !Number.isInteger(rir * 2))) faults.rir = 'RIR is reps you had left; 0 means none'
  if (Object.keys(faults).length > 0 || weight === null || reps === null) return { faults }
  const note = text('note') || null
  const set_type = /** @type {LoggedSet['set_type']} */ (text('set_type'))
  /** @type {Partial<LoggedSet>} */ const patch = {}
  if (weight !== shown(set.weight_kg, set.unit)) Object.assign(patch, { weight, unit: set.unit, weight_kg: toKg(weight, set.unit) })
  if (reps !== set.reps) patch.reps = reps
  if (rir !== set.rir) patch.rir = rir
  if (set_type !== set.set_type) patch.set_type = set_type
  if (note !== (set.note ?? null)) patch.note = note
  return { patch }
}
