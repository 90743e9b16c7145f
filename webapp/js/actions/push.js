import { consent, consents } from '../alerts.js'
import { time } from '../format.js'
import { numberFormat, t } from '../i18n.js'
import { NeedsAccount, Problem } from '../problem.js'
import { uuidv7 } from '../uuid.js'

/**
 * Web push: the server tells the phone, so that a locked one hears of it too.
 *
 * @typedef {import('../app.js').App} App
 */

const DEVICE = 'gymgenius.device'
/** Who subscribed here last, and with which address. */
const SUBSCRIBED = 'gymgenius.push'
/** A message that has not come by then is asked after, ms. */
const PATIENCE_MS = 20_000

/** This browser's name among the lifter's devices. */
export function deviceId() {
  const known = localStorage.getItem(DEVICE)
  if (known) return known
  const made = uuidv7()
  localStorage.setItem(DEVICE, made)
  return made
}

/**
 * Have the browser listen, and tell the server where.
 * @param {App} app
 * @returns {Promise<string | null>} why it could not be, in words
 */
export async function subscribe(app) {
  try {
    const { public_key: key } = await app.api.get('/v1/push')
    if (!key) return t('This server sends nothing to locked phones: whoever runs it has to set VAPID_PRIVATE_KEY.')
    const subscription = await listen(key)
    await app.api.send('PUT', '/v1/push', { device_id: deviceId(), ...wire(subscription) })
    localStorage.setItem(SUBSCRIBED, markOf(app, subscription))
    return null
  } catch (error) {
    return faultOf(error)
  }
}

/** @param {unknown} error */
function faultOf(error) {
  if (error instanceof NeedsAccount) return t('The server tells locked phones, so this needs an account.')
  if (error instanceof Problem) return error.message
  if (error instanceof DOMException && error.name === 'NotAllowedError') return t('The browser was told no. Its settings for this site can change that.')
  if (error instanceof DOMException) return t('This browser can’t reach its push service.')
  return t('The server can’t be reached.')
}

/** @param {string} key base64url */
async function listen(key) {
  const registration = await navigator.serviceWorker.ready
  const known = await registration.pushManager.getSubscription()
  if (known && sameKey(known, key)) return known
  await known?.unsubscribe()
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
}

/** @param {PushSubscription} subscription @param {string} key */
function sameKey({ options }, key) {
  const bytes = new Uint8Array(options?.applicationServerKey ?? new ArrayBuffer(0))
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') === key
}

/** What the server takes. @param {PushSubscription} subscription */
function wire(subscription) {
  const { endpoint, keys } = subscription.toJSON()
  return { endpoint, keys: { p256dh: keys?.p256dh, auth: keys?.auth } }
}

/** @param {App} app @param {PushSubscription} subscription */
const markOf = (app, { endpoint }) => `${app.store.state.me?.id} ${endpoint}`

/** Tell this phone nothing more. @param {App} app */
export async function unsubscribe(app) {
  localStorage.removeItem(SUBSCRIBED)
  const registration = await navigator.serviceWorker?.getRegistration()
  await (await registration?.pushManager?.getSubscription())?.unsubscribe().catch(() => {})
  await app.api.delete(`/v1/push/${deviceId()}`).catch(() => {}) // else the server hears that it is gone with the first message
}

/**
 * Browsers change their address by themselves: tell the server, before it is needed. Nothing is asked of the lifter; who
 * comes to a phone on which another agreed has agreed to nothing yet.
 * @param {App} app
 */
export async function keepSubscribed(app) {
  const [before] = (localStorage.getItem(SUBSCRIBED) ?? '').split(' ')
  if (before && before !== app.store.state.me?.id) {
    localStorage.removeItem(SUBSCRIBED)
    consent({ push: false })
  }
  if (!consents().push || app.api.shut || !app.store.state.online || globalThis.Notification?.permission !== 'granted') return
  const registration = await navigator.serviceWorker?.ready
  const known = await registration?.pushManager?.getSubscription()
  if (known && localStorage.getItem(SUBSCRIBED) === markOf(app, known)) return
  await subscribe(app)
}

/**
 * Have the server tell this phone when the rest ends; another instant moves it.
 * @param {App} app @param {{ ends_at: number }} rest @param {{ title: string, body: string }} words
 */
export async function setAlert(app, { ends_at: endsAt }, words) {
  const body = () => ({ device_id: deviceId(), ends_at: iso(endsAt), now: iso(Date.now()), ...words })
  try {
    await app.api.send('PUT', '/v1/rest-alert', body())
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 422 || error.faults[0]?.field !== 'device_id') throw error
    if (await subscribe(app) === null) await app.api.send('PUT', '/v1/rest-alert', body())
    else consent({ push: false })
  }
}

/** Nothing is to be told any more. @param {App} app */
export const cancelAlert = app => app.api.delete(`/v1/rest-alert?device_id=${deviceId()}`)

/** @param {number} ms */
const iso = ms => new Date(ms).toISOString()

/**
 * Ask the server for a message, and wait for it.
 * @param {App} app @param {(words: string) => void} tell what happens meanwhile
 */
export async function tryPush(app, tell) {
  const began = Date.now()
  const arrived = arrival()
  try {
    await app.api.post(`/v1/push/${deviceId()}/test`, { title: t('It works'), body: t('A locked phone is told like this.') })
  } catch (error) {
    if (error instanceof Problem && error.status === 404) consent({ push: false })
    tell(error instanceof Problem && error.status === 404 ? t('The server no longer knows this phone. Switch it on once more.') : faultOf(error))
    return
  }
  tell(t('Sent at {time}. Did it arrive?', { time: time(new Date(began)) }))
  if (await arrived) tell(t('Arrived after {seconds} s.', { seconds: seconds(Date.now() - began) }))
  else tell(await whyNot(app))
}

/** Resolves once the service worker says that a test has come, or with false when it takes too long. @returns {Promise<boolean>} */
function arrival() {
  return new Promise(resolve => {
    const end = (/** @type {boolean} */ came) => { navigator.serviceWorker.removeEventListener('message', heard); clearTimeout(timer); resolve(came) }
    const heard = (/** @type {MessageEvent} */ { data }) => { if (data?.pushed === 'test') end(true) }
    const timer = setTimeout(end, PATIENCE_MS, false)
    navigator.serviceWorker.addEventListener('message', heard)
  })
}

/** @param {App} app */
async function whyNot(app) {
  const { devices } = await app.api.get('/v1/push').catch(() => ({ devices: [] }))
  const mine = devices.find((/** @type {{ id: string }} */ one) => one.id === deviceId())
  if (mine?.fault) return t('The push service did not take it: {fault}', { fault: mine.fault })
  if (mine?.sent_at) return t('The push service has it. The phone may hold back this browser’s notifications.')
  return t('It has not arrived. The server may be busy, or this phone offline.')
}

/** @param {number} ms */
const seconds = ms => numberFormat({ maximumFractionDigits: 1 }).format(ms / 1000)
