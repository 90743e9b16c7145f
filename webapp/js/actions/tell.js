import { commit } from '../outbox.js'
import { painted } from '../painted.js'
import { unsavedCount } from '../unsaved.js'

/**
 * The one way to change something: on the disk first, with the operations that tell the server of it; then on the
 * screen, the count of what waits included; then the sync, and the other tabs. Where the disk refuses, memory keeps it
 * and the screen says so.
 *
 * @typedef {import('../types.js').State} State
 * @typedef {import('../app.js').App} App
 */

/** The workout on its way to the disk: what comes next builds on it, not on what is painted. @type {WeakMap<object, State['running']>} */
const ahead = new WeakMap()

/** The workout as it will be once everything that was asked is on the disk. @param {App} app */
export const runningSoon = app => ahead.has(app) ? ahead.get(app) ?? null : app.store.state.running

/** How often something was changed here: what was read before another change is older than it. @type {WeakMap<object, number>} */
const changes = new WeakMap()

/** @param {App} app */
export const changesSoFar = app => changes.get(app) ?? 0

/** @param {App} app */
const count = app => { changes.set(app, changesSoFar(app) + 1) }

/**
 * @param {App} app
 * @param {import('../outbox.js').StoreName[]} stores
 * @param {(tx: import('../outbox.js').Tx) => void} write puts and deletes only
 * @param {import('../types.js').Operation[]} operations
 * @param {Partial<State> | ((state: State) => Partial<State>)} [shown] what the screens are to show of it
 * @param {() => Partial<State>} [meanwhile] what is shown with it and is reckoned while the disk writes
 */
export async function tell(app, stores, write, operations, shown = {}, meanwhile = () => ({})) {
  count(app)
  const next = typeof shown === 'object' && 'running' in shown ? shown.running ?? null : undefined
  if (next !== undefined) ahead.set(app, next)
  /** @type {Partial<State>} */ let reckoned = {}
  try {
    const writing = commit(app.db, stores, write, operations)
    reckoned = told(meanwhile)
    await writing
  } finally {
    if (next !== undefined && ahead.get(app) === next) ahead.delete(app)
  }
  count(app)
  app.store.update(state => ({ ...(typeof shown === 'function' ? shown(state) : shown), ...reckoned, ...counted(state, operations), unsaved: unsavedCount(app.db) }))
  pass(app, stores, operations)
}

/**
 * The same for what the disk has been given already, as touched: on the screen at once, then written in its place.
 * @param {App} app
 * @param {import('../outbox.js').StoreName[]} stores
 * @param {(tx: import('../outbox.js').Tx) => void} write puts and deletes only
 * @param {import('../types.js').Operation[]} operations
 * @param {Partial<State>} shown
 */
export async function tellTouched(app, stores, write, operations, shown) {
  count(app)
  app.store.update(state => ({ ...shown, ...counted(state, operations) }))
  const written = await commit(app.db, stores, write, operations)
  count(app)
  if (!written) app.store.update({ unsaved: unsavedCount(app.db) })
  pass(app, stores, operations)
}

/** What may fail without what is written being hidden: it is a fault, and told. @param {() => Partial<State>} reckon */
export function told(reckon) {
  try { return reckon() } catch (fault) { reportError(fault); return {} }
}

/** To the other tabs, and to the server. @param {App} app @param {import('../outbox.js').StoreName[]} stores @param {import('../types.js').Operation[]} operations */
function pass(app, stores, operations) {
  app.tabs?.tell(operations.length > 0 ? [...stores, 'outbox'] : stores)
  if (operations.length > 0) painted().then(() => app.sync?.flush())
}

/** What waits for the server, with these. @param {State} state @param {import('../types.js').Operation[]} operations @returns {Partial<State>} */
export function counted({ tally: { waiting, oldest, parked } }, operations) {
  if (operations.length === 0) return {}
  return { tally: { parked, waiting: waiting + operations.length, oldest: oldest ?? operations[0].at } }
}
