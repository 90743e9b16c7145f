import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { abilities, consent, consents, inUse, MEANS, meansNow, wereSeen } from '../../js/alerts.js'

/** @type {Map<string, string>} */ const kept = new Map()
globalThis.localStorage = /** @type {any} */ ({
  getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
  setItem: (/** @type {string} */ key, /** @type {string} */ value) => { kept.set(key, value) },
})
beforeEach(() => kept.clear())

const ANDROID = 'Mozilla/5.0 (Linux; Android 16) Chrome/140'
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/605'
/** @param {Record<string, any>} [more] @param {Record<string, any>} [navigator] @returns {any} */
const phone = (more = {}, navigator = {}) => ({
  navigator: { userAgent: ANDROID, vibrate: () => true, wakeLock: {}, serviceWorker: {}, ...navigator },
  AudioContext: class {}, Notification: { permission: 'default' }, PushManager: class {},
  matchMedia: (/** @type {string} */ query) => ({ matches: query === '(pointer: coarse)' }), ...more,
})

test('a phone that can do all of it is asked only for what needs asking', () => {
  assert.deepEqual(abilities(phone()), { sound: 'ready', vibration: 'ready', notification: 'ask', push: 'ask', awake: 'ready' })
  const granted = abilities(phone({ Notification: { permission: 'granted' } }))
  assert.deepEqual([granted.notification, granted.push], ['ready', 'ready'])
})

test('a no to notifications is a no to both that need them', () => {
  const can = abilities(phone({ Notification: { permission: 'denied' } }))
  assert.deepEqual([can.notification, can.push], ['denied', 'denied'])
})

test('a browser that has nothing says so of each', () => {
  const bare = abilities({ navigator: { userAgent: 'Old' } })
  assert.deepEqual(Object.values(bare), MEANS.map(() => 'missing'))
})

test('a computer has the call to vibrate and nothing that shakes', () => {
  assert.equal(abilities(phone({ matchMedia: () => ({ matches: false }) })).vibration, 'missing')
})

test('an iPhone notifies from the home screen alone', () => {
  const tab = phone({ Notification: undefined, PushManager: undefined }, { userAgent: IPHONE, vibrate: undefined })
  assert.deepEqual([abilities(tab).notification, abilities(tab).push, abilities(tab).vibration], ['install', 'install', 'missing'])
  const installed = phone({}, { userAgent: IPHONE, standalone: true })
  assert.equal(abilities(installed).push, 'ask')
})

test('until asked, the phone buzzes and stays awake, and does nothing that needs a yes', () => {
  assert.equal(wereSeen(), false)
  assert.deepEqual(consents(), { sound: false, vibration: true, notification: false, push: false, awake: true })
})

test('each consent is its own, and kept', () => {
  consent({ sound: true })
  consent({ vibration: false })
  assert.deepEqual([consents().sound, consents().vibration, consents().awake, wereSeen()], [true, false, true, true])
})

test('looking is enough to be asked no more', () => {
  consent()
  assert.equal(wereSeen(), true)
  assert.equal(consents().sound, false)
})

test('what was kept and can’t be read is as if nothing was', () => {
  kept.set('gymgenius.alerts', '{broken')
  assert.equal(consents().vibration, true)
})

test('in use is what was agreed to and works here', () => {
  consent({ sound: true, notification: true, push: true })
  assert.deepEqual(inUse(phone()), ['sound', 'vibration', 'awake'])
  assert.deepEqual(inUse(phone({ Notification: { permission: 'granted' } })), MEANS)
})

test('a page in sight sounds and buzzes, one out of sight notifies', () => {
  assert.deepEqual(meansNow({ hidden: false, late: 0, using: MEANS }), ['sound', 'vibration'])
  assert.deepEqual(meansNow({ hidden: true, late: 0, using: MEANS }), ['sound', 'notification'])
})

test('nothing rings for a rest that is long over', () => {
  assert.deepEqual(meansNow({ hidden: false, late: 30, using: MEANS }), [])
  assert.deepEqual(meansNow({ hidden: true, late: 30, using: MEANS }), ['notification'])
  assert.deepEqual(meansNow({ hidden: true, late: 90, using: MEANS }), [])
})
