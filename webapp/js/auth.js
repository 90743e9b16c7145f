import { t } from './i18n.js'
import { Problem, problemOf, Unreachable } from './problem.js'

/**
 * Who is signed in. The access token lives in memory only; the refresh token in a cookie that no script can read.
 * Tabs share one cookie that changes with each use, so they take turns (Web Locks) and pass the new token on
 * (BroadcastChannel) instead of each spending it.
 *
 * @typedef {{ access_token: string, expires_in: number }} Grant
 * @typedef {{ request: (name: string, run: () => Promise<any>) => Promise<any> }} Locks
 * @typedef {{ postMessage: (message: any) => void, onmessage: ((event: MessageEvent) => void) | null }} Channel
 * @typedef {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} Memory
 */
const ATTEMPT = 'gymgenius-refresh-attempt'

export class Auth {
  /** @type {string | null} */ #token = null
  #endsAt = 0
  /** The server has said that the refresh token is no good. */ #ended = false
  /** @type {Promise<boolean> | null} */ #renewing = null
  #fetch
  #locks
  #channel
  #now
  #pause
  #memory

  /** Called when the server no longer knows this person: the refresh token has ended. @type {() => void} */
  onLost = () => {}

  /**
   * @param {{ fetcher?: typeof fetch, locks?: Locks, channel?: Channel, now?: () => number, pause?: (ms: number) => Promise<void>, memory?: Memory }} [parts]
   */
  constructor({ fetcher, locks, channel, now, pause, memory } = {}) {
    this.#fetch = fetcher ?? ((...request) => fetch(...request))
    this.#locks = locks ?? (globalThis.navigator?.locks ?? { request: (_, run) => run() })
    this.#channel = channel ?? new BroadcastChannel('gymgenius-auth')
    this.#now = now ?? Date.now
    this.#pause = pause ?? (ms => new Promise(resolve => setTimeout(resolve, ms)))
    this.#memory = memory ?? globalThis.localStorage
    this.#channel.onmessage = event => this.#hear(event.data)
  }

  /** @param {string} email @param {string} password */
  signIn(email, password) { return this.#enter('/v1/login', { email, password }) }

  /** @param {string} email @param {string} password */
  signUp(email, password) {
    const { timeZone, locale } = new Intl.DateTimeFormat().resolvedOptions()
    return this.#enter('/v1/register', { email, password, time_zone: timeZone, locale })
  }

  /** Forget the token here and in the other tabs, and end the cookie if the server can be reached. */
  async signOut() {
    const token = this.#token
    this.#take(null)
    this.#channel.postMessage({ token: null })
    await this.#post('/v1/logout', undefined, token).catch(() => {})
  }

  /** The token to send, renewed when it is about to run out or the page is new. Null when nobody is signed in or the server is away. */
  async token() {
    const stale = this.#token ? this.#now() > this.#endsAt - 30_000 : !this.#ended
    if (stale) await this.renew().catch(() => false)
    return this.#token
  }

  /**
   * Ask for a new access token, once for all who ask meanwhile.
   * @returns {Promise<boolean>} whether there is a token to try again with
   * @throws {Unreachable | Problem} when the server is away: then nothing is known, and nobody is signed out
   */
  renew() {
    if (this.#ended) return Promise.resolve(false)
    this.#renewing ??= this.#renew(this.#token).finally(() => { this.#renewing = null })
    return this.#renewing
  }

  /** @param {string | null} spent */
  async #renew(spent) {
    return this.#locks.request('gymgenius-refresh', async () => {
      if (this.#token && this.#token !== spent) return true
      const response = await this.#post('/v1/refresh', undefined, null, this.#attempt())
      if (response.ok) { this.#grant(await response.json()); this.#memory?.removeItem(ATTEMPT); return true }
      const problem = await problemOf(response)
      if (problem.status !== 401 && problem.status !== 403) throw problem
      this.#memory?.removeItem(ATTEMPT)
      this.#take(null)
      this.#ended = true
      this.onLost()
      return false
    })
  }

  /** The name of this attempt, kept until its answer is there: after a lost answer the same attempt may ask again. */
  #attempt() {
    const name = this.#memory?.getItem(ATTEMPT) ?? crypto.randomUUID()
    this.#memory?.setItem(ATTEMPT, name)
    return name
  }

  /** @param {string} path @param {object} body */
  async #enter(path, body) {
    let response = await this.#post(path, body)
    for (let more = 3; response.status === 503 && more > 0; more -= 1) { // a crowd signs in: the server asks to wait a second
      await this.#pause(1000 * Number(response.headers.get('retry-after') ?? 1))
      response = await this.#post(path, body)
    }
    if (!response.ok) throw await problemOf(response)
    const answer = await response.json()
    if (!answer.access_token) throw new Problem(502, { title: t('The server gave no token') })
    this.#grant(answer)
    return answer
  }

  /** @param {string} path @param {object} [body] @param {string | null} [token] @param {string} [attempt] */
  async #post(path, body, token, attempt) {
    /** @type {Record<string, string>} */
    const headers = { accept: 'application/json' }
    if (body) headers['content-type'] = 'application/json'
    if (token) headers.authorization = `Bearer ${token}`
    if (attempt) headers['idempotency-key'] = attempt
    try {
      return await this.#fetch(path, {
        method: 'POST', headers, credentials: 'same-origin', cache: 'no-store', body: body && JSON.stringify(body),
      })
    } catch (cause) {
      throw new Unreachable(cause)
    }
  }

  /** @param {Grant} grant */
  #grant(grant) {
    this.#take(grant.access_token, this.#now() + grant.expires_in * 1000)
    this.#channel.postMessage({ token: this.#token, endsAt: this.#endsAt })
  }

  /** @param {string | null} token @param {number} [endsAt] */
  #take(token, endsAt = 0) {
    this.#token = token
    this.#endsAt = endsAt
    this.#ended = false
  }

  /** @param {{ token: string | null, endsAt?: number }} news from another tab */
  #hear(news) {
    if (news.token === null && this.#token) this.onLost()
    this.#take(news.token, news.endsAt)
  }
}
