import { commit, operation } from '../outbox.js'
import { dbOf } from './answers.js'

/**
 * What a person wants: written here at once, sent when the server is there.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Me} Me
 */

/** @param {App} app @param {Partial<Me>} patch as PATCH /v1/me wants it */
export async function changeMe(app, patch) {
  const { me } = app.store.state
  if (!me) return
  const changed = { ...me, ...patch }
  app.store.update({ me: changed })
  await commit(dbOf(app), ['kv'], tx => { tx.objectStore('kv').put(changed, 'me') },
    [operation('PATCH', '/v1/me', patch, `Settings: ${Object.keys(patch).join(', ').replaceAll('_', ' ')}`, new Date().toISOString())])
  app.sync?.flush()
}
