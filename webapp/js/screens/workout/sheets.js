import { amend, removeSet } from '../../actions/done_sets.js'
import { discard, finish } from '../../actions/finish.js'
import { setDraft } from '../../actions/workout.js'
import { openSheet } from '../../elements/sheet.js'
import { load, number, parseNumber, range, shown, toKg, weight } from '../../format.js'
import { html } from '../../html.js'
import { nearest } from '../../loads.js'
import { exerciseOf } from '../../state.js'
import { slotNow } from '../../workout.js'
import { reckoning } from './why.js'
import { slotActions } from './exercises/slot.js'

/** What lies over the workout for a moment. @typedef {import('../../app.js').App} App */
/** @typedef {import('../workout.js').Hand} Hand */

/** @param {Hand} view */
export function openWhy(view) {
  const { prescription, exercise, unit } = view
  const title = `Why ${load(prescription.weight, unit, exercise.load_type)} × ${range(prescription.rep_low, prescription.rep_high)}`
  openSheet(title, () => reckoning(view))
}

/** Type the numbers: the only keypad there is. @param {Hand} view */
export function openNumbers(view) {
  const { draft, unit, rungs, change, exercise } = view
  const sign = exercise.load_type === 'assisted' ? -1 : 1
  openSheet('This set', close => html`<form class="form" novalidate @submit=${(/** @type {SubmitEvent} */ event) => {
    event.preventDefault()
    const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget))
    const value = parseNumber(String(form.get('load')))
    const reps = parseNumber(String(form.get('reps')))
    if (value === null || reps === null || reps < 1 || reps > 100) return
    change({ kg: toKg(sign * Math.abs(value), unit), reps: Math.round(reps), reps_touched: true })
    close()
  }}>
    <div class="duo"><div class="entry"><label for="load">${exercise.load_type === 'assisted' ? 'Help' : 'Load'}, ${unit}</label>
      <input id="load" name="load" inputmode="decimal" autocomplete="off" .value=${number(shown(Math.abs(draft.kg), unit)).replace(/[^\d.]/g, '')} @focus=${selectAll}></div>
    <div class="entry"><label for="reps">Reps</label>
      <input id="reps" name="reps" inputmode="numeric" autocomplete="off" .value=${String(draft.reps)} @focus=${selectAll}></div></div>
    <p class="small muted">This gym’s nearest: ${weight(nearest(rungs, draft.kg).kg, unit)}. Any load can be logged.</p>
    <button class="btn btn--act btn--wide">Use these</button></form>`)
}

/** @param {FocusEvent} event */
const selectAll = event => /** @type {HTMLInputElement} */ (event.target).select()

/** Put a logged set right. @param {App} app @param {import('../../types.js').LoggedSet} set */
export function openSet(app, set) {
  const exercise = exerciseOf(app.store.state, set.exercise_id)
  openSheet(`${exercise.name}: ${load(set.weight_kg, set.unit, exercise.load_type)} × ${set.reps}`, close => html`<form class="form" novalidate @submit=${(/** @type {SubmitEvent} */ event) => {
    event.preventDefault()
    const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget))
    const value = parseNumber(String(form.get('load')))
    const reps = parseNumber(String(form.get('reps')))
    const rir = parseNumber(String(form.get('rir')))
    if (value === null || reps === null || reps < 1 || reps > 100) return
    amend(app, set, { kg: toKg(value, set.unit), reps: Math.round(reps), rir: rir === null ? null : Math.min(10, Math.max(0, Math.round(rir * 2) / 2)) })
    close()
  }}>
    <div class="triplet">
      ${field('load', `Load, ${set.unit}`, 'decimal', number(set.weight).replace('−', '-').replace(/[^\d.-]/g, ''))}
      ${field('reps', 'Reps', 'numeric', String(set.reps))}
      ${field('rir', 'Left', 'decimal', set.rir === null ? '' : String(set.rir))}</div>
    <p class="small muted">Left is reps in reserve: reps you had left; 0 means none.</p>
    <button class="btn btn--act btn--wide">Save</button>
    <button type="button" class="btn btn--danger" @click=${() => { removeSet(app, set); close() }}>Delete set</button></form>`)
}

/** @param {string} name @param {string} label @param {string} mode @param {string} value */
const field = (name, label, mode, value) => html`<div class="entry"><label for=${name}>${label}</label>
  <input id=${name} name=${name} inputmode=${mode} autocomplete="off" .value=${value} @focus=${selectAll}></div>`

/** @type {[import('../../types.js').SetType, string][]} */
const KINDS = [['working', 'Working'], ['warmup', 'Warm-up'], ['drop', 'Drop'], ['failure', 'To failure']]

/** Everything seldom. @param {App} app */
export function openMore(app) {
  openSheet('This set and after', (close, refresh) => {
    const { running } = app.store.state
    const slot = running && slotNow(running)
    if (!running || !slot) return html`<div class="stack stack--tight"><button class="btn btn--danger btn--wide" @click=${() => { close(); discard(app) }}>Discard workout</button></div>`
    return html`<div class="stack">
      ${kinds(app, refresh)}
      ${slotActions(app, running.at, close, refresh)}
      <div class="duo duo--tight"><button class="btn btn--danger btn--quick" @click=${() => { close(); discard(app) }}>Discard workout</button>
        <button class="btn btn--line btn--quick" @click=${() => { close(); finish(app) }}>Finish workout</button></div></div>`
  })
}

/** What kind of set comes next. @param {App} app @param {() => void} refresh */
function kinds(app, refresh) {
  const { running } = app.store.state
  const draft = running?.draft
  return html`<gg-chips look="seg" .look=${'seg'} .name=${'Kind of set'} .options=${KINDS} .value=${draft?.set_type ?? 'working'}
    @choose=${async (/** @type {CustomEvent} */ event) => { await kindOf(app, event.detail); refresh() }}></gg-chips>`
}

/** @param {App} app @param {import('../../types.js').SetType} kind */
async function kindOf(app, kind) {
  const screen = /** @type {any} */ (document.querySelector('gg-workout'))
  const draft = app.store.state.running?.draft ?? screen?.hand?.draft
  if (draft) await setDraft(app, { ...draft, set_type: kind, touched: true, ...(kind === 'failure' ? { rir: 0 } : {}) })
}
