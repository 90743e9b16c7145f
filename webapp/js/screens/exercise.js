import { ask, reasonOf } from '../actions/answers.js'
import { knownSets, pullSetsOf, removeExercise } from '../actions/exercises.js'
import { fullDay } from '../dates.js'
import { frame, note, Page } from '../elements/page.js'
import { TrendChart } from '../elements/trend-chart.js'
import { capital, directMuscles, EQUIPMENT, indirectMuscles, words } from '../find.js'
import { load, number, percent, plural, weight } from '../format.js'
import { bySession } from '../history.js'
import { html, nothing, repeat } from '../html.js'
import { icon } from '../icons.js'
import { exerciseOf, unitOf } from '../state.js'
import { heaviest, perMonth, records, trend } from '../trend.js'
import { openSetSheet } from './set-sheet.js'

/**
 * One lift: strength over time, records, every set, how to do it.
 * @typedef {import('../trend.js').Point} Point
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @typedef {{ points: Point[] | null, curve: ReturnType<typeof trend> | null, formula: string, asOf: string | null, fault: Error | null,
 *   sets: LoggedSet[], next: string | null, shown: number, at: number | null, table: boolean }} View
 */

const STEP = 30

/** @extends {Page<View>} */
export class ExerciseScreen extends Page {
  /** @type {View} */ view = { points: null, curve: null, formula: '', asOf: null, fault: null, sets: [], next: null, shown: STEP, at: null, table: false }

  /** @param {import('../types.js').State} state */
  select({ exercises, me, tally }) { return `${exercises.length} ${me?.unit} ${tally.waiting}` }

  async entered() {
    const { id } = this.params
    this.until(this.app.store.watch(state => this.select(state), () => { this.#read() }))
    const [fault] = await Promise.all([
      ask(this.app, `/v1/analytics/e1rm?exercise_id=${id}`, ({ points, formula }, asOf) => {
        this.see({ points, formula, asOf, curve: trend(points, unitOf(this.state)) })
      }),
      this.#pull(null),
    ])
    this.see({ fault })
  }

  async #read() {
    const sets = await knownSets(this.app, this.params.id, 10_000)
    if (this.isConnected) this.see({ sets })
  }

  /** @param {string | null} cursor */
  async #pull(cursor) {
    const next = await pullSetsOf(this.app, this.params.id, cursor).catch(() => null)
    this.see({ next })
    await this.#read()
  }

  #more = async () => {
    const { shown, sets, next } = this.view
    if (next && shown + STEP > sets.length) await this.#pull(next)
    this.see({ shown: shown + STEP })
  }

  #back = () => this.app.router.back('/exercises')

