import { isPassing } from '../problem.js'

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
  if (!isPassing(error)) return error instanceof Error ? error.message : String(error)
  return something ? 'The server is away: these are its last numbers.' : 'The server is away. Try again when it is back.'
}
