import { bodyKey, bodyMap } from '../../charts/bodymap.js'
import { chartCard, tableOf } from '../../elements/chart-card.js'
import { number } from '../../format.js'
import { html } from '../../html.js'
import { t } from '../../i18n.js'
import { ruleFace, sets, shadeOf } from '../../volume.js'

/** @typedef {import('../../volume.js').Row} Row */

/** How a shade is said, read when it is painted. @type {Record<ReturnType<typeof shadeOf>, () => string>} */
const SHADES = {
  none: () => t('no set'), under: () => t('under the band'), low: () => t('lower half of the band'), high: () => t('upper half of the band'), over: () => t('over the band'),
}

/** The same in a table, whose heading says of what. @type {typeof SHADES} */
const SHORT = { none: () => t('no set'), under: () => t('under'), low: () => t('lower half'), high: () => t('upper half'), over: () => t('over') }

/**
 * Where the week went, on a body.
 * @param {object} view
 * @param {Row[]} view.rows @param {import('../../volume.js').Rule} view.rule @param {string | null} view.chosen
 * @param {boolean} view.table @param {() => void} view.turn @param {(muscle: string) => void} view.choose
 */
export function bodyCard({ rows, rule, chosen, table, turn, choose }) {
  const inHand = rows.find(row => row.muscle === chosen)
  return chartCard({
    title: t('Where the week went'), about: t('Sets against the landmarks, indirect at {rule}', { rule: ruleFace(rule) }),
    asTable: t('Where the week went as a table'), table, turn,
    chart: () => html`${bodyMap(rows, summary(rows), chosen, choose)}${bodyKey()}`,
    rows: () => tableOf(t('Where the week went'), [t('Muscle'), t('Sets'), t('In its band')], rows.map(row => [row.name, sets(row.counted), SHORT[shadeOf(row)]()])),
    said: html`<p aria-live="polite">${inHand ? lineOf(inHand) : t('Tap a muscle for its number.')}</p>`,
  })
}

/** @param {Row} row */
const lineOf = row => row.band
  ? t('{muscle}: {sets} sets, {where}, {low} to {high}.', { muscle: row.name, sets: sets(row.counted), where: SHADES[shadeOf(row)](), low: number(row.band.low), high: number(row.band.high) })
  : t('{muscle}: {sets} sets.', { muscle: row.name, sets: sets(row.counted) })

/** All of it in words. @param {Row[]} rows */
function summary(rows) {
  const shades = /** @type {const} */ (['over', 'under', 'high', 'low', 'none'])
  const groups = shades.map(shade => ({ shade, names: rows.filter(row => shadeOf(row) === shade).map(row => row.name) })).filter(({ names }) => names.length > 0)
  return t('Body map: {groups}', { groups: groups.map(({ shade, names }) => t('{muscles} {where}', { muscles: names.join(', '), where: SHADES[shade]() })).join('; ') })
}
