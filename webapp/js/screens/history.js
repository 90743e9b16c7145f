import { reasonOf } from '../actions/answers.js'
import { askYear, knownWorkouts, pullWorkouts } from '../actions/history.js'
import { dateOf, dayText } from '../dates.js'
import { blank, frame, note, Page } from '../elements/page.js'
import { Year } from '../elements/year.js'
import { minutes, number, weight } from '../format.js'
import { byMonth, daysOf, usualDay, yearSum } from '../history.js'
import { html, nothing, repeat } from '../html.js'
import { dateFormat, plural, t } from '../i18n.js'
import { icon } from '../icons.js'
import { exerciseOf, unitOf } from '../state.js'

/**
 * A year of days, then sessions by month.
 * @typedef {import('../types.js').Workout} Workout
 *
 * @typedef {object} View
 * @property {Workout[] | null} workouts
 * @property {string | null} next
 * @property {number} shown
 * @property {boolean} asking
 * @property {Error | null} fault
 * @property {number} year
 * @property {number} first the first year with a session
 * @property {import('../history.js').Days} days of that year
 * @property {string} chosen a day of it
 * @property {boolean} picked was it the lifter who chose it? Then it stays, whatever is read meanwhile
 */

const STEP = 60

/** @extends {Page<View>} */
export class HistoryScreen extends Page {
  /** @type {View} */ view = {
    workouts: null, next: null, shown: STEP, asking: false, fault: null,
    year: new Date().getFullYear(), first: new Date().getFullYear(), days: new Map(), chosen: dayText(new Date()), picked: false,
  }

  /** @param {import('../types.js').State} state */
  select({ workouts, language }) { return [workouts, language].map(one => typeof one === 'string' ? one : one.map(each => each.id + each.sets).join()).join() }

