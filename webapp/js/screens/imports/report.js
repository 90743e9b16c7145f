import { dateOf, spanText } from '../../dates.js'
import { note } from '../../elements/page.js'
import { vars } from '../../elements/vars.js'
import { number } from '../../format.js'
import { html, live, nothing } from '../../html.js'
import { plural, t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { fresh, linesText, understood, unitGroups, unitsOf } from '../../imports.js'
import { told, toldBy } from '../../server_words.js'

/**
 * What the file holds, before anything is stored.
 * @typedef {import('../../imports.js').Import} Import
 * @typedef {import('../../imports.js').Report} Report
 * @typedef {import('../../imports.js').Choices} Choices
 */

/** @param {Import} one @param {string} state @param {number} percent */
export function fileCard({ filename, report }, state, percent) {
  const span = report?.first_day && report.last_day ? spanText(dateOf(report.first_day), dateOf(report.last_day)) : ''
  const facts = report ? [report.format, `${plural(report.rows_read, '{count} row', '{count} rows')}`, span].filter(Boolean).join(', ') : ''
  return html`<section class="card"><div class="file"><span class="icon-box">${icon('file')}</span>
      <div class="grow"><h2 class="card__title file__name">${filename}</h2><p class="small muted">${facts}</p></div></div>
    <p class="small file__state">${state}</p>
    <div class="meter" role="progressbar" aria-label=${t('Reading')} aria-valuenow=${percent} aria-valuemin="0" aria-valuemax="100" ${vars({ '--v': percent })}><i></i></div></section>`
}

/** Every row accounted for. @param {Report} report */
export function tallyCard(report) {
  const { sets, sessions, skipped, duplicates, rows_read: rows, bodyweights, remarks, warnings } = report
  return html`<section class="card"><h2 class="card__title">${t('{sets} in {sessions}', { sets: plural(sets, '{count} set', '{count} sets'), sessions: plural(sessions, '{count} session', '{count} sessions') })}</h2>
    <div class="split" aria-hidden="true">${[sets, ...skipped.map(one => one.rows)].filter(n => n > 0).map(n => html`<i ${vars({ '--n': n })}></i>`)}</div>
    <table class="tally"><thead class="vh"><tr><th>${t('What')}</th><th>${t('Rows')}</th></tr></thead><tbody>
      <tr><td>${t('Sets read')}${duplicates > 0 ? html`<br><span class="small muted">${duplicates === sets ? t('all of them are here already: skipped') : t('{number} of them are here already: skipped', { number: number(duplicates) })}</span>` : nothing}</td><td class="num">${number(sets)}</td></tr>
      ${skipped.map(one => html`<tr><td>${toldBy(one.reason, one.text)}<br><span class="small muted">${linesText(one)}</span></td><td class="num">${number(one.rows)}</td></tr>`)}
      <tr class="sum"><td>${t('Rows')}</td><td class="num">${number(rows)}</td></tr></tbody></table>
    ${remarks.length > 0 ? html`<ul class="notes">${remarks.map(one => html`<li>${toldBy(one.reason, one.text)}: ${linesText(one)}</li>`)}</ul>` : nothing}
    ${bodyweights > 0 ? html`<p class="small muted">${plural(bodyweights, 'And {count} body weight.', 'And {count} body weights.')}</p>` : nothing}
    ${warnings.map(text => note(told(text), 'warn'))}</section>`
}

const SHOWN = 8

/**
 * Names: what each was taken for, and what is left to choose.
 * @param {Report} report @param {Choices} choices @param {{ all: boolean, showAll: () => void, choose: (name: string) => void }} act
 */
export function exercisesCard(report, choices, { all, showAll, choose }) {
  const { matched, open, left } = understood(report, choices)
  const rest = all ? matched : matched.slice(0, Math.max(0, SHOWN - open.length))
  const hidden = matched.length - rest.length
  const words = [matched.length > 0 ? t('{number} matched by name', { number: number(matched.length) }) : '', left.length > 0 ? t('{number} become your own unless you choose', { number: number(left.length) }) : '']
  return html`<section class="card"><h2 class="card__title">${plural(report.exercises.length, '{count} exercise', '{count} exercises')}</h2><p class="small muted">${words.filter(Boolean).join(', ')}</p>
    <ul class="list">
      ${open.map(one => html`<li class="match"><p>${one.name}<br><span class=${choices.exercises[one.name] ? 'small muted' : 'small warn'}>${choices.exercises[one.name]?.name ?? t('No match')}, ${plural(one.sets, '{count} set', '{count} sets')}</span></p>
        <button class="btn btn--calm" @click=${() => choose(one.name)} aria-label=${choices.exercises[one.name] ? t('Change for {name}', { name: one.name }) : t('Choose for {name}', { name: one.name })}>${choices.exercises[one.name] ? t('Change') : t('Choose')}</button></li>`)}
      ${rest.map(one => html`<li class="match"><p>${one.name}<br><span class="small muted">${one.matched_name && one.matched_name !== one.name ? `${one.matched_name}, ` : ''}${plural(one.sets, '{count} set', '{count} sets')}</span></p>
        <button class="btn btn--calm btn--faint" @click=${() => choose(one.name)}>${choices.exercises[one.name]?.name ?? t('Change')}<span class="vh"> ${one.name}</span></button></li>`)}
    </ul>
    ${hidden > 0 ? html`<button class="btn btn--wide after" @click=${showAll}>${plural(hidden, '{count} more exercise', '{count} more exercises')}</button>` : nothing}</section>`
}

/**
 * In which unit the weights are, and why we think so.
 * @param {Report} report @param {Choices} choices @param {{ all: (unit: 'kg' | 'lb') => void, each: () => void }} act
 */
export function unitsCard(report, choices, act) {
  const groups = unitGroups(report, choices)
  const asked = report.exercises.some(one => !one.unit)
  return html`<section class="card"><h2 class="card__title">${t('Units')}</h2>
    ${asked ? html`<div class="row row--between rule-switch after"><p id="unit-name">${t('Where the file doesn’t tell')}</p>${unitSwitch('unit-name', 'unit', choices.unit, act.all)}</div>` : nothing}
    <ul class="list">${groups.map(({ unit, exercises: [first, ...rest] }) => html`<li class="match"><p class=${unit ? '' : 'warn'}>${unit ?? t('kg or lb?')}, ${plural(rest.length + 1, '{count} exercise', '{count} exercises')}<br>
      <span class="small muted">${first.name}: ${first.grounds}</span></p></li>`)}</ul>
    <button class="btn btn--calm btn--wide after" @click=${act.each}>${t('Look at each, or change')}</button></section>`
}

/** @param {string} labelId @param {string} name @param {'kg' | 'lb' | null} value @param {(unit: 'kg' | 'lb') => void} choose */
const unitSwitch = (labelId, name, value, choose) => html`<div class="seg seg--unit" role="radiogroup" aria-labelledby=${labelId}>${/** @type {const} */ (['kg', 'lb']).map(unit => html`
  <label><input type="radio" name=${name} value=${unit} .checked=${live(value === unit)} @change=${() => choose(unit)}>${unit}</label>`)}</div>`

/**
 * Every exercise with its unit, to be put right one by one.
 * @param {Report} report @param {Choices} choices @param {(names: string[], unit: 'kg' | 'lb') => void} set
 */
export function unitsSheet(report, choices, set) {
  const all = unitsOf(report, choices)
  const names = all.map(one => one.name)
  return html`<div class="duo duo--tight"><button class="btn btn--quick btn--calm" @click=${() => set(names, 'kg')}>${t('All in {unit}', { unit: 'kg' })}</button><button class="btn btn--quick btn--calm" @click=${() => set(names, 'lb')}>${t('All in {unit}', { unit: 'lb' })}</button></div>
    <ul class="list">${all.map(({ name, unit, grounds }, i) => html`<li class="match"><p><span id=${`unit-${i}`}>${name}</span><br><span class="small muted">${grounds}</span></p>
      ${unitSwitch(`unit-${i}`, `unit-of-${i}`, unit, chosen => set([name], chosen))}</li>`)}</ul>`
}

/** @param {Report} report */
export const confirmText = report => fresh(report) === 0 ? t('Nothing new to import') : plural(fresh(report), 'Import {count} set', 'Import {count} sets')
