import { ageText } from '../accuracy.js'
import { askAccuracy, openSet } from '../actions/accuracy.js'
import { reasonOf } from '../actions/answers.js'
import { blank, frame, note, Page } from '../elements/page.js'
import '../elements/register.js'
import { html, nothing } from '../html.js'
import { t } from '../i18n.js'
import { renamed } from '../names.js'
import { told } from '../server_words.js'
import { exerciseOf } from '../state.js'
import { bandsCard, prescriptionsCard } from './accuracy/bands.js'
import { empty } from './accuracy/empty.js'
import { against, headline } from './accuracy/headline.js'
import { liftsCard } from './accuracy/lifts.js'
import { overTimeCard } from './accuracy/over_time.js'
import { worstCard } from './accuracy/worst.js'

/**
 * How often the coach was right on this lifter, or on one lift: against repeating last time, over time, with what its
 * bands held and where it was furthest off.
 *
 * @typedef {import('../accuracy.js').Accuracy} Accuracy
 * @typedef {'lifts' | 'time' | 'bands' | 'given'} Chart
 * @typedef {{ answer: Accuracy | null, at: string | null, fresh: boolean, fault: Error | null, weeks: number | null, order: import('../accuracy.js').Order,
 *   tables: Chart[], all: boolean, spot: number | null }} View
 */

/** @returns {[number | null, string][]} */
const spans = () => [[null, t('All time')], [52, t('A year')], [12, t('12 weeks')]]
const WORST = 5
/** Asked again so long as the server is still working a change in. */
const SETTLING_MS = 4000

/** @extends {Page<View>} */
export class AccuracyScreen extends Page {
  /** @type {View} */ view = { answer: null, at: null, fresh: false, fault: null, weeks: null, order: 'sets', tables: [], all: false, spot: null }
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #again

  /** @param {import('../types.js').State} state */
  select({ me, exercises }) { return `${me?.unit} ${exercises.length}` }

  get #exercise() { return this.query.get('exercise') }

  entered() { this.#ask() }
  left() { clearTimeout(this.#again) }

  async #ask() {
    const { weeks } = this.view
    clearTimeout(this.#again)
    const fault = await askAccuracy(this.app, { weeks, exercise: this.#exercise }, (answer, at, fresh) => {
      if (this.isConnected && this.view.weeks === weeks) this.see({ answer, at, fresh, spot: null })
    })
    if (!this.isConnected || this.view.weeks !== weeks) return
    this.see({ fault })
    if (!fault && this.view.answer?.settling) this.#again = setTimeout(() => this.#ask(), SETTLING_MS)
  }

  /** @param {number | null} weeks */
  #span(weeks) {
    this.see({ weeks, answer: null, spot: null, fault: null })
    this.#ask()
  }

  /** @param {Chart} chart */
  #turn(chart) {
    const { tables } = this.view
    const table = tables.includes(chart)
    return { table, turn: () => this.see({ tables: table ? tables.filter(one => one !== chart) : [...tables, chart] }) }
  }

  #back = () => this.app.router.back('/analytics')

  template() {
    const { answer: found, fault } = this.view
    const answer = found && { ...found, lifts: renamed(found.lifts, this.state), closest: renamed(found.closest, this.state) }
    const exercise = this.#exercise
    return frame({ title: t('Accuracy'), back: this.#back, wide: true }, html`<div class="stack columns accuracy">
      ${exercise ? html`<p class="across lift-line"><b>${exerciseOf(this.state, exercise).name}</b> <a class="link" href="/accuracy">${t('All lifts')}</a></p>` : nothing}
      <div class="across span-switch"><gg-chips .look=${'seg'} .name=${t('Span of time')} .options=${spans()} .value=${this.view.weeks}
        @choose=${(/** @type {CustomEvent} */ event) => this.#span(event.detail)}></gg-chips></div>
      ${answer ? answer.overall.sets > 0 ? this.#full(answer) : html`<div class="stack across">${empty(answer, () => this.#span(null))}
      ${answer.prescriptions.answered > 0 ? prescriptionsCard(answer, this.#turn('given')) : nothing}${this.#rule(answer)}</div>`
    : fault ? html`<div class="across">${blank({ symbol: 'offline', title: t('No figures on this phone yet'), text: reasonOf(fault), act: html`<button class="btn" @click=${() => this.#ask()}>${t('Try again')}</button>` })}</div>` : nothing}</div>`)
  }

  /** @param {Accuracy} answer */
  #full(answer) {
    const { at, fresh, fault, order, all, spot } = this.view
    const age = !fresh && at ? ageText(at, new Date()) : null
    const open = (/** @type {string} */ id) => { openSet(this.app, id) }
    const point = (/** @type {number | null} */ next) => { if (next !== this.view.spot) this.see({ spot: next }) }
    return html`${headline(answer, age)}
      <div class="stack">${against(answer)}${overTimeCard(answer, { at: spot, point, ...this.#turn('time') })}${bandsCard(answer, this.#turn('bands'))}</div>
      <div class="stack">${this.#exercise ? nothing : liftsCard(answer, order, {
    all, showAll: () => this.see({ all: true }), sort: chosen => this.see({ order: chosen }), ...this.#turn('lifts'),
  })}${worstCard(answer.worst, this.state, open, WORST)}${prescriptionsCard(answer, this.#turn('given'))}</div>
      <div class="stack across"><a class="btn btn--wide" href="/you/knows">${t('What the coach knows of you')}</a>${this.#rule(answer)}${fault ? note(reasonOf(fault, true)) : nothing}</div>`
  }

  /** What is judged. @param {Accuracy} answer */
  #rule({ rule }) { return html`<p class="small muted">${told(rule)}.</p>` }
}

AccuracyScreen.define('gg-accuracy')
