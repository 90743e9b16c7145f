import '../elements/register.js'
import { prepare } from '../actions/foresee.js'
import { undo } from '../actions/hand.js'
import { addExercise } from '../actions/slots.js'
import { letGo, logSet, touch } from '../actions/logging.js'
import { changeDraft, takeUp } from '../actions/workout.js'
import { leave } from '../actions/navigate.js'
import { askedOf, draftOf, isTimed } from '../draft.js'
import { Faces } from '../elements/faces.js'
import { Screen } from '../elements/screen.js'
import { firstLifts } from '../first_lifts.js'
import { html } from '../html.js'
import { t } from '../i18n.js'
import { ladder } from '../loads.js'
import { painted } from '../painted.js'
import { isOver } from '../rest.js'
import { activeGym, exerciseOf, isKnown, unitOf } from '../state.js'
import { isDone, setNumber, slotNow } from '../workout.js'
import { KeepAwake } from './workout/awake.js'
import { context, header } from './workout/context.js'
import { dose } from './workout/dose.js'
import { hand } from './workout/hand.js'
import { finished, resting, summary } from './workout/hand_done.js'
import { finish, openAdd, openExercises, openMore, openNumbers, openSave, openSet, openWarmups, openWhy, sheets } from './workout/over.js'

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
 * @property {import('../draft.js').Asked} asked what the set is to be: the programme's word, else the coach's
 * @property {boolean} timed held for a time, or carried
 * @property {import('../types.js').Draft} draft
 * @property {import('../loads.js').Rung[]} rungs
 * @property {import('../types.js').Unit} unit
 * @property {number} number of the set in hand
 * @property {(change: Change) => void} change
 *
 * @typedef {Partial<import('../types.js').Draft> | ((draft: import('../types.js').Draft) => Partial<import('../types.js').Draft>)} Change
 */
export class WorkoutScreen extends Screen {
  #awake = new KeepAwake()
  /** What was last shown, for the sheets. @type {Hand | null} */ hand = null
  #faces = new Faces(this)
  /** After the set whose button is touched. @type {{ state: import('../types.js').State, hand: Hand | null } | null} */ #soon = null

  entered() {
    this.until(this.#awake.start())
    const clock = setInterval(() => this.repaint(), 30_000)
    this.until(() => clearInterval(clock))
    takeUp(this.app)
    this.app.stands?.then(sheets).catch(() => {}) // fetched when they are wanted, then
  }

  paint() {
    const { state } = this
    if (this.#soon && state.running === this.#soon.state.running) this.#turn(this.#soon.hand)
    else this.#faces.show(this.template(state))
    painted().then(() => prepare(this.app)).catch(() => {}) // what comes after the set in hand; without it the tap itself reads
  }

  /** What was made ready is seen; what has come about besides is painted after that. @param {Hand | null} hand */
  #turn(hand) {
    this.#soon = null
    this.hand = hand
    this.#faces.turn()
    painted().then(() => this.repaint())
  }

  template(state = this.state) {
    const { running } = state
    if (!running) { queueMicrotask(() => leave(this.app)); return html`<main class="phone"></main>` }
    const bar = header(state, running, { leave: () => leave(this.app), more: () => openMore(this.app) })
    const slot = slotNow(running)
    if (!slot) return this.#empty(bar)
    const view = this.#view(state, running, slot)
    if (this.#soon?.state === state) this.#soon.hand = view
    else this.hand = view
    if (!view) return html`<main class="phone workout">${bar}<p class="muted">${t('Reckoning the first load.')}</p></main>`
    const act = { add: () => openAdd(this.app), more: () => openExercises(this.app), finish: () => finish(this.app) }
    if (!running.draft && running.slots.every(one => isDone(state.done, one))) {
      return html`<main class="phone workout">${bar}${summary(view, () => openSave(this.app, { name: running.name, sets: state.done, slots: running.slots }))}${finished(view, { ...act, ...this.#before() })}</main>`
    }
    const over = running.rest !== null && isOver(running.rest, Date.now())
    return html`<main class=${running.rest && !over ? 'phone workout resting' : 'phone workout'}>
      ${bar}${context(view, { exercises: () => openExercises(this.app) })}
      ${dose(view, { why: () => openWhy(view), numbers: field => openNumbers(view, field), warmups: () => openWarmups(this.app) })}
      ${this.#hand(view, over)}</main>`
  }

  /** @param {Hand} view @param {boolean} over */
  #hand(view, over) {
    const log = this.#log(view)
    const rest = { log, over: () => this.repaint() }
    return view.running.rest && !over ? resting(view, rest, this.#before()) : hand(view, log, view.running.rest ? rest : null)
  }

  /** Log the set in hand: while the finger rests, the screen after it is made ready. @param {Hand} view @returns {import('../elements/press.js').Does} */
  #log({ app, draft }) {
    const drop = () => { this.#soon = null; this.#faces.drop() }
    return {
      touch: () => {
        const state = touch(app, draft)
        this.#soon = state && { state, hand: null }
        if (state) this.#faces.prepare(this.template(state))
      },
      act: () => { logSet(app, draft).finally(() => { if (this.#soon) drop() }) },
      leave: () => { letGo(app); drop() },
    }
  }

  /** What can be done with the sets that are done. */
  #before() {
    return { open: (/** @type {import('../types.js').LoggedSet} */ set) => openSet(this.app, set), undo: () => undo(this.app) }
  }

  /** @param {unknown} bar */
  #empty(bar) {
    return html`<main class="phone workout">${bar}<section class="empty stack"><h1>${t('What first?')}</h1>
      <p class="muted">${t('Pick a lift; the load comes with it.')}</p>
      <div class="first-lifts">${this.#likely().map(lift => html`<button class="btn btn--quick" @click=${() => addExercise(this.app, lift.id)}>${lift.name}</button>`)}</div></section>
      <section class="hand"><button class="btn btn--act btn--log btn--centre" @click=${() => openAdd(this.app)}><strong>${t('Add exercise')}</strong></button></section></main>`
  }

  /** One tap each: what was lately done, or what many begin with. */
  #likely() {
    const { workouts, exercises } = this.state
    const lately = [...new Set(workouts.slice(0, 4).flatMap(one => one.exercises))].map(id => exerciseOf(this.state, id)).filter(isKnown)
    return (lately.length > 0 ? lately : firstLifts(exercises, activeGym(this.state))).slice(0, 6)
  }

  /** @param {import('../types.js').State} state @param {import('../types.js').Running} running @param {import('../types.js').Slot} slot @returns {Hand | null} */
  #view(state, running, slot) {
    const { app } = this
    const exercise = exerciseOf(state, slot.exercise_id)
    const prescription = state.prescriptions[slot.exercise_id]
    if (!prescription) return null
    const unit = unitOf(state, slot.exercise_id)
    const rungs = ladder(exercise, activeGym(state), unit)
    const number = setNumber(state.done, slot)
    const today = state.done.filter(set => set.exercise_id === exercise.id)
    const draft = running.draft ?? draftOf(prescription, slot, rungs, { number, exercise, today, last: state.last[exercise.id] })
    const change = (/** @type {Change} */ part) => { changeDraft(app, draft, part) }
    const asked = askedOf(prescription, slot, number)
    return { app, state, running, slot, exercise, prescription, asked, timed: isTimed(exercise), draft, rungs, unit, number, change }
  }
}

WorkoutScreen.define('gg-workout')
