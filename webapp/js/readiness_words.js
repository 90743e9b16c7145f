import { fromKg, number, percent, shown, weight } from './format.js'
import { plural, t } from './i18n.js'
import { ITEMS, MIN_DAYS } from './readiness.js'

/**
 * What a check-in does to today's loads, in one sentence with its numbers. Pure.
 *
 * @typedef {import('./types.js').Readiness} Readiness
 * @typedef {{ id: string, before: number, after: number }} Moved kg
 *
 * @param {Readiness | null} day today’s, if anything was told @param {number} earlier days told before @param {Moved[]} moved
 * @param {(id: string) => string} nameOf @param {(id: string) => import('./types.js').Unit} unitOf
 */
export function effectWords(day, earlier, moved, nameOf, unitOf) {
  if (!day) return t('Skip it and the loads stay as planned.')
  if (!day.z) {
    if (earlier < MIN_DAYS) return plural(MIN_DAYS - earlier, 'Loads stay: {count} more day and there is a normal to compare with.', 'Loads stay: {count} more days and there is a normal to compare with.')
    return t('0 %: about your usual, so today’s loads stay.')
  }
  const share = percent((day.load_percent ?? 0) / 100, true)
  const changed = moved.filter(({ before, after }) => Math.abs(before - after) > 0.005)
  if (moved.length === 0) return t('{share} on today’s loads.', { share })
  const [first] = changed
  if (!first) return t('{share}: less than a step of this gym, so today’s loads stay.', { share })
  const unit = unitOf(first.id)
  const words = { share, from: number(shown(first.before, unit)), to: weight(first.after, unit), lift: nameOf(first.id) }
  if (changed.length === 1) return t('{share}: {from} → {to} on {lift}.', words)
  return plural(changed.length - 1, '{share}: {from} → {to} on {lift}, and {count} lift more.', '{share}: {from} → {to} on {lift}, and {count} lifts more.', words)
}

/** How many of the five are still to be told. @param {Readiness | null} day */
export const tapsLeft = day => ITEMS.filter(item => day?.[item] == null).length

/** A lift's load without and with the check-in. @param {Moved} moved @param {import('./types.js').Unit} unit */
export const movedWords = ({ before, after }, unit) => Math.abs(before - after) < 0.005 ? weight(after, unit)
  : t('{from} → {to}', { from: number(Math.round(fromKg(before, unit) * 100) / 100), to: weight(after, unit) })
