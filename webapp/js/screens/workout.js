import '../elements/register.js'
import { finish } from '../actions/finish.js'
import { endRest, logSet, setDraft, shiftRest, takeUp } from '../actions/workout.js'
import { leave } from '../actions/navigate.js'
import { Screen } from '../elements/screen.js'
import { html } from '../html.js'
import { ladder } from '../loads.js'
import { activeGym, exerciseOf, unitOf } from '../state.js'
import { draftOf, isDone, setNumber, slotNow } from '../workout.js'
import { KeepAwake, ring } from './workout/awake.js'
import { context, header } from './workout/context.js'
import { dose } from './workout/dose.js'
import { finished, hand, resting, summary } from './workout/hand.js'
import { openAdd } from './workout/exercises/add.js'
import { openExercises } from './workout/exercises/list.js'
import { openMore, openNumbers, openSet, openWhy } from './workout/sheets.js'

/**
 * One set at a time, for one tired hand. Top: what is being done. Middle: the number. Bottom: the taps.
 *
 * @typedef {object} Hand all that the parts of this screen need
 * @property {import('../app.js').App} app
 * @property {import('../types.js').State} state
 * @property {import('../types.js').Running} running
 * @property {import('../types.js').Slot} slot
 * @property {import('../types.js').Exercise} exercise
 * @property {import('../types.js').Prescription} prescription
 * @property {import('../types.js').Draft} draft
 * @property {import('../loads.js').Rung[]} rungs
 * @property {import('../types.js').Unit} unit
 * @property {number} number of the set in hand
 * @property {(change: Partial<import('../types.js').Draft>) => void} change
 */
export class WorkoutScreen extends Screen {
  #awake = new KeepAwake()
  /** What was last shown, for the sheets. @type {Hand | null} */ hand = null

  entered() {
    this.until(this.#awake.start())
    const clock = setInterval(() => this.repaint(), 30_000)
    this.until(() => clearInterval(clock))
    takeUp(this.app)
  }

  template() {
    const { running } = this.state
    if (!running) { queueMicrotask(() => leave(this.app)); return html`<main class="phone"></main>` }
    const bar = header(this.state, running, { leave: () => leave(this.app), more: () => openMore(this.app) })
    const slot = slotNow(running)
    if (!slot) return this.#empty(bar)
    const view = this.hand = this.#view(running, slot)
    if (!view) return html`<main class="phone workout">${bar}<p class="muted">Reckoning the first load.</p></main>`
    const act = { add: () => openAdd(this.app), more: () => openExercises(this.app), finish: () => finish(this.app) }
    if (running.slots.every(one => isDone(this.state.done, one))) return html`<main class="phone workout">${bar}${summary(view)}${finished(view, act)}</main>`
    const over = running.rest !== null && running.rest.ends_at <= Date.now()
    return html`<main class=${running.rest && !over ? 'phone workout resting' : 'phone workout'}>
      ${bar}${context(view, { exercises: () => openExercises(this.app) })}
      ${dose(view, { why: () => openWhy(view), numbers: () => openNumbers(view) })}
      ${this.#hand(view, over)}</main>`
  }

  /** @param {Hand} view @param {boolean} over */
  #hand(view, over) {
    const { app, running, draft } = view
    const log = () => logSet(app, draft)
    const rest = { log, end: () => endRest(app), shift: (/** @type {number} */ by) => shiftRest(app, by), over: () => { ring(this.state); this.repaint() } }
    return running.rest && !over ? resting(view, rest, set => openSet(app, set)) : hand(view, log, running.rest ? rest : null)
  }

  /** @param {unknown} bar */
  #empty(bar) {
    return html`<main class="phone workout">${bar}<section class="empty stack"><h1>What first?</h1>
      <p class="muted">Pick a lift; the load comes with it.</p></section>
      <section class="hand"><button class="btn btn--act btn--log btn--centre" @click=${() => openAdd(this.app)}><strong>Add exercise</strong></button></section></main>`
  }

  /** @param {import('../types.js').Running} running @param {import('../types.js').Slot} slot @returns {Hand | null} */
  #view(running, slot) {
    const { app, state } = this
    const exercise = exerciseOf(state, slot.exercise_id)
    const prescription = state.prescriptions[slot.exercise_id]
    if (!prescription) return null
    const unit = unitOf(state)
    const rungs = ladder(exercise, activeGym(state), unit)
    const draft = running.draft ?? draftOf(prescription, slot.kg, rungs)
    const change = (/** @type {Partial<import('../types.js').Draft>} */ part) => { setDraft(app, { ...draft, touched: true, ...part }) }
    return { app, state, running, slot, exercise, prescription, draft, rungs, unit, number: setNumber(state.done, slot), change }
  }
}

WorkoutScreen.define('gg-workout')
