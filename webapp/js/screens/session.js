import { reasonOf } from '../actions/answers.js'
import { repeat } from '../actions/days.js'
import { changeWorkout, pullWorkout, readWorkout, removeWorkout } from '../actions/history.js'
import { fullDay } from '../dates.js'
import { blank, frame, note, Page } from '../elements/page.js'
import { openSheet } from '../elements/sheet.js'
import { SessionRecords } from '../elements/session-records.js'
import { minutes, number, time, weekday, weight } from '../format.js'
import { html, nothing } from '../html.js'
import { plural, t } from '../i18n.js'
import { icon } from '../icons.js'
import { jointText } from '../set_words.js'
import { unitOf } from '../state.js'
import { capital } from '../terms.js'
import { liftCards } from './session/sets.js'
import { openSave } from './workout/exercises/save.js'

/**
 * One session with its sets; each can be put right.
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @typedef {import('../types.js').Workout} Workout
 * @typedef {{ workout: Workout | null, sets: LoggedSet[], read: boolean, fault: Error | null }} View
 */

/** @extends {Page<View>} */
export class SessionScreen extends Page {
  /** @type {View} */ view = { workout: null, sets: [], read: false, fault: null }

  /** @param {import('../types.js').State} state */
  select({ workouts, tally, language }) { return `${workouts.map(one => one.id + one.sets + one.volume_kg).join()} ${tally.waiting} ${language}` }

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
    if (!read) return frame({ title: t('Session'), back: this.#back }, nothing)
    if (!workout) {
      return frame({ title: t('Session'), back: this.#back }, blank({
        symbol: 'warn', title: t('This session isn’t here'), text: fault ? reasonOf(fault) : t('It may have been deleted.'),
        act: html`<a class="btn" href="/history">${t('All sessions')}</a>`,
      }))
    }
    return frame({ title: workout.title || t('Session'), back: this.#back, tools: this.#tools(workout), wide: true }, this.#body(workout))
  }

  /** @param {Workout} workout */
  #tools(workout) {
    return html`<button class="icon-btn" aria-label=${t('Title and note')} @click=${() => this.#rename(workout)}>${icon('pencil')}</button>`
  }

  /** @param {Workout} workout */
  #body(workout) {
    const { sets, fault } = this.view
    const known = sets.length > 0 // until then all that is known is how many, warm-ups among them
    const working = known ? sets.filter(set => set.set_type !== 'warmup').length : workout.sets
    const start = new Date(workout.started_at)
    const end = new Date(workout.ended_at ?? workout.last_set_at)
    return html`<div class="stack">
      <p>${capital(weekday(start))}, ${fullDay(start)}, ${time(start)}–${time(end)}</p>
      <dl class="facts">
        <div><dt>${!known ? t('sets') : working === 1 ? t('working set') : t('working sets')}</dt><dd>${number(working)}</dd></div>
        <div><dt>${t('in the gym')}</dt><dd>${minutes(end.getTime() - start.getTime())}</dd></div>
        <div><dt>${t('weight × reps')}</dt><dd>${weight(workout.volume_kg, unitOf(this.state), { digits: 0 })}</dd></div>
      </dl>
      ${workout.note ? html`<p class="quote">${workout.note}</p>` : nothing}
      ${pains(sets)}
      ${fault ? note(reasonOf(fault, sets.length > 0)) : nothing}
      <gg-session-records .app=${this.app} .at=${workout.started_at} .sets=${sets}></gg-session-records>
      <div class="columns stack">${liftCards(this.app, sets, this.query.get('set'))}</div>
      ${sets.length > 0 ? html`<div class="duo duo--tight">
        <button class="btn btn--act btn--quick" @click=${() => repeat(this.app, workout)}>${t('Do it again')}</button>
        <button class="btn btn--quick" @click=${() => openSave(this.app, { name: workout.title ?? t('Workout'), sets })}>${t('Save as a day')}</button></div>` : nothing}
      <button class="btn btn--danger" @click=${() => this.#remove(workout)}>${t('Delete session')}</button>
    </div>`
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
    openSheet(t('Title and note'), close => html`<form class="form" @submit=${(/** @type {SubmitEvent} */ event) => save(event, close)}>
      <div class="entry"><label for="title">${t('Title')}</label><input id="title" name="title" maxlength="200" .value=${workout.title ?? ''}></div>
      <div class="entry"><label for="note">${t('Note')}</label><textarea id="note" name="note" rows="4" maxlength="5000" .value=${workout.note ?? ''}></textarea></div>
      <button class="btn btn--act btn--wide">${t('Save')}</button></form>`)
  }
}

/** What hurt, and in which lifts: a note, not a finding. @param {LoggedSet[]} sets */
function pains(sets) {
  const joints = [...new Set(sets.flatMap(set => set.pain ? [set.pain] : []))]
  return joints.map(joint => note(plural(sets.filter(set => set.pain === joint).length, '{joint}: pain noted at {count}\u00a0set.', '{joint}: pain noted at {count}\u00a0sets.', { joint: jointText(joint) }), 'warn'))
}

SessionRecords.define('gg-session-records')
SessionScreen.define('gg-session')
