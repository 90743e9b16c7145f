import { reasonOf } from '../actions/answers.js'
import { compilePlan } from '../actions/plans.js'
import { frame, note, Page } from '../elements/page.js'
import { goalSlider } from '../elements/slider.js'
import '../elements/register.js'
import { EQUIPMENT } from '../find.js'
import { range } from '../format.js'
import { html, live, nothing } from '../html.js'
import { t } from '../i18n.js'
import { icon } from '../icons.js'
import { activeGym } from '../state.js'
import { trainingParams } from '../coach/goal.js'

/**
 * Make a week: goal, days, minutes, equipment, experience.
 * @typedef {import('../types.js').Me['experience']} Experience
 * @typedef {{ goal: number, days: number, minutes: number, experience: Experience, equipment: Set<string> | null, busy: boolean, fault: unknown }} View
 */

/** @type {[number, string][]} */ const DAYS = [[1, '1'], [2, '2'], [3, '3'], [4, '4'], [5, '5'], [6, '6'], [7, '7']]
/** @type {[number, string][]} */ const MINUTES = [[30, '30'], [45, '45'], [60, '60'], [75, '75'], [90, '90']]
/** @returns {[Experience, string][]} */ const experiences = () => [['novice', t('New')], ['intermediate', t('1–4 years')], ['advanced', t('Longer')]]
const OFFERED = ['barbell', 'dumbbell', 'machine', 'cable', 'bodyweight', 'smith', 'plate_loaded', 'kettlebell', 'band']

/** @extends {Page<View>} */
export class PlanNewScreen extends Page {
  /** @type {View} */ view = { goal: 0.5, days: 3, minutes: 60, experience: 'intermediate', equipment: null, busy: false, fault: null }

  /** @param {import('../types.js').State} state */
  select({ gyms }) { return gyms }

  entered() {
    const { me } = this.state
    if (me) this.see({ goal: me.goal_strength, experience: me.experience })
  }

  #back = () => this.app.router.back('/plan')

  #make = async () => {
    const { goal, days, minutes, experience, equipment } = this.view
    this.see({ busy: true, fault: null })
    try {
      const plan = await compilePlan(this.app, {
        goal_strength: goal, days_per_week: days, minutes, experience, equipment: equipment && [...equipment],
      })
      this.app.router.go(`/plan/${plan.id}`, { replace: true })
    } catch (fault) {
      this.see({ fault, busy: false })
    }
  }

  template() {
    const { goal, days, minutes, experience, busy, fault } = this.view
    const compound = trainingParams(goal, experience, false)
    return frame({ title: t('New plan'), back: this.#back }, html`<div class="stack stack--wide">
      <section class="group"><h2 class="card__title">${t('Goal')}</h2>${goalSlider(goal, share => this.see({ goal: share }))}
        <p class="muted">${t('{reps} reps on the big lifts, {left} left in reserve.', { reps: range(compound.repLow, compound.repHigh), left: compound.rir })}</p></section>
      <section class="group"><h2 class="card__title">${t('Days a week')}</h2>
        <gg-chips .look=${'seg'} .name=${t('Days a week')} .options=${DAYS} .value=${days} @choose=${(/** @type {CustomEvent} */ event) => this.see({ days: event.detail })}></gg-chips></section>
      <section class="group"><h2 class="card__title">${t('Minutes a session')}</h2>
        <gg-chips .look=${'seg'} .name=${t('Minutes a session')} .options=${MINUTES} .value=${minutes} @choose=${(/** @type {CustomEvent} */ event) => this.see({ minutes: event.detail })}></gg-chips></section>
      <section class="group"><h2 class="card__title">${t('Lifting for')}</h2>
        <gg-chips .look=${'seg'} .name=${t('Lifting for')} .options=${experiences()} .value=${experience} @choose=${(/** @type {CustomEvent} */ event) => this.see({ experience: event.detail })}></gg-chips></section>
      ${this.#equipment()}
      ${fault ? note(reasonOf(fault), 'warn') : nothing}
      <button class="btn btn--act btn--wide" ?disabled=${busy} @click=${this.#make}>${busy ? t('Making it') : t('Make the week')}</button>
      <p class="small muted centre">${t('Never over 30\u00a0% more sets than you have been doing.')}</p></div>`)
  }

  #equipment() {
    const { equipment } = this.view
    const gym = activeGym(this.state)
    const own = (/** @type {boolean} */ on) => this.see({ equipment: on ? null : new Set(OFFERED) })
    const turn = (/** @type {string} */ slug, /** @type {boolean} */ on) => {
      const next = new Set(equipment)
      if (on) next.add(slug)
      else next.delete(slug)
      this.see({ equipment: next })
    }
    return html`<fieldset class="group"><legend class="card__title">${t('Equipment')}</legend>
      <label class="choice"><input type="checkbox" .checked=${live(equipment === null)} @change=${(/** @type {Event} */ event) => own(checked(event))}><span>${gym ? t('What {gym} has', { gym: gym.name }) : t('Whatever a gym has')}</span><span class="tick">${icon('check')}</span></label>
      ${equipment ? html`<div class="pair-chips">${OFFERED.map(slug => html`<label class="chip chip--calm chip--many"><input type="checkbox" .checked=${live(equipment.has(slug))}
        @change=${(/** @type {Event} */ event) => turn(slug, checked(event))}>${EQUIPMENT[slug]}</label>`)}</div>` : nothing}</fieldset>`
  }
}

/** @param {Event} event */
const checked = event => /** @type {HTMLInputElement} */ (event.target).checked

PlanNewScreen.define('gg-plan-new')
