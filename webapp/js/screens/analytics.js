import { ask, reasonOf } from '../actions/answers.js'
import { askVolume } from '../actions/looking.js'
import { changeMe } from '../actions/profile.js'
import { dayText, monday, plusDays } from '../dates.js'
import { blank, frame, note, Page } from '../elements/page.js'
import { time } from '../format.js'
import { html, nothing } from '../html.js'
import { t } from '../i18n.js'
import { marksOf } from '../landmarks.js'
import { begun, deloadsOf, shadesOf } from '../load.js'
import { latestTrained, rowsOf, weeksOf, withMarks } from '../volume.js'
import { bodyCard } from './analytics/body.js'
import { fatigueCard } from './analytics/fatigue.js'
import { intensityCard } from './analytics/intensity.js'
import { accuracyLink, liftsCard } from './analytics/lifts.js'
import { weekCard } from './analytics/week.js'
import { weeksCard } from './analytics/weeks.js'

/**
 * What the log adds up to: sets per muscle and week with the counting rule in view, on a body and over time; fitness and
 * fatigue; how heavy and how hard.
 * @typedef {import('../volume.js').Rule} Rule
 * @typedef {import('../load.js').Load} Load
 * @typedef {'week' | 'body' | 'weeks' | 'load' | 'intensity'} Card
 *
 * @typedef {object} View
 * @property {import('../volume.js').Volume | null} volume
 * @property {string | null} asOf
 * @property {boolean} fresh
 * @property {Error | null} fault
 * @property {string | null} week the Monday of the one that was chosen
 * @property {string | null} muscle
 * @property {Load | null} load
 * @property {import('../load.js').LoadDay[]} days
 * @property {Set<string>} deloads
 * @property {import('../elements/plot.js').Shade[]} shades
 * @property {number | null} at the day pointed at
 * @property {import('./analytics/intensity.js').Intensity | null} intensity
 * @property {import('./analytics/intensity.js').By} by
 * @property {Set<Card>} tables which cards are shown as tables
 */

const WEEKS = 26
const INTENSITY_WEEKS = 12

/** @extends {Page<View>} */
export class AnalyticsScreen extends Page {
  /** @type {View} */ view = {
    volume: null, asOf: null, fresh: false, fault: null, week: null, muscle: null,
    load: null, days: [], deloads: new Set(), shades: [], at: null, intensity: null, by: 'load', tables: new Set(),
  }

  /** @param {import('../types.js').State} state */
  select({ me, exercises, workouts, language }) { return `${me?.preferences.counting} ${JSON.stringify(me?.preferences.landmarks)} ${me?.unit} ${exercises.length} ${workouts.length} ${language}` }

  /** Where the log ends long ago, its last weeks are shown: an empty chart would say nothing. */
  get #until() {
    const [newest] = this.state.workouts
    const last = newest && dayText(new Date(newest.started_at))
    return last && last < dayText(plusDays(new Date(), -7 * (WEEKS - 1))) ? last : null
  }

  async entered() {
    const until = this.#until
    const [fault] = await Promise.all([
      askVolume(this.app, WEEKS, until, (volume, asOf, fresh) => {
        this.see({ volume, asOf, fresh })
      }),
      ask(this.app, `/v1/analytics/load?weeks=${WEEKS}`, load => {
        const deloads = deloadsOf(load)
        this.see({ load, days: begun(load.days), deloads, shades: shadesOf(deloads), at: null })
      }),
      ask(this.app, `/v1/analytics/intensity?weeks=${INTENSITY_WEEKS}${until ? `&until=${until}` : ''}`, intensity => this.see({ intensity })),
    ])
    this.see({ fault })
  }

  /** @returns {Rule} */
  get #rule() {
    const kept = this.state.me?.preferences.counting
    return kept === 0 || kept === 1 ? kept : 0.5
  }

  template() {
    const { volume: counted, fault } = this.view
    const volume = counted && withMarks(counted, muscle => marksOf(this.state.me, muscle))
    const tools = html`<a class="btn btn--calm" href="/exercises">${t('Exercises')}</a>`
    return frame({ title: t('Analytics'), tools, wide: true }, volume ? this.#full(volume)
      : fault ? blank({ symbol: 'offline', title: t('No numbers on this phone yet'), text: reasonOf(fault), act: html`<button class="btn" @click=${() => this.entered()}>${t('Try again')}</button>` }) : nothing)
  }

  /** Whether a card is shown as a table, and how to turn it. @param {Card} card */
  #shown(card) {
    const { tables } = this.view
    const turn = () => { const next = new Set(tables); if (!next.delete(card)) next.add(card); this.see({ tables: next }) }
    return { table: tables.has(card), turn }
  }

  /** @param {import('../volume.js').Volume} volume */
  #full(volume) {
    const { fault, muscle, deloads } = this.view
    if (volume.muscles.every(one => one.weeks.length === 0)) {
      return html`<div class="stack">${blank({
        symbol: 'bar', title: this.state.workouts.length === 0 ? t('No sets yet') : t('No sets in half a year'), text: t('One session and this chart begins. An old log fills it at once.'),
        act: html`<a class="btn" href="/import">${t('Import a log')}</a>`,
      })}</div>`
    }
    const rule = this.#rule
    const choose = (/** @type {string} */ name) => this.see({ muscle: name })
    return html`<div class="stack columns"><div class="stack">${this.#week(volume, choose)}</div>
      <div class="stack">${weeksCard({ volume, chosen: muscle, rule, deloads, choose, ...this.#shown('weeks') })}${this.#overTime()}${liftsCard(this.state)}${accuracyLink()}</div>
      ${fault ? html`<div class="across">${note(reasonOf(fault, true))}</div>` : nothing}</div>`
  }

  /** @param {import('../volume.js').Volume} volume @param {(muscle: string) => void} choose */
  #week(volume, choose) {
    const { asOf, fresh, deloads, muscle } = this.view
    const week = weeksOf(volume).find(one => one === this.view.week) ?? latestTrained(volume)
    const running = week === dayText(monday(new Date()))
    const rule = this.#rule
    const rows = rowsOf(volume, week, rule, running || deloads.has(week))
    const when = !fresh && asOf ? time(new Date(asOf)) : ''
    const count = (/** @type {Rule} */ counting) => { changeMe(this.app, { preferences: { counting } }) }
    return html`${weekCard({ volume, rows, week, running, deload: deloads.has(week), rule, when, choose: to => this.see({ week: to }), count, ...this.#shown('week') })}
      ${bodyCard({ rows, rule, chosen: muscle, choose, ...this.#shown('body') })}`
  }

  #overTime() {
    const { load, days, shades, at, intensity, by } = this.view
    const point = (/** @type {number | null} */ to) => { if (to !== this.view.at) this.see({ at: to }) }
    return html`${load ? fatigueCard({ load, days, shades, at, point, ...this.#shown('load') }) : nothing}
      ${intensity ? intensityCard({ intensity, weeks: INTENSITY_WEEKS, by, choose: to => this.see({ by: to }), ...this.#shown('intensity') }) : nothing}`
  }
}

AnalyticsScreen.define('gg-analytics')
