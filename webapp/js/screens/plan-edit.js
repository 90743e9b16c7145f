import { keepEdit, keptEdit, saveEdit } from '../actions/plan_edit.js'
import { frame, note, Page } from '../elements/page.js'
import { picker } from '../elements/picker.js'
import '../elements/register.js'
import { openSheet } from '../elements/sheet.js'
import { clock, number } from '../format.js'
import { html, nothing, repeat } from '../html.js'
import { plural, t } from '../i18n.js'
import { icon } from '../icons.js'
import { changeDay, joining, paired, relocated, setsOfDay, weekVolume, withSets } from '../plan.js'
import { schemeWords, setsWords } from '../plan_words.js'
import { exerciseOf, isKnown, unitOf } from '../state.js'
import { capital, words } from '../terms.js'
import { sets as setCount } from '../volume.js'
import { liftFields } from './plan/lift_sheet.js'
import { cycleSheet } from './plan/schedule.js'
import { volumeCard } from './plan/volume.js'
import { badge, weekChips } from './plan/week.js'

/**
 * A plan under the hand: add, take out, drag within and between days, sets and supersets; the week's volume moves along.
 * @typedef {import('../types.js').Plan} Plan
 * @typedef {import('../types.js').PlanDay} PlanDay
 * @typedef {import('../types.js').PlanExercise} PlanExercise
 * @typedef {import('../types.js').PlanWeek} PlanWeek
 * @typedef {{ name: string, days: PlanDay[], cycle: PlanWeek[] }} Week
 * @typedef {Week & { week: number, before: (Partial<Week> & Pick<Week, 'days' | 'cycle'>)[], base: Week | null, resumed: boolean }} View `base`: the plan as it was opened; `resumed`: changes of an earlier time stand in it
 * @extends {Page<View>}
 */
export class PlanEditScreen extends Page {
  /** @type {View} */ view = { days: [], name: '', cycle: [], week: 0, before: [], base: null, resumed: false }

  /** @param {import('../types.js').State} state */
  select({ exercises, me }) { return exercises.length + (me ? JSON.stringify(me.preferences.landmarks ?? '') : '') }

  /** @returns {Plan | undefined} */
  get #plan() { return this.state.plans.find(one => one.id === this.params.id) }

  entered() {
    const plan = this.#plan
    if (!plan) { this.app.router.go('/plan', { replace: true }); return }
    this.#take(plan)
    const key = (/** @type {KeyboardEvent} */ event) => { if ((event.ctrlKey || event.metaKey) && event.key === 'z' && !(event.target instanceof HTMLInputElement)) { event.preventDefault(); this.#undo() } }
    addEventListener('keydown', key)
    this.until(() => removeEventListener('keydown', key))
  }

  /** The plan, and in it what was changed and not saved: a page may have been closed over it. @param {Plan} plan */
  async #take({ id, name, days, cycle = [] }) {
    const base = { name, days, cycle }
    const kept = await keptEdit(this.app, id).catch(() => null)
    if (this.isConnected) this.see({ ...base, ...kept, base, before: kept ? [base] : [], resumed: Boolean(kept) })
  }

  /** What differs from the plan. */
  get #edit() {
    const { base, name, days, cycle } = this.view
    return { ...(name === base?.name ? {} : { name }), ...(days === base?.days ? {} : { days }), ...(cycle === base?.cycle ? {} : { cycle }) }
  }

  /** Kept as it is made. @param {Partial<View>} change */
  #change(change) {
    this.see(change)
    keepEdit(this.app, this.params.id, this.#edit)
  }

  #back = () => this.app.router.back(`/plan/${this.params.id}`)

