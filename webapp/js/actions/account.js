import { openDatabase } from '../db.js'
import { tally } from '../outbox.js'
import { Problem } from '../problem.js'
import { initialState } from '../state.js'
import { Sync } from '../sync.js'
import { load, pull } from './pull.js'
import { refreshAfter } from './coach.js'

/** Who uses this phone: in, out, and back after the page was closed. @typedef {import('../app.js').App} App */

const WHO = 'gymgenius.user'
const KNOWN = 'gymgenius.known'

/**
 * Open the app for who was here last, from what this phone holds; the server is asked afterwards.
 * @param {App} app
 */
export async function resume(app) {
  const id = localStorage.getItem(WHO)
  app.store.update({ wasHere: localStorage.getItem(KNOWN) !== null })
  if (!id) { app.store.update({ phase: 'out' }); return }
  await enter(app, id)
  pull(app).catch(() => {})
}

/**
 * @param {App} app @param {string} email @param {string} password
 * @throws {Problem | import('../problem.js').Unreachable}
 */
export async function signIn(app, email, password) {
  await arrive(app, await app.auth.signIn(email, password))
}

/**
 * @param {App} app @param {string} email @param {string} password
 * @throws {Problem | import('../problem.js').Unreachable}
 */
export async function signUp(app, email, password) {
  await arrive(app, await app.auth.signUp(email, password))
}

/** @param {App} app @param {{ user_id: string }} grant */
async function arrive(app, grant) {
  const already = localStorage.getItem(WHO) === grant.user_id && app.db !== null
  localStorage.setItem(WHO, grant.user_id)
  localStorage.setItem(KNOWN, '1')
  app.store.update({ lost: false })
  if (already) await app.sync?.retry()
  else await open(app, grant.user_id)
  await pull(app)
  app.store.update({ phase: 'in' })
  navigator.storage?.persist?.().catch(() => {})
}

/** @param {App} app @param {string} userId */
async function enter(app, userId) {
  await open(app, userId)
  const known = app.store.state.me !== null
  app.store.update({ phase: known ? 'in' : 'out' })
}

/** @param {App} app @param {string} userId */
async function open(app, userId) {
  close(app)
  const db = await openDatabase(userId)
  const sync = new Sync(db, app.api)
  app.db = db
  app.sync = sync
  app.store.update(await load(db))
  sync.addEventListener('change', async () => { if (app.db === db) app.store.update({ tally: await tally(db) }) })
  sync.addEventListener('sent', event => refreshAfter(app, /** @type {CustomEvent} */ (event).detail))
  app.off.push(sync.start())
}

/** @param {App} app */
function close(app) {
  for (const off of app.off.splice(0)) off()
  app.db?.close()
  app.db = /** @type {any} */ (null)
  app.sync = /** @type {any} */ (null)
}

/**
 * Sign out. What is not on the server yet stays on this phone, under this person's name.
 * @param {App} app
 */
export async function signOut(app) {
  await app.sync?.retry().catch(() => {})
  await app.auth.signOut()
  localStorage.removeItem(WHO)
  close(app)
  app.store.update({ ...initialState(), phase: 'out', wasHere: true })
}
