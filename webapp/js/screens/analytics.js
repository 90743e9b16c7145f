import { ask, reasonOf } from '../actions/answers.js'
import { changeMe } from '../actions/profile.js'
import { dateOf, dayText, monday, weekText } from '../dates.js'
import { countOfSets } from '../elements/off-band.js'
import { blank, frame, note, Page } from '../elements/page.js'
import { vars } from '../elements/vars.js'
import { number, time } from '../format.js'
import { html, live, nothing, repeat } from '../html.js'
import { icon } from '../icons.js'
import { rowsOf, ruleFace, scaleOf, sentence, sets, unknownSets, untrained, weeksOf } from '../volume.js'
import { accuracyLink, liftsCard } from './analytics/lifts.js'
import { weeksCard } from './analytics/weeks.js'

/**
 * What the log adds up to: sets per muscle and week, with the counting rule in view.
 * @typedef {import('../volume.js').Rule} Rule
 * @typedef {import('../volume.js').Row} Row
 * @typedef {{ volume: import('../volume.js').Volume | null, asOf: string | null, fresh: boolean, fault: Error | null, week: string, table: boolean, muscle: string | null }} View
 */

const WEEKS = 26
/** @type {Rule[]} */ const RULES = [0, 0.5, 1]

/** @extends {Page<View>} */
export class AnalyticsScreen extends Page {
  /** @type {View} */ view = { volume: null, asOf: null, fresh: false, fault: null, week: dayText(monday(new Date())), table: false, muscle: null }

  /** @param {import('../types.js').State} state */
  select({ me, exercises, workouts }) { return `${me?.preferences.counting} ${me?.unit} ${exercises.length} ${workouts.length}` }

  async entered() {
    const fault = await ask(this.app, `/v1/analytics/volume?weeks=${WEEKS}&counting=0.5`, (volume, asOf, fresh) => {
      const weeks = weeksOf(volume)
      this.see({ volume, asOf, fresh, week: weeks.includes(this.view.week) ? this.view.week : weeks[weeks.length - 1] })
    })
    this.see({ fault })
  }

