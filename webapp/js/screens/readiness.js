import { checkIn, clearCheckIn, effectOn, pullCheckIns, readFile, takeMornings } from '../actions/readiness.js'
import { dayText } from '../dates.js'
import { frame, Page } from '../elements/page.js'
import '../elements/register.js'
import { number, parseNumber, percent } from '../format.js'
import { html, nothing } from '../html.js'
import { dateFormat, plural, t } from '../i18n.js'
import { ITEMS, MIN_DAYS } from '../readiness.js'
import { effectWords, movedWords } from '../readiness_words.js'
import { exerciseOf, unitOf } from '../state.js'
import { checkInCard } from './readiness/check_in.js'
import { mornings } from './readiness/mornings.js'

/**
 * How today is, in numbers too: hours slept, HRV, what a watch has kept, and what it all does to the loads.
 *
 * @typedef {import('../types.js').Readiness} Readiness
 * @typedef {import('../readiness_csv.js').Read} Read
 * @typedef {{ moved: import('../readiness_words.js').Moved[], faults: Record<string, string>, file: File | null, read: Read | null, wrong: string, shown: number }} View
 */

const STEP = 14

/** @extends {Page<View>} */
export class ReadinessScreen extends Page {
  /** @type {View} */ view = { moved: [], faults: {}, file: null, read: null, wrong: '', shown: STEP }

  /** @param {import('../types.js').State} state */
  select({ check_ins }) { return check_ins }

  entered() {
    this.until(this.app.store.watch(({ readiness }) => readiness, () => { this.#compare() }))
    pullCheckIns(this.app).catch(() => {})
  }

  async #compare() {
    const moved = await effectOn(this.app).catch(() => [])
    if (this.isConnected) this.see({ moved })
  }

  #back = () => this.app.router.back('/today')

  get #today() {
    const { readiness } = this.state
    return readiness?.day === dayText(new Date()) ? readiness : null
  }

  template() {
    const today = this.#today
    const earlier = this.state.check_ins.filter(one => one !== today)
    const effect = effectWords(today, earlier.length, this.view.moved, id => exerciseOf(this.state, id).name, id => unitOf(this.state, id))
    return frame({ title: t('Readiness'), back: this.#back, wide: true }, html`<div class="columns">
      <div class="stack">${checkInCard(this.app, today, effect, false)}${this.#loads(today)}
        ${today ? html`<button class="btn btn--plain btn--wide" @click=${() => clearCheckIn(this.app)}>${t('Take today’s check-in back')}</button>` : nothing}</div>
      <div class="stack">${this.#numbers(today)}${mornings(this.view, { choose: this.#choose, order: this.#order, take: this.#take })}${this.#days(earlier)}</div></div>`)
  }

  /** Every lift that comes next, with its numbers. @param {Readiness | null} today */
  #loads(today) {
    const { moved } = this.view
    if (!today?.z || moved.length === 0) return nothing
    return html`<section class="card"><h2 class="card__title">${t('Today’s loads')}</h2><ul class="list">${moved.map(one => html`<li class="moved">
      <span>${exerciseOf(this.state, one.id).name}</span><span class="num">${movedWords(one, unitOf(this.state, one.id))}</span></li>`)}</ul>
      <p class="small muted after">${t('At most 7 % up or down, by how far today is from your own last weeks; then rounded to what your gym can load.')}</p></section>`
  }

  /** @param {Readiness | null} today */
  #numbers(today) {
    return html`<form class="card form" novalidate @submit=${(/** @type {Event} */ event) => event.preventDefault()}><h2 class="card__title">${t('In numbers')}</h2>
      <div class="duo duo--tight">${this.#number('sleep_hours', t('Hours slept'), 'h', 0, 24, today?.sleep_hours ?? null)}
        ${this.#number('hrv_rmssd', t('HRV, RMSSD'), 'ms', 1, 400, today?.hrv_rmssd ?? null)}</div>
      <p class="small muted">${t('HRV counts from three mornings a week on, sleep from five known nights.')}</p></form>`
  }

  /** @param {'sleep_hours' | 'hrv_rmssd'} key @param {string} label @param {string} unit @param {number} low @param {number} high @param {number | null} value */
  #number(key, label, unit, low, high, value) {
    const fault = this.view.faults[key] ?? ''
    const take = (/** @type {Event} */ event) => {
      const { value: text } = /** @type {HTMLInputElement} */ (event.target)
      const typed = parseNumber(text)
      const wrong = text.trim() !== '' && (typed === null || typed < low || typed > high)
      this.see({ faults: { ...this.view.faults, [key]: wrong ? t('From {low} to {high}', { low, high }) : '' } })
      if (!wrong) checkIn(this.app, { [key]: typed })
    }
    return html`<div class="entry"><label for=${key}>${label}</label><span class="with-unit"><input id=${key} inputmode="decimal" autocomplete="off" .value=${value === null ? '' : number(value)}
      aria-invalid=${fault ? 'true' : 'false'} aria-describedby=${fault ? `${key}-fault` : nothing} @change=${take}><span>${unit}</span></span>
      ${fault ? html`<p class="fault" id=${`${key}-fault`} role="alert">${fault}</p>` : nothing}</div>`
  }

  #choose = async (/** @type {File} */ file) => {
    const read = await readFile(file)
    this.see({ file, read, wrong: read ? '' : t('No days with HRV or hours of sleep in {file}. It takes a table with a column date and one of hrv, sleep_hours.', { file: file.name }) })
  }

  #order = async (/** @type {import('../readiness_csv.js').Order} */ order) => {
    if (this.view.file) this.see({ read: await readFile(this.view.file, order) })
  }

