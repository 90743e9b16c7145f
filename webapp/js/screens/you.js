import { signOut } from '../actions/account.js'
import { reasonOf } from '../actions/answers.js'
import { changeMe } from '../actions/profile.js'
import { exportAll } from '../actions/settings.js'
import { say } from '../actions/toast.js'
import { frame, Page } from '../elements/page.js'
import '../elements/register.js'
import { goalSlider } from '../elements/slider.js'
import { syncGlyph } from '../elements/sync-glyph.js'
import { weight } from '../format.js'
import { isGuest } from '../guest.js'
import { html, nothing } from '../html.js'
import { plural, t } from '../i18n.js'
import { icon } from '../icons.js'
import { activeGym, unitOf } from '../state.js'
import { alertSummary } from './you/alert-list.js'
import { guestCards } from './you/guest.js'
import { lookCard } from './you/look.js'

/**
 * The lifter: settings, gyms, body weight, files, and the ways out.
 * @typedef {import('../types.js').Me} Me
 * @extends {Page<{ goal: number | null, busy: string }>}
 */
export class YouScreen extends Page {
  /** @type {{ goal: number | null, busy: string }} */ view = { goal: null, busy: '' }
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer

  template() {
    const { me } = this.state
    if (!me) return nothing
    return frame({ title: me.name || t('You'), tools: syncGlyph(this.state, Date.now()), wide: true }, html`<p class="muted lead">${me.email}</p>
      <div class="columns stack"><div class="stack">${this.#settings(me)}${lookCard(this.app, () => this.repaint())}</div><div class="stack">${this.#places(me)}${isGuest(this.state) ? guestCards(this.app) : [this.#files(), this.#ways()]}</div></div>`)
  }

  /** @param {Me} me */
  #settings(me) {
    return html`<section class="card settings"><h2 class="card__title">${t('Settings')}</h2>
      ${this.#choice(t('Unit'), [['kg', 'kg'], ['lb', 'lb']], me.unit, unit => changeMe(this.app, { unit }))}
      ${this.#choice(t('Lifting for'), [['novice', t('New')], ['intermediate', t('1–4 yr')], ['advanced', t('Longer')]], me.experience, experience => changeMe(this.app, { experience }))}
      ${this.#choice(t('Sex'), [['female', t('Female')], ['male', t('Male')], [null, t('Unsaid')]], me.sex, sex => changeMe(this.app, { sex }))}
      <p class="small muted">${t('Experience and sex set where new lifts begin; what you log soon outweighs both.')}</p>
      ${this.#zone(me)}
      <div class="setting--tall"><span class="label">${t('Goal')}</span>${goalSlider(this.view.goal ?? me.goal_strength, share => this.#goal(share))}</div></section>`
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
    return html`<div class="entry"><label for="zone">${me.time_zone === here ? t('Time zone') : t('Time zone, this phone is in {zone}', { zone: here })}</label>
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
      ${this.#place('/you/bodyweight', t('Bodyweight'), me.bodyweight_kg ? weight(me.bodyweight_kg, unitOf(this.state), { digits: 1 }) : t('not said'))}
      ${this.#place('/you/gyms', t('Gyms'), gym ? gym.name : t('any load counts as loadable'))}
      ${this.#place('/you/alerts', t('When the rest is over'), alertSummary())}
      ${this.#place('/accuracy', t('Accuracy'), t('how often the coach was right on you'))}
      ${this.#place('/you/knows', t('What the coach knows of you'), t('and what it still assumes'))}
      ${this.#place('/exercises', t('Exercises'), plural(this.state.exercises.length, '{count} exercise', '{count} exercises'))}
      ${this.#place('/sync', t('Sync'), this.#syncWords())}</ul></section>`
  }

  #syncWords() {
    const { waiting, parked } = this.state.tally
    if (parked.length > 0) return html`<span class="warn">${plural(parked.length, '{count} change refused', '{count} changes refused')}</span>`
    return waiting > 0 ? plural(waiting, '{count} change waiting', '{count} changes waiting') : t('all on the server')
  }

  /** @param {string} href @param {string} name @param {unknown} now */
  #place(href, name, now) {
    return html`<li><a class="item item--tap" href=${href}><span class="grow">${name}<span class="small muted row-under">${now}</span></span>${icon('next', 's')}</a></li>`
  }

  #files() {
    const { busy } = this.view
    return html`<section class="card"><h2 class="card__title">${t('Your data')}</h2><p class="muted">${t('All of it is yours: in from other apps, out as a file.')}</p>
      <div class="stack stack--tight after"><a class="btn btn--wide" href="/import">${t('Import a log')}</a>
      <div class="duo duo--tight">${/** @type {const} */ (['csv', 'json']).map(format => html`<button class="btn btn--quick" ?disabled=${busy !== ''} @click=${() => this.#export(format)}>
        ${busy === format ? t('Writing') : t('Export {format}', { format: format.toUpperCase() })}</button>`)}</div></div></section>`
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
    return html`<section class="card"><button class="btn btn--wide" @click=${() => signOut(this.app)}>${t('Sign out')}</button>
      <p class="small muted after">${kept > 0 ? plural(kept, '{count} change not on the server yet: kept on this phone for when you are back.', '{count} changes not on the server yet: kept on this phone for when you are back.') : t('Everything is on the server.')}</p>
      <a class="btn btn--plain btn--wide" href="/you/account">${t('Other devices and account')}</a></section>`
  }
}

YouScreen.define('gg-you')