  /** @returns {Rule} */
  get #rule() {
    const kept = this.state.me?.preferences.counting
    return kept === 0 || kept === 1 ? kept : 0.5
  }

  template() {
    const { volume, fault } = this.view
    const tools = html`<a class="btn btn--calm" href="/exercises">Exercises</a>`
    return frame({ title: 'Analytics', tools, wide: true }, volume ? this.#full(volume)
      : fault ? blank({ symbol: 'offline', title: 'No numbers on this phone yet', text: reasonOf(fault) }) : nothing)
  }

  /** @param {import('../volume.js').Volume} volume */
  #full(volume) {
    const { fault, muscle } = this.view
    if (volume.muscles.every(one => one.weeks.length === 0)) {
      return html`<div class="stack">${blank({
        symbol: 'bar', title: 'No sets in half a year', text: 'One session and this chart begins. An old log fills it at once.',
        act: html`<a class="btn" href="/import">Import a log</a>`,
      })}</div>`
    }
    const choose = (/** @type {string} */ name) => this.see({ muscle: name })
    return html`<div class="stack columns">${this.#week(volume)}
      <div class="stack">${weeksCard(volume, muscle, this.#rule, choose)}${liftsCard(this.state)}${accuracyLink}</div>
      ${fault ? html`<div class="across">${note(reasonOf(fault, true))}</div>` : nothing}</div>`
  }

  /** @param {import('../volume.js').Volume} volume */
  #week(volume) {
    const { week, table, asOf, fresh } = this.view
    const running = week === dayText(monday(new Date()))
    const rows = rowsOf(volume, week, this.#rule, running)
    const when = !fresh && asOf ? `, as of ${time(new Date(asOf))}` : ''
    return html`<section class="card vols">
      <div class="card__head"><div><h2 class="card__title">Sets per muscle</h2><p class="small muted">Working sets, week from Monday${when}</p></div>
        <button class="icon-btn icon-btn--calm" aria-pressed=${table ? 'true' : 'false'} aria-label="Sets per muscle as a table" @click=${() => this.see({ table: !table })}>${icon(table ? 'chart' : 'table', 's')}</button></div>
      ${this.#picker(volume, week)}
      ${this.#switch()}
      ${table ? this.#table(rows) : this.#bars(rows)}
      <p>${sentence(rows, running)}</p>
      <p class="small muted">${untrained(volume)}</p>
      ${unknownSets(rows) > 0 ? html`<p class="small muted">Some of these sets have no RIR: they count, their effort is unknown.</p>` : nothing}
    </section>`
  }

  /** @param {import('../volume.js').Volume} volume @param {string} week */
  #picker(volume, week) {
    const weeks = weeksOf(volume)
    const at = weeks.indexOf(week)
    const to = (/** @type {number} */ index) => this.see({ week: weeks[index] })
    return html`<div class="picker"><button class="icon-btn" aria-label="Week before" ?disabled=${at <= 0} @click=${() => to(at - 1)}>${icon('back', 's')}</button>
      <p aria-live="polite"><b>${weekText(dateOf(week))}</b><span class="small muted">${at === weeks.length - 1 ? 'this week' : dateOf(week).getFullYear()}</span></p>
      <button class="icon-btn" aria-label="Week after" ?disabled=${at >= weeks.length - 1} @click=${() => to(at + 1)}>${icon('next', 's')}</button></div>`
  }

  #switch() {
    const rule = this.#rule
    const turn = (/** @type {Rule} */ counting) => { changeMe(this.app, { preferences: { ...this.state.me?.preferences, counting } }) }
    return html`<div class="row row--between rule-switch"><p class="small" id="rule-name">An indirect set counts</p>
      <div class="seg" role="radiogroup" aria-labelledby="rule-name">${RULES.map(one => html`<label><input type="radio" name="rule" value=${one}
        .checked=${live(one === rule)} @change=${() => turn(one)}>${ruleFace(one)}</label>`)}</div></div>`
  }

  /** @param {Row[]} rows */
  #bars(rows) {
    const scale = scaleOf(rows)
    const ticks = Array.from({ length: Math.floor(scale / 5) }, (_, i) => i * 5).filter(tick => scale <= 25 || tick % 10 === 0)
    return html`<ul ${vars({ '--scale': scale, '--rule': this.#rule })}>${repeat(rows, row => row.muscle, row => this.#bar(row))}</ul>
      <div class="axis-row" aria-hidden="true">${ticks.map(tick => html`<span ${vars({ '--at': tick / scale })}>${tick}</span>`)}<span ${vars({ '--at': 1 })}>sets</span></div>
      <p class="key vol-key"><span><i class="swatch"></i>direct</span><span><i class="swatch swatch--outline"></i>indirect</span><span><i class="swatch swatch--band"></i>landmarks, a heuristic</span></p>`
  }

  /** @param {Row} row */
  #bar({ name, direct, indirect, counted, band, off }) {
    return html`<li class="vol" ${vars({ '--d': direct, '--i': indirect, ...(band ? { '--lo': band.low, '--hi': band.high } : {}) })}>
      <span>${name}</span><span class="vol__plot" aria-hidden="true">${band ? html`<i class="vol__band"></i>` : nothing}<i class="vol__d"></i>${indirect > 0 ? html`<i class=${direct > 0 ? 'vol__i' : 'vol__i vol__i--alone'}></i>` : nothing}</span>
      ${countOfSets(sets(counted), off)}</li>`
  }

  /** @param {Row[]} rows */
  #table(rows) {
    return html`<table class="data"><thead><tr><th scope="col">Muscle</th><th scope="col">Direct</th><th scope="col">Indirect</th><th scope="col">Sets</th><th scope="col">Band</th></tr></thead>
      <tbody>${rows.map(row => html`<tr><th scope="row">${row.name}</th><td class="num">${sets(row.direct)}</td><td class="num">${sets(row.indirect)}</td><td class="num"><b>${sets(row.counted)}</b></td>
        <td class="num muted">${row.band ? `${number(row.band.low)}–${number(row.band.high)}` : '–'}</td></tr>`)}</tbody></table>
      <p class="small muted">Sets = direct + ${ruleFace(this.#rule)} × indirect. Bands are landmarks, a heuristic.</p>`
  }
}

AnalyticsScreen.define('gg-analytics')
