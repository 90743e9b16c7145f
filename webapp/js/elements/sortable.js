import { t } from '../i18n.js'

/**
 * Lists whose items are dragged within and between them: by mouse, by finger, or by the arrow keys on the handle. It moves
 * nothing itself: it says what was wanted, and whoever holds the order paints it anew.
 *
 * Inside: any element with `data-list` (its name); in it, items with `data-item` (a key that lasts) and, in each, one
 * button with `data-handle`, whose `aria-label` names the item. Emits `sort` with {@link Sorted}.
 *
 * @typedef {{ list: string, index: number }} Spot
 * @typedef {{ from: Spot, to: Spot }} Sorted `to.index` counts without the item itself
 */

/** Pixels before a press is a drag; how near an edge scrolls, and how fast. */
const SLACK = 5
const EDGE = 72
const SPEED = 12

export class Sortable extends HTMLElement {
  /** @type {{ handle: HTMLElement, item: HTMLElement, from: Spot, x: number, y: number, scrolled: number, on: boolean, pointer: number } | null} */
  #drag = null
  /** @type {HTMLElement | null} */ #mark = null
  /** @type {{ x: number, y: number }} */ #at = { x: 0, y: 0 }
  #frame = 0

  connectedCallback() {
    this.addEventListener('pointerdown', this.#press)
    this.addEventListener('keydown', this.#key)
  }

  disconnectedCallback() { this.#end() }

  /** @param {PointerEvent} event */
  #press = event => {
    const handle = handleOf(event)
    const item = handle?.closest('[data-item]')
    if (!handle || !(item instanceof HTMLElement) || event.button !== 0 || this.#drag) return
    this.#drag = { handle, item, from: spotOf(item), x: event.clientX, y: event.clientY, scrolled: scrollY, on: false, pointer: event.pointerId }
    handle.setPointerCapture(event.pointerId)
    handle.addEventListener('pointermove', this.#move)
    handle.addEventListener('pointerup', this.#drop)
    handle.addEventListener('pointercancel', this.#end)
    document.addEventListener('keydown', this.#escape, true)
  }

  /** @param {PointerEvent} event */
  #move = event => {
    const drag = this.#drag
    if (!drag) return
    this.#at = { x: event.clientX, y: event.clientY }
    if (!drag.on && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < SLACK) return
    if (!drag.on) this.#begin(drag)
    this.#paint()
  }

  /** @param {{ item: HTMLElement, on: boolean }} drag */
  #begin(drag) {
    drag.on = true
    drag.item.classList.add('is-dragged')
    this.#mark = document.createElement('div')
    this.#mark.className = 'sort-mark'
    document.body.append(this.#mark)
    const scroll = () => {
      const by = this.#at.y < EDGE ? -SPEED : this.#at.y > innerHeight - EDGE ? SPEED : 0
      if (by !== 0) { scrollBy(0, by); this.#paint() }
      this.#frame = requestAnimationFrame(scroll)
    }
    this.#frame = requestAnimationFrame(scroll)
  }

  /** The item under the hand, and a line where it would go. */
  #paint() {
    const drag = this.#drag
    if (!drag || !this.#mark) return
    drag.item.style.transform = `translate(${this.#at.x - drag.x}px, ${this.#at.y - drag.y + scrollY - drag.scrolled}px)`
    const { line } = this.#target(drag.item)
    Object.assign(this.#mark.style, { left: `${line.left}px`, top: `${line.top - 1.5}px`, width: `${line.width}px` })
  }

  /** Where the item would go if it were let go of now. @param {HTMLElement} item */
  #target(item) {
    const lists = this.#lists()
    const list = nearest(lists, this.#at)
    const others = itemsOf(list).filter(one => one !== item)
    const index = others.filter(one => middle(one) < this.#at.y).length
    const box = list.getBoundingClientRect()
    const before = others[index - 1]?.getBoundingClientRect().bottom
    const top = before ?? others[index]?.getBoundingClientRect().top ?? box.top
    return { spot: { list: list.dataset.list ?? '', index }, line: { left: box.left, width: box.width, top } }
  }

  #drop = () => {
    const drag = this.#drag
    const to = drag?.on ? this.#target(drag.item).spot : null
    this.#end()
    if (drag && to && (to.list !== drag.from.list || to.index !== drag.from.index)) this.#say(drag.item, drag.from, to)
  }

  /** @param {KeyboardEvent} event */
  #escape = event => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    this.#end()
  }

  #end = () => {
    const drag = this.#drag
    this.#drag = null
    cancelAnimationFrame(this.#frame)
    this.#mark?.remove()
    this.#mark = null
    document.removeEventListener('keydown', this.#escape, true)
    if (!drag) return
    drag.item.classList.remove('is-dragged')
    drag.item.style.transform = ''
    drag.handle.removeEventListener('pointermove', this.#move)
    drag.handle.removeEventListener('pointerup', this.#drop)
    drag.handle.removeEventListener('pointercancel', this.#end)
    if (drag.handle.hasPointerCapture(drag.pointer)) drag.handle.releasePointerCapture(drag.pointer)
  }

  /** Arrows move one place; past an end of its list, into the next one. @param {KeyboardEvent} event */
  #key = event => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    const item = handleOf(event)?.closest('[data-item]')
    if (by === 0 || !(item instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const from = spotOf(item)
    const to = this.#beside(from, by)
    if (to) this.#say(item, from, to)
  }

  /** @param {Spot} from @param {number} by @returns {Spot | null} */
  #beside({ list, index }, by) {
    const lists = this.#lists()
    const at = lists.findIndex(one => one.dataset.list === list)
    const to = index + by
    if (to >= 0 && to < itemsOf(lists[at]).length) return { list, index: to }
    const next = lists[at + by]
    return next ? { list: next.dataset.list ?? '', index: by > 0 ? 0 : itemsOf(next).length } : null
  }

  /**
   * Ask for the move; then keep the focus on the item and tell where it is now. Right after it is painted: a key that
   * comes before the next frame must find it.
   * @param {HTMLElement} item @param {Spot} from @param {Spot} to
   */
  #say(item, from, to) {
    const key = item.dataset.item
    this.dispatchEvent(new CustomEvent('sort', { detail: { from, to }, bubbles: true }))
    queueMicrotask(() => {
      const now = [to, from].find(spot => this.#item(spot)?.dataset.item === key) // another list may have the same
      const handle = now && this.#item(now)?.querySelector('[data-handle]')
      if (!now || !(handle instanceof HTMLElement)) return
      handle.focus({ preventScroll: false })
      this.#announce(t('{name}: place {place} of {count}', { name: handle.getAttribute('aria-label'), place: now.index + 1, count: this.#items(now.list).length }))
    })
  }

  /** @param {string} text */
  #announce(text) {
    let live = this.querySelector(':scope > .sort-live')
    if (!live) {
      live = document.createElement('p')
      live.className = 'vh sort-live'
      live.setAttribute('role', 'status')
      this.append(live)
    }
    live.textContent = text
  }

  #lists() { return /** @type {HTMLElement[]} */ ([...this.querySelectorAll('[data-list]')]) }

  /** @param {string} name */
  #items(name) {
    const list = this.#lists().find(one => one.dataset.list === name)
    return list ? itemsOf(list) : []
  }

  /** @param {Spot} spot @returns {HTMLElement | undefined} */
  #item({ list, index }) { return this.#items(list)[index] }

  static define() { if (!customElements.get('gg-sortable')) customElements.define('gg-sortable', this) }
}

/** @param {Event} event */
const handleOf = event => /** @type {HTMLElement | null} */ (event.target instanceof Element ? event.target.closest('[data-handle]') : null)

/** @param {HTMLElement} list */
const itemsOf = list => /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[data-item]')])

/** @param {HTMLElement} item @returns {Spot} */
function spotOf(item) {
  const list = /** @type {HTMLElement} */ (item.closest('[data-list]'))
  return { list: list.dataset.list ?? '', index: itemsOf(list).indexOf(item) }
}

/** @param {HTMLElement} element */
function middle(element) {
  const { top, height } = element.getBoundingClientRect()
  return top + height / 2
}

/** The list under the hand, else the nearest one. @param {HTMLElement[]} lists @param {{ x: number, y: number }} at */
function nearest(lists, { x, y }) {
  const distance = (/** @type {HTMLElement} */ list) => {
    const { left, right, top, bottom } = list.getBoundingClientRect()
    return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
  }
  return lists.reduce((best, one) => distance(one) < distance(best) ? one : best)
}
