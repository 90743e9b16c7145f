import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { NeedsAccount, Problem, Unreachable } from '../../js/problem.js'

/** @type {Map<string, string>} */ const kept = new Map()
globalThis.localStorage = /** @type {any} */ ({
  getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
  setItem: (/** @type {string} */ key, /** @type {string} */ value) => { kept.set(key, value) },
  removeItem: (/** @type {string} */ key) => { kept.delete(key) },
})
const { consent, consents } = await import('../../js/alerts.js')
const { cancelAlert, deviceId, keepSubscribed, setAlert, subscribe } = await import('../../js/actions/push.js')

const KEY = 'BOJBs53F'
const WORDS = { title: 'Rest is over', body: 'Bench press, set 2' }
const ENDS_AT = Date.parse('2026-11-22T18:00:00Z')

/** A browser that listens at `endpoint`. @param {{ endpoint?: string, fault?: Error }} [how] */
function browser({ endpoint = 'https://push.example/a', fault } = {}) {
  const subscription = {
    endpoint, options: { applicationServerKey: Uint8Array.from(atob('BOJBs53F'), c => c.charCodeAt(0)).buffer },
    toJSON: () => ({ endpoint, keys: { p256dh: 'p', auth: 'a' } }), unsubscribe: async () => true,
  }
  const pushManager = { getSubscription: async () => null, subscribe: async () => { if (fault) throw fault; return subscription } }
  const serviceWorker = { ready: Promise.resolve({ pushManager }), getRegistration: async () => ({ pushManager }) }
  Object.defineProperty(globalThis, 'navigator', { value: { serviceWorker }, configurable: true })
  globalThis.Notification = /** @type {any} */ ({ permission: 'granted' })
}

/**
 * @param {(method: string, path: string, body: any) => any} answer what the server says; may throw
 * @returns {any} an app, and what was asked
 */
function app(answer = () => ({ public_key: KEY })) {
  /** @type {[string, string, any][]} */ const asked = []
  const send = async (/** @type {string} */ method, /** @type {string} */ path, /** @type {any} */ body) => { asked.push([method, path, body]); return answer(method, path, body) }
  const api = { shut: false, send, get: (/** @type {string} */ path) => send('GET', path, null), delete: (/** @type {string} */ path) => send('DELETE', path, null) }
  return { api, asked, store: { state: { me: { id: 'anna' }, online: true } } }
}

beforeEach(() => { kept.clear(); browser() })

test('a browser that listens is made known to the server under this phone’s own name', async () => {
  const anna = app()
  assert.equal(await subscribe(anna), null)
  assert.deepEqual(anna.asked[1], ['PUT', '/v1/push', { device_id: deviceId(), endpoint: 'https://push.example/a', keys: { p256dh: 'p', auth: 'a' } }])
  assert.equal(deviceId(), deviceId())
})

test('why it can’t be is said in words', async () => {
  assert.match(String(await subscribe(app(() => ({ public_key: null })))), /VAPID_PRIVATE_KEY/)
  assert.match(String(await subscribe(app(() => { throw new NeedsAccount() }))), /account/)
  assert.match(String(await subscribe(app(() => { throw new Unreachable() }))), /can’t be reached/)
  assert.equal(await subscribe(app(() => { throw new Problem(422, { detail: 'This address can’t be used' }) })), 'This address can’t be used')
  browser({ fault: new DOMException('no', 'NotAllowedError') })
  assert.match(String(await subscribe(app())), /told no/)
  browser({ fault: new DOMException('no', 'AbortError') })
  assert.match(String(await subscribe(app())), /push service/)
})

test('an alert says when it ends and what time it is here', async () => {
  const anna = app(() => null)
  await setAlert(anna, { ends_at: ENDS_AT }, WORDS)
  const [[method, path, body]] = anna.asked
  assert.deepEqual([method, path, body.ends_at, body.title, body.body], ['PUT', '/v1/rest-alert', '2026-11-22T18:00:00.000Z', WORDS.title, WORDS.body])
  assert.ok(Math.abs(Date.parse(body.now) - Date.now()) < 5000)
  await cancelAlert(anna)
  assert.deepEqual(anna.asked[1].slice(0, 2), ['DELETE', `/v1/rest-alert?device_id=${deviceId()}`])
})

test('a server that has forgotten this phone is told anew, and the alert goes there again', async () => {
  let knows = false
  const anna = app((method, path) => {
    if (path === '/v1/push' && method === 'PUT') knows = true
    if (path === '/v1/rest-alert' && !knows) throw new Problem(422, { errors: [{ field: 'device_id' }] })
    return { public_key: KEY }
  })
  await setAlert(anna, { ends_at: ENDS_AT }, WORDS)
  assert.deepEqual(anna.asked.map(([method, path]) => `${method} ${path}`), ['PUT /v1/rest-alert', 'GET /v1/push', 'PUT /v1/push', 'PUT /v1/rest-alert'])
})

test('where the browser listens no more, the consent is shown as gone', async () => {
  consent({ push: true })
  browser({ fault: new DOMException('no', 'NotAllowedError') })
  const anna = app((_, path) => { if (path === '/v1/rest-alert') throw new Problem(422, { errors: [{ field: 'device_id' }] }); return { public_key: KEY } })
  await setAlert(anna, { ends_at: ENDS_AT }, WORDS)
  assert.equal(consents().push, false)
})

test('another fault is not taken for that', async () => {
  const anna = app(() => { throw new Problem(429) })
  await assert.rejects(setAlert(anna, { ends_at: ENDS_AT }, WORDS), Problem)
  assert.equal(anna.asked.length, 1)
})

test('a browser that changed its address tells the server by itself', async () => {
  consent({ push: true })
  const anna = app()
  await keepSubscribed(anna)
  assert.deepEqual(anna.asked.map(([method]) => method), ['GET', 'PUT'])
})

test('without consent, without the network and without an account nothing is asked', async () => {
  const silent = app()
  await keepSubscribed(silent)
  consent({ push: true })
  await keepSubscribed({ ...silent, api: { ...silent.api, shut: true } })
  await keepSubscribed({ ...silent, store: { state: { me: { id: 'anna' }, online: false } } })
  assert.deepEqual(silent.asked, [])
})

test('who comes to a phone on which another agreed has agreed to nothing', async () => {
  const anna = app()
  consent({ push: true })
  await subscribe(anna)
  const ben = app()
  ben.store.state.me.id = 'ben'
  await keepSubscribed(ben)
  assert.deepEqual(ben.asked, [])
  assert.equal(consents().push, false)
})
