import { addWeighing, knownWeighings, pullWeighings, removeWeighing } from '../../actions/settings.js'
import { fullDay } from '../../dates.js'
import { frame, Page } from '../../elements/page.js'
import { TrendChart } from '../../elements/trend-chart.js'
import { number, parseNumber, plural, toKg, weight } from '../../format.js'
import { html, nothing, repeat } from '../../html.js'
import { icon } from '../../icons.js'
import { unitOf } from '../../state.js'
import { smoothed } from '../../trend.js'

/**
 * What the body weighs: part of the load of pull-ups and dips.
 * @typedef {import('../../actions/settings.js').Weighing} Weighing
 * @typedef {{ all: Weighing[] | null, curve: ReturnType<typeof smoothed<Weighing>> | null, wrong: string, at: number | null, shown: number }} View
 */

const STEP = 30

/** @extends {Page<View>} */
export class BodyweightScreen extends Page {
  /** @type {View} */ view = { all: null, curve: null, wrong: '', at: null, shown: STEP }

  /** @param {import('../../types.js').State} state */
  select({ me }) { return `${me?.unit} ${me?.bodyweight_kg}` }

  async entered() {
    this.until(this.app.store.watch(state => this.select(state), () => { this.#read() }))
    await pullWeighings(this.app).catch(() => {})
    await this.#read()
  }

  async #read() {
    const all = await knownWeighings(this.app)
    if (this.isConnected) this.see({ all, curve: smoothed(all, unitOf(this.state), one => one.weight_kg, one => one.measured_at), at: null })
  }

  #back = () => this.app.router.back('/you')

  /** @param {SubmitEvent} event */
  #add = async event => {
    event.preventDefault()
    const form = /** @type {HTMLFormElement} */ (event.target)
    const unit = unitOf(this.state)
    const value = parseNumber(String(new FormData(form).get('weight')))
    if (value === null || toKg(value, unit) < 20 || toKg(value, unit) > 500) { this.see({ wrong: `From ${weight(20, unit, { digits: 0 })} to ${weight(500, unit, { digits: 0 })}` }); return }
    this.see({ wrong: '' })
    await addWeighing(this.app, value, unit, new Date().toISOString())
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
    return frame({ title: 'Bodyweight', back: this.#back }, html`<div class="stack">
      <form class="form form--row" novalidate @submit=${this.#add}><div class="entry"><label for="weight">Today</label>
        <span class="with-unit"><input id="weight" name="weight" inputmode="decimal" autocomplete="off" aria-invalid=${wrong ? 'true' : 'false'} aria-describedby=${wrong ? 'weight-fault' : nothing}><span>${unit}</span></span></div>
        <button class="btn btn--act">Add</button>${wrong ? html`<span class="fault small" id="weight-fault">${wrong}</span>` : nothing}</form>
      ${all && all.length > 1 ? this.#chart() : html`<p class="muted">In pull-ups and dips the body is part of the load: with its weight the coach reckons right.</p>`}
      ${all && all.length > 0 ? this.#list(all) : nothing}</div>`)
  }

  #chart() {
    const { curve, at } = this.view
    const unit = unitOf(this.state)
    if (!curve) return nothing
    const last = curve.spots[curve.spots.length - 1]
    const one = at === null ? null : curve.spots[at]
    return html`<section class="card"><h2 class="card__title">Over time</h2><p class="small muted">${unit}, dots are weighings, the line is the mean of five</p>
      <gg-trend role="img" aria-label=${`Bodyweight, ${plural(curve.spots.length, 'weighing')}, now ${number(last.mean, 1)} ${unit}`} .data=${{ spots: curve.spots, unit, banded: false }}
        @point=${(/** @type {CustomEvent} */ event) => { if (event.detail !== at) this.see({ at: event.detail }) }}></gg-trend>
      <p class="under-chart" aria-live="polite">${one ? `${fullDay(new Date(one.at * 1000))}: ${number(one.value, 1)} ${unit}.` : `${number(last.mean, 1)} ${unit}, the mean of your last weighings.`}</p></section>`
  }

  /** @param {Weighing[]} all */
  #list(all) {
    const { shown } = this.view
    return html`<section class="card"><h2 class="card__title">Weighings</h2><ul class="list">${repeat([...all].reverse().slice(0, shown), one => one.id, one => html`<li class="match">
      <p>${weight(one.weight_kg, unitOf(this.state), { digits: 1 })}<br><span class="small muted">${fullDay(new Date(one.measured_at))}</span></p>
      <button class="icon-btn" aria-label=${`Delete ${fullDay(new Date(one.measured_at))}`} @click=${() => this.#remove(one)}>${icon('close', 's')}</button></li>`)}</ul>
      ${all.length > shown ? html`<button class="btn btn--wide after" @click=${() => this.see({ shown: shown + STEP })}>Older</button>` : nothing}</section>`
  }
}

TrendChart.define('gg-trend')
BodyweightScreen.define('gg-bodyweight')
