import '../elements/register.js'
import { addGym, changeMe, weigh } from '../actions/profile.js'
import { say } from '../actions/toast.js'
import { Page } from '../elements/page.js'
import { firstLoad } from '../first_load.js'
import { load, number, parseNumber, range, shown, toKg } from '../format.js'
import { isGuest } from '../guest.js'
import { inventoryOf, PLATES, presetOf, PRESETS } from '../gym_presets.js'
import { html, live, nothing } from '../html.js'
import { t } from '../i18n.js'
import { icon } from '../icons.js'
import { goalPanel } from './welcome/goal.js'

/**
 * What changes the first prescription, each answer with a right one already in it; what that prescription would be stands
 * below, beside the button that begins.
 *
 * @typedef {import('../types.js').Unit} Unit
 * @typedef {import('../types.js').Me['experience']} Experience
 * @typedef {{ unit: Unit, experience: Experience, sex: 'female' | 'male' | null, body: string, preset: string, plates: number[], bar: number, goal: number, fault: string, busy: boolean }} View
 */

/** Kinds of gym that a newcomer chooses from. */
const OFFERED = 3
/** Bars that are made. @type {Record<Unit, number[]>} */
const BARS = { kg: [5, 7, 10, 15, 20, 25], lb: [15, 25, 33, 35, 45, 55] }
/** @type {[Unit, string][]} */
const UNITS = [['kg', 'kg'], ['lb', 'lb']]
/** @type {() => [Experience, string, string][]} */
const experiences = () => [
  ['novice', t('New to lifting'), t('starts light, learns in 3 sessions')],
  ['intermediate', t('1 to 4 years'), t('one test set on each main lift')],
  ['advanced', t('Longer'), t('one test set, or a log')],
]
/** @type {() => ['female' | 'male' | null, string][]} */
const sexes = () => [['female', t('Female')], ['male', t('Male')], [null, t('Don’t say')]]

/** What was answered so far, for who leaves to bring a log and comes back. @type {WeakMap<object, { who: string | undefined, view: View }>} */
const answered = new WeakMap()

/** @extends {Page<View>} */
export class Welcome extends Page {
  /** @type {View} */ view = {
    unit: 'kg', experience: 'intermediate', sex: null, body: '', preset: 'commercial', plates: [], bar: 20, goal: 0.5, fault: '', busy: false,
  }

  /** @override @param {import('../types.js').State} state */
  select({ workouts, exercises }) { return `${workouts.length} ${exercises.length}` }

  entered() {
    const { me } = this.state
    const last = answered.get(this.app)
    const own = last && last.who === me?.id ? last.view : null
    if (own) this.see(own)
    if (me && me.unit !== own?.unit) this.#unit(me.unit) // a log in pounds has said so
  }

  left() { answered.set(this.app, { who: this.state.me?.id, view: { ...this.view, fault: '', busy: false } }) }

  template() {
    return html`<main class="phone page welcome">${this.#you()}${this.#gym()}
      ${goalPanel(this.#answers(), goal => this.see({ goal }))}${this.#begin()}</main>`
  }

