import { dateOf, weekText } from '../../dates.js'
import { chartCard } from '../../elements/chart-card.js'
import { countOfSets } from '../../elements/off-band.js'
import { vars } from '../../elements/vars.js'
import { number } from '../../format.js'
import { html, live, nothing, repeat } from '../../html.js'
import { t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { ruleFace, scaleOf, sentence, sets, unknownSets, untrained, weeksOf } from '../../volume.js'

/**
 * One week of muscles, direct and indirect sets apart, the counting rule in view.
 * @typedef {import('../../volume.js').Row} Row
 * @typedef {import('../../volume.js').Rule} Rule
 *
 * @typedef {object} Week
 * @property {import('../../volume.js').Volume} volume
 * @property {Row[]} rows
 * @property {string} week its Monday
 * @property {boolean} running
 * @property {boolean} deload
 * @property {Rule} rule
 * @property {string} when as of when, where the numbers are old
 * @property {boolean} table
 * @property {() => void} turn
 * @property {(week: string) => void} choose
 * @property {(rule: Rule) => void} count
 */

/** @type {Rule[]} */ const RULES = [0, 0.5, 1]

/** @param {Week} view */
export const weekCard = view => chartCard({
  title: t('Sets per muscle'), about: view.when ? t('Working sets, week from Monday, as of {time}', { time: view.when }) : t('Working sets, week from Monday'),
  asTable: t('Sets per muscle as a table'), table: view.table, turn: view.turn, kind: 'vols',
  before: html`${picker(view)}${ruleSwitch(view)}`,
  chart: () => bars(view.rows, view.rule), rows: () => table(view.rows, view.rule),
  said: html`<p>${sentence(view.rows, view.running)}${view.deload ? html` ${t('A deload week: fewer sets are meant.')}` : nothing}</p>
    <p class="small muted">${untrained(view.volume)}</p>
    ${unknownSets(view.rows) > 0 ? html`<p class="small muted">${t('Some of these sets have no RIR: they count, their effort is unknown.')}</p>` : nothing}`,
})

/** @param {Week} view */
function picker({ volume, week, running, deload, choose }) {
  const weeks = weeksOf(volume)
  const at = weeks.indexOf(week)
  return html`<div class="picker"><button class="icon-btn" aria-label=${t('Week before')} ?disabled=${at <= 0} @click=${() => choose(weeks[at - 1])}>${icon('back', 's')}</button>
    <p aria-live="polite"><b>${weekText(dateOf(week))}</b><span class="small muted">${running ? t('this week') : dateOf(week).getFullYear()}${deload ? html`, ${t('deload')}` : nothing}</span></p>
    <button class="icon-btn" aria-label=${t('Week after')} ?disabled=${at >= weeks.length - 1} @click=${() => choose(weeks[at + 1])}>${icon('next', 's')}</button></div>`
}

/** @param {Week} view */
const ruleSwitch = ({ rule, count }) => html`<div class="row row--between rule-switch"><p class="small" id="rule-name">${t('An indirect set counts')}</p>
  <div class="seg" role="radiogroup" aria-labelledby="rule-name">${RULES.map(one => html`<label><input type="radio" name="rule" value=${one}
    .checked=${live(one === rule)} @change=${() => count(one)}>${ruleFace(one)}</label>`)}</div></div>`

/** @param {Row[]} rows @param {Rule} rule */
function bars(rows, rule) {
  const scale = scaleOf(rows)
  const ticks = Array.from({ length: Math.floor(scale / 5) }, (_, i) => i * 5).filter(tick => scale <= 25 || tick % 10 === 0)
  return html`<ul ${vars({ '--scale': scale, '--rule': rule })}>${repeat(rows, row => row.muscle, bar)}</ul>
    <div class="axis-row" aria-hidden="true">${ticks.map(tick => html`<span ${vars({ '--at': tick / scale })}>${tick}</span>`)}<span ${vars({ '--at': 1 })}>${t('sets')}</span></div>
    <p class="key vol-key"><span><i class="swatch"></i>${t('direct')}</span><span><i class="swatch swatch--outline"></i>${t('indirect')}</span><span><i class="swatch swatch--band"></i>${t('landmarks, a heuristic')}</span></p>`
}

/** @param {Row} row */
const bar = ({ name, direct, indirect, counted, band, off }) => html`<li class="vol" ${vars({ '--d': direct, '--i': indirect, ...(band ? { '--lo': band.low, '--hi': band.high } : {}) })}>
  <span>${name}</span><span class="vol__plot" aria-hidden="true">${band ? html`<i class="vol__band"></i>` : nothing}<i class="vol__d"></i>${indirect > 0 ? html`<i class=${direct > 0 ? 'vol__i' : 'vol__i vol__i--alone'}></i>` : nothing}</span>
  ${countOfSets(sets(counted), off)}</li>`

/** @param {Row[]} rows @param {Rule} rule */
const table = (rows, rule) => html`<table class="data"><thead><tr><th scope="col">${t('Muscle')}</th><th scope="col">${t('Direct')}</th><th scope="col">${t('Indirect')}</th><th scope="col">${t('Sets')}</th><th scope="col">${t('Band')}</th></tr></thead>
  <tbody>${rows.map(row => html`<tr><th scope="row">${row.name}</th><td class="num">${sets(row.direct)}</td><td class="num">${sets(row.indirect)}</td><td class="num"><b>${sets(row.counted)}</b></td>
    <td class="num muted">${row.band ? `${number(row.band.low)}–${number(row.band.high)}` : '–'}</td></tr>`)}</tbody></table>
  <p class="small muted">${t('Sets = direct + {rule} × indirect. Bands are landmarks, a heuristic.', { rule: ruleFace(rule) })}</p>`
