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

/** @param {App} app */
export async function exportUnsent(app) {
  const all = await app.db.getAll('outbox')
  saveFile('gymgenius-unsent.json', new Blob([JSON.stringify(all, null, 2)], { type: 'application/json' }))
}
