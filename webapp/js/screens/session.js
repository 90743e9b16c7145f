import { reasonOf } from '../actions/answers.js'
import { repeat } from '../actions/days.js'
import { changeWorkout, pullWorkout, readWorkout, removeWorkout } from '../actions/history.js'
import { fullDay } from '../dates.js'
import { blank, frame, note, Page } from '../elements/page.js'
import { openSheet } from '../elements/sheet.js'
import { load, minutes, number, time, weekday, weight } from '../format.js'
import { byExercise } from '../history.js'
import { html, nothing } from '../html.js'
import { t } from '../i18n.js'
import { icon } from '../icons.js'
import { exerciseOf, unitOf } from '../state.js'
import { openSetSheet } from './set-sheet.js'
import { openSave } from './workout/exercises/save.js'

/**
 * One session with its sets; each can be put right.
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @typedef {import('../types.js').Workout} Workout
 * @typedef {{ workout: Workout | null, sets: LoggedSet[], read: boolean, fault: Error | null }} View
 */

/** What a set is, where it is not a working set. @type {Record<string, string>} */
export const TYPES = { warmup: 'warm-up', drop: 'drop', failure: 'to failure' }

/** @extends {Page<View>} */
export class SessionScreen extends Page {
  /** @type {View} */ view = { workout: null, sets: [], read: false, fault: null }

  /** @param {import('../types.js').State} state */
  select({ workouts, tally }) { return `${workouts.map(one => one.id + one.sets + one.volume_kg).join()} ${tally.waiting}` }

  async entered() {
    this.until(this.app.store.watch(state => this.select(state), () => { this.#read() }))
    await this.#read()
    this.#point()
    const { workout, sets } = this.view
    if (workout && sets.length >= workout.sets) return
    try {
      await pullWorkout(this.app, this.params.id)
      await this.#read()
      this.#point()
    } catch (error) {
      this.see({ fault: /** @type {Error} */ (error), read: true })
    }
  }

  async #read() {
    const { workout, sets } = await readWorkout(this.app, this.params.id)
    if (!this.isConnected) return
    this.see({ workout, sets, read: this.view.read || workout !== null })
  }

  /** Bring the set that the address names into sight. */
  #point() { if (this.isConnected) queueMicrotask(() => this.querySelector('.done [aria-current]')?.scrollIntoView({ block: 'center' })) }

  #back = () => this.app.router.back('/history')

  template() {
    const { workout, read, fault } = this.view
    if (!read) return frame({ title: 'Session', back: this.#back }, nothing)
    if (!workout) {
      return frame({ title: 'Session', back: this.#back }, blank({
        symbol: 'warn', title: 'This session isn’t here', text: fault ? reasonOf(fault) : 'It may have been deleted.',
        act: html`<a class="btn" href="/history">All sessions</a>`,
      }))
    }
    return frame({ title: workout.title || 'Session', back: this.#back, tools: this.#tools(workout) }, this.#body(workout))
  }

  /** @param {Workout} workout */
  #tools(workout) {
    return html`<button class="icon-btn" aria-label="Title and note" @click=${() => this.#rename(workout)}>${icon('pencil')}</button>`
  }

  /** @param {Workout} workout */
  #body(workout) {
    const { sets, fault } = this.view
    const start = new Date(workout.started_at)
    const end = new Date(workout.ended_at ?? workout.last_set_at)
    return html`<div class="stack">
      <p>${weekday(start)}, ${fullDay(start)}, ${time(start)}–${time(end)}</p>
      <dl class="facts">
        <div><dt>${workout.sets === 1 ? 'set' : 'sets'}</dt><dd>${number(workout.sets)}</dd></div>
        <div><dt>in the gym</dt><dd>${minutes(end.getTime() - start.getTime())}</dd></div>
        <div><dt>weight × reps</dt><dd>${weight(workout.volume_kg, unitOf(this.state), { digits: 0 })}</dd></div>
      </dl>
      ${workout.note ? html`<p class="quote">${workout.note}</p>` : nothing}
      ${fault ? note(reasonOf(fault, sets.length > 0)) : nothing}
      <div class="columns stack">${byExercise(sets).map(group => this.#lift(group))}</div>
      ${sets.length > 0 ? html`<div class="duo duo--tight">
        <button class="btn btn--act btn--quick" @click=${() => repeat(this.app, workout)}>${t('Do it again')}</button>
        <button class="btn btn--quick" @click=${() => openSave(this.app, { name: workout.title ?? t('Workout'), sets })}>${t('Save as a day')}</button></div>` : nothing}
      <button class="btn btn--danger" @click=${() => this.#remove(workout)}>Delete session</button>
    </div>`
  }

  /** @param {{ exercise_id: string, sets: LoggedSet[] }} group */
  #lift({ exercise_id, sets }) {
    const exercise = exerciseOf(this.state, exercise_id)
    let count = 0
    return html`<section class="card">
      <h2 class="card__title"><a class="link" href=${`/exercises/${exercise_id}`}>${exercise.name}</a></h2>
      <ul class="done">${sets.map(set => {
    if (set.set_type !== 'warmup') count += 1
    return this.#set(set, exercise, set.set_type === 'warmup' ? '–' : String(count))
  })}</ul></section>`
  }

  /** @param {LoggedSet} set @param {import('../types.js').Exercise} exercise @param {string} n */
  #set(set, exercise, n) {
    const type = TYPES[set.set_type]
    return html`<li><button class="line" aria-current=${set.id === this.query.get('set') ? 'true' : nothing} @click=${() => openSetSheet(this.app, set)}>
      <span class="n">${n}</span>
      <span><span class="num">${load(set.weight_kg, set.unit, exercise.load_type)} × ${set.reps}</span>${type ? html` <span class="tag">${type}</span>` : nothing}
        ${set.note ? html`<span class="small muted set-note">${set.note}</span>` : nothing}<span class="vh">, change</span></span>
      <span class="muted">${set.rir === null ? nothing : `${number(set.rir, 1)} left`}</span></button></li>`
  }

  /** @param {Workout} workout */
  #remove(workout) {
    removeWorkout(this.app, workout, this.view.sets)
    this.app.router.back('/history')
  }

  /** @param {Workout} workout */
  #rename(workout) {
    const save = async (/** @type {SubmitEvent} */ event, /** @type {() => void} */ close) => {
      event.preventDefault()
      const data = new FormData(/** @type {HTMLFormElement} */ (event.target))
      await changeWorkout(this.app, workout, { title: String(data.get('title')).trim() || null, note: String(data.get('note')).trim() || null })
      close()
      this.#read()
    }
    openSheet('Title and note', close => html`<form class="form" @submit=${(/** @type {SubmitEvent} */ event) => save(event, close)}>
      <div class="entry"><label for="title">Title</label><input id="title" name="title" maxlength="200" .value=${workout.title ?? ''}></div>
      <div class="entry"><label for="note">Note</label><textarea id="note" name="note" rows="4" maxlength="5000" .value=${workout.note ?? ''}></textarea></div>
      <button class="btn btn--act btn--wide">Save</button></form>`)
  }
}

SessionScreen.define('gg-session')