  #take = async () => {
    const { read } = this.view
    this.see({ file: null, read: null })
    if (read) await takeMornings(this.app, read.mornings)
  }

  /** @param {Readiness[]} days newest first */
  #days(days) {
    const { shown } = this.view
    if (days.length === 0) return nothing
    const told = { sleep: days.some(one => one.sleep_hours != null), hrv: days.some(one => one.hrv_rmssd != null) }
    const head = (/** @type {boolean} */ is, /** @type {unknown} */ name) => is ? html`<th scope="col">${name}</th>` : nothing
    const cell = (/** @type {boolean} */ is, /** @type {unknown} */ text) => is ? html`<td>${text}</td>` : nothing
    return html`<section class="card"><h2 class="card__title">${t('Earlier days')}</h2>
      ${days.length < MIN_DAYS ? html`<p class="muted">${plural(MIN_DAYS - days.length, '{count} more day and there is a normal to compare with.', '{count} more days and there is a normal to compare with.')}</p>` : nothing}
      <table class="days-told"><thead><tr><th scope="col">${t('Day')}</th><th scope="col">${t('Five taps')}</th>${head(told.sleep, t('Sleep'))}${head(told.hrv, 'HRV')}<th scope="col">${t('Loads')}</th></tr></thead>
        <tbody>${days.slice(0, shown).map(one => html`<tr><td>${shortDay(`${one.day}T12:00:00`)}</td><td>${meanOf(one)}</td>
          ${cell(told.sleep, one.sleep_hours == null ? '' : t('{hours} h', { hours: number(one.sleep_hours, 1) }))}${cell(told.hrv, one.hrv_rmssd == null ? '' : number(one.hrv_rmssd, 0))}
          <td>${percent((one.load_percent ?? 0) / 100, true)}</td></tr>`)}</tbody></table>
      ${days.length > shown ? html`<button class="btn btn--wide after" @click=${() => this.see({ shown: shown + STEP })}>${t('Older')}</button>` : nothing}</section>`
  }
}

/** Its year is told by where it stands. @param {string} iso */
const shortDay = iso => dateFormat({ weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(iso))

/** The mean of what was answered, 1 to 5. @param {Readiness} day */
function meanOf(day) {
  const told = ITEMS.flatMap(item => day[item] ?? [])
  return told.length === 0 ? '' : number(told.reduce((sum, one) => sum + one, 0) / told.length, 1)
}

ReadinessScreen.define('gg-readiness')
