import { ask } from './answers.js'
import { setsOfExercise } from '../db.js'
import { BODYWEIGHT_UNKNOWN } from '../coach/constants.js'
import { broken, standing } from '../records.js'
import { exerciseOf } from '../state.js'

/**
 * Personal records: the server's, who has the whole log; where it is away, those of the sets on this phone.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @typedef {import('../records.js').LiftRecords} LiftRecords
 * @typedef {{ bias: number, records: LiftRecords[], whole: boolean }} Known `whole`: of the whole log, not only of this phone's
 */

/** Sets of one lift that are looked at when the server is away. */
const HERE = 3000

/**
 * @param {App} app @param {string[]} ids exercises @param {string | null} before as they stood then; null: now
 * @returns {Promise<Known>}
 */
export async function recordsOf(app, ids, before) {
  if (ids.length === 0) return { bias: 0, records: [], whole: true }
  const query = new URLSearchParams({ exercise_id: ids.join(','), ...(before ? { before } : {}) })
  /** @type {Known | null} */ let found = null
  await ask(app, `/v1/records?${query}`, value => { found = { bias: value.rir_bias, records: value.records, whole: true } })
  return found ?? { bias: 0, records: await Promise.all(ids.map(id => hereOf(app, id, before))), whole: false }
}

/** @param {App} app @param {string} id @param {string | null} before */
async function hereOf(app, id, before) {
  const sets = await setsOfExercise(app.db, id, HERE)
  return standing(before ? sets.filter(set => set.performed_at < before) : sets, knownOf(app, id, 0))
}

/** @param {App} app @param {string} id @param {number} bias */
const knownOf = (app, id, bias) => ({
  exercise: exerciseOf(app.store.state, id), bodyweight: app.store.state.me?.bodyweight_kg ?? BODYWEIGHT_UNKNOWN, bias,
})

/**
 * The records that a session broke, in the order of its lifts.
 * @param {App} app @param {string} startedAt @param {LoggedSet[]} sets of the session
 * @returns {Promise<import('../records.js').Broken[]>}
 */
export async function brokenBy(app, startedAt, sets) {
  const ids = [...new Set(sets.map(set => set.exercise_id))]
  const { bias, records } = await recordsOf(app, ids, startedAt)
  return records.flatMap(before => broken(before, sets.filter(set => set.exercise_id === before.exercise_id), knownOf(app, before.exercise_id, bias)))
}
