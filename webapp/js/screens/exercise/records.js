import { fullDay } from '../../dates.js'
import { load, number, weight } from '../../format.js'
import { html, nothing } from '../../html.js'
import { t } from '../../i18n.js'

/**
 * What stands: the heaviest set, the best estimate, the most reps at each load; each leads to its set.
 * @typedef {import('../../records.js').RecordSet} RecordSet
 * @typedef {import('../../types.js').Exercise} Exercise
 * @typedef {import('../../types.js').Unit} Unit
 */

/** Rows of reps at a load that are told without asking. */
const MOST = 6

/** @param {import('../../records.js').LiftRecords} records @param {Exercise} exercise @param {Unit} unit */
export function recordsCard({ heaviest, e1rm, reps }, exercise, unit) {
  if (!heaviest && !e1rm && reps.length === 0) return nothing
  const setOf = (/** @type {RecordSet} */ one) => t('{load} × {reps}', { load: load(one.weight_kg, one.unit, exercise.load_type), reps: number(one.reps) })
  return html`<section class="card"><h2 class="card__title">${t('Records')}</h2><p class="small muted">${t('Of all your sets, warm-ups left out; drop sets count for reps alone.')}</p><ul class="list">
    ${heaviest ? row(t('Heaviest'), setOf(heaviest), heaviest) : nothing}
    ${e1rm ? row(html`${t('Best')} <span class="e1">e1RM</span>`, weight(e1rm.e1rm_kg, unit, { digits: 1 }), e1rm, t('from {set}', { set: setOf(e1rm) })) : nothing}</ul>
    ${reps.length === 0 ? nothing : html`<h3 class="small muted records__head">${t('Most reps at a load or heavier')}</h3>
      <ul class="list">${reps.slice(0, MOST).map(one => rep(one, exercise))}</ul>
      ${reps.length > MOST ? html`<details><summary class="quiet">${t('All {count} loads', { count: number(reps.length) })}</summary><ul class="list">${reps.slice(MOST).map(one => rep(one, exercise))}</ul></details>` : nothing}`}</section>`
}

/** Loads as they were entered, like everywhere that sets stand. @param {RecordSet} one @param {Exercise} exercise */
const rep = (one, exercise) => row(load(one.weight_kg, one.unit, exercise.load_type), t('× {reps}', { reps: number(one.reps) }), one)

/** @param {unknown} name @param {string} value @param {RecordSet} one @param {string} [from] */
const row = (name, value, one, from = '') => html`<li><a class="match match--tap" href=${`/history/${one.workout_id}?set=${one.set_id}`}>
  <span>${name}<span class="small muted row-under">${fullDay(new Date(one.performed_at))}${from ? `, ${from}` : ''}</span></span><span class="num"><b>${value}</b></span></a></li>`