  #save = () => {
    const plan = this.#plan
    const { name, ...edit } = this.#edit
    const run = plan?.run && edit.cycle && plan.run.week >= Math.max(1, edit.cycle.length) ? { run: { ...plan.run, week: 0 } } : {}
    const patch = { ...edit, ...(name?.trim() ? { name: name.trim() } : {}), ...run }
    if (plan && Object.keys(patch).length > 0) saveEdit(this.app, plan, patch)
    else keepEdit(this.app, this.params.id, {})
    this.#back()
  }

  /** Every step can be taken back. @param {Partial<View>} change @param {Partial<Week>} [also] what goes back with it */
  #step(change, also = {}) {
    const { days, cycle, before } = this.view
    this.#change({ ...change, before: [...before.slice(-49), { days, cycle, ...also }] })
  }

  #discard = () => { this.#step({ ...this.view.base, resumed: false }, { name: this.view.name }) }

  #undo = () => {
    const last = this.view.before.at(-1)
    if (last) this.#change({ ...last, before: this.view.before.slice(0, -1) })
  }

  /** @param {number} at @param {(exercises: PlanExercise[]) => PlanExercise[]} change */
  #day(at, change) { this.#step({ days: changeDay(this.view.days, at, change) }) }

  /** @param {CustomEvent<import('../elements/sortable.js').Sorted>} event */
  #sorted = ({ detail: { from, to } }) => {
    this.#step({ days: relocated(this.view.days, { day: Number(from.list), index: from.index }, { day: Number(to.list), index: to.index }) })
  }

  template() {
    const plan = this.#plan
    if (!plan) return nothing
    const { days, name, cycle, before, base, resumed } = this.view
    if (!base) return frame({ title: t('Edit plan'), back: this.#back, wide: true }, nothing)
    const week = Math.min(this.view.week, Math.max(0, cycle.length - 1))
    const volume = withSets(plan.volume, weekVolume(days, id => exerciseOf(this.state, id), week))
    const named = (/** @type {Event} */ event) => this.#change({ name: /** @type {HTMLInputElement} */ (event.target).value })
    const tools = html`<button class="icon-btn" aria-label=${t('Undo')} ?disabled=${before.length === 0} @click=${this.#undo}>${icon('undo')}</button>`
    return frame({ title: t('Edit plan'), back: this.#back, tools, wide: true }, html`<div class="stack">${resumed ? note(html`${t('Your changes are still here, not saved yet.')} <button class="link" @click=${this.#discard}>${t('Discard them')}</button>`) : nothing}
      <div class="entry"><label for="plan-name">${t('Name')}</label><input id="plan-name" maxlength="100" .value=${name} @input=${named}></div>
      ${weekChips({ ...plan, cycle }, week, at => this.see({ week: at }))}
      <div class="columns stack"><gg-sortable class="stack" @sort=${this.#sorted}>${days.map((day, i) => this.#card(day, i, week))}
          <div class="duo duo--tight"><button class="btn" ?disabled=${days.length >= 14} @click=${() => this.#step({ days: [...days, { name: t('Day {number}', { number: days.length + 1 }), exercises: [], minutes: 0 }] })}>${icon('plus', 's')}${t('Add a day')}</button>
            <button class="btn" @click=${() => cycleSheet(cycle, next => this.#step({ cycle: next }))}>${t('Weeks')}</button></div></gg-sortable>
        <div class="stack volume-side">${volumeCard(this.app, volume, [], cycle.length > 1 ? t('Week {number} of this plan', { number: week + 1 }) : undefined)}</div></div>
      <div class="foot"><p class="small muted moved" role="status">${this.#moved(week)}</p><button class="btn btn--act btn--wide" @click=${this.#save}>${t('Save plan')}</button></div></div>`)
  }

  /** What the last step did to the week, where the hand is: the bars may be far below. @param {number} week */
  #moved(week) {
    const last = this.view.before.at(-1)
    if (!last) return ''
    const volume = (/** @type {PlanDay[]} */ days) => weekVolume(days, id => exerciseOf(this.state, id), week)
    const [then, now] = [volume(last.days), volume(this.view.days)]
    const by = (/** @type {string} */ muscle) => Math.abs((now[muscle] ?? 0) - (then[muscle] ?? 0))
    return Object.keys({ ...then, ...now }).filter(muscle => by(muscle) > 0).sort((a, b) => by(b) - by(a)).slice(0, 3)
      .map(muscle => t('{muscle} {from} → {to}', { muscle: capital(words(muscle)), from: setCount(then[muscle] ?? 0), to: setCount(now[muscle] ?? 0) })).join(', ')
  }

  /** @param {PlanDay} day @param {number} at @param {number} week */
  #card(day, at, week) {
    const rename = (/** @type {Event} */ event) => {
      const typed = /** @type {HTMLInputElement} */ (event.target).value.trim()
      if (typed) this.#step({ days: this.view.days.map((one, i) => i === at ? { ...one, name: typed } : one) })
    }
    return html`<section class="card"><div class="card__head card__head--tight"><div class="grow"><h2 class="vh">${day.name}</h2>
        <input class="day-name" maxlength="100" aria-label=${t('Name of day {number}', { number: at + 1 })} .value=${day.name} @change=${rename}>
        <p class="small muted">${plural(setsOfDay(day), '{count} set', '{count} sets')}, ${t('about {minutes}\u00a0min', { minutes: day.minutes })}</p></div>
      ${this.view.days.length > 1 ? html`<button class="icon-btn icon-btn--calm" aria-label=${t('Take out {name}', { name: day.name })} @click=${() => this.#step({ days: this.view.days.filter((_, i) => i !== at) })}>${icon('close', 's')}</button>` : nothing}</div>
      <ol class="list" data-list=${at}>${repeat(day.exercises, one => one.exercise_id, (one, i) => this.#lift(one, at, i, week))}</ol>
      <button class="btn btn--calm btn--wide after" @click=${() => this.#add(at)}>${icon('plus', 's')}${t('Add exercise')}<span class="vh"> ${t('to {day}', { day: day.name })}</span></button></section>`
  }

  /** @param {PlanExercise} one */
  #name(one) {
    const known = exerciseOf(this.state, one.exercise_id)
    return isKnown(known) ? known.name : one.name
  }

  /** @param {PlanExercise} one @param {number} day @param {number} at @param {number} week */
  #lift(one, day, at, week) {
    const name = this.#name(one)
    const scheme = one.schemes?.[week % one.schemes.length]
    const sets = (/** @type {number} */ by) => this.#day(day, list => list.map((each, i) => i === at ? { ...each, sets: Math.min(20, Math.max(1, each.sets + by)) } : each))
    const mark = badge(this.view.days[day].exercises, at)
    return html`<li class="edit-lift" data-item=${one.exercise_id}><button class="handle" data-handle aria-label=${name} aria-description=${t('Arrow keys move it')}>${icon('grip')}</button>
      <button class="edit-lift__name" aria-haspopup="dialog" @click=${() => this.#open(day, one.exercise_id)}><span>${mark ? html`<span class="pair-mark">${mark}</span>` : nothing}${name}</span>
        <span class="small muted">${scheme ? schemeWords(scheme, unitOf(this.state, one.exercise_id)) : html`${setsWords(one)}, <span class="whole">${t('{rir} left', { rir: number(one.rir, 1) })}</span>`}, <span class="whole">${t('rest {time}', { time: clock(one.rest_seconds) })}</span>${one.note ? html`<br>${one.note}` : nothing}</span></button>
      ${scheme ? html`<span class="count count--still"><b>${one.sets}<span class="vh"> ${t('sets')}</span></b></span>` : html`<span class="count" role="group" aria-label=${t('Sets of {name}', { name })}><button class="icon-btn" aria-label=${t('One set fewer')} ?disabled=${one.sets <= 1} @click=${() => sets(-1)}>−</button>
        <b aria-live="polite">${one.sets}<span class="vh"> ${t('sets')}</span></b><button class="icon-btn" aria-label=${t('One set more')} ?disabled=${one.sets >= 20} @click=${() => sets(1)}>+</button></span>`}</li>`
  }

  /** @param {number} day @param {string} id of the exercise: it may move while the sheet is open */
  #open(day, id) {
    let where = day
    const find = () => this.view.days[where].exercises.findIndex(one => one.exercise_id === id)
    const done = (/** @type {() => void} */ change) => { change(); sheet.refresh() }
    const first = this.view.days[day].exercises[find()]
    const sheet = openSheet(this.#name(first), close => {
      const list = this.view.days[where].exercises
      const at = find()
      const one = list[at]
      if (!one) return nothing
      const place = { name: this.#name(one), at, count: list.length, day: where, days: this.view.days.map(each => each.name), week: this.view.week }
      const together = Boolean(one.superset) && list[at + 1]?.superset === one.superset
      return liftFields(one, place, {
        change: part => done(() => this.#day(where, all => all.map((each, i) => i === at ? { ...each, ...part } : each))),
        pair: at < list.length - 1 ? () => done(() => this.#day(where, all => paired(all, at))) : null,
        paired: together,
        move: by => done(() => this.#step({ days: relocated(this.view.days, { day: where, index: at }, { day: where, index: at + by }) })),
        moveTo: to => done(() => {
          const days = relocated(this.view.days, { day: where, index: at }, { day: to, index: this.view.days[to].exercises.length })
          if (days !== this.view.days) { this.#step({ days }); where = to }
        }),
        drop: () => { this.#day(where, all => all.filter((_, i) => i !== at)); close() },
      })
    })
  }

  /** @param {number} day */
  #add(day) {
    const choose = (/** @type {import('../types.js').Exercise} */ exercise) => {
      this.#day(day, list => list.some(one => one.exercise_id === exercise.id) ? list : [...list, joining(exercise, list)])
      sheet.close()
    }
    const found = picker(this.app, choose, () => sheet.refresh())
    const sheet = openSheet(t('Add exercise'), () => found.template())
  }
}

PlanEditScreen.define('gg-plan-edit')
