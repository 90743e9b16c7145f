import { say } from './toast.js'
import { saveFile } from './save.js'
import { settle, unpark } from '../outbox.js'

/** Unsent changes are precious: they can be tried again, taken away as a file, or dropped one by one. @typedef {import('../app.js').App} App */

/** @param {App} app @param {import('../types.js').Operation} op */
export async function tryAgain(app, op) {
  await unpark(app.db, op)
  app.sync.retry()
}

/** @param {App} app @param {import('../types.js').Operation} op */
export async function dropParked(app, op) {
  await settle(app.db, op)
  app.sync.flush()
  say(app, `Dropped: ${op.label}`, { action: 'Undo', run: async () => { await app.db.put('outbox', op); app.sync.flush() } })
}

/** The set that a refused change speaks of, as this phone has it. @param {App} app @param {import('../types.js').Operation} op */
export async function setOf(app, op) {
  if (op.method === 'DELETE' || !op.path.startsWith('/v1/sets')) return null
  return (await app.db.get('sets', op.path.split('/')[3] ?? op.body?.id)) ?? null
}

/**
 * Put right what the server refused, and send it again.
 * @param {App} app @param {import('../types.js').Operation} op @param {import('../types.js').LoggedSet} set
 * @param {Partial<import('../types.js').LoggedSet>} patch
 */
export async function changeParked(app, op, set, patch) {
  const { weight_kg: _, ...wire } = patch
  await app.db.put('sets', { ...set, ...patch })
  await unpark(app.db, { ...op, body: { ...op.body, ...wire } })
  app.sync.retry()
}

/** @param {App} app */
export async function exportUnsent(app) {
  const all = await app.db.getAll('outbox')
  saveFile('gymgenius-unsent.json', new Blob([JSON.stringify(all, null, 2)], { type: 'application/json' }))
}
