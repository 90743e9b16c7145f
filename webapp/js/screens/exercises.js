import { findByAlias } from '../actions/exercises.js'
import { frame, Page } from '../elements/page.js'
import { capital, directMuscles, EQUIPMENT, find, joined, REGIONS, words } from '../find.js'
import { html, live, nothing, repeat } from '../html.js'
import { plural, t } from '../i18n.js'
import { icon } from '../icons.js'

/**
 * All exercises: search by any name, filter, make an own one.
 * @typedef {import('../types.js').Exercise} Exercise
 * @typedef {{ query: string, region: string | null, equipment: string | null, own: boolean, there: Exercise[], shown: number }} View
 */

const STEP = 60
/** Time for the next letter before the server is asked. */
const PAUSE_MS = 250

/** @extends {Page<View>} */
export class ExercisesScreen extends Page {
  /** @type {View} */ view = { query: '', region: null, equipment: null, own: false, there: [], shown: STEP }
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer

  /** @param {import('../types.js').State} state */
  select({ exercises }) { return exercises }

  left() { clearTimeout(this.#timer) }

  #back = () => this.app.router.back('/you')

  /** @param {Event} event */
  #type = event => {
    const query = /** @type {HTMLInputElement} */ (event.target).value
    this.see({ query, shown: STEP, there: [] })
    clearTimeout(this.#timer)
    if (query.trim().length < 2) return
    this.#timer = setTimeout(async () => {
      const there = await findByAlias(this.app, query.trim())
      if (this.view.query === query) this.see({ there })
    }, PAUSE_MS)
  }

  template() {
    const { query, region, equipment, own, there, shown } = this.view
    const here = find(this.state.exercises, query, { region, equipment, own })
    const filtered = region !== null || equipment !== null || own
    const found = filtered || query.trim().length < 2 ? here : joined(here, there)
    const tools = html`<a class="btn btn--calm" href="/exercises/new">${icon('plus', 's')}${t('New')}</a>`
    return frame({ title: t('Exercises'), back: this.#back, tools: html`<span class="bar__tool">${tools}</span>` }, html`<div class="stack">
      <label class="find"><span class="vh">${t('Search by name')}</span>${icon('search')}<input type="search" placeholder=${t('Search by name')} autocomplete="off" .value=${live(query)} @input=${this.#type}></label>
      <div class="filters" role="group" aria-label=${t('Muscles')}>
        ${Object.keys(REGIONS).map(name => this.#filter(capital(words(name.toLowerCase())), region === name, on => this.see({ region: on ? name : null, shown: STEP })))}
        ${this.#filter(t('Your own'), own, on => this.see({ own: on, shown: STEP }))}
      </div>
      <div class="filters" role="group" aria-label=${t('Equipment')}>
        ${Object.entries(EQUIPMENT).slice(0, 8).map(([slug, name]) => this.#filter(name, equipment === slug, on => this.see({ equipment: on ? slug : null, shown: STEP })))}
      </div>
      <p class="small muted" role="status">${plural(found.length, '{count} exercise', '{count} exercises')}</p>
      ${found.length === 0 ? this.#none() : html`<ul class="card list">${repeat(found.slice(0, shown), one => one.id, one => this.#row(one))}</ul>`}
      ${found.length > shown ? html`<button class="btn btn--wide" @click=${() => this.see({ shown: shown + STEP })}>${t('More exercises')}</button>` : nothing}
    </div>`)
  }

  #none() {
    return html`<section class="state">${icon('search')}<h2 class="state__title">${t('Nothing by that name')}</h2>
      <p class="muted">${t('Make it your own exercise: you choose what it trains.')}</p>
      <a class="btn" href=${`/exercises/new?name=${encodeURIComponent(this.view.query)}`}>${t('New exercise')}</a></section>`
  }

  /** @param {string} face @param {boolean} on @param {(on: boolean) => void} turn */
  #filter(face, on, turn) {
    return html`<label class="chip chip--calm chip--many"><input type="checkbox" .checked=${live(on)}
      @change=${(/** @type {Event} */ event) => turn(/** @type {HTMLInputElement} */ (event.target).checked)}>${face}</label>`
  }

  /** @param {Exercise} exercise */
  #row(exercise) {
    const muscles = directMuscles(exercise).map(words).join(', ')
    const what = [EQUIPMENT[exercise.equipment] ?? exercise.equipment, muscles].filter(Boolean).join(', ')
    return html`<li><a class="item item--tap" href=${`/exercises/${exercise.id}`}><span class="grow">${exercise.name}
      <span class="small muted row-under">${what}</span></span>${exercise.own ? html`<span class="tag">${t('own')}</span>` : nothing}${icon('next', 's')}</a></li>`
  }
}

ExercisesScreen.define('gg-exercises')
