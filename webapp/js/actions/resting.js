import { keep, running } from './running.js'
import { clearNotified, restWords, ring } from './alerts.js'
import { cancelAlert, keepSubscribed, setAlert } from './push.js'
import { consents, LATE_S } from '../alerts.js'
import { isOver, left, mended, Steady } from '../rest.js'
import { isDone } from '../slots.js'
import { unlock } from '../sound.js'

/**
 * Watches over a rest, on whatever screen the lifter is: rings at its end, has the server ring where the phone may be
 * asleep by then, and puts it right when the clock is put back.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Rest} Rest
 */

/** Tapped in quick succession, −15 and +15 are one change for the server, ms. */
const SETTLED_MS = 500
/** Who looks at the clock this shortly before the end needs nobody else to tell, s. */
const LOOKING_S = 4
const BEAT_MS = 1000

/** The rest, unless nothing comes after it. @param {import('../types.js').State} state @returns {Rest | null} */
function restThatEnds({ running: now, done }) {
  if (!now?.rest) return null
  return now.draft || now.slots.some(slot => !isDone(done, slot)) ? now.rest : null
}

class Watch {
  #app
  /** @type {Rest | null} */ #rest = null
  /** The end that was rung already. */ #rung = 0
  /** The server was asked to tell. */ #asked = false
  /** @type {Promise<unknown>} */ #said = Promise.resolve()
  #steady = new Steady(Date.now(), performance.now())
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #beat
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #settling

  /** @param {App} app */
  constructor(app) { this.#app = app }

  /** @param {Rest | null} rest as the store has it now */
  take(rest) {
    const before = this.#rest
    this.#rest = rest
    if (!rest) {
      if (before) { this.#callOff(); clearNotified().catch(() => {}) }
      clearTimeout(this.#beat)
      return
    }
    if (!before && left(rest, Date.now()) < -LATE_S) this.#rung = rest.ends_at // over long before the page was opened again
    if (rest.ends_at !== before?.ends_at) this.#askSoon()
    this.#look()
  }

  /** What is to be done now, and when to look again. */
  #look = () => {
    clearTimeout(this.#beat)
    const back = this.#steady.putBack(Date.now(), performance.now())
    const rest = this.#rest
    if (!rest) return
    const right = mended(rest, Date.now(), back)
    if (right !== rest) {
      this.#rest = right // by how much the clock was put back is told once: another look before this is kept must not begin the rest anew
      keep(this.#app, { ...running(this.#app), rest: right })
      return
    }
    const remains = left(rest, Date.now())
    if (remains <= LOOKING_S && document.visibilityState === 'visible') this.#callOff()
    if (isOver(rest, Date.now()) && this.#rung !== rest.ends_at) {
      this.#rung = rest.ends_at
      ring(this.#app, -remains).catch(() => {})
    }
    if (remains > 0) this.#beat = setTimeout(this.#look, Math.max(20, Math.min(BEAT_MS, remains * 1000)))
  }

  #askSoon() {
    clearTimeout(this.#settling)
    this.#settling = setTimeout(() => this.#ask(), SETTLED_MS)
  }

  /** Have the server tell, where the lifter wants it and it isn't too near. */
  #ask() {
    const { api, store: { state } } = this.#app
    if (!this.#rest || left(this.#rest, Date.now()) < 1 || !consents().push || api.shut) return
    this.#asked = true
    const rest = this.#rest
    this.#say(() => setAlert(this.#app, rest, restWords(state)))
  }

  #callOff() {
    clearTimeout(this.#settling)
    if (!this.#asked) return
    this.#asked = false
    this.#say(() => cancelAlert(this.#app))
  }

  /** One after the other, so that the last word is the last to arrive. @param {() => Promise<unknown>} word */
  #say(word) {
    this.#said = this.#said.then(word).catch(() => {}) // without the server the phone still tells by itself
  }

  #seen = () => {
    if (document.visibilityState === 'visible') clearNotified().catch(() => {})
    else if (this.#rest && !this.#asked) this.#ask()
    this.#look()
  }

  #online = () => { if (this.#rest && !isOver(this.#rest, Date.now())) this.#ask() }

  #touched = () => { if (consents().sound) unlock() }

  start() {
    document.addEventListener('visibilitychange', this.#seen)
    addEventListener('online', this.#online)
    addEventListener('pointerdown', this.#touched, { passive: true })
    const off = this.#app.store.watch(restThatEnds, rest => this.take(rest))
    return () => {
      off()
      clearTimeout(this.#beat)
      clearTimeout(this.#settling)
      document.removeEventListener('visibilitychange', this.#seen)
      removeEventListener('online', this.#online)
      removeEventListener('pointerdown', this.#touched)
    }
  }
}

/**
 * Watch over the rests of who is here. @param {App} app
 * @returns {() => void} stop
 */
export function watchRests(app) {
  const known = app.store.watch(state => state.me?.id, id => {
    if (id) keepSubscribed(app).catch(() => {}) // tried again with the first alert that the server does not take
  })
  const heard = (/** @type {MessageEvent} */ { data }) => { if (typeof data?.go === 'string') app.router.go(data.go) }
  navigator.serviceWorker?.addEventListener('message', heard)
  const stop = new Watch(app).start()
  return () => {
    navigator.serviceWorker?.removeEventListener('message', heard)
    known()
    stop()
  }
}
