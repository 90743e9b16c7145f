import { clock, number, parseNumber } from '../../format.js'
import { html, live, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { counter } from './schedule.js'

/**
 * One exercise of a day under the hand: its sets as one target or set by set, rest, note, superset, place.
 *
 * @typedef {import('../../types.js').PlanExercise} PlanExercise
 * @typedef {import('../../types.js').Scheme} Scheme
 *
 * @typedef {object} Hands what can be done with it
 * @property {(part: Partial<PlanExercise>) => void} change
 * @property {(() => void) | null} pair with the next one, or no longer; none at the end of a day
 * @property {boolean} paired
 * @property {((by: number) => void)} move
 * @property {(day: number) => void} moveTo
 * @property {() => void} drop
 */

const RESTS = [30, 45, 60, 75, 90, 120, 150, 180, 210, 240, 300]

/**
 * @param {PlanExercise} one @param {{ name: string, at: number, count: number, day: number, days: string[], week: number }} place @param {Hands} hands
 */
export function liftFields(one, { name, at, count, day, days, week }, hands) {
  const { change } = hands
  const scheme = one.schemes?.[week % one.schemes.length] ?? null
  return html`<div class="stack stack--tight">
    ${scheme ? schemeFields(one, scheme, week, change) : targetFields(one, change)}
    <label class="entry"><span class="label">${t('Rest')}</span><select @change=${(/** @type {Event} */ event) => change({ rest_seconds: Number(value(event)) })}>
      ${[...new Set([...RESTS, one.rest_seconds])].sort((a, b) => a - b).map(seconds => html`<option value=${seconds} ?selected=${seconds === one.rest_seconds}>${clock(seconds)}</option>`)}</select></label>
    <label class="entry"><span class="label">${t('Note')}</span><input maxlength="300" .value=${one.note ?? ''} @change=${(/** @type {Event} */ event) => change({ note: value(event).trim() || null })}></label>
    ${hands.pair ? html`<label class="choice"><input type="checkbox" .checked=${live(hands.paired)} @change=${hands.pair}><span>${t('In turn with the next one, as a superset')}</span><span class="tick">${icon('check')}</span></label>` : nothing}
    <div class="duo duo--tight"><button class="btn btn--calm" aria-label=${t('Move {name} up', { name })} ?disabled=${at === 0} @click=${() => hands.move(-1)}>${t('Up')}</button>
      <button class="btn btn--calm" aria-label=${t('Move {name} down', { name })} ?disabled=${at === count - 1} @click=${() => hands.move(1)}>${t('Down')}</button></div>
    ${days.length > 1 ? html`<label class="entry"><span class="label">${t('Day')}</span><select @change=${(/** @type {Event} */ event) => hands.moveTo(Number(value(event)))}>
      ${days.map((face, i) => html`<option value=${i} ?selected=${i === day}>${face}</option>`)}</select></label>` : nothing}
    <button class="btn btn--danger" @click=${hands.drop}>${t('Take out {name}', { name })}</button></div>`
}

/** @param {PlanExercise} one @param {(part: Partial<PlanExercise>) => void} change */
function targetFields(one, change) {
  const field = (/** @type {string} */ label, /** @type {number} */ now, /** @type {(typed: number) => void} */ take) => html`<label class="entry"><span class="label">${label}</span>
    <input inputmode="decimal" autocomplete="off" .value=${live(number(now, 1))} @change=${(/** @type {Event} */ event) => { const typed = parseNumber(value(event)); take(typed ?? now) }}></label>`
  const low = (/** @type {number} */ typed) => change({ rep_low: reps(typed), rep_high: Math.max(reps(typed), one.rep_high) })
  const high = (/** @type {number} */ typed) => change({ rep_high: reps(typed), rep_low: Math.min(reps(typed), one.rep_low) })
  return html`${counter(t('Sets'), one.sets, 1, 20, sets => change({ sets }))}
    <div class="triplet triplet--even">${field(t('Reps from'), one.rep_low, low)}${field(t('to'), one.rep_high, high)}
      ${field(t('Left in reserve'), one.rir, typed => change({ rir: Math.min(10, Math.max(0, Math.round(typed * 2) / 2)) }))}</div>
    <button class="btn btn--calm btn--wide" @click=${() => change({ schemes: [Array.from({ length: one.sets }, () => ({ reps: [one.rep_low, one.rep_high], rir: one.rir }))] })}>${t('Set by set')}</button>`
}

/** @param {PlanExercise} one @param {Scheme[]} scheme @param {number} week @param {(part: Partial<PlanExercise>) => void} change */
function schemeFields(one, scheme, week, change) {
  const keep = (/** @type {Scheme[]} */ next) => change(withScheme(one, week, next))
  const part = (/** @type {number} */ at, /** @type {Partial<Scheme>} */ more) => keep(scheme.map((set, i) => i === at ? { ...set, ...more } : set))
  return html`<ol class="list sets-by-set">${scheme.map((set, i) => setRow(set, i, more => part(i, more), scheme.length > 1 ? () => keep(scheme.filter((_, at) => at !== i)) : null))}</ol>
    <div class="duo duo--tight"><button class="btn btn--calm" ?disabled=${scheme.length >= 20} @click=${() => keep([...scheme, { ...scheme[scheme.length - 1] }])}>${t('Add a set')}</button>
      <button class="btn btn--calm" @click=${() => change({ schemes: null, rule: null, sets: scheme.length })}>${t('One target')}</button></div>`
}

/** Its sets of one week of the cycle; their number is the exercise's. @param {PlanExercise} one @param {number} week @param {Scheme[]} scheme @returns {Partial<PlanExercise>} */
function withScheme(one, week, scheme) {
  const all = one.schemes ?? [scheme]
  const schemes = all.map((each, i) => i === week % all.length ? scheme : each)
  const counted = schemes[0].filter(set => set.type !== 'warmup')
  return { schemes, sets: Math.min(20, Math.max(1, counted.length)) }
}

/** @param {Scheme} set @param {number} at @param {(part: Partial<Scheme>) => void} change @param {(() => void) | null} drop */
function setRow({ reps: [low, high], percent, amrap }, at, change, drop) {
  const cell = (/** @type {string} */ label, /** @type {string} */ now, /** @type {(typed: number | null) => void} */ take) => html`<label class="entry"><span class="label">${label}</span>
    <input inputmode="decimal" autocomplete="off" .value=${live(now)} @change=${(/** @type {Event} */ event) => take(parseNumber(value(event)))}></label>`
  return html`<li class="set-row"><b>${at + 1}</b>
    ${cell(t('Reps'), String(low), typed => { if (typed !== null) change({ reps: [reps(typed), Math.max(reps(typed), low === high ? 1 : high)] }) })}
    ${cell(t('Percent'), percent == null ? '' : number(percent * 100, 1), typed => change({ percent: typed === null ? undefined : Math.min(2, Math.max(0.1, typed / 100)) }))}
    <label class="choice choice--calm"><input type="checkbox" .checked=${live(Boolean(amrap))} @change=${(/** @type {Event} */ event) => change({ amrap: /** @type {HTMLInputElement} */ (event.target).checked })}><span>${t('open')}</span><span class="tick">${icon('check')}</span></label>
    ${drop ? html`<button class="icon-btn" aria-label=${t('Take out set {number}', { number: at + 1 })} @click=${drop}>${icon('close', 's')}</button>` : nothing}</li>`
}

/** @param {number} typed */
const reps = typed => Math.min(100, Math.max(1, Math.round(typed)))

/** @param {Event} event */
const value = event => /** @type {HTMLInputElement} */ (event.target).value
