import { eventsIn, confirmation, isOver, unitOfLog } from '../imports.js'
import { changeMe } from './profile.js'
import { pull } from './pull.js'

/**
 * Another app's log: read by the server, stored only when the lifter says so.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../imports.js').Import} Import
 */

const POLL_MS = 1000

/** @param {App} app @param {File} file @returns {Promise<Import>} with its dry-run report */
export function upload(app, file) {
  const body = new FormData()
  body.append('file', file, file.name)
  return app.api.post('/v1/imports', body)
}

/** @param {App} app @param {string} id @returns {Promise<Import>} */
export const readImport = (app, id) => app.api.get(`/v1/imports/${id}`)

/** @param {App} app @returns {Promise<Import[]>} newest first */
export const listImports = async app => (await app.api.get('/v1/imports')).imports

/**
 * Import it. Who is just being set up lifts in the unit of the log, if all of it has one.
 * @param {App} app @param {Import & { report: import('../imports.js').Report }} one @param {import('../imports.js').Choices} choices
 * @returns {Promise<Import>}
 */
export async function confirmImport(app, { id, report }, choices) {
  const confirmed = await app.api.post(`/v1/imports/${id}/confirm`, confirmation(report, choices))
  const unit = unitOfLog(report, choices)
  const { me } = app.store.state
  if (unit && me && !me.onboarded_at && me.unit !== unit) await changeMe(app, { unit })
  return confirmed
}

/** Take the whole batch back. @param {App} app @param {string} id @returns {Promise<Import | null>} */
export const undoImport = (app, id) => app.api.delete(`/v1/imports/${id}`)

/**
 * Tell how far it is until it is over: by the server's events, and where they break off, by asking.
 * @param {App} app @param {string} id
 * @param {(now: Partial<Import>) => void} take
 * @param {AbortSignal} signal stop telling
 * @param {(ms: number) => Promise<void>} [sleep]
 * @returns {Promise<Import | null>} as it ended; null when stopped
 */
export async function follow(app, id, take, signal, sleep = pause) {
  await listen(app, id, take, signal).catch(() => {})
  while (!signal.aborted) {
    const now = await readImport(app, id).catch(() => null)
    if (now) take(now)
    if (now && isOver(now.status)) return now
    await sleep(POLL_MS)
  }
  return null
}

/** @param {App} app @param {string} id @param {(now: Partial<Import>) => void} take @param {AbortSignal} signal */
async function listen(app, id, take, signal) {
  const response = await app.api.raw(`/v1/imports/${id}/events`)
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader()
  signal.addEventListener('abort', () => { reader.cancel().catch(() => {}) }, { once: true })
  const decoder = new TextDecoder()
  let text = ''
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const { events, rest } = eventsIn(text + decoder.decode(chunk.value, { stream: true }))
    text = rest
    for (const event of events) take(event)
    if (events.some(event => event.status && isOver(event.status))) { await reader.cancel(); return }
  }
}

/**
 * The next prescription of some lifts.
 * @param {App} app @param {string[]} exerciseIds
 * @returns {Promise<import('../types.js').Prescription[]>} those that the server could answer
 */
export async function nextOf(app, exerciseIds) {
  const asked = await Promise.allSettled(exerciseIds.map(id => app.api.post('/v1/recommendation', { exercise_id: id, set_number: 1 })))
  return asked.flatMap(one => one.status === 'fulfilled' ? [one.value] : [])
}

/** The log has grown or shrunk on the server: read it anew, old sets too. @param {App} app */
export async function readAnew(app) {
  for (const key of ['changes_read', 'coach']) await app.db.delete('kv', key)
  await pull(app)
}

/** @param {number} ms @returns {Promise<void>} */
const pause = ms => new Promise(resolve => setTimeout(resolve, ms))
