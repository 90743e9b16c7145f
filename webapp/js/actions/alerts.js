import { abilities, consent, consents, inUse, meansNow } from '../alerts.js'
import { t } from '../i18n.js'
import { ping, unlock } from '../sound.js'
import { exerciseOf } from '../state.js'
import { setNumber, slotNow } from '../workout.js'
import { subscribe, unsubscribe } from './push.js'

/**
 * Telling that a rest is over, by the means that the lifter agreed to; agreeing, and trying each out.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../alerts.js').Means} Means
 */

/** The tag of all that is told of a rest: the newest takes the place of the one before. */
export const REST = 'rest'
const BUZZ = [180, 80, 180]
const here = /** @type {import('../alerts.js').Surroundings} */ (/** @type {unknown} */ (globalThis))

/** @returns {ReturnType<typeof abilities>} */
export const able = () => abilities(here)

/** @returns {Means[]} */
export const using = () => inUse(here)

/**
 * What is said of a rest that is over. @param {import('../types.js').State} state
 * @returns {{ title: string, body: string }}
 */
export function restWords(state) {
  const slot = state.running && slotNow(state.running)
  if (!slot) return { title: t('Rest is over'), body: '' }
  const exercise = exerciseOf(state, slot.exercise_id).name
  return { title: t('Rest is over'), body: t('{exercise}, set {number}', { exercise, number: setNumber(state.done, slot) }) }
}

/**
 * Tell that the rest is over, by each means on its own: where the browser refuses one, the others go on.
 * @param {App} app @param {number} late seconds since then
 */
export async function ring(app, late) {
  const hidden = document.visibilityState !== 'visible'
  /** @type {Partial<Record<Means, () => unknown>>} */
  const tell = { vibration: () => navigator.vibrate?.(BUZZ), sound: ping, notification: () => notify(restWords(app.store.state), REST) }
  await Promise.allSettled(meansNow({ hidden, late, using: using() }).map(async means => tell[means]?.()))
}

/**
 * @param {{ title: string, body: string }} words @param {string} tag
 * @returns {Promise<boolean>} whether there is a service worker that could show it
 */
export async function notify({ title, body }, tag) {
  const registration = await workerReady()
  if (!registration) return false
  const options = { body, tag, renotify: true, icon: '/icons/icon-192.png', badge: '/icons/icon-192.png', vibrate: BUZZ, data: { to: '/workout', at: Date.now() } }
  await registration.showNotification(title, /** @type {NotificationOptions} */ (options))
  return true
}

/** The lifter is back: what was told of the rest is old. */
export async function clearNotified() {
  const registration = await navigator.serviceWorker?.getRegistration()
  for (const one of await registration?.getNotifications({ tag: REST }) ?? []) one.close()
}

/** @returns {Promise<ServiceWorkerRegistration | null>} */
export async function workerReady() {
  const never = new Promise(resolve => setTimeout(resolve, 5000, null))
  return Promise.race([navigator.serviceWorker?.ready ?? null, never])
}

/**
 * Agree to a means, or no longer. What the browser asks for is asked here, from the tap.
 * @param {App} app @param {Means} means @param {boolean} wanted
 * @returns {Promise<string | null>} why it could not be, in words
 */
export async function agree(app, means, wanted) {
  if (!wanted) {
    consent({ [means]: false })
    if (means === 'push') await unsubscribe(app)
    return null
  }
  if (means === 'sound') unlock()
  if (means === 'notification' || means === 'push') {
    if (await Notification.requestPermission() !== 'granted') return t('The browser was told no. Its settings for this site can change that.')
  }
  const fault = means === 'push' ? await subscribe(app) : null
  if (fault === null) consent({ [means]: true })
  return fault
}

/**
 * Try a means out.
 * @param {Exclude<Means, 'push'>} means
 * @returns {Promise<string>} what happened, in words
 */
export async function tryOut(means) {
  if (means === 'sound') return await ping() ? t('Played. Not heard? The phone may be on silent.') : t('This browser let nothing sound.')
  if (means === 'vibration') return navigator.vibrate?.(BUZZ) ? t('Buzzed twice. Not felt? Vibration may be off in the phone’s settings.') : t('This browser let nothing buzz.')
  if (means === 'notification') return tryNotification()
  const lock = await navigator.wakeLock?.request('screen').catch(() => null)
  await lock?.release()
  return lock ? t('It works: in a workout the screen stays on.') : t('The phone said no: it may be saving its battery.')
}

async function tryNotification() {
  const shown = await notify({ title: t('It works'), body: t('This is how the end of a rest is told.') }, 'test').catch(() => false)
  return shown ? t('Shown. Not seen? The phone may hold back this browser’s notifications.') : t('The app is not kept on this phone yet. Load it once more, then try again.')
}

export { consents, consent }
