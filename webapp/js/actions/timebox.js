import { monday } from '../dates.js'
import { t } from '../i18n.js'
import { weekVolume } from '../plan.js'
import { workingSets } from '../slots.js'
import { exerciseOf } from '../state.js'
import { costOf, cutTo, fit, lotOf, putBack, secondsOf } from '../timebox.js'
import { running } from './running.js'
import { put } from './slots.js'

/**
 * The running workout cut to the time there is, and put back.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../timebox.js').Cost} Cost
 * @typedef {{ exercise: import('../types.js').Exercise, lost: number, all: boolean }} Dropped `all`: nothing of it is left
 * @typedef {{ minutes: number, takes: number, dropped: Dropped[], cost: Cost[], left: number[], lots: import('../timebox.js').Lot[] }} Cut
 */

/** The session whole, as the clock sees it: what was taken off before counts too. @param {App} app */
function lotsOf(app) {
  const { state } = app.store
  return putBack(running(app).slots).map(slot => (
    lotOf(slot, exerciseOf(state, slot.exercise_id), workingSets(state.done, slot.exercise_id).length, state.prescriptions[slot.exercise_id])))
}

/** Minutes that the whole session still takes. @param {App} app */
export const minutesLeft = app => Math.ceil(secondsOf(lotsOf(app)) / 60)

/**
 * What would be left out, and what that costs this week.
 * @param {App} app @param {number} minutes from now @param {Record<string, number>} week sets by muscle, without the cut
 * @returns {Cut}
 */
export function tryFit(app, minutes, week) {
  const lots = lotsOf(app)
  const { left, seconds } = fit(lots, minutes * 60)
  const dropped = running(app).slots.flatMap((slot, i) => {
    const lost = lots[i].left - left[i]
    return lost > 0 ? [{ exercise: exerciseOf(app.store.state, slot.exercise_id), lost, all: left[i] === 0 && lots[i].done === 0 }] : []
  })
  return { minutes, takes: Math.ceil(seconds / 60), dropped, cost: costOf(dropped, week), left, lots }
}

/** @param {App} app @param {Cut} cut */
export async function fitTo(app, { minutes, left, lots }) {
  const now = running(app)
  const slots = cutTo(putBack(now.slots), lots, left)
  const at = slots[now.at]?.sets > lots[now.at]?.done ? now.at : slots.findIndex((slot, i) => slot.sets > lots[i].done)
  await put(app, { ...now, slots, at: Math.max(0, at), minutes }, t('Cut to {minutes} minutes', { minutes }))
}

/** All that was left out is planned again. @param {App} app */
export function unfit(app) {
  const now = running(app)
  return put(app, { ...now, slots: putBack(now.slots), minutes: null }, t('The whole session again'))
}

/**
 * Sets of the week by muscle, if today goes as it was planned: the plan's week where it runs, else what is done since
 * Monday and what is left of today.
 * @param {App} app @returns {Promise<Record<string, number>>}
 */
export async function weekSets(app) {
  const { state } = app.store
  const of = (/** @type {string} */ id) => exerciseOf(state, id)
  const now = running(app)
  const plan = state.plans.find(one => one.id === now.plan_id && one.status === 'active')
  const planned = plan ? weekVolume(plan.days, of) : {}
  const since = await app.db.getAllFromIndex('sets', 'time', IDBKeyRange.lowerBound(monday(new Date()).toISOString()))
  const counted = since.filter(set => !set.deleted_at && set.set_type !== 'warmup').map(set => one(set.exercise_id, 1))
  const lots = lotsOf(app)
  const ahead = now.slots.map((slot, i) => one(slot.exercise_id, lots[i].left))
  const soFar = weekVolume([/** @type {import('../types.js').PlanDay} */ ({ name: '', minutes: 0, exercises: [...counted, ...ahead] })], of)
  return Object.fromEntries([...new Set([...Object.keys(planned), ...Object.keys(soFar)])].map(muscle => [muscle, Math.max(planned[muscle] ?? 0, soFar[muscle] ?? 0)]))
}

/** @param {string} exercise_id @param {number} sets @returns {import('../types.js').PlanExercise} */
const one = (exercise_id, sets) => ({ exercise_id, name: '', sets, rep_low: 1, rep_high: 1, rir: 0, rest_seconds: 0 })
