import { ask, reasonOf } from '../actions/answers.js'
import { knownSets, pullSetsOf, removeExercise } from '../actions/exercises.js'
import { askReps, askStrength } from '../actions/looking.js'
import { recordsOf } from '../actions/records.js'
import { frame, note, Page } from '../elements/page.js'
import { capital, directMuscles, EQUIPMENT, indirectMuscles, words } from '../find.js'
import { html, nothing } from '../html.js'
import { t } from '../i18n.js'
import { icon } from '../icons.js'
import { deloadsOf, shadesOf } from '../load.js'
import { exerciseOf, unitOf } from '../state.js'
import { trend } from '../trend.js'
import { recordsCard } from './exercise/records.js'
import { repsCard } from './exercise/reps.js'
import { setsCard } from './exercise/sets.js'
import { strengthCard } from './exercise/strength.js'
import { unitCard } from './exercise/unit.js'

/**
 * One lift: strength over time, records, sets by their reps, every set, how to do it.
 * @typedef {import('../trend.js').Point} Point
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 *
 * @typedef {object} View
 * @property {Point[] | null} points
 * @property {Set<string>} deloads
 * @property {Error | null} fault
 * @property {import('../records.js').LiftRecords | null} records
 * @property {{ reps: number, sets: number, heaviest_kg: number }[] | null} reps
 * @property {LoggedSet[]} sets that this phone has, newest first
 * @property {string | null} next where the server's older sets begin
 * @property {number} shown
 * @property {string} range of reps, of which sets are shown
 * @property {number | null} at a session that is pointed at
 * @property {Set<'strength' | 'reps'>} tables
 */

const STEP = 30
const MOST = 20_000

/** @extends {Page<View>} */
export class ExerciseScreen extends Page {
  /** @type {View} */ view = {
    points: null, deloads: new Set(), fault: null, records: null, reps: null, sets: [], next: null, shown: STEP, range: 'all', at: null, tables: new Set(),
  }

  /** The curve, reckoned once for what it is made of. @type {{ of: unknown[], curve: ReturnType<typeof trend>, shades: import('../elements/plot.js').Shade[] } | null} */ #drawn = null

  /** @param {import('../types.js').State} state */
  select({ exercises, me, tally, language }) { return `${exercises.length} ${me?.unit} ${JSON.stringify(me?.preferences.units ?? {})} ${tally.waiting} ${language}` }

  async entered() {
    const { id } = this.params
    this.until(this.app.store.watch(state => this.select(state), () => { this.#read() }))
    const [fault] = await Promise.all([
      askStrength(this.app, id, points => this.see({ points })),
      ask(this.app, '/v1/analytics/load?weeks=520&days=false', load => this.see({ deloads: deloadsOf(load) })),
      askReps(this.app, id, reps => this.see({ reps })),
      recordsOf(this.app, [id], null).then(({ records: [records] }) => this.see({ records })),
      this.#pull(null),
    ])
    this.see({ fault })
  }

  async #read() {
    const sets = await knownSets(this.app, this.params.id, MOST)
    if (this.isConnected) this.see({ sets })
  }

  /** @param {string | null} cursor */
  async #pull(cursor) {
    const next = await pullSetsOf(this.app, this.params.id, cursor).catch(() => null)
    this.see({ next })
    await this.#read()
  }

  /** Older sets: this phone's first, then the server's, page by page until there is something to show. @param {number} found of the range in view */
  #more = async found => {
    const wanted = this.view.shown + STEP
    if (this.view.next && wanted > found) await this.#pull(this.view.next)
    this.see({ shown: wanted })
  }

  /** @param {'strength' | 'reps'} card */
  #shown(card) {
    const { tables } = this.view
    const turn = () => { const next = new Set(tables); if (!next.delete(card)) next.add(card); this.see({ tables: next }) }
    return { table: tables.has(card), turn }
  }

  #back = () => this.app.router.back('/exercises')

  template() {
    const exercise = exerciseOf(this.state, this.params.id)
    const { reps, records } = this.view
    const unit = unitOf(this.state, exercise.id)
    const tools = exercise.own ? html`<a class="icon-btn" href=${`/exercises/${exercise.id}/edit`} aria-label=${t('Change exercise')}>${icon('pencil')}</a>` : nothing
    const kind = `${EQUIPMENT[exercise.equipment] ?? capital(words(exercise.equipment))}, ${words(exercise.pattern)}`
    return frame({ title: exercise.name, back: this.#back, tools, wide: true }, html`<div class="stack columns">
      <div class="across lift-head"><p class="muted">${exercise.laterality === 'unilateral' ? t('{kind}, one side at a time', { kind }) : kind}</p>${muscles(exercise)}</div>
      <div class="stack">${this.#strength(exercise)}${records ? recordsCard(records, exercise, unit) : nothing}${reps ? repsCard({ reps, exercise, unit, ...this.#shown('reps') }) : nothing}
        ${exercise.cue ? html`<section class="card"><h2 class="card__title">${t('Cue')}</h2><p lang=${exercise.own ? nothing : 'en'}>${exercise.cue}</p></section>` : nothing}
        ${unitCard(this.app, exercise)}
        ${exercise.own ? html`<button class="btn btn--danger" @click=${() => this.#remove(exercise)}>${t('Delete exercise')}</button>` : nothing}</div>
      ${this.#sets(exercise)}</div>`)
  }

  /** @param {import('../types.js').Exercise} exercise */
  #strength(exercise) {
    const { points, fault, deloads, at } = this.view
    if (!points) return fault ? note(reasonOf(fault)) : nothing
    const unit = unitOf(this.state, exercise.id)
    const of = [points, unit, deloads]
    if (!this.#drawn || this.#drawn.of.some((one, i) => one !== of[i])) {
      const inView = new Set([...deloads].filter(week => points.length > 0 && week >= points[0].performed_at.slice(0, 10)))
      this.#drawn = { of, curve: trend(points, unit, deloads), shades: shadesOf(inView) }
    }
    const { curve, shades } = this.#drawn
    const point = (/** @type {number | null} */ to) => { if (to !== this.view.at) this.see({ at: to }) }
    return strengthCard({ points, curve, shades, exercise, unit, at, point, fault, ...this.#shown('strength') })
  }

  /** @param {import('../types.js').Exercise} exercise */
  #sets(exercise) {
    const { sets, shown, next, range } = this.view
    const choose = (/** @type {string} */ to) => this.see({ range: to, shown: STEP })
    return setsCard({ app: this.app, sets, shown, more: this.#more, older: next !== null, exercise, range, choose })
  }

  /** @param {import('../types.js').Exercise} exercise */
  #remove(exercise) {
    removeExercise(this.app, exercise)
    this.app.router.back('/exercises')
  }
}

/** @param {import('../types.js').Exercise} exercise */
function muscles(exercise) {
  const direct = directMuscles(exercise).map(words).join(', ')
  const indirect = indirectMuscles(exercise).map(words).join(', ')
  if (!direct && !indirect) return nothing
  return html`<p>${direct || t('No muscle directly')}${indirect ? html`<span class="muted">; ${t('indirectly {muscles}', { muscles: indirect })}</span>` : nothing}</p>`
}

ExerciseScreen.define('gg-exercise')
