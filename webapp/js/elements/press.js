import { noChange } from '../../vendor/lit-html/lit-html.js'
import { Directive, directive } from '../../vendor/lit-html/directive.js'

/** A finger that slid farther meant something else, px: what browsers take for a tap. */
const SLOP = 15

/**
 * What a button does: `touch` when a finger or a mouse comes down on it, `act` when that lifts in place or a key or a screen
 * reader clicks, `leave` where nothing comes of the touch.
 * @typedef {{ touch: () => void, act: () => void, leave: () => void }} Does
 */

/**
 * A button whose work begins under the resting finger. It acts when the finger lifts, without waiting for the browser to
 * call that a click. `<button ${press({ touch, act, leave })}>`
 */
class Press extends Directive {
  /** @type {Does} */ #does = /** @type {any} */ (null)
  /** Where it came down. @type {{ x: number, y: number } | null} */ #down = null
  /** @type {AbortController | null} */ #waiting = null

  /** @param {Does} _does */
  render(_does) { return noChange }

  /** @override @param {any} part @param {[Does]} values */
  update(part, [does]) {
    if (!this.#does) this.#listen(part.element)
    this.#does = does
    return noChange
  }

  /** @param {HTMLElement} button */
  #listen(button) {
    button.addEventListener('pointerdown', this.#begin)
    button.addEventListener('touchend', this.#lift)
    button.addEventListener('click', this.#act)
  }

  /** @param {PointerEvent} event */
  #begin = ({ isPrimary, button, clientX: x, clientY: y }) => {
    if (!isPrimary || button !== 0) return
    this.#end()
    this.#down = { x, y }
    this.#waiting = new AbortController()
    const { signal } = this.#waiting
    addEventListener('pointerup', () => setTimeout(this.#end), { signal }) // what it comes to is told first
    addEventListener('pointercancel', this.#end, { signal })
    this.#does.touch()
  }

  /** @param {TouchEvent} event */
  #lift = event => {
    const [{ clientX, clientY }] = event.changedTouches
    const slid = this.#down === null || Math.hypot(clientX - this.#down.x, clientY - this.#down.y) > SLOP
    if (slid || event.touches.length > 0 || !event.cancelable) return
    event.preventDefault() // no click follows: it would be one on what stands there next
    this.#act()
  }

  #act = () => {
    this.#down = null
    this.#waiting?.abort()
    this.#does.act()
  }

  #end = () => {
    this.#waiting?.abort()
    if (this.#down === null) return
    this.#down = null
    this.#does.leave()
  }
}

export const press = directive(Press)
