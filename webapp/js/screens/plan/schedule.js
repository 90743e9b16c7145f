import { dateOf } from '../../dates.js'
import { openSheet } from '../../elements/sheet.js'
import { number, parseNumber, weekday } from '../../format.js'
import { html, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { scheduleOf } from '../../schedule.js'
import { scheduleWords } from '../../templates.js'

/**
 * How a plan lies in the calendar, and the weeks of its cycle.
 *
 * @typedef {import('../../types.js').Plan} Plan
 * @typedef {import('../../types.js').Schedule} Schedule
 * @typedef {import('../../types.js').PlanWeek} PlanWeek
 */

/** 2001-01-01 was a Monday. @param {number} day 0 Monday to 6 Sunday */
export const dayName = day => weekday(dateOf(`2001-01-0${day + 1}`))

/** @param {Plan} plan */
export const calendarWords = plan => scheduleWords(scheduleOf(plan), dayName)

/**
 * The calendar under the hand: fixed weekdays, or in order with days off.
 * @param {Schedule} schedule @param {(schedule: Schedule) => void} change
 */
export function scheduleFields(schedule, change) {
  const { kind, weekdays, in_a_row: row, rest_days: rest } = schedule
  const turn = (/** @type {number} */ day) => {
    const next = weekdays.includes(day) ? weekdays.filter(one => one !== day) : [...weekdays, day].sort((a, b) => a - b)
    if (next.length > 0) change({ ...schedule, weekdays: next })
  }
  return html`<div class="group"><gg-chips .look=${'seg'} .name=${t('When')} .options=${[['weekdays', t('Fixed days')], ['floating', t('In order')]]} .value=${kind}
      @choose=${(/** @type {CustomEvent} */ event) => change({ ...schedule, kind: event.detail, weekdays: weekdays.length > 0 ? weekdays : [0, 2, 4] })}></gg-chips>
    ${kind === 'weekdays'
    ? html`<div class="days" role="group" aria-label=${t('Training days')}>${[0, 1, 2, 3, 4, 5, 6].map(day => html`<label class="chip chip--calm chip--many"><input type="checkbox" .checked=${weekdays.includes(day)} aria-label=${dayName(day)}
        @change=${() => turn(day)}><span aria-hidden="true">${dayName(day).slice(0, 2)}</span></label>`)}</div>
      <p class="small muted">${t('Sessions come in order on these days. One that is missed asks what becomes of it.')}</p>`
    : html`${counter(t('Sessions in a row'), row, 1, 7, value => change({ ...schedule, in_a_row: value }))}
      ${counter(t('Then days off'), rest, 0, 6, value => change({ ...schedule, rest_days: value }))}
      <p class="small muted">${t('No day is fixed: the next session comes when it comes, and none is missed.')}</p>`}</div>`
}

/** @param {string} name @param {number} value @param {number} low @param {number} high @param {(value: number) => void} change */
export const counter = (name, value, low, high, change) => html`<div class="counter"><span>${name}</span><span class="count" role="group" aria-label=${name}>
  <button class="icon-btn" aria-label=${t('{name}: one fewer', { name })} ?disabled=${value <= low} @click=${() => change(value - 1)}>−</button><b aria-live="polite">${number(value, 1)}</b>
  <button class="icon-btn" aria-label=${t('{name}: one more', { name })} ?disabled=${value >= high} @click=${() => change(value + 1)}>+</button></span></div>`

/** @param {Plan} plan @param {(patch: { schedule: Schedule }) => void} change */
export function scheduleSheet(plan, change) {
  let schedule = scheduleOf(plan)
  const sheet = openSheet(t('Calendar'), close => html`${scheduleFields(schedule, next => { schedule = next; sheet.refresh() })}
    <button class="btn btn--act btn--wide after" @click=${() => { change({ schedule }); close() }}>${t('Keep this calendar')}</button>`)
}

/** Weeks to begin with; the last of each is light. @type {Record<string, () => PlanWeek[]>} */
const PATTERNS = {
  none: () => [],
  three: () => [build(3), build(2), build(1), light()],
  four: () => [build(3), build(2, 1.1), build(1, 1.2), { ...build(0, 1.33), kind: 'peak' }, light()],
}

/** @param {number} rir @param {number} [sets] @returns {PlanWeek} */
const build = (rir, sets = 1) => ({ kind: 'build', rir, sets, load: 1 })
/** @returns {PlanWeek} */
const light = () => ({ kind: 'deload', rir: 4, sets: 0.5, load: 0.9 })

/** @param {PlanWeek[]} cycle @param {(cycle: PlanWeek[]) => void} keep */
export function cycleSheet(cycle, keep) {
  let weeks = cycle
  const see = (/** @type {PlanWeek[]} */ next) => { weeks = next; sheet.refresh() }
  const change = (/** @type {number} */ at, /** @type {Partial<PlanWeek>} */ part) => see(weeks.map((week, i) => i === at ? { ...week, ...part } : week))
  const sheet = openSheet(t('Weeks of the cycle'), close => html`
    <p class="muted lead">${t('Nearer to failure and more sets week by week, then a light one. Then it begins anew.')}</p>
    <div class="stack stack--tight"><button class="btn btn--calm btn--wide" @click=${() => see(PATTERNS.none())}>${t('Every week the same')}</button>
      <button class="btn btn--calm btn--wide" @click=${() => see(PATTERNS.three())}>${t('Three weeks, then a deload')}</button>
      <button class="btn btn--calm btn--wide" @click=${() => see(PATTERNS.four())}>${t('Four weeks from 3 left to none, then a deload')}</button></div>
    ${weeks.length > 0 ? html`<ol class="list weeks">${weeks.map((week, i) => weekRow(week, i, part => change(i, part), () => see(weeks.filter((_, at) => at !== i))))}</ol>` : nothing}
    ${weeks.length > 0 && weeks.length < 16 ? html`<button class="btn btn--calm btn--wide" @click=${() => see([...weeks, { ...weeks[weeks.length - 1] }])}>${icon('plus', 's')}${t('Add a week')}</button>` : nothing}
    <button class="btn btn--act btn--wide after" @click=${() => { keep(weeks); close() }}>${t('Keep these weeks')}</button>`)
}

/** @param {PlanWeek} week @param {number} at @param {(part: Partial<PlanWeek>) => void} change @param {() => void} drop */
function weekRow(week, at, change, drop) {
  const kinds = [['build', t('Build')], ['peak', t('Hardest')], ['deload', t('Deload')]]
  const typed = (/** @type {Event} */ event) => parseNumber(/** @type {HTMLInputElement} */ (event.target).value)
  return html`<li class="week-row"><b>${at + 1}</b>
    <label class="entry"><span class="label">${t('Kind')}</span><select @change=${(/** @type {Event} */ event) => change({ kind: /** @type {any} */ (/** @type {HTMLSelectElement} */ (event.target).value) })}>
      ${kinds.map(([value, face]) => html`<option value=${value} ?selected=${value === week.kind}>${face}</option>`)}</select></label>
    <label class="entry"><span class="label">${t('Left')}</span><input inputmode="decimal" autocomplete="off" .value=${week.rir === null ? '' : number(week.rir, 1)}
      @change=${(/** @type {Event} */ event) => { const rir = typed(event); change({ rir: rir === null ? null : Math.min(10, Math.max(0, Math.round(rir * 2) / 2)) }) }}></label>
    <label class="entry"><span class="label">${t('Sets, %')}</span><input inputmode="numeric" autocomplete="off" .value=${number(week.sets * 100, 0)}
      @change=${(/** @type {Event} */ event) => { const share = typed(event); if (share !== null) change({ sets: Math.min(2, Math.max(0.1, share / 100)) }) }}></label>
    <button class="icon-btn" aria-label=${t('Take out week {number}', { number: at + 1 })} @click=${drop}>${icon('close', 's')}</button></li>`
}
