import { advise, iso, running, words } from './running.js'
import { tell } from './tell.js'
import { say } from './toast.js'
import { takeBack } from './workout.js'
import { t } from '../i18n.js'
import { narrowed } from '../merge.js'
import { operation } from '../outbox.js'

/**
 * Sets of the running workout that are done already: put right, deleted, brought back.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 */

/**
 * Put a logged set right.
 * @param {App} app @param {LoggedSet} set @param {Partial<LoggedSet>} patch as PATCH /v1/sets takes it; `weight_kg` goes with `weight` and `unit`
 */
export async function amend(app, set, patch) {
  if (Object.keys(patch).length === 0) return
  const fresh = { ...set, ...patch }
  const { weight_kg: _kg, ...said } = patch
  const body = narrowed(set, said)
  await tell(app, ['sets'], tx => { tx.objectStore('sets').put(fresh) },
    [operation('PATCH', `/v1/sets/${set.id}`, body, words(app, fresh), iso())],
    { done: app.store.state.done.map(one => one.id === set.id ? fresh : one) })
  await advise(app)
}

/** A set goes, the set in hand stays. @param {App} app @param {LoggedSet} set */
export const takeBackSet = (app, set) => takeBack(app, set, running(app))

/** @param {App} app @param {LoggedSet} set */
export async function removeSet(app, set) {
  await takeBackSet(app, set)
  say(app, t('Deleted: {name}', { name: words(app, set) }), { action: t('Undo'), run: () => putBack(app, set) })
}

/** @param {App} app @param {LoggedSet} set */
async function putBack(app, set) {
  const done = [...app.store.state.done, set].sort((a, b) => a.performed_at < b.performed_at ? -1 : 1)
  await tell(app, ['sets'], tx => { tx.objectStore('sets').put(set) },
    [operation('POST', `/v1/sets/${set.id}/restore`, null, words(app, set), iso())], { done })
  await advise(app)
}
