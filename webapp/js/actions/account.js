import { openDatabase } from '../db.js'
import { tally } from '../outbox.js'
import { Problem } from '../problem.js'
import { initialState } from '../state.js'
import { GUEST, isGuest } from '../guest.js'
import { Sync } from '../sync.js'
import { KNOWN, LEFT, wasHere, WHO } from '../who.js'
import { address, forget, GuestSync, makeGuest, moveIn, refreshCatalogue } from './guest.js'
import { load } from './reading.js'
import { say } from './toast.js'
import { carryOut, TOUCHED } from './touched.js'
import { t } from '../i18n.js'

/** Who uses this phone: in, out, and back after the page was closed. @typedef {import('../app.js').App} App */

/** As long as the toast stands, and a little. */
const UNDO_MS = 8000

/**
 * Open the app for who was here last, from what this phone holds; the server is asked afterwards.
 * @param {App} app
 */
export async function resume(app) {
  const id = localStorage.getItem(WHO)
  app.store.update({ wasHere: wasHere() })
  if (!id) {
    if (localStorage.getItem(LEFT)) await forgetGuest() // the page was closed before the way back had passed
    app.store.update({ phase: 'out' })
    return
  }
  await enter(app, id)
  askAnew(app, id).catch(() => {})
}

/** What the server knows better, once there is a screen. @param {App} app @param {string} id */
async function askAnew(app, id) {
  await app.stands
  await (id === GUEST ? refreshCatalogue(app) : pull(app))
}

/**
 * Begin without an account, or go on as the guest who was here before.
 * @param {App} app
 * @throws {Problem | import('../problem.js').Unreachable} when this phone has no catalogue yet
 */
export async function tryAsGuest(app) {
  localStorage.removeItem(LEFT)
  await makeGuest(app)
  localStorage.setItem(WHO, GUEST)
  await enter(app, GUEST)
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
  app.api.shut = false
  if (isGuest(app.store.state)) await address(app, grant.user_id).catch(error => { app.api.shut = true; throw error })
  const already = localStorage.getItem(WHO) === grant.user_id && app.db !== null
  localStorage.setItem(WHO, grant.user_id)
  localStorage.setItem(KNOWN, '1')
  app.store.update({ lost: false })
  if (already) await app.sync?.retry()
  else await open(app, grant.user_id)
  await pull(app)
  app.store.update({ phase: 'in' })
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
  await moveIn(db, userId)
  app.api.shut = userId === GUEST
  const sync = new (userId === GUEST ? GuestSync : Sync)(db, app.api)
  app.db = db
  app.sync = sync
  const [found, touched] = await Promise.all([load(db), db.get('kv', TOUCHED)])
  app.store.update(touched && await carryOut(db, touched) ? await load(db) : found)
  sync.addEventListener('change', async () => { if (app.db === db) app.store.update({ tally: await tally(db) }) })
  app.off.push(sync.start())
  tend(app, userId)
  if (userId === GUEST) app.off.push(leaveWithOthers())
}

/** What goes on around an open account begins once there is a screen. @param {App} app @param {string} userId */
async function tend(app, userId) {
  const { db } = app
  await app.stands
  const { tending } = await import('./tending.js')
  if (app.db === db) app.off.push(...tending(app, userId))
}

/** Read from the server. @param {App} app */
const pull = async app => (await import('./pull.js')).pull(app)

/** Another tab has moved the guest into an account: this one begins anew. @returns {() => void} stop listening */
function leaveWithOthers() {
  const heard = (/** @type {StorageEvent} */ { key, newValue }) => { if (key === WHO && newValue !== GUEST) location.reload() }
  addEventListener('storage', heard)
  return () => removeEventListener('storage', heard)
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

/**
 * A guest leaves: with the way back taken, what was on this phone is deleted.
 * @param {App} app
 */
export function leaveGuest(app) {
  const before = app.store.state
  localStorage.removeItem(WHO)
  localStorage.setItem(LEFT, '1')
  close(app)
  app.api.shut = false
  app.store.update({ ...initialState(), phase: 'out', wasHere: before.wasHere, installable: before.installable })
  say(app, t('Deleted from this phone'), { action: t('Undo'), run: () => { tryAsGuest(app) } })
  setTimeout(() => { if (localStorage.getItem(LEFT)) forgetGuest() }, UNDO_MS)
}

async function forgetGuest() {
  await forget()
  localStorage.removeItem(LEFT)
}
