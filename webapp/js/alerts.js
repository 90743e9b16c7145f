/**
 * The means to tell that a rest is over: what this browser can do, and what the lifter has agreed to. Consent is this
 * phone's own: the next phone is asked again.
 *
 * @typedef {'sound' | 'vibration' | 'notification' | 'push' | 'awake'} Means
 * @typedef {'ready' | 'ask' | 'denied' | 'install' | 'missing'} Ability
 *   `ask`: the browser will ask; `install`: only from the home screen
 * @typedef {Record<Means, boolean>} Consents
 *
 * @typedef {object} Surroundings what is asked of the browser
 * @property {{ vibrate?: unknown, wakeLock?: unknown, serviceWorker?: unknown, userAgent: string, maxTouchPoints?: number, standalone?: boolean }} navigator
 * @property {unknown} [AudioContext]
 * @property {{ permission: string }} [Notification]
 * @property {unknown} [PushManager]
 * @property {(query: string) => { matches: boolean }} [matchMedia]
 */

/** @type {Means[]} in the order in which they are shown */
export const MEANS = ['sound', 'vibration', 'notification', 'push', 'awake']
const KEY = 'gymgenius.alerts'
/** What nobody minds until they say so. @type {Consents} */
const UNASKED = { sound: false, vibration: true, notification: false, push: false, awake: true }

/** Who has looked at them once is not asked any more. @returns {boolean} */
export const wereSeen = () => localStorage.getItem(KEY) !== null

/** @returns {Consents} */
export function consents() {
  try {
    return { ...UNASKED, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') }
  } catch {
    return { ...UNASKED }
  }
}

/** @param {Partial<Consents>} [change] none: they were looked at and left as they are */
export function consent(change = {}) {
  localStorage.setItem(KEY, JSON.stringify({ ...consents(), ...change }))
}

/**
 * What this browser can do.
 * @param {Surroundings} here
 * @returns {Record<Means, Ability>}
 */
export function abilities(here) {
  const { navigator, Notification } = here
  const touched = here.matchMedia?.('(pointer: coarse)').matches ?? false
  const away = needsInstall(here) ? 'install' : 'missing'
  const permission = /** @type {Record<string, Ability>} */ ({ granted: 'ready', denied: 'denied' })[Notification?.permission ?? ''] ?? 'ask'
  const notifies = Notification && navigator.serviceWorker ? permission : away
  return {
    sound: here.AudioContext ? 'ready' : 'missing',
    vibration: navigator.vibrate && touched ? 'ready' : 'missing', // a desktop's browser has the call, and nothing that shakes
    notification: notifies,
    push: here.PushManager ? notifies : away,
    awake: navigator.wakeLock ? 'ready' : 'missing',
  }
}

/** An iPhone or iPad gives web apps notifications only once they stand on the home screen. @param {Surroundings} here */
function needsInstall({ navigator, matchMedia }) {
  const apple = /iPhone|iPad|iPod/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && (navigator.maxTouchPoints ?? 0) > 1)
  return apple && !navigator.standalone && !(matchMedia?.('(display-mode: standalone)').matches)
}

/** What is wanted and works here. @param {Surroundings} here @returns {Means[]} */
export function inUse(here) {
  const can = abilities(here)
  const wanted = consents()
  return MEANS.filter(means => wanted[means] && can[means] === 'ready')
}

/**
 * By what means the end of a rest is told.
 * @param {{ hidden: boolean, late: number, using: Means[] }} now `late`: seconds since the end
 * @returns {Means[]}
 */
export function meansNow({ hidden, late, using }) {
  if (hidden) return using.filter(means => late < 60 && (means === 'notification' || (means === 'sound' && late < LATE_S)))
  return using.filter(means => late < LATE_S && (means === 'sound' || means === 'vibration'))
}

/** Who looks this much later sees the clock: nothing needs to ring any more, seconds. */
export const LATE_S = 5
