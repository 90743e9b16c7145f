import { signOut } from '../actions/account.js'
import { reasonOf } from '../actions/answers.js'
import { changeMe } from '../actions/profile.js'
import { exportAll, setTheme, theme } from '../actions/settings.js'
import { say } from '../actions/toast.js'
import { frame, Page } from '../elements/page.js'
import '../elements/register.js'
import { goalSlider } from '../elements/slider.js'
import { syncGlyph } from '../elements/sync-glyph.js'
import { plural, weight } from '../format.js'
import { html, nothing } from '../html.js'
import { icon } from '../icons.js'
import { activeGym, unitOf } from '../state.js'

/**
 * The lifter: settings, gyms, body weight, files, and the ways out.
 * @typedef {import('../types.js').Me} Me
 * @extends {Page<{ theme: string | null, goal: number | null, busy: string }>}
 */
export class YouScreen extends Page {
  /** @type {{ theme: string | null, goal: number | null, busy: string }} */ view = { theme: theme(), goal: null, busy: '' }
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer

  template() {
    const { me } = this.state
    if (!me) return nothing
    return frame({ title: me.name || 'You', tools: syncGlyph(this.state, Date.now()), wide: true }, html`<p class="muted lead">${me.email}</p>
      <div class="columns stack"><div class="stack">${this.#settings(me)}</div><div class="stack">${this.#places(me)}${this.#files()}${this.#ways()}</div></div>`)
  }

  /** @param {Me} me */
  #settings(me) {
    return html`<section class="card settings"><h2 class="card__title">Settings</h2>
      ${this.#choice('Unit', [['kg', 'kg'], ['lb', 'lb']], me.unit, unit => changeMe(this.app, { unit }))}
      ${this.#choice('Theme', [[null, 'System'], ['dark', 'Dark'], ['light', 'Light']], this.view.theme, chosen => { setTheme(chosen); this.see({ theme: chosen }) })}
      ${this.#choice('Lifting for', [['novice', 'New'], ['intermediate', '1–4 yr'], ['advanced', 'Longer']], me.experience, experience => changeMe(this.app, { experience }))}
      ${this.#choice('Sex', [['female', 'Female'], ['male', 'Male'], [null, 'Unsaid']], me.sex, sex => changeMe(this.app, { sex }))}
      <p class="small muted">Experience and sex set where new lifts begin; what you log soon outweighs both.</p>
      ${this.#zone(me)}
      <div class="setting--tall"><span class="label">Goal</span>${goalSlider(this.view.goal ?? me.goal_strength, share => this.#goal(share))}</div></section>`
  }

  /**
   * @template T
   * @param {string} name @param {[T, string][]} options @param {T} value @param {(value: any) => void} choose
   */
  #choice(name, options, value, choose) {
    return html`<div class="setting"><span class="label" aria-hidden="true">${name}</span>
      <gg-chips .look=${'seg'} .name=${name} .options=${options} .value=${value} @choose=${(/** @type {CustomEvent} */ event) => choose(event.detail)}></gg-chips></div>`
  }

  /** @param {Me} me */
  #zone(me) {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone
    const zones = [...new Set([me.time_zone, here, 'UTC', ...Intl.supportedValuesOf('timeZone')])].filter(Boolean)
    return html`<div class="entry"><label for="zone">Time zone${me.time_zone === here ? '' : `, this phone is in ${here}`}</label>
      <select id="zone" @change=${(/** @type {Event} */ event) => changeMe(this.app, { time_zone: /** @type {HTMLSelectElement} */ (event.target).value })}>
        ${zones.map(zone => html`<option value=${zone} ?selected=${zone === me.time_zone}>${zone.replaceAll('_', ' ')}</option>`)}</select></div>`
  }

  /** Sent once the thumb rests. @param {number} share */
  #goal(share) {
    this.see({ goal: share })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => changeMe(this.app, { goal_strength: share }), 500)
  }

  /** @param {Me} me */
  #places(me) {
    const gym = activeGym(this.state)
    return html`<section class="card"><ul class="list">
      ${this.#place('/you/bodyweight', 'Bodyweight', me.bodyweight_kg ? weight(me.bodyweight_kg, unitOf(this.state), { digits: 1 }) : 'not said')}
      ${this.#place('/you/gyms', 'Gyms', gym ? gym.name : 'any load counts as loadable')}
      ${this.#place('/accuracy', 'Accuracy', 'how often the coach was right on you')}
      ${this.#place('/you/knows', 'What the coach knows of you', 'and what it still assumes')}
      ${this.#place('/exercises', 'Exercises', plural(this.state.exercises.length, 'exercise'))}
      ${this.#place('/sync', 'Sync', this.#syncWords())}</ul></section>`
  }

  #syncWords() {
    const { waiting, parked } = this.state.tally
    if (parked.length > 0) return html`<span class="warn">${plural(parked.length, 'change')} refused</span>`
    return waiting > 0 ? `${plural(waiting, 'change')} waiting` : 'all on the server'
  }

  /** @param {string} href @param {string} name @param {unknown} now */
  #place(href, name, now) {
    return html`<li><a class="item item--tap" href=${href}><span class="grow">${name}<span class="small muted row-under">${now}</span></span>${icon('next', 's')}</a></li>`
  }

  #files() {
    const { busy } = this.view
    return html`<section class="card"><h2 class="card__title">Your data</h2><p class="muted">All of it is yours: in from other apps, out as a file.</p>
      <div class="stack stack--tight after"><a class="btn btn--wide" href="/import">Import a log</a>
      <div class="duo duo--tight">${/** @type {const} */ (['csv', 'json']).map(format => html`<button class="btn btn--quick" ?disabled=${busy !== ''} @click=${() => this.#export(format)}>
        ${busy === format ? 'Writing' : `Export ${format.toUpperCase()}`}</button>`)}</div></div></section>`
  }

  /** @param {'csv' | 'json'} format */
  async #export(format) {
    this.see({ busy: format })
    await exportAll(this.app, format).catch(error => say(this.app, reasonOf(error)))
    this.see({ busy: '' })
  }

  #ways() {
    const { waiting, parked } = this.state.tally
    const kept = waiting + parked.length
    return html`<section class="card"><button class="btn btn--wide" @click=${() => signOut(this.app)}>Sign out</button>
      <p class="small muted after">${kept > 0 ? `${plural(kept, 'change')} not on the server yet: kept on this phone for when you are back.` : 'Everything is on the server.'}</p>
      <a class="btn btn--plain btn--wide" href="/you/account">Other devices and account</a></section>`
  }
}

YouScreen.define('gg-you')
