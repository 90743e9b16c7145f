import '../elements/register.js'
import { addGym, changeMe, weigh } from '../actions/profile.js'
import { say } from '../actions/toast.js'
import { classify } from '../coach/lift_class.js'
import { trainingParams } from '../coach/goal.js'
import { loadFor } from '../coach/rep_curve.js'
import { BODYWEIGHT, BODYWEIGHT_UNKNOWN, EXPERIENCE_RATIO } from '../coach/constants.js'
import { Page } from '../elements/page.js'
import { vars } from '../elements/vars.js'
import { clock, fromKg, number, parseNumber, range, shown, toKg, weight } from '../format.js'
import { inventoryOf, PLATES, PRESETS } from '../gym_presets.js'
import { html, live, nothing } from '../html.js'
import { icon } from '../icons.js'
import { ladder, nearest } from '../loads.js'

/**
 * Three questions, each with a right answer already in it: you, your gym, your goal.
 *
 * @typedef {import('../types.js').Unit} Unit
 * @typedef {import('../types.js').Me['experience']} Experience
 * @typedef {{ unit: Unit, experience: Experience, sex: 'female' | 'male' | null, body: string, preset: string, plates: number[], bar: number, goal: number, fault: string, busy: boolean }} View
 */

/** @type {[Unit, string][]} */
const UNITS = [['kg', 'kg'], ['lb', 'lb']]
/** @type {[Experience, string, string][]} */
const EXPERIENCE = [
  ['novice', 'New to lifting', 'starts light, learns in 3 sessions'],
  ['intermediate', '1 to 4 years', 'one test set on each main lift'],
  ['advanced', 'Longer', 'one test set, or a log'],
]
/** @type {['female' | 'male' | null, string][]} */
const SEX = [['female', 'Female'], ['male', 'Male'], [null, 'Don’t say']]
/** What bench press stands for in the picture of the goal. */
const BENCH = { id: '', pattern: 'horizontal_push', equipment: 'barbell', load_type: /** @type {const} */ ('external'), bodyweight_share: 0 }

/** @extends {Page<View>} */
export class Welcome extends Page {
  /** @type {View} */ view = {
    unit: 'kg', experience: 'intermediate', sex: null, body: '', preset: 'commercial', plates: PRESETS.kg[0].plates, bar: 20, goal: 0.5, fault: '', busy: false,
  }

  /** @override @param {import('../types.js').State} state */
  select(state) { return state.workouts.length }

  entered() {
    const { me } = this.state
    if (me) this.#unit(me.unit)
  }

  template() {
    return html`<main class="phone page welcome">${this.#you()}${this.#gym()}${this.#goal()}</main>`
  }

