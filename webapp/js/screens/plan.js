import { pullPlans, removePlan, startPlan } from '../actions/plans.js'
import { start } from '../actions/workout.js'
import { blank, frame, Page } from '../elements/page.js'
import { plural } from '../format.js'
import { html, nothing } from '../html.js'
import { icon } from '../icons.js'
import { goalWords } from '../plan.js'
import { activePlan } from '../state.js'
import { parts } from '../store.js'
import { daysOf, volumeCard } from './plan/week.js'

/**
 * The week that runs, or any other plan; without one, the way to one.
 * @typedef {import('../types.js').Plan} Plan
 * @extends {Page<{}>}
 */
export class PlanScreen extends Page {
  #parts = parts(/** @param {import('../types.js').State} state */ state => state.plans, state => state.exercises, state => state.running?.id)

  /** @param {import('../types.js').State} state */
  select(state) { return this.#parts(state) }

  entered() { pullPlans(this.app).then(() => this.repaint(), () => {}) }

  #back = () => this.app.router.back('/plan')

  template() {
    const { id } = this.params
    const plan = id ? this.state.plans.find(one => one.id === id) ?? null : activePlan(this.state)
    if (!plan) return this.#without(id)
    const tools = html`<span class="bar__tool"><a class="btn btn--calm" href=${`/plan/${plan.id}/edit`}>Edit</a></span>`
    return frame({ title: plan.name, tools, wide: true, ...(id ? { back: this.#back } : {}) }, html`<div class="stack">
      <p class="muted">${plural(plan.days_per_week, 'day')} a week, ${plan.minutes}\u00a0min, ${goalWords(plan.goal_strength)}</p>
      ${plan.status === 'active' ? nothing : html`<button class="btn btn--act btn--wide" @click=${() => this.#start(plan)}>Start this plan</button>`}
      <div class="columns stack">
        <div class="stack">${daysOf(this.state, plan, day => this.#act(plan, day))}</div>
        <div class="stack">${volumeCard(plan.volume, plan.notes)}${id ? this.#remove(plan) : this.#others(plan)}</div>
      </div></div>`)
  }

  /** @param {Plan} plan @param {number} day */
  #act(plan, day) {
    if (plan.status !== 'active' || this.state.running) return nothing
    const next = day === plan.next_day
    return html`<button class=${next ? 'btn btn--act btn--wide' : 'btn btn--wide'} @click=${() => start(this.app, plan.days[day].name, { plan, day })}>Start ${plan.days[day].name}</button>`
  }

  /** @param {Plan} plan */
  async #start(plan) {
    await startPlan(this.app, plan)
    this.app.router.go('/plan')
  }

  /** @param {Plan} plan */
  #remove(plan) {
    return html`<button class="btn btn--danger" @click=${() => { removePlan(this.app, plan); this.app.router.back('/plan') }}>Delete plan</button>`
  }

  /** @param {Plan | null} shown */
  #others(shown) {
    const others = this.state.plans.filter(one => one.id !== shown?.id)
    return html`<section class="card"><div class="card__head"><h2 class="card__title">${others.length > 0 ? 'Other plans' : 'Another week'}</h2></div>
      ${others.length > 0 ? html`<ul class="list">${others.map(one => html`<li><a class="item item--tap" href=${`/plan/${one.id}`}><span class="grow">${one.name}
        <span class="small muted row-under">${plural(one.days_per_week, 'day')} a week, ${goalWords(one.goal_strength)}</span></span>
        ${one.status === 'draft' ? html`<span class="tag">not started</span>` : nothing}${icon('next', 's')}</a></li>`)}</ul>` : nothing}
      <a class="btn btn--wide after" href="/plan/new">Make a new plan</a></section>`
  }

  /** @param {string | undefined} id */
  #without(id) {
    if (id) {
      return frame({ title: 'Plan', back: this.#back }, blank({
        symbol: 'plan', title: 'This plan isn’t here', text: 'It may have been deleted.', act: html`<a class="btn" href="/plan">Plans</a>`,
      }))
    }
    return frame({ title: 'Plan' }, html`<div class="stack">${blank({
      symbol: 'plan', title: 'No plan runs', text: 'Say how often and how long: the week comes with sets, reps and rest, and stays near what you have been doing.',
      act: html`<a class="btn btn--act" href="/plan/new">Make a plan</a>`,
    })}${this.state.plans.length > 0 ? this.#others(null) : nothing}</div>`)
  }
}

PlanScreen.define('gg-plan')
