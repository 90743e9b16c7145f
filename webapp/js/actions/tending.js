import { parts } from '../store.js'
import { refreshAfter } from './coach.js'
import { keepWatch } from './keeping.js'
import { follow, retell } from './look.js'
import { partFromLeaving } from './plans.js'
import { watchRests } from './resting.js'

/**
 * What goes on around an open account: other tabs, the rest, the coach's answer to what was sent, how the lifter wants it
 * to look and sound. Begun once the first screen stands, so that it takes no time from it.
 * @param {import('../app.js').App} app @param {string} userId
 * @returns {(() => void)[]} what ends it
 */
export function tending(app, userId) {
  const { store, sync } = app
  const sent = (/** @type {Event} */ event) => refreshAfter(app, /** @type {CustomEvent} */ (event).detail)
  sync.addEventListener('sent', sent)
  partFromLeaving(app)
  /** @type {(state: import('../types.js').State) => unknown} */
  const words = parts(state => state.prescriptions, state => state.language, state => state.me?.preferences, state => state.me?.unit)
  return [
    () => sync.removeEventListener('sent', sent), keepWatch(app, userId), watchRests(app),
    store.watch(state => state.me?.preferences, () => { follow(app) }), store.watch(words, () => retell(app)),
  ]
}
