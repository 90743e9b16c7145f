import { repeat } from '../actions/days.js'
import { declineInstall, install } from '../actions/install.js'
import { checkIn } from '../actions/readiness.js'
import { start } from '../actions/workout.js'
import { monday, plusDays } from '../dates.js'
import { hereOnly } from '../elements/here-only.js'
import { frame } from '../elements/page.js'
import { Screen } from '../elements/screen.js'
import { syncGlyph } from '../elements/sync-glyph.js'
import '../elements/register.js'
import { load, minutes, percent, plural, range, weekday } from '../format.js'
import { html, nothing } from '../html.js'
import { icon } from '../icons.js'
import { recoverySentence } from '../recovery.js'
import { activePlan, exerciseOf, unitOf } from '../state.js'
import { today } from '../actions/pull.js'

/** @type {[keyof import('../types.js').Readiness, string][]} */
const ITEMS = [['sleep_quality', 'Sleep'], ['energy', 'Energy'], ['soreness', 'Soreness'], ['stress', 'Stress'], ['mood', 'Drive']]
/** @type {[number, string][]} */
const SCALE = [[1, '1'], [2, '2'], [3, '3'], [4, '4'], [5, '5']]

/** What is next, how today is, and one sentence on recovery. */
export class Today extends Screen {
  template() {
    const now = new Date()
    const running = this.state.running
    return frame({ title: weekday(now), tools: syncGlyph(this.state, now.getTime()), wide: true }, html`
      <div class="columns">
        <div class="stack">${this.#week(now)}${running ? this.#going(running) : this.#next()}
          <p>${recoverySentence(this.state, now)}</p>${hereOnly(this.state)}</div>
        <div class="stack">${this.#checkIn()}${running ? nothing : this.#others()}${this.#keep()}</div>
      </div>`)
  }

  /** @param {Date} now */
  #week(now) {
    const { workouts } = this.state
    const plan = activePlan(this.state)
    const start = monday(now)
    const days = Array.from({ length: 7 }, (_, i) => plusDays(start, i))
    const due = plan && (plan.not_before ?? today()) > today() ? plan.not_before : null
    return html`<ol class="week" aria-label="This week">${days.map(day => {
      const text = today(day)
      const done = workouts.find(workout => today(new Date(workout.started_at)) === text)
      const isToday = text === today(now)
      const mark = done && !isToday ? 'mark did' : isToday ? 'mark today' : text === due ? 'mark planned' : 'mark'
      const name = done ? `${weekday(day)}: ${done.title ?? 'trained'}, done` : text === due ? `${weekday(day)}: planned` : weekday(day)
      return html`<li aria-current=${isToday ? 'date' : nothing}><span aria-hidden="true">${weekday(day)[0]}</span>
        <span class=${mark}><span class="vh">${name}</span>${done ? icon('check', 's') : html`<span aria-hidden="true">${day.getDate()}</span>`}</span></li>`
    })}</ol>`
  }

  /** @param {import('../types.js').Running} running */
  #going(running) {
    const { done } = this.state
    return html`<section class="card"><div class="card__head"><div><h2>${running.name}</h2>
      <p class="muted">${plural(done.length, 'set')} done, ${minutes(Date.now() - Date.parse(running.started_at))} in</p></div></div>
      <a class="btn btn--act btn--wide" href="/workout">Go on</a></section>`
  }

  #next() {
    const plan = activePlan(this.state)
    if (!plan) return this.#unplanned()
    const day = plan.days[plan.next_day]
    const sets = day.exercises.reduce((sum, one) => sum + one.sets, 0)
    return html`<section class="card">
      <div class="card__head card__head--tight"><div><h2>${day.name}</h2><p class="muted">${plan.name}, ${plural(sets, 'set')}</p></div>
        <p class="muted">${day.minutes ? `${day.minutes}\u00a0min` : ''}</p></div>
      <table class="lifts"><tbody>${day.exercises.map(one => this.#lift(one))}</tbody></table>
      <button class="btn btn--act btn--wide" @click=${() => start(this.app, day.name, { plan, day: plan.next_day })}>Start ${day.name}</button>
    </section>`
  }

  /** @param {import('../types.js').PlanExercise} one */
  #lift({ exercise_id: id, name, sets, rep_low: low, rep_high: high }) {
    const exercise = exerciseOf(this.state, id)
    const prescription = this.state.prescriptions[id]
    return html`<tr><td>${exercise.name === 'Exercise' ? name : exercise.name}</td><td class="num small muted">${sets} × ${range(low, high)}</td>
      <td class="num">${prescription ? load(prescription.weight, unitOf(this.state), exercise.load_type) : ''}</td></tr>`
  }

  #unplanned() {
    const some = this.state.workouts.length > 0
    return html`<section class="card"><div class="card__head"><div><h2>No plan yet</h2>
      <p class="muted">${some ? 'Make a week from what you have been doing, or go on as you like.' : 'Make a first week, or start with the lifts you know.'}</p></div></div>
      <div class="stack stack--tight"><a class="btn btn--act btn--wide" href="/plan">Make a week</a></div></section>`
  }

  #others() {
    const [last] = this.state.workouts
    return html`<section class="duo duo--tight">
      <button class="btn btn--quick" @click=${() => start(this.app, 'Workout')}>Empty session</button>
      ${last ? html`<button class="btn btn--quick" @click=${() => repeat(this.app, last)}>
        Repeat ${weekday(new Date(last.started_at))}</button>` : html`<a class="btn btn--quick" href="/import">Import a log</a>`}
    </section>`
  }

  /** Asked after the first workout, not before. */
  #keep() {
    if (!this.state.installable || this.state.workouts.length === 0) return nothing
    return html`<section class="card stack"><div><h3>Keep it on the home screen</h3>
      <p class="muted">Opens at once, also without a network, and the phone doesn’t clear away what is not sent yet.</p></div>
      <div class="row"><button class="btn btn--calm" @click=${() => install(this.app)}>Install</button>
        <button class="btn btn--calm btn--plain" @click=${() => declineInstall(this.app)}>Not now</button></div></section>`
  }

  #checkIn() {
    const { readiness } = this.state
    const left = ITEMS.filter(([key]) => readiness?.[key] == null).length
    return html`<section class="card"><div class="card__head row--base"><h3>Check-in</h3>
      <p class="small muted">1 poor, 5 good${left > 0 ? `; ${plural(left, 'tap')} to go` : ''}</p></div>
      <div class="stack stack--tight">${ITEMS.map(([key, name]) => html`<div class="ask"><span aria-hidden="true">${name}</span>
        <gg-chips look="seg" .look=${'seg'} .name=${`${name}, 1 poor to 5 good`} .options=${SCALE} .value=${readiness?.[key] ?? null}
          @choose=${(/** @type {CustomEvent} */ event) => checkIn(this.app, { [key]: event.detail })}></gg-chips></div>`)}</div>
      <p class="small muted after">${this.#effect()}</p></section>`
  }

  #effect() {
    const { readiness } = this.state
    if (!readiness) return 'Skip it and the loads stay as planned.'
    if (readiness.load_percent === undefined) return 'Kept. It counts when it has reached the server.'
    if (readiness.load_percent === 0) return readiness.sentence || 'No change to today’s loads.'
    return `${percent(readiness.load_percent / 100, true)} on today’s loads. ${readiness.sentence ?? ''}`
  }
}

Today.define('gg-today')
