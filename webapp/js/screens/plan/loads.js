import { strengthOf } from '../../actions/programme.js'
import { openSheet } from '../../elements/sheet.js'
import { number, parseNumber, shown, toKg, weight } from '../../format.js'
import { html, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { loadableOf } from '../../loadable.js'
import { baseName } from '../../plan_words.js'
import { keyOf, ruled } from '../../programme.js'
import { runOf } from '../../schedule.js'
import { exerciseOf, unitOf } from '../../state.js'
import { startingLoads } from '../../templates.js'

/**
 * The loads that percents are of: training maxes and working loads, to be seen and set.
 *
 * @typedef {import('../../app.js').App} App
 * @typedef {import('../../types.js').Plan} Plan
 * @typedef {import('../../types.js').Progress} Progress
 * @typedef {Record<string, { kg: number, low: number, high: number, known: boolean }>} Strength
 */

/** @param {App} app @param {Plan} plan @param {(progress: Record<string, Progress>) => void} change */
export function loadsCard(app, plan, change) {
  const all = ruled(plan)
  if (all.length === 0) return nothing
  const { progress } = runOf(plan)
  const { state } = app.store
  return html`<section class="card"><div class="card__head"><div><h2 class="card__title">${t('Training loads')}</h2><p class="small muted">${t('What the percents are taken of')}</p></div>
      <button class="btn btn--calm" aria-label=${t('Change the training loads')} @click=${() => loadsSheet(app, plan, change)}>${t('Change')}</button></div>
    <table class="plan-lifts"><tbody>${all.map(one => {
    const kept = progress[keyOf(one)]
    return html`<tr><td>${exerciseOf(state, one.exercise_id).name}${one.track ? html` <span class="small muted">${one.note ?? one.track}</span>` : nothing}</td>
      <td class="num">${kept ? weight(kept.kg, unitOf(state, one.exercise_id)) : t('by the coach')}</td></tr>`
  })}</tbody></table></section>`
}

/** @param {App} app @param {Plan} plan @param {(progress: Record<string, Progress>) => void} change */
export async function loadsSheet(app, plan, change) {
  let progress = runOf(plan).progress
  const strength = await strengthOf(app, ruled(plan).map(one => one.exercise_id))
  const take = (/** @type {Record<string, Progress>} */ next) => { progress = next; sheet.refresh() }
  const sheet = openSheet(t('Training loads'), close => html`
    <p class="muted lead">${t('The coach’s estimate times the programme’s share. Correct what you know better.')}</p>
    ${loadFields(app, plan, progress, strength, take)}
    <button class="btn btn--calm btn--wide after" @click=${() => take({ ...progress, ...startingLoads(plan, strength, loadableOf(app.store.state)) })}>${t('From my log again')}</button>
    <button class="btn btn--act btn--wide after" @click=${() => { change(progress); close() }}>${t('Keep these loads')}</button>`)
}

/**
 * A field for each load, with what it is taken from.
 * @param {App} app @param {Pick<Plan, 'days'>} plan @param {Record<string, Progress>} progress @param {Strength} strength @param {(progress: Record<string, Progress>) => void} take
 */
export function loadFields(app, plan, progress, strength, take) {
  const { state } = app.store
  return html`<ul class="list">${ruled(plan).map(one => {
    const key = keyOf(one)
    const unit = unitOf(state, one.exercise_id)
    const kept = progress[key]
    const known = strength[one.exercise_id]
    const name = exerciseOf(state, one.exercise_id).name
    const typed = (/** @type {Event} */ event) => {
      const value = parseNumber(/** @type {HTMLInputElement} */ (event.target).value)
      if (value !== null && value > 0) take({ ...progress, [key]: { ...kept, kg: Math.round(toKg(value, unit) * 1e5) / 1e5 } })
      else take({ ...progress })
    }
    return html`<li class="base"><label for=${`base-${key}`}>${name}${one.track && one.note ? html`, ${one.note}` : nothing}
        <span class="small muted row-under">${baseName(one.rule)}${known ? html`; ${from(known, unit)}` : nothing}</span></label>
      <span class="with-unit"><input id=${`base-${key}`} inputmode="decimal" autocomplete="off" .value=${kept ? number(shown(kept.kg, unit)) : ''} @change=${typed}><span>${unit}</span></span></li>`
  })}</ul>`
}

/** @param {Strength[string]} known @param {import('../../types.js').Unit} unit */
const from = (known, unit) => known.known
  ? t('e1RM {e1rm}', { e1rm: weight(known.kg, unit, { digits: 1 }) })
  : t('a guess, no set of it yet')
