import { monday } from '../dates.js'
import { t } from '../i18n.js'
import { loadableOf } from '../loadable.js'
import { weekVolume } from '../plan.js'
import { workingSets } from '../slots.js'
import { exerciseOf } from '../state.js'
import { costOf, cutTo, fit, lotOf, putBack, secondsOf, WARM_UP_SECONDS } from '../timebox.js'
import { begin } from '../workout.js'
import { running } from './running.js'
import { put } from './slots.js'
import { start } from './workout.js'

/**
 * A session cut to the time there is, before it begins or while it runs, and put back.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Running} Running
 * @typedef {import('../timebox.js').Cost} Cost
 * @typedef {{ plan: import('../types.js').Plan, day: number, name: string }} Ahead a session that has not begun
 * @typedef {{ exercise: import('../types.js').Exercise, lost: number, all: boolean }} Dropped `all`: nothing of it is left
 * @typedef {{ minutes: number, takes: number, dropped: Dropped[], cost: Cost[], left: number[], lots: import('../timebox.js').Lot[] }} Cut
 */

/** What a day of the plan begins as. @param {App} app @param {Ahead} ahead @returns {Running} */
export const sessionOf = (app, { plan, day, name }) => begin('', name, '', { plan, day, loadable: loadableOf(app.store.state) })

/** The session whole, as the clock sees it: what was taken off before counts too. @param {App} app @param {Running} session */
function lotsOf(app, { slots }) {
  const { state } = app.store
  return putBack(slots).map(slot => (
    lotOf(slot, exerciseOf(state, slot.exercise_id), workingSets(state.done, slot.exercise_id).length, state.prescriptions[slot.exercise_id])))
}

/** Minutes that the whole session still takes. @param {App} app @param {Running} session */
export const minutesLeft = (app, session) => Math.ceil((warmUp(app) + secondsOf(lotsOf(app, session))) / 60)

/** Seconds before the first set. @param {App} app */
const warmUp = app => app.store.state.done.length === 0 ? WARM_UP_SECONDS : 0

/**
 * What would be left out, and what that costs this week.
 * @param {App} app @param {Running} session @param {number} minutes from now @param {Record<string, number>} week sets by muscle, without the cut
 * @returns {Cut}
 */
export function tryFit(app, session, minutes, week) {
  const lots = lotsOf(app, session)
  const before = warmUp(app)
  const { left, seconds } = fit(lots, minutes * 60 - before)
  const dropped = session.slots.flatMap((slot, i) => {
    const lost = lots[i].left - left[i]
    return lost > 0 ? [{ exercise: exerciseOf(app.store.state, slot.exercise_id), lost, all: left[i] === 0 && lots[i].done === 0 }] : []
  })
  return { minutes, takes: Math.ceil((before + seconds) / 60), dropped, cost: costOf(dropped, week), left, lots }
}

/** @param {App} app @param {Cut} cut */
export async function fitTo(app, { minutes, left, lots }) {
  const now = running(app)
  const slots = cutTo(putBack(now.slots), lots, left)
  const at = slots[now.at]?.sets > lots[now.at]?.done ? now.at : slots.findIndex((slot, i) => slot.sets > lots[i].done)
  await put(app, { ...now, slots, at: Math.max(0, at), minutes }, t('Cut to {minutes} minutes', { minutes }))
}

/** Begin it as it fits; the way back is the whole session. @param {App} app @param {Ahead} ahead @param {Cut} cut */
export async function startFitted(app, { plan, day, name }, cut) {
  await start(app, name, { plan, day })
  await fitTo(app, cut)
}

/** All that was left out is planned again. @param {App} app */
export function unfit(app) {
  const now = running(app)
  return put(app, { ...now, slots: putBack(now.slots), minutes: null }, t('The whole session again'))
}

/**
 * Sets of the week by muscle, if today goes as it was planned: the plan's week where it runs, else what is done since
 * Monday and what is left of today.
 * @param {App} app @param {Running} session @returns {Promise<Record<string, number>>}
 */
export async function weekSets(app, session) {
  const { state } = app.store
  const of = (/** @type {string} */ id) => exerciseOf(state, id)
  const plan = state.plans.find(one => one.id === session.plan_id && one.status === 'active')
  const planned = plan ? weekVolume(plan.days, of) : {}
  const since = await app.db.getAllFromIndex('sets', 'time', IDBKeyRange.lowerBound(monday(new Date()).toISOString()))
  const counted = since.filter(set => !set.deleted_at && set.set_type !== 'warmup').map(set => one(set.exercise_id, 1))
  const lots = lotsOf(app, session)
  const ahead = session.slots.map((slot, i) => one(slot.exercise_id, lots[i].left))
  const soFar = weekVolume([/** @type {import('../types.js').PlanDay} */ ({ name: '', minutes: 0, exercises: [...counted, ...ahead] })], of)
  return Object.fromEntries([...new Set([...Object.keys(planned), ...Object.keys(soFar)])].map(muscle => [muscle, Math.max(planned[muscle] ?? 0, soFar[muscle] ?? 0)]))
}

/** @param {string} exercise_id @param {number} sets @returns {import('../types.js').PlanExercise} */
const one = (exercise_id, sets) => ({ exercise_id, name: '', sets, rep_low: 1, rep_high: 1, rir: 0, rest_seconds: 0 })
