import assert from 'node:assert/strict'
import { test } from 'node:test'
import { locks } from './fake.js'
import { Api } from '../../js/api.js'
import { Auth } from '../../js/auth.js'
import { isPassing, Problem, Unreachable } from '../../js/problem.js'

/** Tabs of one browser hear each other. */
function channels() {
  /** @type {any[]} */ const all = []
  return () => {
    const own = { onmessage: /** @type {any} */ (null), postMessage: (/** @type {any} */ data) => { for (const other of all) if (other !== own) other.onmessage?.({ data }) } }
    all.push(own)
    return own
  }
}

/** @param {number} status @param {object} [body] */
const reply = (status, body = {}) => new Response(status === 204 ? null : JSON.stringify(body), { status })

/** A server with one refresh cookie that may be used once, and access tokens that can be made to run out. */
function server() {
  const state = { cookie: 1, token: 0, refreshes: 0, away: false, ended: false, calls: /** @type {string[]} */ ([]) }
  const grant = () => reply(200, { access_token: `t${state.token += 1}`, expires_in: 900, user_id: 'u' })
  /** @type {any} */
  const fetcher = async (/** @type {string} */ path, /** @type {any} */ { method, headers, body }) => {
    state.calls.push(`${method} ${path}`)
    if (state.away) throw new TypeError('no network')
    if (path === '/v1/login') return JSON.parse(body).password === 'right' ? grant() : reply(401, { title: 'no' })
    if (path === '/v1/logout') return reply(204)
    if (path === '/v1/refresh') {
      state.refreshes += 1
      await new Promise(resolve => setTimeout(resolve, 5))
      return state.ended ? reply(401) : grant()
    }
    if (headers.authorization !== `Bearer t${state.token}`) return reply(401)
    return path === '/v1/empty' ? reply(204) : path === '/v1/bad' ? reply(422, { detail: 'bad', errors: [{ field: 'body.reps', fault: 'too many', expected: 'at most 100' }] }) : reply(200, { path })
  }
  return { state, fetcher }
}

/** @param {ReturnType<typeof server>} it @param {any} [parts] */
function tab({ fetcher }, parts = {}) {
  const auth = new Auth({ fetcher, locks: locks(), channel: channels()(), ...parts })
  return { auth, api: new Api(auth, fetcher) }
}

test('signing in opens the door; a wrong password doesn’t', async () => {
  const it = server()
  const { auth, api } = tab(it)
  await assert.rejects(auth.signIn('a@b.c', 'wrong'), error => error instanceof Problem && error.status === 401)
  await auth.signIn('a@b.c', 'right')
  assert.deepEqual(await api.get('/v1/me'), { path: '/v1/me' })
})

test('a 401 is answered by one refresh and one more try, however many ask at once', async () => {
  const it = server()
  const { auth, api } = tab(it)
  await auth.signIn('a@b.c', 'right')
  it.state.token += 1 // the server forgot the old one
  const answers = await Promise.all([api.get('/v1/a'), api.get('/v1/b'), api.get('/v1/c')])
  assert.deepEqual(answers.map(answer => answer.path), ['/v1/a', '/v1/b', '/v1/c'])
  assert.equal(it.state.refreshes, 1)
})

test('an attempt keeps its name until its answer is there', async () => {
  const it = server()
  /** @type {Map<string, string>} */ const kept = new Map()
  const memory = { getItem: (/** @type {string} */ key) => kept.get(key) ?? null, setItem: (/** @type {string} */ key, /** @type {string} */ value) => void kept.set(key, value), removeItem: (/** @type {string} */ key) => void kept.delete(key) }
  /** @type {string[]} */ const names = []
  const fetcher = (/** @type {any} */ path, /** @type {any} */ request) => {
    if (path === '/v1/refresh') names.push(request.headers['idempotency-key'])
    return it.fetcher(path, request)
  }
  const { auth } = tab({ ...it, fetcher }, { memory })
  it.state.away = true
  await assert.rejects(auth.renew(), Unreachable)
  it.state.away = false
  assert.equal(await auth.renew(), true)
  assert.equal(names[0], names[1])
  assert.equal(kept.size, 0)
  await auth.renew()
  assert.notEqual(names[2], names[1])
})

test('two tabs refresh once between them', async () => {
  const it = server()
  const shared = locks()
  const channel = channels()
  const one = tab(it, { locks: shared, channel: channel() })
  const other = tab(it, { locks: shared, channel: channel() })
  await one.auth.signIn('a@b.c', 'right')
  it.state.token += 1
  await Promise.all([one.api.get('/v1/a'), other.api.get('/v1/b')])
  assert.equal(it.state.refreshes, 1)
})

test('a token about to run out is renewed before it is used', async () => {
  const it = server()
  let now = 0
  const { auth, api } = tab(it, { now: () => now })
  await auth.signIn('a@b.c', 'right')
  now = 880_000
  await api.get('/v1/a')
  assert.equal(it.state.refreshes, 1)
})

test('an ended session is told once; a server that is away signs nobody out', async () => {
  const it = server()
  const { auth, api } = tab(it)
  let lost = 0
  auth.onLost = () => { lost += 1 }
  await auth.signIn('a@b.c', 'right')
  it.state.away = true
  await assert.rejects(api.get('/v1/a'), Unreachable)
  assert.equal(lost, 0)
  it.state.away = false
  it.state.ended = true
  it.state.token += 1
  await assert.rejects(api.get('/v1/a'), error => error instanceof Problem && error.status === 401)
  assert.equal(lost, 1)
})

test('signing out forgets the token here and in the other tabs, also without a network', async () => {
  const it = server()
  const channel = channels()
  const one = tab(it, { channel: channel() })
  const other = tab(it, { channel: channel() })
  await one.auth.signIn('a@b.c', 'right')
  assert.equal(await other.auth.token(), 't1')
  it.state.away = true
  await one.auth.signOut()
  assert.equal(await one.auth.token(), null)
  assert.equal(await other.auth.token(), null)
})

test('answers become values, and refusals say which field', async () => {
  const it = server()
  const { auth, api } = tab(it)
  await auth.signIn('a@b.c', 'right')
  assert.equal(await api.delete('/v1/empty'), null)
  const refusal = await api.post('/v1/bad', { reps: 101 }).catch((/** @type {any} */ error) => error)
  assert.equal(refusal.of('reps'), 'too many: at most 100')
  assert.equal(isPassing(refusal), false)
  assert.equal((await api.raw('/v1/file')).ok, true)
  assert.deepEqual(await api.patch('/v1/me', {}), { path: '/v1/me' })
})

test('a crowd at the door is waited out', async () => {
  /** @type {number[]} */ const pauses = []
  let tries = 0
  const fetcher = /** @type {any} */ (async () => (tries += 1) < 3 ? new Response('{}', { status: 503, headers: { 'retry-after': '2' } }) : reply(200, { access_token: 't', expires_in: 900 }))
  const { auth } = tab({ fetcher, state: /** @type {any} */ ({}) }, { pause: async (/** @type {number} */ ms) => { pauses.push(ms) } })
  await auth.signUp('a@b.c', 'right')
  assert.deepEqual(pauses, [2000, 2000])
})

test('what may pass and what never will', () => {
  assert.deepEqual([500, 503, 429, 401, 408, 400, 404, 409, 422].map(status => isPassing(new Problem(status))), [true, true, true, true, true, false, false, false, false])
  assert.equal(isPassing(new Unreachable()), true)
  assert.equal(isPassing(new TypeError()), false)
})
