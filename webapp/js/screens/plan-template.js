import { reasonOf } from '../actions/answers.js'
import { strengthOf, takePlan, templatesOf } from '../actions/programme.js'
import { frame, note, Page } from '../elements/page.js'
import '../elements/register.js'
import { html, nothing } from '../html.js'
import { plural, t } from '../i18n.js'
import { loadableOf } from '../loadable.js'
import { weekVolume } from '../plan.js'
import { ruled } from '../programme.js'
import { activeGym, exerciseOf } from '../state.js'
import { equipmentOf, madeFrom, startingLoads } from '../templates.js'
import { loadFields } from './plan/loads.js'
import { levelName, perWeek } from './plan-templates.js'
import { scheduleFields } from './plan/schedule.js'
import { volumeCard } from './plan/volume.js'
import { daysOf, weekChips } from './plan/week.js'

/**
 * A programme before it is taken: its days with this gym's lifts, its weeks with this lifter's loads.
 * @typedef {import('../templates.js').Template} Template
 * @typedef {import('./plan/loads.js').Strength} Strength
 * @typedef {import('../types.js').Plan} Plan
 * @typedef {{ template: Template | null, strength: Strength | null, progress: Record<string, import('../types.js').Progress>, schedule: import('../types.js').Schedule | null, week: number, fault: unknown, busy: boolean }} View
 * @extends {Page<View>}
 */
export class PlanTemplateScreen extends Page {
  /** @type {View} */ view = { template: null, strength: null, progress: {}, schedule: null, week: 0, fault: null, busy: false }

  /** @param {import('../types.js').State} state */
  select({ exercises }) { return exercises }

  entered() { this.#read().catch(fault => this.see({ fault })) }

  async #read() {
    const template = (await templatesOf(this.app)).find(one => one.slug === this.params.slug) ?? null
    if (!template) { this.app.router.go('/plan/templates', { replace: true }); return }
    this.see({ template, schedule: template.schedule })
    const { made } = this.#made(template)
    const strength = await strengthOf(this.app, ruled(made).map(one => one.exercise_id))
    this.see({ strength, progress: startingLoads(made, strength, loadableOf(this.state)) })
  }

  #back = () => this.app.router.back('/plan/templates')

  /** @param {Template} template */
  #made(template) { return madeFrom(template, this.state.exercises, equipmentOf(activeGym(this.state))) }

  /** @param {boolean} followed */
  #take = async followed => {
    const { template, progress, schedule } = this.view
    if (!template || !schedule || this.view.busy) return
    this.see({ busy: true })
    const { made } = this.#made(template)
    const plan = await takePlan(this.app, { ...made, schedule }, { week: 0, cycle: 0, progress, carry: null, ease: null }, followed)
    this.app.router.go(followed ? '/plan' : `/plan/${plan.id}`, { replace: true })
  }

  template() {
    const { template, fault } = this.view
    if (!template) return frame({ title: t('Known programmes'), back: this.#back }, fault ? note(reasonOf(fault), 'warn') : nothing)
    return this.#preview(template)
  }

  /** @param {Template} template */
  #preview(template) {
    const { progress, schedule, strength, week, busy } = this.view
    const { made } = this.#made(template)
    /** @type {Plan} */
    const plan = { ...made, id: '', status: 'draft', days_per_week: perWeek(template), volume: [], next_day: 0, not_before: null, run: { week, cycle: 0, progress, carry: null, ease: null } }
    const sets = weekVolume(plan.days, id => exerciseOf(this.state, id), week)
    const volume = Object.entries(sets).map(([muscle, count]) => ({ muscle, sets: count, recent_sets: 0, low: 0, high: 0, note: null }))
    return frame({ title: template.name, back: this.#back, wide: true, bottom: html`<div class="duo duo--tight">
        <button class="btn btn--quick" ?disabled=${busy || !strength} @click=${() => this.#take(false)}>${t('Keep for later')}</button>
        <button class="btn btn--act" ?disabled=${busy || !strength} @click=${() => this.#take(true)}>${t('Follow it')}</button></div>` }, html`<div class="stack">
      <p>${template.about}</p>
      <p class="small muted">${plural(perWeek(template), '{count} day a week', '{count} days a week')}, ${levelName(template.level)}. ${t('After: {source}.', { source: template.source })}</p>
      <div class="columns stack">
        <div class="stack">${weekChips(plan, week, at => this.see({ week: at }))}${daysOf(this.state, plan, week, () => nothing)}</div>
        <div class="stack">
          ${made.notes.length > 0 ? html`<section class="card"><h2 class="card__title">${t('For this gym')}</h2><ul class="notes">${made.notes.map(text => html`<li>${text}</li>`)}</ul></section>` : nothing}
          ${strength && ruled(plan).length > 0 ? html`<section class="card"><h2 class="card__title">${t('Training loads')}</h2>
            <p class="small muted">${t('The coach’s estimate times the programme’s share. Correct what you know better.')}</p>
            ${loadFields(this.app, plan, progress, strength, next => this.see({ progress: next }))}</section>` : nothing}
          <section class="card"><h2 class="card__title">${t('Calendar')}</h2>${schedule ? scheduleFields(schedule, next => this.see({ schedule: next })) : nothing}</section>
          ${volumeCard(this.app, volume, [], t('Week {number} of it', { number: week + 1 }))}</div></div></div>`)
  }
}

PlanTemplateScreen.define('gg-plan-template')