  template() {
    const exercise = exerciseOf(this.state, this.params.id)
    const tools = exercise.own ? html`<a class="icon-btn" href=${`/exercises/${exercise.id}/edit`} aria-label="Change exercise">${icon('pencil')}</a>` : nothing
    return frame({ title: exercise.name, back: this.#back, tools, wide: true }, html`<div class="stack columns">
      <div class="across lift-head"><p class="muted">${EQUIPMENT[exercise.equipment] ?? capital(words(exercise.equipment))}, ${words(exercise.pattern)}${exercise.laterality === 'unilateral' ? ', one side at a time' : ''}</p>
        ${this.#muscles(exercise)}</div>
      <div class="stack">${this.#strength(exercise)}${this.#records(exercise)}${exercise.cue ? html`<section class="card"><h2 class="card__title">Cue</h2><p>${exercise.cue}</p></section>` : nothing}
        ${exercise.own ? html`<button class="btn btn--danger" @click=${() => this.#remove(exercise)}>Delete exercise</button>` : nothing}</div>
      ${this.#sets(exercise)}</div>`)
  }

  /** @param {import('../types.js').Exercise} exercise */
  #muscles(exercise) {
    const direct = directMuscles(exercise)
    const indirect = indirectMuscles(exercise)
    if (direct.length + indirect.length === 0) return nothing
    return html`<p>${direct.map(words).join(', ') || 'No muscle directly'}${indirect.length > 0 ? html`<span class="muted">; indirectly ${indirect.map(words).join(', ')}</span>` : nothing}</p>`
  }

  /** @param {import('../types.js').Exercise} exercise */
  #strength(exercise) {
    const { points, curve, table, fault } = this.view
    if (!points) return fault ? note(reasonOf(fault)) : nothing
    if (!curve || points.length === 0) {
      return html`<section class="state">${icon('bar')}<h2 class="state__title">No estimate yet</h2>
        <p class="muted">One working set of 12 reps or fewer begins this chart.</p></section>`
    }
    return html`<section class="card">
      <div class="card__head"><div><h2 class="card__title">Strength (<span class="e1">e1RM</span>)</h2>
        <p class="small muted">${unitOf(this.state)}, the best set of each session</p></div>
        <button class="icon-btn icon-btn--calm" aria-pressed=${table ? 'true' : 'false'} aria-label="Strength as a table" @click=${() => this.see({ table: !table })}>${icon(table ? 'chart' : 'table', 's')}</button></div>
      ${table ? this.#table(points) : this.#chart(curve)}
      <p class="under-chart" aria-live="polite">${this.#sentence(exercise, curve)}</p>
      <p class="small muted">Reckoned as ${this.view.formula}.</p>
      ${fault ? note(reasonOf(fault, true)) : nothing}
    </section>`
  }

  /** @param {ReturnType<typeof trend>} curve */
  #chart(curve) {
    const last = curve.spots[curve.spots.length - 1]
    const unit = unitOf(this.state)
    const said = `e1RM over ${plural(curve.spots.length, 'session')}, now ${number(last.mean, 1)} ${unit}`
    return html`<gg-trend role="img" aria-label=${said} .data=${{ spots: curve.spots, unit, banded: curve.spread !== null }}
        @point=${(/** @type {CustomEvent} */ event) => { if (event.detail !== this.view.at) this.see({ at: event.detail }) }}></gg-trend>
      <p class="key"><span><i class="swatch swatch--dot"></i>a session</span><span><i class="swatch swatch--line"></i>mean of five</span>${curve.spread === null ? nothing : html`<span><i class="swatch swatch--wash"></i>four of five sessions</span>`}</p>`
  }

  /** @param {import('../types.js').Exercise} exercise @param {ReturnType<typeof trend>} curve */
  #sentence(exercise, { spots, spread }) {
    const unit = unitOf(this.state)
    const one = this.view.at === null ? null : spots[this.view.at]
    if (one) return `${fullDay(new Date(one.at * 1000))}: ${number(one.value, 1)} ${unit}, from ${load(one.point.weight_kg, unit, exercise.load_type)} × ${one.point.reps}.`
    const last = spots[spots.length - 1]
    const rate = perMonth(spots)
    const now = `${number(last.mean, 1)}${spread === null ? '' : ` ± ${number(spread, 1)}`} ${unit}`
    if (rate === null) return `${now} from ${plural(spots.length, 'session')}: too few to call it a trend.`
    if (Math.abs(rate) < 0.003) return `${now}, level over the last half year.`
    return `${now}, ${percent(rate, true)} a month over the last half year.`
  }

  /** @param {Point[]} points */
  #table(points) {
    const unit = unitOf(this.state)
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Strength by session"><table class="data">
      <thead><tr><th scope="col">Day</th><th scope="col">From</th><th scope="col">e1RM, ${unit}</th></tr></thead>
      <tbody>${[...points].reverse().map(point => html`<tr><td>${fullDay(new Date(point.performed_at))}</td>
        <td class="num">${weight(point.weight_kg, unit)} × ${point.reps}</td><td class="num">${weight(point.e1rm_kg, unit, { digits: 1 }).replace(/\s.*/, '')}</td></tr>`)}</tbody></table></div>`
  }

  /** @param {import('../types.js').Exercise} exercise */
  #records(exercise) {
    const { points } = this.view
    const most = points && heaviest(points)
    if (!points || !most) return nothing
    const unit = unitOf(this.state)
    return html`<section class="card"><h2 class="card__title">Records</h2><ul class="list">
      <li class="match"><p>Heaviest<br><span class="small muted">${fullDay(new Date(most.performed_at))}</span></p><p class="num">${load(most.weight_kg, unit, exercise.load_type)} × ${most.reps}</p></li>
      ${records(points, 4).map((point, i) => html`<li class="match"><p><span class="e1">e1RM</span> ${weight(point.e1rm_kg, unit, { digits: 1 })}<br>
        <span class="small muted">${fullDay(new Date(point.performed_at))}${i === 0 ? ', the record' : ''}</span></p><p class="num muted">${load(point.weight_kg, unit, exercise.load_type)} × ${point.reps}</p></li>`)}</ul></section>`
  }

  /** @param {import('../types.js').Exercise} exercise */
  #sets(exercise) {
    const { sets, shown, next } = this.view
    if (sets.length === 0) return nothing
    const sessions = bySession(sets.slice(0, shown))
    return html`<section class="card"><div class="card__head"><div><h2 class="card__title">Every set</h2><p class="small muted">${next ? 'The latest first' : plural(sets.length, 'set')}</p></div></div>
      ${repeat(sessions, one => one.workout_id, one => html`<div class="session-sets"><h3 class="small"><a class="link" href=${`/history/${one.workout_id}`}>${fullDay(new Date(one.at))}</a></h3>
        <ul class="pills">${one.sets.map(set => html`<li><button class="pill ${set.set_type === 'warmup' ? 'pill--quiet' : ''}" @click=${() => openSetSheet(this.app, set)}>
          <span class="vh">${set.set_type === 'warmup' ? 'Warm-up ' : ''}</span>${load(set.weight_kg, set.unit, exercise.load_type)} × ${set.reps}${set.rir === null ? nothing : html`<span class="muted">, ${number(set.rir, 1)} left</span>`}</button></li>`)}</ul></div>`)}
      ${shown < sets.length || next ? html`<button class="btn btn--wide" @click=${this.#more}>Older sets</button>` : nothing}</section>`
  }

  /** @param {import('../types.js').Exercise} exercise */
  #remove(exercise) {
    removeExercise(this.app, exercise)
    this.app.router.back('/exercises')
  }
}

TrendChart.define('gg-trend')
ExerciseScreen.define('gg-exercise')
