import { odds } from '../../elements/odds.js'
import { belt, pair, plates, stack } from '../../elements/plates.js'
import { expectText, load, number, range, shown } from '../../format.js'
import { html, nothing } from '../../html.js'
import { icon } from '../../icons.js'
import { at, platesText } from '../../loads.js'

/** @typedef {import('../workout.js').Hand} Hand */

/** @type {[string, string][]} */
const SCOPES = [['set', 'This set'], ['rest', 'All that remain']]
/** @type {Record<string, string>} */
const FLAGS = { hard_cap: 'capped', uncertain: 'little to go on', fallback: 'as last time' }

/**
 * The number: load left, reps right; what hangs on the bar under one, what to expect under the other.
 * @param {Hand} view @param {{ why: () => void, numbers: () => void }} act
 */
export function dose(view, { why, numbers }) {
  const { draft, prescription, exercise, unit } = view
  const rung = at(view.rungs, draft.kg)
  const text = heroText(view)
  return html`<section class="dose" aria-label="Prescription">
    <div class="duo">
      <button class=${text.long ? 'hero hero--long' : 'hero'} @click=${numbers}>${text.load}<span class="unit">${text.unit}</span><span class="vh"> load: type another</span></button>
      <button class=${text.long ? 'hero hero--long' : 'hero'} @click=${numbers}><span class="times" aria-hidden="true">×</span>${repsText(view)}<span class="vh"> reps: type others</span></button>
      <p class="under muted">${under(exercise, draft.kg, rung)}</p>
      <p class="under">${asked(view)}</p>
      ${picture(view, rung)}
      ${expected(view)}
    </div>
    ${changed(view) ? scope(view) : html`<button class="why-line" @click=${why}>
      <span>${prescription.headline} ${prescription.flag && FLAGS[prescription.flag] ? html`<span class=${prescription.flag === 'hard_cap' ? 'tag tag--warn' : 'tag'}>${FLAGS[prescription.flag]}</span>` : nothing}</span>
      ${icon('next')}</button>`}
  </section>`
}

/** Wider than this, a picture would promise more than is known. */
const WIDEST = 11

/** What the coach expects, at the load that it gave: another load has other reps. @param {Hand} view */
function expected(view) {
  const { prescription: { band, chances, weight }, exercise, unit } = view
  if (!band || chances.length === 0) return html`<span></span>`
  if (band.high - band.low >= WIDEST) return html`<p class="small muted doubt">Too soon to say how many reps: this set will tell.</p>`
  const given = load(weight, unit, exercise.load_type)
  return otherLoad(view) ? html`<p class="small muted doubt">${given}: ${expectText(band)}.</p>` : odds(chances, band, given)
}

/** Is another load in hand than the one that was given? @param {Hand} view */
const otherLoad = ({ draft, prescription, rungs }) => Math.abs(draft.kg - (at(rungs, prescription.weight)?.kg ?? prescription.weight)) > 0.01

/** What was asked for, under the reps. @param {Hand} view */
function asked({ draft, prescription: { rep_low: low, rep_high: high, rir } }) {
  const left = rir === 0 ? 'none' : number(rir)
  if (draft.reps_touched) return `asked ${range(low, high)}, ${left} left`
  return rir === 0 ? 'none in reserve' : `at ${left} in reserve`
}

/** @param {Hand} view */
function heroText({ draft, exercise, unit, prescription }) {
  const kg = draft.kg
  const body = exercise.load_type !== 'external'
  const reps = draft.reps_touched ? String(draft.reps) : range(prescription.rep_low, prescription.rep_high)
  const load = body && Math.abs(kg) < 0.01 ? 'body' : number(shown(kg, unit), 2, body)
  return { load, unit: load === 'body' ? '' : unit, reps, long: load.replace(/\D/g, '').length + reps.replace(/\D/g, '').length > 6 || load.length > 4 || reps.length > 3 }
}

/** @param {Hand} view */
function repsText({ draft, prescription: { rep_low: low, rep_high: high } }) {
  return draft.reps_touched || low === high ? draft.reps : html`${low}<span class="to">–</span>${high}`
}

/** @param {Hand} view */
const changed = ({ draft, slot, prescription, rungs }) => draft.touched && slot.sets > 1
  && Math.abs(draft.kg - (slot.kg ?? at(rungs, prescription.weight)?.kg ?? prescription.weight)) > 0.01

/** The load was changed: for how long? @param {Hand} view */
function scope({ draft, change }) {
  return html`<div class="scope-line"><span class="muted">Holds for</span>
    <gg-chips look="seg" .look=${'seg'} .name=${'The changed load holds for'} .options=${SCOPES} .value=${draft.scope}
      @choose=${(/** @type {CustomEvent} */ event) => change({ scope: event.detail })}></gg-chips></div>`
}

/** What to do with the hands, in words. @param {import('../../types.js').Exercise} exercise @param {number} kg @param {import('../../loads.js').Rung | null} rung */
function under({ load_type: type, equipment, bodyweight_share: share }, kg, rung) {
  if (!rung) return 'not loadable here'
  if (type === 'assisted') return kg < 0 ? 'help from the stack' : 'no help'
  if (type === 'bodyweight') return kg > 0 ? platesText(rung) : share > 0 ? 'nothing added' : ''
  if (rung.kind === 'rack') return equipment === 'kettlebell' ? 'the kettlebell' : 'each hand'
  return platesText(rung)
}

/** @param {Hand} view @param {import('../../loads.js').Rung | null} rung */
function picture({ draft, rungs, unit, exercise }, rung) {
  if (rung?.kind === 'bar') return plates(rung)
  if (rung?.kind === 'rack') return pair(draft.kg, unit, exercise.equipment)
  if (rung?.kind === 'stack') return stack(rungs, draft.kg)
  return rung?.kind === 'hung' || rung?.kind === 'none' ? belt(rung) : html`<span></span>`
}
