import { foresee } from './coach.js'
import { planned, today } from './pull.js'
import { operation } from '../outbox.js'
import { tell } from './tell.js'

/**
 * One answer of the check-in: kept here, told to the server, which reckons what it does to the loads.
 * @param {import('../app.js').App} app
 * @param {Partial<import('../types.js').Readiness>} answer
 */
export async function checkIn(app, answer) {
  const day = today()
  const before = app.store.state.readiness
  const known = before?.day === day ? before : null
  const { z: _z, load_percent: _percent, sentence: _sentence, ...items } = { ...known, ...answer, day }
  const readiness = /** @type {import('../types.js').Readiness} */ ({ ...items, load_percent: known?.load_percent, sentence: known?.sentence })
  const body = Object.fromEntries(Object.entries(items).filter(([, value]) => value !== null && value !== undefined))
  app.store.update({ readiness }) // before the disk: the next tap, perhaps a moment later, builds on it
  await tell(app, ['kv'], tx => { tx.objectStore('kv').put(readiness, 'readiness') },
    [operation('POST', '/v1/readiness', body, 'Check-in', new Date().toISOString())])
  await app.sync.flush()
  await readBack(app, day)
}

/** @param {import('../app.js').App} app @param {string} day */
async function readBack(app, day) {
  const answer = await app.api.get(`/v1/readiness?since=${day}`).catch(() => null)
  const readiness = answer?.readiness.find((/** @type {{ day: string }} */ one) => one.day === day)
  if (!readiness) return
  const before = app.store.state.readiness?.load_percent
  // the answers here may be newer than the server's: only what it reckoned is taken
  const { z, load_percent, sentence } = readiness
  const fresh = /** @type {import('../types.js').Readiness} */ ({ ...app.store.state.readiness, z, load_percent, sentence })
  app.store.update({ readiness: fresh })
  await app.db.put('kv', fresh, 'readiness')
  if (fresh.load_percent !== before) await foresee(app, planned(app.store.state))
}
