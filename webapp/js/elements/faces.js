import { render } from '../html.js'
import { painted } from '../painted.js'

/**
 * What a screen shows, and beneath it what it will show next, made ready unseen: turning the two takes no templates, no
 * layout and no more than a frame.
 */
export class Faces {
  #host
  #seen = face()
  #next = face()
  #frame = 0

  /** @param {HTMLElement} host */
  constructor(host) { this.#host = host }

  /** Paint what is seen. @param {unknown} template */
  show(template) {
    render(template, this.#seen)
    if (!this.#seen.isConnected) this.#host.append(this.#seen)
  }

  /**
   * Make ready what may be seen next. It is laid out two frames from now: after the frame that shows the touch, and only
   * where that lasts.
   * @param {unknown} template
   */
  prepare(template) {
    this.drop()
    render(template, this.#next)
    this.#soon(() => this.#soon(() => { hide(this.#next); this.#host.prepend(this.#next) }))
  }

  /** What was made ready is seen from now on. */
  turn() {
    cancelAnimationFrame(this.#frame)
    const before = this.#seen
    ;[this.#seen, this.#next] = [this.#next, before]
    if (!this.#seen.isConnected) { before.replaceWith(this.#seen); return }
    hide(before)
    unhide(this.#seen)
    painted().then(() => { if (this.#next === before) before.remove() })
  }

  /** Nothing comes of what was made ready. */
  drop() {
    cancelAnimationFrame(this.#frame)
    this.#next.remove()
    unhide(this.#next)
  }

  /** @param {() => void} run */
  #soon(run) { this.#frame = requestAnimationFrame(run) }
}

function face() {
  const made = document.createElement('div')
  made.className = 'face'
  return made
}

/** @param {HTMLElement} one */
function hide(one) {
  one.classList.add('face--unseen')
  one.setAttribute('aria-hidden', 'true')
}

/** @param {HTMLElement} one */
function unhide(one) {
  one.classList.remove('face--unseen')
  one.removeAttribute('aria-hidden')
}