  async entered() {
    this.until(this.app.store.watch(state => this.select(state), () => { this.#read(); this.#ask(this.view.year) }))
    await Promise.all([this.#ask(this.view.year), this.#pull(null).then(() => this.#read())])
  }

  async #read() {
    const workouts = await knownWorkouts(this.app)
    if (this.isConnected) this.see({ workouts })
  }

  /** @param {number} year */
  async #ask(year) {
    await askYear(this.app, year, ({ first, known, here }) => {
      if (!this.isConnected || this.view.year !== year) return
      const days = daysOf(known, here, year)
      const latest = [...days.keys()].sort().at(-1)
      const chosen = this.view.picked ? this.view.chosen : latest ?? endOf(year)
      this.see({ days, first: Math.min(first, year), chosen })
    })
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
    if (next && shown + STEP > (workouts?.length ?? 0)) { await this.#pull(next); await this.#read() }
    this.see({ shown: shown + STEP })
  }

  template() {
    const { workouts } = this.view
    const tools = html`<a class="icon-btn icon-btn--calm" href="/history/trash" aria-label=${t('Trash')}>${icon('trash')}</a>`
    if (!workouts) return frame({ title: t('History'), tools }, nothing)
    return frame({ title: t('History'), tools, wide: workouts.length > 0 }, workouts.length === 0 ? this.#empty() : this.#full(workouts))
  }

  #empty() {
    return blank({
      symbol: 'history', title: t('No sessions yet'),
      text: t('Log a first set, or bring the log you already have: nothing in it is lost.'),
      act: html`<a class="btn btn--act" href="/today">${t('Log a first set')}</a><a class="btn" href="/import">${t('Import a log')}</a>`,
    })
  }

  /** @param {Workout[]} workouts */
  #full(workouts) {
    const { shown, next, fault, asking } = this.view
    const more = shown < workouts.length || next !== null
    return html`<div class="stack columns"><div class="stack volume-side">${this.#calendar()}${fault ? note(reasonOf(fault, true)) : nothing}</div>
      <div class="stack">${byMonth(workouts.slice(0, shown)).map(month => this.#month(month))}
      ${more ? html`<button class="btn btn--wide" ?disabled=${asking} @click=${this.#more}>${t('Older sessions')}</button>` : nothing}</div>
    </div>`
  }

  #calendar() {
    const { year, first, days, chosen } = this.view
    const now = new Date()
    const { sessions, perWeek } = yearSum(days, year, now)
    const turn = (/** @type {number} */ to) => { this.see({ year: to, days: new Map(), chosen: endOf(to), picked: false }); this.#ask(to) }
    return html`<section class="card" aria-label=${t('Training days of {year}', { year })}>
      <div class="picker"><button class="icon-btn" aria-label=${t('Year before')} ?disabled=${year <= first} @click=${() => turn(year - 1)}>${icon('back', 's')}</button>
        <h2 class="card__title" aria-live="polite">${year}</h2>
        <button class="icon-btn" aria-label=${t('Year after')} ?disabled=${year >= now.getFullYear()} @click=${() => turn(year + 1)}>${icon('next', 's')}</button></div>
      <gg-year .year=${year} .days=${days} .chosen=${chosen} .today=${dayText(now)} @day=${(/** @type {CustomEvent} */ event) => this.see({ chosen: event.detail, picked: true })}
        @open=${(/** @type {CustomEvent} */ event) => { const [one] = days.get(event.detail)?.sessions ?? []; if (one) this.app.router.go(`/history/${one.workout_id}`) }}></gg-year>
      <p class="key heat-key"><span><i class="swatch heat-s1"></i>${t('fewer sets')}</span><span><i class="swatch heat-s2"></i>${t('usual, {count}', { count: usualDay(days) })}</span><span><i class="swatch heat-s3"></i>${t('more')}</span></p>
      ${this.#chosen()}
      <p class="small muted">${plural(sessions, '{count} session in {year}, {perWeek} a week.', '{count} sessions in {year}, {perWeek} a week.', { year, perWeek: number(perWeek, 1) })}</p>
    </section>`
  }

  /** The day in hand, and the way into its sessions. */
  #chosen() {
    const { chosen, days } = this.view
    const when = dateFormat({ weekday: 'long', day: 'numeric', month: 'long' }).format(dateOf(chosen))
    const sessions = days.get(chosen)?.sessions ?? []
    return html`<div class="chosen-day">${sessions.length === 0 ? html`<p class="item">${t('{day}: no session', { day: when })}</p>`
      : sessions.map(one => html`<a class="item item--tap" href=${`/history/${one.workout_id}`}><span class="grow">${when}<span class="small muted row-under">${one.title ? `${one.title}, ` : ''}${plural(one.sets, '{count}\u00a0set', '{count}\u00a0sets')}</span></span>${icon('next', 's')}</a>`)}</div>`
  }

  /** @param {{ key: string, title: string, workouts: Workout[] }} month */
  #month({ title, workouts }) {
    return html`<section class="month"><h2 class="month__title">${title}<span class="small muted">${plural(workouts.length, '{count}\u00a0session', '{count}\u00a0sessions')}</span></h2>
      <ul class="card list sessions">${repeat(workouts, one => one.id, one => this.#row(one))}</ul></section>`
  }

  /** @param {Workout} workout */
  #row(workout) {
    const date = new Date(workout.started_at)
    const end = workout.ended_at ?? workout.last_set_at
    const lasted = minutes(Date.parse(end) - date.getTime())
    return html`<li><a class="session" href=${`/history/${workout.id}`}>
      <span class="session__day"><b>${date.getDate()}</b><span class="small muted">${dateFormat({ weekday: 'short' }).format(date)}</span></span>
      <span class="session__what"><span class="session__name">${workout.title || this.#lifts(workout, 2)}</span>
        ${workout.title ? html`<span class="small muted">${this.#lifts(workout, 2)}</span>` : nothing}
        <span class="small muted">${plural(workout.sets, '{count}\u00a0set', '{count}\u00a0sets')}, ${lasted}, ${weight(workout.volume_kg, unitOf(this.state), { digits: 0 })}</span></span>
      ${icon('next', 's')}</a></li>`
  }

  /** @param {Workout} workout @param {number} most */
  #lifts({ exercises }, most) {
    const names = exercises.slice(0, most).map(id => exerciseOf(this.state, id).name).join(', ')
    const rest = exercises.length - most
    return !names ? t('Session') : rest > 0 ? t('{names} and {count} more', { names, count: rest }) : names
  }
}

/** Its last day, or today. @param {number} year */
const endOf = year => { const now = new Date(); return year === now.getFullYear() ? dayText(now) : `${year}-12-31` }

Year.define('gg-year')
HistoryScreen.define('gg-history')
