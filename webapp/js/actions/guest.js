import { openDatabase, databaseName } from '../db.js'
import { GUEST, guestMe, movedOperations, movedValue, moves } from '../guest.js'
import { Sync } from '../sync.js'

/**
 * Training without an account, and moving into one. A guest's database holds what any lifter's holds, its outbox too;
 * moving is one transaction, so that it happens whole or not at all, and is taken up again after it was cut off.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../db.js').Db} Db
 * @typedef {import('../guest.js').Home} Home
 */

/** The account that the guest's things are on their way to. */
const MOVING = 'gymgenius.moving'

/** Nothing is sent of a guest: it waits for an account. */
export class GuestSync extends Sync {
  /** @override */
  flush() { return Promise.resolve() }
}

/**
 * Make a guest of whoever holds this phone: the lifts that there are, and settings of their own.
 * @param {App} app
 * @throws {import('../problem.js').Problem | import('../problem.js').Unreachable} when this phone has no catalogue yet
 */
export async function makeGuest(app) {
  const db = await openDatabase(GUEST)
  try {
    if (await db.get('kv', 'me')) return
    const { exercises } = await app.api.open('/v1/catalogue')
    const { timeZone, locale } = new Intl.DateTimeFormat().resolvedOptions()
    const tx = db.transaction(['exercises', 'kv'], 'readwrite')
    for (const exercise of exercises) tx.objectStore('exercises').put(exercise)
    tx.objectStore('kv').put(guestMe(locale, timeZone), 'me')
    await tx.done
  } finally {
    db.close()
  }
}

/** The catalogue of the newest release, for a guest who has been one for long. @param {App} app */
export async function refreshCatalogue({ api, db }) {
  const { exercises } = await api.open('/v1/catalogue')
  const tx = db.transaction('exercises', 'readwrite')
  for (const exercise of exercises) tx.store.put(exercise)
  await tx.done
}

/**
 * Remember where the guest's things go, before this phone calls itself another's.
 * @param {App} app @param {string} userId
 */
export async function address({ api }, userId) {
  const [me, { plans }] = await Promise.all([api.get('/v1/me'), api.get('/v1/plans')])
  const home = { to: userId, me, planned: plans.some((/** @type {any} */ plan) => plan.status === 'active') }
  localStorage.setItem(MOVING, JSON.stringify(home))
}

/**
 * Move in: what a guest left behind on the way to this person, if anything. Tabs take turns.
 * @param {Db} db this person's database @param {string} userId
 */
export async function moveIn(db, userId) {
  const home = homeOf(userId)
  if (!home) return
  const locks = globalThis.navigator?.locks ?? { request: (/** @type {string} */ _, /** @type {() => any} */ run) => run() }
  await locks.request('gymgenius-moving', () => homeOf(userId) && move(db, home))
}

/** @param {string} userId @returns {Home | null} */
function homeOf(userId) {
  const home = JSON.parse(localStorage.getItem(MOVING) ?? 'null')
  return home?.to === userId ? home : null
}

/** @param {Db} db @param {Home} home */
async function move(db, home) {
  const from = await openDatabase(GUEST)
  const guest = (await from.get('kv', 'me'))?.preferences.guest
  while (guest && await carry(from, db, guest, home)); // another tab may have logged a set meanwhile
  from.close()
  await forget()
  localStorage.removeItem(MOVING)
}

/**
 * All that isn't over there yet, in one transaction there, with the place in the guest's outbox up to which it is.
 * @param {Db} from @param {Db} to @param {string} guest its own name @param {Home} home
 * @returns {Promise<boolean>} whether there was something to carry
 */
async function carry(from, to, guest, home) {
  const mark = `moved:${guest}`
  const moved = await to.get('kv', mark)
  const stores = [...from.objectStoreNames]
  const reading = from.transaction(stores)
  const found = await Promise.all(stores.map(async name => {
    const [keys, values] = await Promise.all([reading.objectStore(name).getAllKeys(), reading.objectStore(name).getAll()])
    return { name, keys: /** @type {any[]} */ (keys), values: /** @type {any[]} */ (values) }
  }))
  const outbox = found.find(({ name }) => name === 'outbox')?.values.filter(op => op.seq > (moved ?? 0)) ?? []
  if (moved !== undefined && outbox.length === 0) return false
  const tx = to.transaction(stores, 'readwrite', { durability: 'strict' })
  const kv = tx.objectStore('kv')
  for (const { name, keys, values } of found) {
    if (name === 'outbox') continue
    if (name !== 'kv') for (const value of values) tx.objectStore(/** @type {any} */ (name)).put(value)
    else for (const [i, key] of keys.entries()) if (moves(key)) kv.put(movedValue(key, values[i], await kv.get(key), home), key)
  }
  for (const op of movedOperations(outbox, home)) tx.objectStore('outbox').add(op)
  kv.put(outbox.at(-1)?.seq ?? moved ?? 0, mark)
  await tx.done
  return true
}

/** Whether a guest's things are on this phone. @returns {Promise<boolean>} */
export async function hasGuest() {
  const all = await indexedDB.databases?.() ?? []
  return all.some(({ name }) => name === databaseName(GUEST))
}

/** The guest's database goes. It is gone when this returns, or once the last tab lets go of it. @returns {Promise<void>} */
export function forget() {
  return new Promise(resolve => {
    const request = indexedDB.deleteDatabase(databaseName(GUEST))
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
}
