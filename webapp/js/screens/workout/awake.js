import { setNumber, slotNow } from '../../workout.js'

/** The screen stays on while a workout is on it, where the phone allows it. */
export class KeepAwake {
  /** @type {WakeLockSentinel | null} */ #lock = null

  /** @returns {() => void} let it sleep again */
  start() {
    const hold = async () => {
      if (document.visibilityState !== 'visible' || this.#lock) return
      this.#lock = await navigator.wakeLock?.request('screen').catch(() => null) ?? null
      this.#lock?.addEventListener('release', () => { this.#lock = null })
    }
    document.addEventListener('visibilitychange', hold)
    hold()
    return () => {
      document.removeEventListener('visibilitychange', hold)
      this.#lock?.release().catch(() => {})
    }
  }
}

/** The rest is over: felt where there is vibration, told where the page is hidden and may notify. @param {import('../../types.js').State} state */
export async function ring({ running, done, exercises }) {
  navigator.vibrate?.([180, 80, 180])
  if (document.visibilityState === 'visible' || globalThis.Notification?.permission !== 'granted') return
  const slot = running && slotNow(running)
  const name = exercises.find(exercise => exercise.id === slot?.exercise_id)?.name ?? 'Next set'
  const registration = await navigator.serviceWorker?.ready
  registration?.showNotification('Rest is over', { body: slot ? `${name}, set ${setNumber(done, slot)}` : name, tag: 'rest', icon: '/icons/icon-192.png' })
}
