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

  /** @param {HTMLElement} host */
  constructor(host) { this.#host = host }

  /** Paint what is seen. @param {unknown} template */
  show(template) {
    render(template, this.#seen)
    if (!this.#seen.isConnected) this.#host.append(this.#seen)
  }

  /** Make ready what may be seen next: the frame that shows the touch lays it out. @param {unknown} template */
  prepare(template) {
    hide(this.#next)
    render(template, this.#next)
    this.#host.prepend(this.#next)
  }

  /** What was made ready is seen from now on. */
  turn() {
    const before = this.#seen
    hide(before)
    this.#next.classList.remove('face--unseen')
    this.#next.removeAttribute('aria-hidden')
    ;[this.#seen, this.#next] = [this.#next, before]
    painted().then(() => { if (this.#next === before) before.remove() })
  }

  /** Nothing comes of what was made ready. */
  drop() { this.#next.remove() }
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