  #you() {
    const { unit, experience, sex, body, fault } = this.view
    const imported = this.state.workouts.length
    return html`<section class="panel" aria-labelledby="you"><div><p class="small muted">1 of 3</p><h1 id="you">You</h1></div>
      <gg-chips look="seg" .look=${'seg'} .name=${'Unit'} .options=${UNITS} .value=${unit} @choose=${(/** @type {CustomEvent} */ e) => this.#unit(e.detail)}></gg-chips>
      <div class="stack stack--tight" role="radiogroup" aria-label="Experience">${EXPERIENCE.map(([value, name, about]) => html`
        <label class="choice"><input type="radio" name="experience" .checked=${live(value === experience)} @change=${() => this.see({ experience: value })}>
        <span>${name}<br><span class="small muted">${about}</span></span>${icon('check')}</label>`)}</div>
      <div class="entry"><label for="body">Bodyweight, for lifts that carry you</label><div class="with-unit">
        <input id="body" inputmode="decimal" autocomplete="off" .value=${live(body)} aria-invalid=${fault ? 'true' : 'false'} aria-describedby=${fault ? 'body-fault' : nothing}
          @input=${(/** @type {InputEvent} */ e) => this.see({ body: /** @type {HTMLInputElement} */ (e.target).value, fault: '' })}><span>${unit}</span></div>
        ${fault ? html`<p class="fault" id="body-fault" role="alert">${fault}</p>` : nothing}</div>
      <div class="entry"><span class="label">Sex, for a first guess; optional</span>
        <gg-chips look="seg" .look=${'seg'} .name=${'Sex'} .options=${SEX} .value=${sex} @choose=${(/** @type {CustomEvent} */ e) => this.see({ sex: e.detail })}></gg-chips></div>
      <a class="item card item--tap" href="/import">${icon(imported ? 'check' : 'file')}<span class="grow">${imported ? 'Your log is in' : 'Bring your log'}<br>
        <span class="small muted">${imported ? `${imported} sessions read, tests skipped` : 'Strong, Hevy, FitNotes, StrongLifts, any CSV'}</span></span>${icon('next', 's')}</a>
    </section>`
  }

  #gym() {
    const { unit, preset, plates, bar } = this.view
    const smallest = plates.length > 0 ? 2 * Math.min(...plates) : null
    const chosen = PRESETS[unit].find(one => one.key === preset) ?? PRESETS[unit][0]
    return html`<section class="panel" aria-labelledby="gym"><div><p class="small muted">2 of 3</p><h2 id="gym">Your gym</h2></div>
      <div class="stack stack--tight" role="radiogroup" aria-label="Kind of gym">${PRESETS[unit].map(one => html`
        <label class="choice"><input type="radio" name="preset" .checked=${live(one.key === preset)} @change=${() => this.see({ preset: one.key, plates: one.plates, bar: one.bar })}>
        <span>${one.name}<br><span class="small muted">${one.about}</span></span>${icon('check')}</label>`)}</div>
      ${bar > 0 ? html`<div class="stack stack--tight"><p class="small muted" id="pairs">Plates there are</p>
        <div class="pair-chips" role="group" aria-labelledby="pairs">${PLATES[unit].map(one => html`<label class="chip chip--calm chip--many">
          <input type="checkbox" .checked=${live(plates.includes(one))} @change=${() => this.#plate(one)}>${number(one)}</label>`)}</div></div>` : nothing}
      <div class="list card card--list">
        ${bar > 0 ? html`<div class="item"><p class="grow">Barbell</p><div class="row"><button class="btn btn--calm" aria-label="− lighter bar" @click=${() => this.#bar(-1)}>−</button>
          <p class="bar-weight">${number(bar)} ${unit}</p><button class="btn btn--calm" aria-label="+ heavier bar" @click=${() => this.#bar(1)}>+</button></div></div>` : nothing}
        <div class="item"><p class="grow">Dumbbells</p><p>${chosen.rack[0]}–${chosen.rack[1]} ${unit}, by ${chosen.rack[2]}</p></div>
        ${chosen.stack ? html`<div class="item"><p class="grow">Machines</p><p>${chosen.stack[0]}–${chosen.stack[1]} ${unit}, by ${chosen.stack[2]}</p></div>` : nothing}</div>
      ${smallest && bar > 0 ? html`<p>Smallest step on the bar: <b>${number(smallest)} ${unit}</b>. Every weight you see can be loaded here.</p>` : html`<p>Every weight you see can be loaded here.</p>`}
    </section>`
  }

  #goal() {
    const { goal, busy } = this.view
    const words = goal < 0.4 ? `${Math.round((1 - goal) * 100)} % towards size` : goal > 0.6 ? `${Math.round(goal * 100)} % towards strength` : 'size and strength alike'
    return html`<section class="panel" aria-labelledby="goal"><div><p class="small muted">3 of 3</p><h2 id="goal">Your goal</h2></div>
      <div><div class="slider" ${vars({ '--at': goal })}><div class="slider__track"></div><div class="slider__thumb"></div>
        <input type="range" min="0" max="100" step="5" .value=${live(String(Math.round(goal * 100)))} aria-label="From size to strength" aria-valuetext=${words}
          @input=${(/** @type {InputEvent} */ e) => this.see({ goal: Number(/** @type {HTMLInputElement} */ (e.target).value) / 100 })}></div>
        <div class="row row--between small"><span class="muted">Size</span><span>${words}</span><span class="muted">Strength</span></div></div>
      ${this.#triple()}
      <button class="btn btn--act btn--wide" ?disabled=${busy} @click=${this.#done}>${busy ? 'Keeping it' : 'Start training'}</button>
      <p class="small muted centre">All of this can be changed under You.</p></section>`
  }

  #triple() {
    const { goal } = this.view
    const columns = [0, goal, 1].map(at => this.#column(at))
    const rows = /** @type {const} */ (['load', 'reps', 'sets', 'rest'])
    return html`<table class="triple"><caption class="small muted">Bench press, if your best single were about ${this.#single()}</caption>
      <thead><tr><th scope="col">size</th><th scope="col" class="here">here</th><th scope="col">strength</th></tr></thead>
      <tbody>${rows.map(row => html`<tr>${columns.map((column, i) => html`<td class=${i === 1 ? 'here' : 'muted'}>${column[row]}</td>`)}</tr>`)}</tbody></table>`
  }

  /** @param {number} goal */
  #column(goal) {
    const { unit, experience } = this.view
    const asked = trainingParams(goal, experience)
    const rungs = ladder(BENCH, null, unit)
    return {
      load: weight(nearest(rungs, loadFor(this.#bench(), asked.repMid, asked.rir)).kg, unit), reps: `${range(asked.repLow, asked.repHigh)} reps`,
      sets: `${range(asked.setsLow, asked.setsHigh)} sets`, rest: `rest ${clock(asked.restSeconds)}`,
    }
  }

  #bench() {
    const { sex, body, unit, experience } = this.view
    const kind = classify(BENCH)
    const typed = parseNumber(body)
    const kg = typed ? toKg(typed, unit) : sex ? BODYWEIGHT[sex] : BODYWEIGHT_UNKNOWN
    return kg * EXPERIENCE_RATIO[experience] * (sex === 'female' ? kind.ratioFemale : sex === 'male' ? kind.ratioMale : Math.sqrt(kind.ratioFemale * kind.ratioMale))
  }

  #single() {
    const { unit } = this.view
    return `${number(Math.round(fromKg(this.#bench(), unit)), 0)}\u00a0${unit}`
  }

  /** @param {Unit} unit */
  #unit(unit) {
    const [first] = PRESETS[unit]
    const typed = parseNumber(this.view.body)
    const body = typed && unit !== this.view.unit ? number(shown(toKg(typed, this.view.unit), unit), 1) : this.view.body
    this.see({ unit, body, preset: first.key, plates: first.plates, bar: first.bar })
  }

  /** @param {number} plate */
  #plate(plate) {
    const { plates } = this.view
    this.see({ plates: plates.includes(plate) ? plates.filter(one => one !== plate) : [...plates, plate] })
  }

  /** @param {number} by */
  #bar(by) {
    const bars = this.view.unit === 'kg' ? [5, 7, 10, 15, 20, 25] : [15, 25, 33, 35, 45, 55]
    this.see({ bar: bars[Math.min(bars.length - 1, Math.max(0, bars.indexOf(this.view.bar) + by))] })
  }

  #done = async () => {
    const { unit, experience, sex, body, preset, plates, bar, goal } = this.view
    const typed = parseNumber(body)
    const kg = typed === null ? null : toKg(typed, unit)
    if (body.trim() && (kg === null || kg < 20 || kg > 500)) {
      this.see({ fault: `A weight between ${unit === 'kg' ? '20 and 500 kg' : '44 and 1,100 lb'}` })
      this.querySelector('#body')?.scrollIntoView({ block: 'center' })
      return
    }
    this.see({ busy: true })
    const chosen = PRESETS[unit].find(one => one.key === preset) ?? PRESETS[unit][0]
    await addGym(this.app, chosen.name, inventoryOf(chosen, unit, plates, bar))
    if (typed !== null) await weigh(this.app, typed, unit)
    await changeMe(this.app, { unit, experience, ...(sex ? { sex } : {}), goal_strength: goal, onboarded: true })
    say(this.app, 'Set up. Make a week, or start with a lift you know.')
  }
}

Welcome.define('gg-welcome')
