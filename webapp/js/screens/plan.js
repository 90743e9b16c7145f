import { changePlan, pullPlans, removePlan, startPlan } from '../actions/plans.js'
import { choose, keepTemplates } from '../actions/programme.js'
import { start } from '../actions/workout.js'
import { blank, frame, Page } from '../elements/page.js'
import '../elements/register.js'
import { html, nothing } from '../html.js'
import { plural, t } from '../i18n.js'
import { icon } from '../icons.js'
import { deload } from '../missed.js'
import { daysInWeek, goalWords, weekVolume, withSets } from '../plan.js'
import { runOf } from '../schedule.js'
import { activePlan, exerciseOf } from '../state.js'
import { parts } from '../store.js'
import { loadsCard } from './plan/loads.js'
import { proposalCard } from './plan/proposal.js'
import { calendarWords, scheduleSheet } from './plan/schedule.js'
import { volumeCard } from './plan/volume.js'
import { daysOf, strip, weekChips } from './plan/week.js'

/**
 * The week that runs, or any other plan; without one, the way to one.
 * @typedef {import('../types.js').Plan} Plan
 * @extends {Page<{ week: number | null }>}
 */
export class PlanScreen extends Page {
  /** @type {{ week: number | null }} `week`: another one of the cycle than the one that runs */ view = { week: null }
  #parts = parts(/** @param {import('../types.js').State} state */ state => state.plans, state => state.exercises, state => state.running?.id,
    state => state.workouts, state => state.me, state => state.gyms)

  /** @param {import('../types.js').State} state */
  select(state) { return this.#parts(state) }

  entered() {
    pullPlans(this.app).then(() => this.repaint(), () => {})
    keepTemplates(this.app).catch(() => {}) // for when the network is gone
  }

  #back = () => this.app.router.back('/plan')

  template() {
    const { id } = this.params
    const plan = id ? this.state.plans.find(one => one.id === id) ?? null : activePlan(this.state)
    if (!plan) return this.#without(id)
    const week = Math.min(this.view.week ?? runOf(plan).week, Math.max(0, (plan.cycle?.length ?? 1) - 1))
    const tools = html`<span class="bar__tool"><a class="btn btn--calm" href=${`/plan/${plan.id}/edit`}>${t('Edit')}</a></span>`
    const volume = withSets(plan.volume, weekVolume(daysInWeek(plan, week), one => exerciseOf(this.state, one)))
    return frame({ title: plan.name, tools, wide: true, ...(id ? { back: this.#back } : {}) }, html`<div class="stack">
      <p class="muted">${plural(plan.days_per_week, '{count} day a week', '{count} days a week')}, ${t('{minutes}\u00a0min', { minutes: plan.minutes })}, ${goalWords(plan.goal_strength)}</p>
      ${plan.status === 'active' ? html`${strip(this.state, plan)}${proposalCard(this.app, plan)}${this.#eased(plan)}`
    : html`<button class="btn btn--act btn--wide" @click=${() => this.#start(plan)}>${t('Start this plan')}</button>`}
      <div class="columns stack">
        <div class="stack">${weekChips(plan, week, at => this.see({ week: at }))}${daysOf(this.state, plan, week, day => this.#act(plan, day, week))}</div>
        <div class="stack">${loadsCard(this.app, plan, progress => changePlan(this.app, plan, { run: { ...runOf(plan), progress } }))}
          ${volumeCard(this.app, volume, plan.notes, (plan.cycle?.length ?? 0) > 1 ? t('Week {number} of this plan', { number: week + 1 }) : undefined)}
          ${this.#calendar(plan)}${id ? this.#remove(plan) : this.#others(plan)}</div>
      </div></div>`)
  }

  /** @param {Plan} plan @param {number} day @param {number} week */
  #act(plan, day, week) {
    if (plan.status !== 'active' || this.state.running || week !== runOf(plan).week) return nothing
    const { name } = plan.days[day]
    const look = day === plan.next_day ? 'btn btn--act btn--wide' : 'btn btn--wide'
    return html`<button class=${look} @click=${() => start(this.app, name, { plan, day })}>${t('Start {name}', { name })}</button>`
  }

  /** Said while sessions are lighter than planned. @param {Plan} plan */
  #eased(plan) {
    const { ease } = runOf(plan)
    if (!ease) return nothing
    return html`<p class="note">${icon('info')}<span>${plural(ease.sessions, 'Lighter for {count} more session.', 'Lighter for {count} more sessions.')}
      <button class="link" @click=${() => choose(this.app, plan, { name: t('As planned again'), patch: deload(plan, false) })}>${t('End it now')}</button></span></p>`
  }

  /** @param {Plan} plan */
  #calendar(plan) {
    const light = () => choose(this.app, plan, { name: t('The rest of this week is a deload'), patch: deload(plan, true) })
    return html`<section class="card"><div class="card__head"><div><h2 class="card__title">${t('Calendar')}</h2><p class="small muted">${calendarWords(plan)}</p></div>
        <button class="btn btn--calm" aria-label=${t('Change the calendar')} @click=${() => scheduleSheet(plan, patch => { changePlan(this.app, plan, patch) })}>${t('Change')}</button></div>
      ${plan.status === 'active' && !runOf(plan).ease ? html`<button class="btn btn--calm btn--wide" @click=${light}>${t('Make the rest of this week a deload')}</button>` : nothing}</section>`
  }

  /** @param {Plan} plan */
  async #start(plan) {
    await startPlan(this.app, plan)
    this.app.router.go('/plan')
  }

  /** @param {Plan} plan */
  #remove(plan) {
    return html`<button class="btn btn--danger" @click=${() => { removePlan(this.app, plan); this.app.router.back('/plan') }}>${t('Delete plan')}</button>`
  }

  /** @param {Plan | null} shown null where none runs; the ways to another one stand above then */
  #others(shown) {
    const others = this.state.plans.filter(one => one !== shown)
    return html`<section class="card"><h2 class="card__title">${shown ? t('Other plans') : t('Plans')}</h2>
      ${others.length > 0 ? html`<ul class="list">${others.map(one => html`<li><a class="item item--tap" href=${`/plan/${one.id}`}><span class="grow">${one.name}
        <span class="small muted row-under">${plural(one.days_per_week, '{count} day a week', '{count} days a week')}, ${goalWords(one.goal_strength)}</span></span>
        ${one.status === 'draft' ? html`<span class="tag">${t('not started')}</span>` : nothing}${icon('next', 's')}</a></li>`)}</ul>` : nothing}
      ${shown ? html`<div class="stack stack--tight after"><a class="btn btn--wide" href="/plan/templates">${t('Take a known programme')}</a>
        <a class="btn btn--wide" href="/plan/new">${t('Make a new plan')}</a></div>` : nothing}</section>`
  }

  /** @param {string | undefined} id */
  #without(id) {
    if (id) {
      return frame({ title: t('Plan'), back: this.#back }, blank({
        symbol: 'plan', title: t('This plan isn’t here'), text: t('It may have been deleted.'), act: html`<a class="btn" href="/plan">${t('Plans')}</a>`,
      }))
    }
    return frame({ title: t('Plan') }, html`<div class="stack">${blank({
      symbol: 'plan', title: t('No plan runs'), text: t('Say how often and how long: the week comes with sets, reps and rest, and stays near what you have been doing.'),
      act: html`<a class="btn btn--act" href="/plan/new">${t('Make a plan')}</a><a class="btn" href="/plan/templates">${t('Take a known programme')}</a>`,
    })}${this.state.plans.length > 0 ? this.#others(null) : nothing}</div>`)
  }
}

PlanScreen.define('gg-plan')
