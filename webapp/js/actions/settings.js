import { operation } from '../outbox.js'
import { toKg } from '../format.js'
import { t } from '../i18n.js'
import { uuidv7 } from '../uuid.js'
import { isPassing } from '../problem.js'
import { databaseName } from '../db.js'
import { signOut } from './account.js'
import { saveFile } from './save.js'
import { tell } from './tell.js'
import { say } from './toast.js'

/**
 * Gyms, body weights, export and the end of an account.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Gym} Gym
 * @typedef {{ id: string, measured_at: string, weight: number, unit: import('../types.js').Unit, weight_kg: number }} Weighing
 */

/** A gym, new or changed. @param {App} app @param {Gym} gym @param {boolean} isNew */
export async function saveGym(app, gym, isNew) {
  const { id, name, inventory } = gym
  const others = app.store.state.gyms.filter(one => one.id !== id)
  const op = isNew ? operation('POST', '/v1/gyms', { id, name, inventory }, t('Gym: {name}', { name }), stamp())
    : operation('PATCH', `/v1/gyms/${id}`, { name, inventory }, t('Gym: {name}', { name }), stamp())
  await keepGyms(app, [...others, gym].sort((a, b) => a.name.localeCompare(b.name)), [op])
}

/** The one that loads are rounded to from now on. @param {App} app @param {string} id */
export async function chooseGym(app, id) {
  const me = app.store.state.me && { ...app.store.state.me, gym_id: id }
  const gyms = app.store.state.gyms.map(one => ({ ...one, active: one.id === id }))
  await tell(app, ['kv'], tx => {
    tx.objectStore('kv').put(me, 'me')
    tx.objectStore('kv').put(gyms, 'gyms')
  }, [operation('PATCH', '/v1/me', { gym_id: id }, t('Gym in use'), stamp())], { me, gyms })
}

/** @param {App} app @param {Gym} gym */
export async function removeGym(app, gym) {
  await keepGyms(app, app.store.state.gyms.filter(one => one.id !== gym.id), [operation('DELETE', `/v1/gyms/${gym.id}`, null, t('Delete gym: {name}', { name: gym.name }), stamp())])
  say(app, t('Deleted: {name}', { name: gym.name }), { action: t('Undo'), run: () => { saveGym(app, { ...gym, id: uuidv7(), active: false }, true) } })
}

/** @param {App} app @param {Gym[]} gyms @param {import('../types.js').Operation[]} operations */
async function keepGyms(app, gyms, operations) {
  await tell(app, ['kv'], tx => { tx.objectStore('kv').put(gyms, 'gyms') }, operations, { gyms })
}

/** Body weights as this phone knows them, oldest first. @param {App} app @returns {Promise<Weighing[]>} */
export const knownWeighings = async app => (await app.db.get('kv', 'bodyweights')) ?? []

/** Read them from the server; what waits in the outbox stays. @param {App} app */
export async function pullWeighings(app) {
  const { bodyweights } = await app.api.get('/v1/bodyweight?limit=1000')
  const unsent = (await app.db.getAll('outbox')).filter(op => op.path === '/v1/bodyweight').map(op => ({ ...op.body, weight_kg: toKg(op.body.weight, op.body.unit) }))
  const gone = new Set((await app.db.getAll('outbox')).filter(op => op.method === 'DELETE').map(op => op.path.split('/')[3]))
  const known = new Map([...bodyweights, ...unsent].filter(one => !gone.has(one.id)).map(one => [one.id, one]))
  await app.db.put('kv', [...known.values()].sort((a, b) => a.measured_at.localeCompare(b.measured_at)), 'bodyweights')
}

/** @param {App} app @param {number} weight @param {import('../types.js').Unit} unit @param {string} measuredAt */
export async function addWeighing(app, weight, unit, measuredAt) {
  const body = { id: uuidv7(), measured_at: measuredAt, weight, unit }
  const all = [...await knownWeighings(app), { ...body, weight_kg: toKg(weight, unit) }].sort((a, b) => a.measured_at.localeCompare(b.measured_at))
  await keepWeighings(app, all, operation('POST', '/v1/bodyweight', body, t('Bodyweight'), stamp()))
}

/** @param {App} app @param {Weighing} one */
export async function removeWeighing(app, one) {
  const all = (await knownWeighings(app)).filter(each => each.id !== one.id)
  await keepWeighings(app, all, operation('DELETE', `/v1/bodyweight/${one.id}`, null, t('Delete bodyweight'), stamp()))
  say(app, t('Deleted'), { action: t('Undo'), run: () => { addWeighing(app, one.weight, one.unit, one.measured_at) } })
}

/** @param {App} app @param {Weighing[]} all @param {import('../types.js').Operation} op */
async function keepWeighings(app, all, op) {
  const me = app.store.state.me && { ...app.store.state.me, bodyweight_kg: all.at(-1)?.weight_kg ?? null }
  await tell(app, ['kv'], tx => {
    tx.objectStore('kv').put(all, 'bodyweights')
    tx.objectStore('kv').put(me, 'me')
  }, [op], { me })
}

/** Everything, as a file. @param {App} app @param {'csv' | 'json'} format */
export async function exportAll(app, format) {
  const response = await app.api.raw(`/v1/export?format=${format}`)
  const named = /filename="?([^";]+)"?/.exec(response.headers.get('content-disposition') ?? '')
  saveFile(named?.[1] ?? `gymgenius.${format}`, await response.blob())
}

/** End every session of this account, this one too. @param {App} app */
export async function signOutEverywhere(app) {
  await app.api.post('/v1/logout-everywhere')
  await signOut(app)
}

/**
 * Delete the account and what this phone holds of it.
 * @param {App} app @param {string} password
 * @throws {import('../problem.js').Problem} when the password is wrong
 */
export async function deleteAccount(app, password) {
  const id = app.store.state.me?.id
  await app.api.send('DELETE', '/v1/me', { password })
  await signOut(app).catch(error => { if (!isPassing(error)) throw error })
  if (id) indexedDB.deleteDatabase(databaseName(id))
}

const stamp = () => new Date().toISOString()
