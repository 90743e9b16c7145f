import { t } from '../i18n.js'
import { isPassing, Problem } from '../problem.js'

/**
 * What the server said last, shown at once with its time; what it says now replaces it in place.
 *
 * @typedef {import('../app.js').App} App
 */

/** @param {string} path */
const keyOf = path => `answer:${path}`

/** The signed-in person's database. @param {App} app @returns {import('../db.js').Db} */
export function dbOf({ db }) {
  if (!db) throw new Error('Nobody is signed in')
  return db
}

/**
 * @param {App} app
 * @param {string} path a GET that only reads
 * @param {(value: any, at: string, fresh: boolean) => void} take called with the last answer, then with the new one
 * @returns {Promise<Error | null>} why there is no new answer
 */
export async function ask(app, path, take) {
  const db = dbOf(app)
  const kept = await db.get('kv', keyOf(path))
  if (kept) take(kept.value, kept.at, false)
  try {
    const value = await app.api.get(path)
    const at = new Date().toISOString()
    take(value, at, true)
    if (app.db === db) await db.put('kv', { value, at }, keyOf(path))
    return null
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return error
  }
}

/**
 * The reason in words that a lifter can use.
 * @param {unknown} error @param {boolean} [something] is there something older to look at?
 */
export function reasonOf(error, something = false) {
  if (!isPassing(error) || (error instanceof Problem && error.status < 500)) return error instanceof Error ? error.message : String(error)
  return something ? t('The server is away: these are its last numbers.') : t('The server is away. Try again when it is back.')
}

/** Ids of the sets and sessions that the outbox speaks of. @param {App} app */
export async function unsentIds(app) {
  const operations = await dbOf(app).getAll('outbox')
  return new Set(operations.map(op => op.path.split('/')[3] ?? op.body?.id))
}

/** Questions asked anew while our own changes overtake them. */
const TRIES = 3

/**
 * Read from the server under our own changes: `unsent` names what was on its way before the question or after the
 * answer. Of these the answer may be older than what this phone holds. Where the server took a change meanwhile, the
 * question is asked anew.
 * @param {App} app @param {string} path
 * @returns {Promise<{ answer: any, unsent: Set<string> }>}
 */
export async function readUnder(app, path, tries = TRIES) {
  const before = await unsentIds(app)
  const { settled } = app.sync
  const answer = await app.api.get(path)
  if (app.sync.settled !== settled && tries > 1) return readUnder(app, path, tries - 1)
  return { answer, unsent: new Set([...before, ...await unsentIds(app)]) }
}
