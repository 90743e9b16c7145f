import { say } from './toast.js'
import { saveFile } from './save.js'
import { tell } from './tell.js'
import { setsOfWorkout } from '../db.js'
import { toKg } from '../format.js'
import { plural, t } from '../i18n.js'
import { behind, commit, operation, settle, subjectOf, unpark, unsent } from '../outbox.js'

/**
 * Unsent changes are precious: they can be tried again, put right, taken away as a file, brought in from one, or dropped
 * one by one.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Operation} Operation
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 */

const FORMAT = 'gymgenius-unsent'

/** @param {App} app @param {Operation} op */
export async function tryAgain(app, op) {
  await unpark(app.db, op)
  app.sync.retry()
}

/**
 * A refused change goes, with what waits behind it; a set that the server never took goes from here too.
 * @param {App} app @param {Operation} op
 */
export async function dropParked(app, op) {
  const { db } = app
  const all = await unsent(db)
  const dropped = [op, ...op.method === 'POST' && !op.path.split('/')[3] ? behind(all, op) : []]
  const set = op.method === 'POST' && op.path === '/v1/sets' ? await db.get('sets', op.body.id) : undefined
  await settle(db, ...dropped)
  if (set) await commit(db, ['sets'], tx => { tx.objectStore('sets').delete(set.id) }, [])
  await showDone(app)
  app.sync.flush()
  say(app, t('Dropped: {what}', { what: op.label }), { action: t('Undo'), run: async () => {
    await commit(db, ['sets'], tx => { if (set) tx.objectStore('sets').put(set) }, dropped.map(({ seq: _, ...one }) => one))
    await showDone(app)
    app.sync.flush()
  } })
}

/** The sets of the workout that runs, as they are now. @param {App} app */
async function showDone(app) {
  const { running } = app.store.state
  if (running) app.store.update({ done: (await setsOfWorkout(app.db, running.id)).filter(set => !set.deleted_at) })
}

/** The set that a refused change speaks of, as this phone has it. @param {App} app @param {Operation} op */
export async function setOf(app, op) {
  if (op.method === 'DELETE' || !op.path.startsWith('/v1/sets')) return null
  return (await app.db.get('sets', subjectOf(op) ?? '')) ?? null
}

/**
 * Put right what the server refused, and send it again.
 * @param {App} app @param {Operation} op @param {LoggedSet} set @param {Partial<LoggedSet>} patch
 */
export async function changeParked(app, op, set, patch) {
  const { weight_kg: _, ...wire } = patch
  await commit(app.db, ['sets'], tx => { tx.objectStore('sets').put({ ...set, ...patch }) }, [])
  await unpark(app.db, op, { ...op.body, ...wire })
  await showDone(app)
  app.sync.retry()
}

/** All that the server hasn't got, as a file that this app takes back, on any phone. @param {App} app */
export async function exportUnsent(app) {
  const operations = (await unsent(app.db)).map(({ seq: _, ...op }) => op)
  const file = { format: FORMAT, version: 1, exported_at: new Date().toISOString(), user_id: app.store.state.me?.id ?? null, operations }
  saveFile('gymgenius-unsent.json', new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }))
}

/**
 * Take unsent changes from a file. What is known here already is not taken again; what the server knows already changes
 * nothing there.
 * @param {App} app @param {string} text
 * @returns {Promise<number>} how many are new
 * @throws {Error} in words, where it is no such file
 */
export async function importUnsent(app, text) {
  const operations = operationsIn(text)
  const { db } = app
  const known = new Set((await unsent(db)).map(sameness))
  const fresh = operations.filter(op => !known.has(sameness(op)))
  const sets = await Promise.all(fresh.flatMap(op => op.method === 'POST' && op.path === '/v1/sets' ? newSet(db, op.body) : []))
  await tell(app, ['sets'], tx => { for (const set of sets) if (set) tx.objectStore('sets').put(set) },
    fresh.map(({ method, path, body, label, at }) => operation(method, path, body, label, at)))
  say(app, plural(fresh.length, '{count} change taken from the file', '{count} changes taken from the file'))
  return fresh.length
}

/** @param {string} text @returns {Operation[]} */
function operationsIn(text) {
  const wrong = () => new Error(t('This is no file of unsent changes: it is the one that “Save them as a file” makes'))
  /** @type {any} */ let file
  try { file = JSON.parse(text) } catch { throw wrong() }
  const sound = (/** @type {any} */ op) => ['POST', 'PATCH', 'DELETE'].includes(op?.method) && String(op.path).startsWith('/v1/') && typeof op.at === 'string'
  if (file?.format !== FORMAT || !Array.isArray(file.operations) || !file.operations.every(sound)) throw wrong()
  return file.operations
}

/** @param {Operation} op */
const sameness = ({ method, path, body, at }) => JSON.stringify([method, path, body ?? null, at])

/** The set of an operation, where this phone doesn't have it. @param {App['db']} db @param {any} body @returns {Promise<LoggedSet | null>} */
async function newSet(db, body) {
  if (await db.get('sets', body.id)) return null
  const weight_kg = toKg(body.weight, body.unit)
  return { rir: null, rest_seconds: null, note: null, recommendation_id: null, deleted_at: null, workout_id: body.id, ...body, weight_kg }
}
