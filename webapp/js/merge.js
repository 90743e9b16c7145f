import { number, shown } from './format.js'
import { t } from './i18n.js'

/**
 * What became of a set on another phone, in a lifter's words. Pure.
 *
 * @typedef {import('./types.js').LoggedSet} LoggedSet
 */

/** A gram is no change: the server keeps kilograms, and pounds come back rounded. */
const SAME_KG = 1e-3

/** @type {[keyof LoggedSet, (values: { from: string, to: string }) => string][]} */
const FIELDS = [
  ['reps', values => t('reps {from} → {to}', values)], ['rir', values => t('RIR {from} → {to}', values)],
  ['set_type', values => t('type {from} → {to}', values)], ['note', values => t('note {from} → {to}', values)],
]

/** @param {unknown} value */
const worded = value => value === null || value === undefined || value === '' ? '–' : typeof value === 'number' ? number(value) : String(value)

/**
 * What the server's row says otherwise than this phone's did: `reps 8 → 7`, for each field.
 * @param {LoggedSet} here @param {LoggedSet} there
 * @returns {string[]}
 */
export function differences(here, there) {
  const found = FIELDS.flatMap(([name, words]) => {
    const [from, to] = [worded(here[name]), worded(there[name])]
    return from === to ? [] : [words({ from, to })]
  })
  if (Math.abs(here.weight_kg - there.weight_kg) < SAME_KG) return found
  const [from, to] = [here, there].map(set => number(shown(set.weight_kg, there.unit)))
  return [there.unit === 'kg' ? t('kg {from} → {to}', { from, to }) : t('lb {from} → {to}', { from, to }), ...found]
}

/**
 * What an edit changes, and nothing else: two phones that change different fields of one set both have their way.
 * @param {LoggedSet} was @param {Record<string, any>} patch as PATCH /v1/sets/{id} takes it
 */
export function narrowed(was, patch) {
  const changed = Object.entries(patch).filter(([name, value]) => !['weight', 'unit'].includes(name) && (/** @type {any} */ (was)[name] ?? null) !== (value ?? null))
  const load = 'weight' in patch && (patch.weight !== was.weight || patch.unit !== was.unit) ? { weight: patch.weight, unit: patch.unit ?? was.unit } : {}
  return { ...load, ...Object.fromEntries(changed) }
}
