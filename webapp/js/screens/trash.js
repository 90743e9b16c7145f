import { restoreSet, restoreWorkout, setsThrownWith, trash } from '../actions/history.js'
import { say } from '../actions/toast.js'
import { fullDay } from '../dates.js'
import { blank, frame, Page } from '../elements/page.js'
import { weekday } from '../format.js'
import { html, nothing } from '../html.js'
import { plural, t } from '../i18n.js'
import { doneText } from '../set_words.js'
import { exerciseOf } from '../state.js'
import { capital } from '../terms.js'

/**
 * What was deleted, and the way back.
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @typedef {import('../types.js').Workout} Workout
 * @extends {Page<{ sets: LoggedSet[] | null, workouts: Workout[] }>}
 */
export class TrashScreen extends Page {
  /** @type {{ sets: LoggedSet[] | null, workouts: Workout[] }} */ view = { sets: null, workouts: [] }

  /** @param {import('../types.js').State} state */
  select({ exercises }) { return exercises }

  async entered() { this.see(await trash(this.app)) }

  #back = () => this.app.router.back('/history')

  template() {
    const { sets, workouts } = this.view
    return frame({ title: t('Trash'), back: this.#back }, !sets ? nothing : sets.length + workouts.length === 0
      ? blank({ symbol: 'trash', title: t('Nothing in the trash'), text: t('Deleted sets and sessions wait here until you want them back.') })
      : html`<div class="stack"><p class="muted">${t('What is here counts for nothing until restored.')}</p>
        ${workouts.length > 0 ? html`<section class="card"><h2 class="card__title">${t('Sessions')}</h2><ul class="list">${workouts.map(one => this.#session(one))}</ul></section>` : nothing}
        ${sets.length > 0 ? html`<section class="card"><h2 class="card__title">${t('Sets')}</h2><ul class="list">${sets.map(set => this.#row(set))}</ul></section>` : nothing}</div>`)
  }

  /** @param {Workout} workout */
  #session(workout) {
    const date = new Date(workout.started_at)
    return html`<li class="match"><p>${workout.title || capital(weekday(date))}<br><span class="small muted">${fullDay(date)}${workout.sets > 0 ? `, ${plural(workout.sets, '{count} set', '{count} sets')}` : ''}</span></p>
      <button class="btn btn--calm" aria-label=${t('Restore the session of {day}', { day: fullDay(date) })} @click=${() => this.#bring(workout)}>${t('Restore')}</button></li>`
  }

  /** @param {Workout} workout */
  async #bring(workout) {
    await restoreWorkout(this.app, workout, await setsThrownWith(this.app, workout))
    this.see({ workouts: this.view.workouts.filter(one => one.id !== workout.id) })
    say(this.app, t('Restored'))
  }

  /** @param {LoggedSet} set */
  #row(set) {
    const exercise = exerciseOf(this.state, set.exercise_id)
    return html`<li class="match"><p>${exercise.name}<br><span class="small muted">${doneText(set, exercise.load_type)}, ${fullDay(new Date(set.performed_at))}</span></p>
      <button class="btn btn--calm" aria-label=${t('Restore {name}', { name: exercise.name })} @click=${() => this.#restore(set)}>${t('Restore')}</button></li>`
  }

  /** @param {LoggedSet} set */
  async #restore(set) {
    await restoreSet(this.app, set)
    this.see({ sets: (this.view.sets ?? []).filter(one => one.id !== set.id) })
    say(this.app, t('Restored'))
  }
}

TrashScreen.define('gg-trash')
