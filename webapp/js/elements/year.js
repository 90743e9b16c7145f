import { dateOf, dayText, monthGrid } from '../dates.js'
import { html, nothing } from '../html.js'
import { level, usualDay } from '../history.js'
import { dateFormat, plural, t } from '../i18n.js'
import { target } from '../year_keys.js'
import { Element } from './element.js'

/**
 * A year as twelve small months, a cell a day, darker with more sets. One stop of the keyboard: arrows go by days and
 * weeks, Page Up and Down by months, Home and End within the month; Enter opens. Given `year`, `days`, `chosen` (a day as
 * text) and `today`; emits `day` with a day as text, and `open` with it.
 */
export class Year extends Element {
  static properties = ['year', 'days', 'chosen', 'today']

  /** @override */
  template() {
    const year = /** @type {number} */ (this.valueOf_('year'))
    if (!year) return nothing
    const say = dateFormat({ weekday: 'long', day: 'numeric', month: 'long' })
    const name = dateFormat({ month: 'short' })
    const usual = usualDay(this.valueOf_('days'))
    return html`<div class="year" @keydown=${this.#key} @click=${this.#click}>${Array.from({ length: 12 }, (_, month) => this.#month(year, month, usual, say, name))}</div>`
  }

  /** @param {number} year @param {number} month @param {number} usual @param {Intl.DateTimeFormat} say @param {Intl.DateTimeFormat} name */
  #month(year, month, usual, say, name) {
    const grid = monthGrid(year, month)
    const rows = Array.from({ length: Math.ceil(grid.length / 7) }, (_, i) => grid.slice(7 * i, 7 * i + 7))
    return html`<table class="month-grid" role="grid"><caption>${name.format(new Date(year, month, 1))}</caption><tbody>
      ${rows.map(row => html`<tr>${row.map(date => date ? this.#day(date, usual, say) : html`<td></td>`)}</tr>`)}</tbody></table>`
  }

  /** @param {Date} date @param {number} usual @param {Intl.DateTimeFormat} say */
  #day(date, usual, say) {
    const day = dayText(date)
    if (day > this.valueOf_('today')) return html`<td class="day day--ahead"></td>`
    const sets = this.valueOf_('days').get(day)?.sets ?? 0
    const chosen = day === this.valueOf_('chosen')
    const what = sets > 0 ? plural(sets, '{count} set', '{count} sets') : t('no session')
    return html`<td class=${`day heat-${level(sets, usual)}`} data-day=${day} tabindex=${chosen ? 0 : -1} aria-selected=${chosen ? 'true' : 'false'} aria-label=${`${say.format(date)}: ${what}`}></td>`
  }

  #click = (/** @type {MouseEvent} */ event) => {
    const day = event.target instanceof HTMLElement ? event.target.dataset.day : null
    if (day) this.#go(day)
  }

  #key = (/** @type {KeyboardEvent} */ event) => {
    const chosen = /** @type {string} */ (this.valueOf_('chosen'))
    if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); this.emit('open', chosen); return }
    const to = target(dateOf(chosen), event.key)
    if (!to) return
    event.preventDefault()
    const day = dayText(to)
    if (to.getFullYear() === this.valueOf_('year') && day <= this.valueOf_('today')) this.#go(day)
  }

  /** @param {string} day */
  #go(day) {
    this.emit('day', day)
    queueMicrotask(() => queueMicrotask(() => /** @type {HTMLElement | null} */ (this.querySelector(`[data-day="${day}"]`))?.focus()))
  }
}
