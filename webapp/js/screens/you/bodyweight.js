import { addWeighing, knownWeighings, pullWeighings, removeWeighing } from '../../actions/settings.js'
import { dateOf, dayText, fullDay } from '../../dates.js'
import { chartCard, tableOf } from '../../elements/chart-card.js'
import { frame, Page } from '../../elements/page.js'
import { TrendChart } from '../../elements/trend-chart.js'
import { number, parseNumber, toKg, weight } from '../../format.js'
import { html, nothing, repeat } from '../../html.js'
import { plural, t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { unitOf } from '../../state.js'
import { movedIn, weekly } from '../../trend.js'

/**
 * What the body weighs: part of the load of pull-ups and dips.
 * @typedef {import('../../actions/settings.js').Weighing} Weighing
 * @typedef {{ all: Weighing[] | null, curve: ReturnType<typeof weekly<Weighing>> | null, wrong: string, at: number | null, shown: number, table: boolean }} View
 */

const STEP = 30
/** Weeks over which a change is told. */
const BACK_DAYS = 28

/** @extends {Page<View>} */
export class BodyweightScreen extends Page {
  /** @type {View} */ view = { all: null, curve: null, wrong: '', at: null, shown: STEP, table: false }

  /** @param {import('../../types.js').State} state */
  select({ me, language }) { return `${me?.unit} ${me?.bodyweight_kg} ${language}` }

  async entered() {
    this.until(this.app.store.watch(state => this.select(state), () => { this.#read() }))
    await pullWeighings(this.app).catch(() => {})
    await this.#read()
  }

  async #read() {
    const all = await knownWeighings(this.app)
    if (this.isConnected) this.see({ all, curve: weekly(all, unitOf(this.state), one => one.weight_kg, one => one.measured_at), at: null })
  }

  #back = () => this.app.router.back('/you')

  /** @param {SubmitEvent} event */
  #add = async event => {
    event.preventDefault()
    const form = /** @type {HTMLFormElement} */ (event.target)
    const data = new FormData(form)
    const unit = unitOf(this.state)
    const value = parseNumber(String(data.get('weight')))
    if (value === null || toKg(value, unit) < 20 || toKg(value, unit) > 500) {
      this.see({ wrong: t('From {low} to {high}', { low: weight(20, unit, { digits: 0 }), high: weight(500, unit, { digits: 0 }) }) })
      return
    }
    this.see({ wrong: '' })
    await addWeighing(this.app, value, unit, momentOf(String(data.get('day'))))
    form.reset()
    await this.#read()
  }

  /** @param {Weighing} one */
  async #remove(one) {
    await removeWeighing(this.app, one)
    await this.#read()
  }

  template() {
    const { all, wrong } = this.view
    const unit = unitOf(this.state)
    const today = dayText(new Date())
    return frame({ title: t('Bodyweight'), back: this.#back }, html`<div class="stack">
      <form class="form" novalidate @submit=${this.#add}><div class="duo weighing"><div class="entry"><label for="weight">${t('Weight')}</label>
        <span class="with-unit"><input id="weight" name="weight" inputmode="decimal" autocomplete="off" aria-invalid=${wrong ? 'true' : 'false'} aria-describedby=${wrong ? 'weight-fault' : nothing}><span>${unit}</span></span></div>
        <div class="entry"><label for="day">${t('Day')}</label><input id="day" name="day" type="date" max=${today} value=${today}></div></div>
        ${wrong ? html`<span class="fault small" id="weight-fault">${wrong}</span>` : nothing}<button class="btn btn--act">${t('Add')}</button></form>
      ${all && all.length > 1 ? this.#chart() : html`<p class="muted">${t('In pull-ups and dips the body is part of the load: with its weight the coach reckons right.')}</p>`}
      ${all && all.length > 0 ? this.#list(all) : nothing}</div>`)
  }

  #chart() {
    const { curve, at, table } = this.view
    const unit = unitOf(this.state)
    if (!curve || curve.spots.length === 0) return nothing
    const { spots } = curve
    const last = spots[spots.length - 1]
    const one = at === null ? null : spots[at]
    return chartCard({
      title: t('Over time'), about: t('{unit}, dots are weighings, the line is the mean of seven days', { unit }), asTable: t('Bodyweight as a table'),
      table, turn: () => this.see({ table: !table }),
      chart: () => html`<gg-trend role="img" aria-label=${plural(spots.length, 'Bodyweight, {count} weighing, now {weight}', 'Bodyweight, {count} weighings, now {weight}', { weight: `${number(last.mean, 1)} ${unit}` })}
        .data=${{ spots, unit, banded: false }} @point=${(/** @type {CustomEvent} */ event) => { if (event.detail !== at) this.see({ at: event.detail }) }}></gg-trend>`,
      rows: () => tableOf(t('Bodyweight by day'), [t('Day'), t('Weight, {unit}', { unit }), t('Seven days')], [...spots].reverse().map(spot => [
        fullDay(new Date(spot.at * 1000)), number(spot.value, 1), number(spot.mean, 1)])),
      said: html`<p class="under-chart" aria-live="polite">${one ? t('{day}: {weight}.', { day: fullDay(new Date(one.at * 1000)), weight: `${number(one.value, 1)}\u00a0${unit}` }) : this.#sentence(spots)}</p>`,
    })
  }

  /** @param {import('../../trend.js').Spot<Weighing>[]} spots */
  #sentence(spots) {
    const unit = unitOf(this.state)
    const now = `${number(spots[spots.length - 1].mean, 1)}\u00a0${unit}`
    const moved = movedIn(spots, BACK_DAYS)
    return moved === null ? t('{weight}, the mean of your last seven days.', { weight: now })
      : t('{weight}, the mean of your last seven days: {change} over four weeks.', { weight: now, change: `${number(moved, 1, true)}\u00a0${unit}` })
  }

  /** @param {Weighing[]} all */
  #list(all) {
    const { shown } = this.view
    return html`<section class="card"><h2 class="card__title">${t('Weighings')}</h2><ul class="list">${repeat([...all].reverse().slice(0, shown), one => one.id, one => html`<li class="match">
      <p>${weight(one.weight_kg, unitOf(this.state), { digits: 1 })}<br><span class="small muted">${fullDay(new Date(one.measured_at))}</span></p>
      <button class="icon-btn" aria-label=${t('Delete {what}', { what: fullDay(new Date(one.measured_at)) })} @click=${() => this.#remove(one)}>${icon('close', 's')}</button></li>`)}</ul>
      ${all.length > shown ? html`<button class="btn btn--wide after" @click=${() => this.see({ shown: shown + STEP })}>${t('Older')}</button>` : nothing}</section>`
  }
}

/** Now, for today; noon of another day. @param {string} day */
function momentOf(day) {
  if (!day || day >= dayText(new Date())) return new Date().toISOString()
  return new Date(dateOf(day).getTime() + 12 * 3_600_000).toISOString()
}

TrendChart.define('gg-trend')
BodyweightScreen.define('gg-bodyweight')
