import { isPassing, partsOf, Problem } from './problem.js'
import { sentence } from './refusals.js'
import { hear, park, settle, waiting } from './outbox.js'

/** Operations of one request to POST /v1/sets: the server takes 500; smaller ones get through a bad line sooner. */
export const BATCH = 100
/** Seconds to wait after the first, second … failure. */
export const BACKOFF = [2, 5, 15, 60, 300]

/**
 * The one sync. Sends the outbox in order; keeps what may yet succeed, parks what never will.
 * Fires `change` whenever the outbox has become another, and `sent` with the operations the server took.
 *
 * @typedef {import('./types.js').Operation} Operation
 */
export class Sync extends EventTarget {
  #db
  #api
  #locks
  #later
  #failures = 0
  /** @type {any} */ #timer = null
  /** @type {Promise<void> | null} */ #running = null
  #again = false
  /** How many operations the server has taken: what was read before another one was is older than it. */
  settled = 0

  /**
   * @param {import('./db.js').Db} db
   * @param {Pick<import('./api.js').Api, 'send'>} api
   * @param {{ locks?: import('./auth.js').Locks, later?: (run: () => void, ms: number) => any }} [parts]
   */
  constructor(db, api, { locks, later } = {}) {
    super()
    this.#db = db
    this.#api = api
    this.#locks = locks ?? (globalThis.navigator?.locks ?? { request: (_, run) => run() })
    this.#later = later ?? ((run, ms) => setTimeout(run, ms))
  }

  /** Flush at once and on everything that may mean that the server is back. @returns {() => void} stop */
  start() {
    const flush = () => { if (document.visibilityState === 'visible') this.retry() }
    addEventListener('online', flush)
    document.addEventListener('visibilitychange', flush)
    this.flush()
    return () => {
      removeEventListener('online', flush)
      document.removeEventListener('visibilitychange', flush)
      clearTimeout(this.#timer)
    }
  }

  /** Something has changed outside: forget the waiting time and try now. */
  retry() {
    this.#failures = 0
    return this.flush()
  }

  /** Send all that waits. Asking while it runs makes it look once more at the end. */
  flush() {
    this.dispatchEvent(new Event('change'))
    if (this.#running) { this.#again = true; return this.#running }
    clearTimeout(this.#timer)
    this.#running = this.#locks.request('gymgenius-sync', () => this.#drain()).finally(() => {
      this.#running = null
      if (this.#again) { this.#again = false; this.flush() }
    })
    return this.#running
  }

  async #drain() {
    try {
      for (let next = await waiting(this.#db); next.length > 0; next = await waiting(this.#db)) {
        await this.#send(bunch(next))
        this.#failures = 0
        this.dispatchEvent(new Event('change'))
      }
    } catch (error) {
      if (!isPassing(error)) throw error
      this.#postpone()
    }
  }

  #postpone() {
    const seconds = BACKOFF[Math.min(this.#failures, BACKOFF.length - 1)]
    this.#failures += 1
    this.#timer = this.#later(() => this.flush(), seconds * 1000)
    this.dispatchEvent(new Event('change'))
  }

  /** @param {Operation[]} ops either many new sets, or one of anything else */
  async #send(ops) {
    const [first] = ops
    try {
      if (isNewSet(first)) return await this.#answers(ops, await this.#api.send('POST', '/v1/sets', { sets: ops.map(op => op.body) }))
      const answer = await this.#api.send(first.method, first.path, first.body ?? undefined)
      await this.#settle(ops, first.path.startsWith('/v1/sets/') && answer ? [answer] : [])
    } catch (error) {
      if (!(error instanceof Problem) || isPassing(error)) throw error
      if (ops.length > 1) for (const op of ops) await this.#send([op])
      else if (error.status === 404 && first.method === 'DELETE') await this.#settle(ops)
      else await park(this.#db, first, wordsOf(error))
    }
  }

  /**
   * Each set of a batch is answered on its own: stored, refused for good, or not now.
   * @param {Operation[]} ops
   * @param {{ results: { status: number, set?: import('./types.js').LoggedSet | null, problem?: import('./problem.js').ProblemBody | null }[] }} answer in the order sent
   */
  async #answers(ops, { results }) {
    const problems = results.map(({ status, problem }) => status < 400 ? null : new Problem(status, problem ?? {}))
    for (const [i, op] of ops.entries()) {
      const problem = problems[i]
      if (problem && !problem.passing) await park(this.#db, op, wordsOf(problem))
    }
    await this.#settle(ops.filter((_, i) => problems[i] === null), results.flatMap(({ set }) => set ?? []))
    const later = problems.find(problem => problem?.passing)
    if (later) throw later
  }

  /** @param {Operation[]} ops @param {import('./types.js').LoggedSet[]} [sets] as the server has them now */
  async #settle(ops, sets = []) {
    await settle(this.#db, ...ops)
    await hear(this.#db, sets)
    this.settled += ops.length
    this.dispatchEvent(new CustomEvent('sent', { detail: ops }))
  }
}

/** @param {Operation} op */
const isNewSet = op => op.method === 'POST' && op.path === '/v1/sets'

/**
 * The longest start of the queue that one request can carry.
 * @param {Operation[]} ops
 */
export function bunch(ops) {
  if (!isNewSet(ops[0])) return ops.slice(0, 1)
  const end = ops.findIndex(op => !isNewSet(op))
  return ops.slice(0, Math.min(end < 0 ? ops.length : end, BATCH))
}

/** Why, in the server's words: whoever looks later reads it in their language. @param {Problem} problem */
function wordsOf({ detail, message, faults: [fault] }) {
  if (fault && sentence(detail) === null) return partsOf([fault.field || 'the body', fault.fault, fault.expected])
  return detail || message
}