  #you() {
    const { unit, experience, sex, body, fault } = this.view
    const imported = this.state.workouts.length > 0
    return html`<section class="panel" aria-labelledby="you"><div><p class="small muted">${t('1 of 3')}</p><h1 id="you">${t('You')}</h1></div>
      <gg-chips look="seg" .look=${'seg'} .name=${t('Unit')} .options=${UNITS} .value=${unit} @choose=${(/** @type {CustomEvent} */ e) => this.#chooseUnit(e.detail)}></gg-chips>
      <div class="stack stack--tight" role="radiogroup" aria-label=${t('Experience')}>${experiences().map(([value, name, about]) => html`
        <label class="choice"><input type="radio" name="experience" .checked=${live(value === experience)} @change=${() => this.see({ experience: value })}>
        <span>${name}<br><span class="small muted">${about}</span></span>${icon('check')}</label>`)}</div>
      <div class="entry"><label for="body">${t('Bodyweight, for lifts that carry you')}</label><div class="with-unit">
        <input id="body" inputmode="decimal" autocomplete="off" .value=${live(body)} aria-invalid=${fault ? 'true' : 'false'} aria-describedby=${fault ? 'body-fault' : nothing}
          @input=${(/** @type {InputEvent} */ e) => this.see({ body: /** @type {HTMLInputElement} */ (e.target).value, fault: '' })}><span>${unit}</span></div>
        ${fault ? html`<p class="fault" id="body-fault" role="alert">${fault}</p>` : nothing}</div>
      <div class="entry"><span class="label">${t('Sex, for a first guess; optional')}</span>
        <gg-chips look="seg" .look=${'seg'} .name=${t('Sex')} .options=${sexes()} .value=${sex} @choose=${(/** @type {CustomEvent} */ e) => this.see({ sex: e.detail })}></gg-chips></div>
      <a class="item card item--tap" href="/import">${icon(imported ? 'check' : 'file')}<span class="grow">${imported ? t('Your log is in') : t('Bring your log')}<br>
        <span class="small muted">${imported ? t('Its lifts need no test')
      : isGuest(this.state) ? t('Needs an account: the server reads it') : t('Strong, Hevy, FitNotes, StrongLifts, any CSV')}</span></span>${icon('next', 's')}</a>
    </section>`
  }

  #gym() {
    const { unit, preset } = this.view
    const chosen = presetOf(unit, preset)
    return html`<section class="panel" aria-labelledby="gym"><div><p class="small muted">${t('2 of 3')}</p><h2 id="gym">${t('Your gym')}</h2></div>
      <div class="stack stack--tight" role="radiogroup" aria-label=${t('Kind of gym')}>${PRESETS[unit].slice(0, OFFERED).map(one => html`
        <label class="choice"><input type="radio" name="preset" .checked=${live(one.key === preset)} @change=${() => this.#preset(one)}>
        <span>${one.name()}<br><span class="small muted">${one.about()}</span></span>${icon('check')}</label>`)}</div>
      ${chosen.bars.length > 0 ? this.#plates() : nothing}
      <p>${this.#step()}</p></section>`
  }

  #plates() {
    const { unit, plates, bar } = this.view
    return html`<details class="card details"><summary>${t('Plates and bar')}<span class="small muted">${t('{plates} {unit}, bar {bar} {unit}', { plates: plates.map(one => number(one)).join(', '), unit, bar: number(bar) })}</span>${icon('down', 's')}</summary>
      <div class="stack stack--tight"><p class="small muted" id="pairs">${t('Plates there are')}</p>
        <div class="pair-chips" role="group" aria-labelledby="pairs">${PLATES[unit].map(one => html`<label class="chip chip--calm chip--many">
          <input type="checkbox" .checked=${live(plates.includes(one))} @change=${() => this.#plate(one)}>${number(one)}</label>`)}</div>
      <div class="item"><p class="grow">${t('Barbell')}</p><div class="row"><button class="btn btn--calm" aria-label=${t('− lighter bar')} @click=${() => this.#bar(-1)}>−</button>
        <p class="bar-weight">${number(bar)} ${unit}</p><button class="btn btn--calm" aria-label=${t('+ heavier bar')} @click=${() => this.#bar(1)}>+</button></div></div></div></details>`
  }

  #step() {
    const { unit, plates, preset } = this.view
    if (plates.length === 0 || presetOf(unit, preset).bars.length === 0) return t('Every weight you see can be loaded here.')
    return t('Smallest step on the bar: {step}. Every weight you see can be loaded here.', { step: `${number(2 * Math.min(...plates))}\u00a0${unit}` })
  }

  /** What the first lift would begin with, and the way there. */
  #begin() {
    const { busy } = this.view
    const first = this.state.workouts.length > 0 ? null : firstLoad(this.state.exercises, this.#answers(), this.#inventory(), Date.now())
    const said = first && t('{lift} would begin with {load} × {reps}', {
      lift: first.lift.name, load: load(first.prescription.weight, this.view.unit, first.lift.load_type), reps: range(first.prescription.rep_low, first.prescription.rep_high),
    })
    return html`<div class="foot">${said ? html`<p class="small muted centre" role="status">${said}</p>` : nothing}
      <button class="btn btn--act btn--wide" ?disabled=${busy} @click=${this.#done}>${busy ? t('Keeping it') : t('Start training')}</button></div>`
  }

  #answers() {
    const { unit, experience, sex, body, goal } = this.view
    const typed = parseNumber(body)
    return { unit, experience, sex, bodyweight_kg: typed && toKg(typed, unit) >= 20 ? toKg(typed, unit) : null, goal_strength: goal }
  }

  #inventory() {
    const { unit, preset, plates, bar } = this.view
    return inventoryOf(presetOf(unit, preset), unit, { plates, bar })
  }

  /** Kept at once: a log that is brought is shown in it. @param {Unit} unit */
  #chooseUnit(unit) {
    this.#unit(unit)
    changeMe(this.app, { unit })
  }

  /** @param {Unit} unit */
  #unit(unit) {
    const typed = parseNumber(this.view.body)
    const body = typed && unit !== this.view.unit ? number(shown(toKg(typed, this.view.unit), unit), 1) : this.view.body
    this.see({ unit, body })
    this.#preset(presetOf(unit, this.view.preset))
  }

  /** @param {import('../gym_presets.js').Preset} preset */
  #preset(preset) { this.see({ preset: preset.key, plates: preset.plates.map(([weight]) => weight), bar: preset.bars[0]?.[1] ?? 0 }) }

  /** @param {number} plate */
  #plate(plate) {
    const { plates } = this.view
    this.see({ plates: plates.includes(plate) ? plates.filter(one => one !== plate) : [...plates, plate].sort((a, b) => b - a) })
  }

  /** @param {number} by */
  #bar(by) {
    const bars = BARS[this.view.unit]
    this.see({ bar: bars[Math.min(bars.length - 1, Math.max(0, bars.indexOf(this.view.bar) + by))] })
  }

  #done = async () => {
    const { unit, experience, sex, body, preset, goal } = this.view
    const typed = parseNumber(body)
    const kg = typed === null ? null : toKg(typed, unit)
    if (body.trim() && (kg === null || kg < 20 || kg > 500)) {
      this.see({ fault: unit === 'kg' ? t('A weight between 20 and 500 kg') : t('A weight between 44 and 1,100 lb') })
      this.querySelector('#body')?.scrollIntoView({ block: 'center' })
      return
    }
    this.see({ busy: true })
    await addGym(this.app, presetOf(unit, preset).name(), this.#inventory())
    if (typed !== null) await weigh(this.app, typed, unit)
    await changeMe(this.app, { unit, experience, ...(sex ? { sex } : {}), goal_strength: goal, onboarded: true })
    say(this.app, t('Set up. Make a week, or start with a lift you know.'))
  }
}

Welcome.define('gg-welcome')
