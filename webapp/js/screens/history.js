import { reasonOf } from '../actions/answers.js'
import { knownWorkouts, pullWorkouts } from '../actions/history.js'
import { heatmap } from '../charts/heatmap.js'
import { fullDay } from '../dates.js'
import { blank, frame, note, Page } from '../elements/page.js'
import { minutes, number, plural, weight } from '../format.js'
import { byMonth, heat, often, usualSets } from '../history.js'
import { html, nothing, repeat } from '../html.js'
import { icon } from '../icons.js'
import { exerciseOf, unitOf } from '../state.js'

/**
 * Sessions by month.
 * @typedef {import('../types.js').Workout} Workout
 * @typedef {{ workouts: Workout[] | null, next: string | null, shown: number, asking: boolean, fault: Error | null }} View
 */

const WEEKS = 24
const STEP = 60

/** @extends {Page<View>} */
export class HistoryScreen extends Page {
  /** @type {View} */ view = { workouts: null, next: null, shown: STEP, asking: false, fault: null }

  /** @param {import('../types.js').State} state */
  select({ workouts }) { return workouts }

  async entered() {
    this.until(this.app.store.watch(state => this.select(state), () => { this.#read() }))
    await this.#pull(null)
    await this.#read()
  }

  async #read() {
    const workouts = await knownWorkouts(this.app)
    if (this.isConnected) this.see({ workouts })
  }

  /** @param {string | null} cursor */
  async #pull(cursor) {
    this.see({ asking: true })
    try {
      const next = await pullWorkouts(this.app, cursor)
      this.see({ next, fault: null, asking: false })
    } catch (error) {
      this.see({ fault: /** @type {Error} */ (error), asking: false })
    }
  }

  #more = async () => {
    const { workouts, shown, next } = this.view
    if (next && shown + STEP > (workouts?.length ?? 0)) await this.#pull(next)
    this.see({ shown: shown + STEP })
  }

  template() {
    const { workouts } = this.view
    const tools = html`<a class="icon-btn icon-btn--calm" href="/history/trash" aria-label="Trash">${icon('trash')}</a>`
    if (!workouts) return frame({ title: 'History', tools }, nothing)
    return frame({ title: 'History', tools }, workouts.length === 0 ? this.#empty() : this.#full(workouts))
  }

  #empty() {
    return blank({
      symbol: 'history', title: 'No sessions yet',
      text: 'Log a first set, or bring the log you already have: nothing in it is lost.',
      act: html`<a class="btn" href="/import">Import a log</a>`,
    })
  }

  /** @param {Workout[]} workouts */
  #full(workouts) {
    const { shown, next, fault, asking } = this.view
    const more = shown < workouts.length || next !== null
    return html`<div class="stack">
      ${this.#calendar(workouts)}
      ${fault ? note(reasonOf(fault, true)) : nothing}
      ${byMonth(workouts.slice(0, shown)).map(month => this.#month(month))}
      ${more ? html`<button class="btn btn--wide" ?disabled=${asking} @click=${this.#more}>Older sessions</button>` : nothing}
    </div>`
  }

  /** @param {Workout[]} workouts */
  #calendar(workouts) {
    const now = new Date()
    const { sessions, weeks, perWeek } = often(workouts, now, WEEKS)
    if (sessions === 0) return html`<p class="muted">The last session was on ${fullDay(new Date(workouts[0].started_at))}.</p>`
    const said = `${plural(sessions, 'session')} in ${plural(weeks, 'week')}, ${number(perWeek, 1)} a week`
    return html`<section class="card">
      <div class="card__head"><div><h2 class="card__title">${plural(sessions, 'session')}</h2>
        <p class="small muted">Last ${plural(WEEKS, 'week')}, a cell a day</p></div></div>
      ${heatmap(heat(workouts, now, WEEKS), usualSets(workouts), said)}
      <p class="key heat-key"><span><i class="swatch heat-s1"></i>fewer sets</span><span><i class="swatch heat-s2"></i>usual, ${usualSets(workouts)}</span><span><i class="swatch heat-s3"></i>more</span></p>
      <p>${number(perWeek, 1)} sessions a week${weeks < WEEKS ? `, ${plural(weeks, 'week')} of logging` : ''}.</p>
    </section>`
  }

  /** @param {{ key: string, title: string, workouts: Workout[] }} month */
  #month({ title, workouts }) {
    return html`<section class="month"><h2 class="month__title">${title}<span class="small muted">${plural(workouts.length, 'session')}</span></h2>
      <ul class="card list sessions">${repeat(workouts, one => one.id, one => this.#row(one))}</ul></section>`
  }

  /** @param {Workout} workout */
  #row(workout) {
    const date = new Date(workout.started_at)
    const end = workout.ended_at ?? workout.last_set_at
    const lasted = minutes(Date.parse(end) - date.getTime())
    return html`<li><a class="session" href=${`/history/${workout.id}`}>
      <span class="session__day"><b>${date.getDate()}</b><span class="small muted">${new Intl.DateTimeFormat('en-GB', { weekday: 'short' }).format(date)}</span></span>
      <span class="session__what"><span class="session__name">${workout.title || this.#lifts(workout, 2)}</span>
        ${workout.title ? html`<span class="small muted">${this.#lifts(workout, 2)}</span>` : nothing}
        <span class="small muted">${plural(workout.sets, 'set')}, ${lasted}, ${weight(workout.volume_kg, unitOf(this.state), { digits: 0 })}</span></span>
      ${icon('next', 's')}</a></li>`
  }

  /** @param {Workout} workout @param {number} most */
  #lifts({ exercises }, most) {
    const names = exercises.slice(0, most).map(id => exerciseOf(this.state, id).name)
    const rest = exercises.length - names.length
    return names.length === 0 ? 'Session' : names.join(', ') + (rest > 0 ? ` and ${rest} more` : '')
  }
}

HistoryScreen.define('gg-history')
