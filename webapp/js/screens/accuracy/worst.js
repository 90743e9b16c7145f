import { bandText } from '../../accuracy.js'
import { fullDay } from '../../dates.js'
import { fromKg, load, percent, toKg } from '../../format.js'
import { html, nothing, repeat } from '../../html.js'
import { plural, t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { nameOf } from '../../names.js'
import { exerciseOf, unitOf } from '../../state.js'

/** @typedef {import('../../accuracy.js').WorstCall} WorstCall */
/** @typedef {import('../../types.js').State} State */

/**
 * Where the coach was furthest off; a tap shows the set.
 * @param {WorstCall[]} worst @param {State} state @param {(id: string) => void} open @param {number} [most]
 */
export function worstCard(worst, state, open, most = worst.length) {
  if (worst.length === 0) return nothing
  return html`<section class="card"><h2 class="card__title">${t('Worst calls')}</h2><p class="small muted">${t('A tap shows the set; some are slips of the pen')}</p>
    <ul class="list">${repeat(worst.slice(0, most), one => one.set_id, one => html`<li><button class="item item--tap worst" @click=${() => open(one.set_id)}>
      <span>${nameOf(state, one.exercise_id, one.name)}<span class="small muted row-under">${fullDay(new Date(one.performed_at))}</span></span>
      <b class="num">${percent(Math.round(one.error * 100) / 100)}</b>${icon('next', 's')}
      <span class="worst__text">${callText(one, state)}</span></button></li>`)}</ul></section>`
}

/** @param {WorstCall} call @param {State} state */
function callText({ exercise_id, weight_kg, expected_kg, reps, expected_reps, reps_low, reps_high }, state) {
  const unit = unitOf(state, exercise_id)
  const { load_type: type } = exerciseOf(state, exercise_id)
  const round = (/** @type {number} */ kg) => load(type !== 'external' && Math.abs(kg) < NOTHING ? 0 : roundTo(kg, unit), unit, type)
  const done = load(weight_kg, unit, type)
  const [asked, expected] = [reps, Math.round(expected_reps)].map(count => plural(count, '{count} rep', '{count} reps'))
  return html`${t('You did {load} × {reps}.', { load: done, reps })} <span class="muted">${t('Expected {expected} for {asked}, or {reps} at {load} ({band} at 90\u00a0%).',
    { expected: round(expected_kg), asked, reps: expected, load: done, band: bandText(reps_low, reps_high) })}</span>`
}

/** Beside a whole body so little is no load, kg. */
const NOTHING = 0.25

/** An expectation has no plates: a tenth of the lifter’s unit is plenty. @param {number} kg @param {import('../../types.js').Unit} unit */
const roundTo = (kg, unit) => toKg(Math.round(fromKg(kg, unit) * 10) / 10, unit)
