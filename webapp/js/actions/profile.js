import { tell } from './tell.js'
import { operation } from '../outbox.js'
import { toKg } from '../format.js'
import { t } from '../i18n.js'
import { uuidv7 } from '../uuid.js'

/**
 * The lifter's own settings, gyms and bodyweight: here at once, on the server by the outbox.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Me} Me
 */

const stamp = () => new Date().toISOString()

/**
 * Of the preferences, only those that change: another phone's choice of the others stands. Null takes one back.
 * @param {App} app @param {Partial<Me> & { onboarded?: boolean }} patch @param {string} [label] what the list of unsent changes calls it
 */
export async function changeMe(app, patch, label = t('Settings')) {
  const { onboarded, preferences: chosen = {}, ...known } = patch
  const before = app.store.state.me
  const preferences = Object.fromEntries(Object.entries({ ...before?.preferences, ...chosen }).filter(([, value]) => value !== null))
  const me = /** @type {Me} */ ({ ...before, ...known, preferences, ...(onboarded ? { onboarded_at: stamp() } : {}) })
  app.store.update({ me }) // before the disk: the next change, perhaps a moment later, builds on it
  await tell(app, ['kv'], tx => { tx.objectStore('kv').put(me, 'me') }, [operation('PATCH', '/v1/me', patch, label, stamp())])
}

/** @param {App} app @param {number} weight @param {import('../types.js').Unit} unit */
export async function weigh(app, weight, unit) {
  const me = /** @type {Me} */ ({ ...app.store.state.me, bodyweight_kg: toKg(weight, unit) })
  const body = { id: uuidv7(), measured_at: stamp(), weight, unit }
  app.store.update({ me })
  await tell(app, ['kv'], tx => { tx.objectStore('kv').put(me, 'me') }, [operation('POST', '/v1/bodyweight', body, t('Bodyweight'), stamp())])
}

/** A new gym, and the one that loads are rounded to. @param {App} app @param {string} name @param {import('../types.js').Inventory} inventory */
export async function addGym(app, name, inventory) {
  const gym = { id: uuidv7(), name, inventory, active: true }
  const gyms = [gym, ...app.store.state.gyms.map(one => ({ ...one, active: false }))]
  const me = /** @type {Me} */ ({ ...app.store.state.me, gym_id: gym.id })
  app.store.update({ gyms, me })
  await tell(app, ['kv'], tx => {
    tx.objectStore('kv').put(gyms, 'gyms')
    tx.objectStore('kv').put(me, 'me')
  }, [operation('POST', '/v1/gyms', { id: gym.id, name, inventory }, t('Gym: {name}', { name }), stamp()), operation('PATCH', '/v1/me', { gym_id: gym.id }, t('Gym in use'), stamp())])
}
