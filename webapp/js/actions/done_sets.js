import { advise, iso, running, words } from './running.js'
import { tell } from './tell.js'
import { say } from './toast.js'
import { takeBack } from './workout.js'
import { shown } from '../format.js'
import { operation } from '../outbox.js'

/**
 * Sets of the running workout that are done already: put right, deleted, brought back.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 */

/**
 * Put a logged set right.
 * @param {App} app @param {LoggedSet} set @param {{ kg: number, reps: number, rir: number | null }} now
 */
export async function amend(app, set, { kg, reps, rir }) {
  const fresh = { ...set, weight: shown(kg, set.unit), weight_kg: kg, reps, rir }
  const body = { weight: fresh.weight, unit: set.unit, reps, rir }
  await tell(app, ['sets'], tx => { tx.objectStore('sets').put(fresh) },
    [operation('PATCH', `/v1/sets/${set.id}`, body, words(app, fresh), iso())],
    { done: app.store.state.done.map(one => one.id === set.id ? fresh : one) })
  await advise(app)
}

/** @param {App} app @param {LoggedSet} set */
export async function removeSet(app, set) {
  await takeBack(app, set, running(app))
  say(app, `Deleted: ${words(app, set)}`, { action: 'Undo', run: () => putBack(app, set) })
}

/** @param {App} app @param {LoggedSet} set */
async function putBack(app, set) {
  const done = [...app.store.state.done, set].sort((a, b) => a.performed_at < b.performed_at ? -1 : 1)
  await tell(app, ['sets'], tx => { tx.objectStore('sets').put(set) },
    [operation('POST', `/v1/sets/${set.id}/restore`, null, words(app, set), iso())], { done })
  await advise(app)
}
