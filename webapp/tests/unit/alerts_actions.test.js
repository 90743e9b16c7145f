import assert from 'node:assert/strict'
import { beforeEach, mock, test } from 'node:test'
import { initialState } from '../../js/state.js'

const AGREED = JSON.stringify({ sound: true, vibration: true, notification: true })
globalThis.localStorage = /** @type {any} */ ({ getItem: () => AGREED, setItem: () => {} })
const { ring } = await import('../../js/actions/alerts.js')

/** @type {string[]} */ let told = []
/** What the browser refuses. @type {string[]} */ let refused = []
const app = /** @type {any} */ ({ store: { state: initialState() } })

/** @param {string} means */
const tell = means => { if (refused.includes(means)) throw new TypeError(`no ${means}`); told.push(means) }

/** A phone that can do all of it. @param {'visible' | 'hidden'} visibilityState */
function phone(visibilityState) {
  const registration = { showNotification: async () => tell('notification') }
  const param = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} }
  const node = () => ({ frequency: {}, gain: param, connect: () => node(), start() {}, stop() {} })
  const parts = {
    document: { visibilityState }, matchMedia: () => ({ matches: true }), Notification: { permission: 'granted' }, PushManager: class {},
    AudioContext: class { state = 'running'; currentTime = 0; createOscillator() { tell('sound'); return node() } createGain() { return node() } },
    navigator: { userAgent: 'Android', vibrate: () => { tell('vibration'); return true }, serviceWorker: { ready: Promise.resolve(registration) } },
  }
  for (const [name, value] of Object.entries(parts)) Object.defineProperty(globalThis, name, { value, configurable: true })
}

mock.timers.enable({ apis: ['setTimeout'] }) // nothing here takes so long that it is given up
beforeEach(() => { told = []; refused = [] })

/** @param {string[]} means */
const once = means => [...new Set(means)].sort()

test('a notification that the browser refuses takes neither the sound nor the rest of the app with it', async () => {
  phone('hidden')
  refused = ['notification']
  await ring(app, 0)
  assert.deepEqual(once(told), ['sound'])
})

test('a sound that fails leaves the notification and the vibration', async () => {
  refused = ['sound']
  phone('hidden')
  await ring(app, 0)
  phone('visible')
  await ring(app, 0)
  assert.deepEqual(once(told), ['notification', 'vibration'])
})

test('a vibration that fails leaves the sound', async () => {
  phone('visible')
  refused = ['vibration']
  await ring(app, 0)
  assert.deepEqual(once(told), ['sound'])
})
