import { changePlan } from '../actions/plans.js'
import { frame, Page } from '../elements/page.js'
import { picker } from '../elements/picker.js'
import { openSheet } from '../elements/sheet.js'
import { clock, number, range } from '../format.js'
import { html, nothing, repeat } from '../html.js'
import { icon } from '../icons.js'
import { changeDay, joining, moved, setsOfDay, weekVolume, withSets } from '../plan.js'
import { exerciseOf } from '../state.js'
import { volumeCard } from './plan/week.js'

/**
 * A plan under the hand: add, take out, reorder, more or fewer sets; the week's volume moves along.
 * @typedef {import('../types.js').Plan} Plan
 * @typedef {import('../types.js').PlanDay} PlanDay
 * @typedef {import('../types.js').PlanExercise} PlanExercise
 * @extends {Page<{ days: PlanDay[], name: string }>}
 */
export class PlanEditScreen extends Page {
  /** @type {{ days: PlanDay[], name: string }} */ view = { days: [], name: '' }

  /** @param {import('../types.js').State} state */
  select({ exercises }) { return exercises }

  /** @returns {Plan | undefined} */
  get #plan() { return this.state.plans.find(one => one.id === this.params.id) }

  entered() {
    const plan = this.#plan
    if (plan) this.see({ days: plan.days, name: plan.name })
    else this.app.router.go('/plan', { replace: true })
  }

  #back = () => this.app.router.back(`/plan/${this.params.id}`)

  #save = () => {
    const plan = this.#plan
    const { days, name } = this.view
    if (plan) changePlan(this.app, plan, { name: name.trim() || plan.name, days })
    this.#back()
  }

  /** @param {number} at @param {(exercises: PlanExercise[]) => PlanExercise[]} change */
  #day(at, change) { this.see({ days: changeDay(this.view.days, at, change) }) }

  template() {
    const plan = this.#plan
    if (!plan) return nothing
    const { days, name } = this.view
    const volume = withSets(plan.volume, weekVolume(days, id => exerciseOf(this.state, id)))
    const named = (/** @type {Event} */ event) => this.see({ name: /** @type {HTMLInputElement} */ (event.target).value })
    return frame({ title: 'Edit plan', back: this.#back, wide: true }, html`<div class="stack">
      <div class="entry"><label for="plan-name">Name</label><input id="plan-name" maxlength="100" .value=${name} @input=${named}></div>
      <div class="columns stack"><div class="stack">${days.map((day, i) => this.#card(day, i))}</div>
        <div class="stack">${volumeCard(volume, [])}</div></div>
      <div class="foot"><button class="btn btn--act btn--wide" @click=${this.#save}>Save plan</button></div></div>`)
  }

  /** @param {PlanDay} day @param {number} at */
  #card(day, at) {
    return html`<section class="card"><div class="card__head"><div><h2 class="card__title">${day.name}</h2><p class="small muted">${setsOfDay(day)} sets, about ${day.minutes}\u00a0min</p></div></div>
      <ol class="list">${repeat(day.exercises, one => one.exercise_id, (one, i) => this.#lift(one, at, i, day.exercises.length))}</ol>
      <button class="btn btn--wide after" @click=${() => this.#add(at)}>${icon('plus', 's')}Add exercise<span class="vh"> to ${day.name}</span></button></section>`
  }

  /** @param {PlanExercise} one @param {number} day @param {number} at @param {number} count */
  #lift(one, day, at, count) {
    const known = exerciseOf(this.state, one.exercise_id)
    const name = known.name === 'Exercise' ? one.name : known.name
    const sets = (/** @type {number} */ by) => this.#day(day, list => list.map((each, i) => i === at ? { ...each, sets: Math.min(20, Math.max(1, each.sets + by)) } : each))
    const to = (/** @type {number} */ index) => this.#day(day, list => moved(list, at, index))
    return html`<li class="edit-lift"><p>${name}<br><span class="small muted">${range(one.rep_low, one.rep_high)} reps, ${number(one.rir, 1)} left, rest ${clock(one.rest_seconds)}</span></p>
      <div class="edit-lift__tools">
        <span class="count" role="group" aria-label=${`Sets of ${name}`}><button class="icon-btn" aria-label="One set fewer" ?disabled=${one.sets <= 1} @click=${() => sets(-1)}>−</button>
          <b aria-live="polite">${one.sets}<span class="vh"> sets</span></b><button class="icon-btn" aria-label="One set more" ?disabled=${one.sets >= 20} @click=${() => sets(1)}>+</button></span>
        <span class="row row--end"><button class="icon-btn turn-up" aria-label=${`Move ${name} up`} ?disabled=${at === 0} @click=${() => to(at - 1)}>${icon('down', 's')}</button>
          <button class="icon-btn" aria-label=${`Move ${name} down`} ?disabled=${at === count - 1} @click=${() => to(at + 1)}>${icon('down', 's')}</button>
          <button class="icon-btn" aria-label=${`Take out ${name}`} @click=${() => this.#day(day, list => list.filter((_, i) => i !== at))}>${icon('close', 's')}</button></span>
      </div></li>`
  }

  /** @param {number} day */
  #add(day) {
    const choose = (/** @type {import('../types.js').Exercise} */ exercise) => {
      this.#day(day, list => list.some(one => one.exercise_id === exercise.id) ? list : [...list, joining(exercise, list)])
      sheet.close()
    }
    const found = picker(this.app, choose, () => sheet.refresh())
    const sheet = openSheet('Add exercise', () => found.template())
  }
}

PlanEditScreen.define('gg-plan-edit')
