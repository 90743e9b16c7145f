import { consents } from '../../alerts.js'

/** The screen stays on while a workout is on it, where the phone allows it and the lifter wants it. */
export class KeepAwake {
  /** @type {WakeLockSentinel | null} */ #lock = null
  #asking = false
  #wanted = false

  /** The browser lets go of it whenever the page is out of sight: it is taken anew each time. @returns {() => void} let it sleep again */
  start() {
    this.#wanted = true
    document.addEventListener('visibilitychange', this.#hold)
    addEventListener('gymgenius:alerts', this.#hold)
    this.#hold()
    return () => {
      this.#wanted = false
      document.removeEventListener('visibilitychange', this.#hold)
      removeEventListener('gymgenius:alerts', this.#hold)
      this.#free()
    }
  }

  #hold = async () => {
    if (!consents().awake) { this.#free(); return }
    if (document.visibilityState !== 'visible' || this.#lock || this.#asking) return
    this.#asking = true
    const lock = await navigator.wakeLock?.request('screen').catch(() => null) ?? null
    this.#asking = false
    this.#lock = lock
    lock?.addEventListener('release', () => { if (this.#lock === lock) this.#lock = null })
    if (!this.#wanted || !consents().awake) this.#free()
  }

  #free() {
    this.#lock?.release().catch(() => {})
    this.#lock = null
  }
}
