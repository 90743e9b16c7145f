import { clock } from './clock.js'
import { NeedsAccount, problemOf, Unreachable } from './problem.js'

/**
 * The only door to the server. Adds the access token, refreshes it once when it has run out, and turns answers into
 * values, `Problem` or `Unreachable`.
 */
export class Api {
  #auth
  #fetch

  /** Told with each answer, and each lack of one: a browser’s own word on the network can't be trusted. @type {(reached: boolean) => void} */
  onReach = () => {}

  /** A guest holds the phone: the server knows nobody who could ask. */
  shut = false

  /**
   * @param {import('./auth.js').Auth} auth
   * @param {typeof fetch} [fetcher]
   */
  constructor(auth, fetcher = (...request) => fetch(...request)) {
    this.#auth = auth
    this.#fetch = fetcher
  }

  /** @param {string} path */
  get(path) { return this.send('GET', path) }
  /** @param {string} path @param {unknown} [body] */
  post(path, body) { return this.send('POST', path, body) }
  /** @param {string} path @param {unknown} body */
  patch(path, body) { return this.send('PATCH', path, body) }
  /** @param {string} path */
  delete(path) { return this.send('DELETE', path) }

  /**
   * @param {string} method
   * @param {string} path beginning with /v1/
   * @param {unknown} [body] JSON, or FormData for files
   * @returns {Promise<any>} the parsed answer; null for 204
   * @throws {import('./problem.js').Problem | Unreachable}
   */
  async send(method, path, body) {
    if (this.shut) throw new NeedsAccount()
    let response = await this.#once(method, path, body)
    if (response.status === 401 && await this.#auth.renew()) response = await this.#once(method, path, body)
    if (!response.ok) throw await problemOf(response)
    return response.status === 204 ? null : response.json()
  }

  /**
   * An answer as it comes, for files and event streams.
   * @param {string} path
   * @returns {Promise<Response>}
   */
  async raw(path) {
    if (this.shut) throw new NeedsAccount()
    let response = await this.#once('GET', path)
    if (response.status === 401 && await this.#auth.renew()) response = await this.#once('GET', path)
    if (!response.ok) throw await problemOf(response)
    return response
  }

  /**
   * What anyone may read, account or not.
   * @param {string} path
   * @returns {Promise<any>} the parsed answer
   * @throws {import('./problem.js').Problem | Unreachable}
   */
  async open(path) {
    const response = await this.#fetch(path, { headers: { accept: 'application/json' }, credentials: 'omit' })
      .catch(cause => { throw new Unreachable(cause) })
    if (!response.ok) throw await problemOf(response)
    return response.json()
  }

  /** @param {string} method @param {string} path @param {unknown} [body] */
  async #once(method, path, body) {
    const token = await this.#auth.token()
    const file = typeof FormData !== 'undefined' && body instanceof FormData
    /** @type {Record<string, string>} */
    const headers = { accept: 'application/json' }
    if (token) headers.authorization = `Bearer ${token}`
    if (body !== undefined && !file) headers['content-type'] = 'application/json'
    try {
      const response = await this.#fetch(path, {
        method, headers, credentials: 'same-origin', cache: 'no-store',
        body: body === undefined ? undefined : file ? /** @type {FormData} */ (body) : JSON.stringify(body),
      })
      this.onReach(true)
      clock.hear(response.headers?.get('date') ?? null)
      return response
    } catch (cause) {
      this.onReach(false)
      throw new Unreachable(cause)
    }
  }
}
