import { setsOfWorkout } from '../db.js'
import { t } from '../i18n.js'
import { operation } from '../outbox.js'
import { minutesOf } from '../plan.js'
import { slotsFrom } from '../repeat.js'
import { uuidv7 } from '../uuid.js'
import { keepPlans, pullPlans } from './plans.js'
import { iso } from './running.js'
import { say } from './toast.js'
import { start } from './workout.js'

/**
 * What was done becomes something to do again: a new session, or a day of a plan.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Plan} Plan
 * @typedef {import('../types.js').PlanExercise} PlanExercise
 */

/**
 * Begin a past session again: its exercises, sets and supersets; the coach says the loads.
 * @param {App} app @param {import('../types.js').Workout} workout
 */
export async function repeat(app, workout) {
  if (app.store.state.running) { // one at a time; the one that runs is kept
    app.router.go('/workout')
    say(app, t('Finish this workout first'))
    return
  }
  const sets = (await setsOfWorkout(app.db, workout.id)).filter(set => !set.deleted_at)
  const plan = app.store.state.plans.find(one => one.id === workout.plan_id)
  const slots = slotsFrom(sets, plan?.days[workout.plan_day ?? -1]?.exercises)
  await start(app, workout.title ?? t('Workout'), sets.length > 0 ? { slots } : { exerciseIds: workout.exercises })
}

/**
 * A new plan of this one day, kept as a draft.
 * @param {App} app @param {string} name @param {PlanExercise[]} exercises
 */
export async function saveAsPlan(app, name, exercises) {
  const { plans, me } = app.store.state
  const minutes = minutesOf(exercises)
  const body = { id: uuidv7(), name, goal_strength: me?.goal_strength ?? 0.5, minutes: Math.min(240, Math.max(15, minutes)), days: [{ name, exercises, minutes }] }
  /** @type {Plan} */
  const plan = { ...body, status: 'draft', days_per_week: 1, volume: [], notes: [], next_day: 0, not_before: null }
  await keepPlans(app, [...plans, plan], [operation('POST', '/v1/plans', body, t('New plan: {name}', { name }), iso())])
  say(app, t('Saved as a plan: {name}', { name }), { action: t('Undo'), run: () => {
    const others = app.store.state.plans.filter(one => one.id !== plan.id)
    keepPlans(app, others, [operation('DELETE', `/v1/plans/${plan.id}`, null, t('Delete plan: {name}', { name }), iso())])
  } })
}

/**
 * One more day of a plan.
 * @param {App} app @param {Plan} plan @param {string} name @param {PlanExercise[]} exercises
 */
export async function saveIntoPlan(app, plan, name, exercises) {
  await putDays(app, plan.id, [...plan.days, { name, exercises, minutes: minutesOf(exercises) }])
  say(app, t('{day} is now day {number} of {plan}', { day: name, number: plan.days.length + 1, plan: plan.name }), {
    action: t('Undo'), run: () => { putDays(app, plan.id, plan.days) },
  })
}

/** @param {App} app @param {string} id @param {import('../types.js').PlanDay[]} days */
async function putDays(app, id, days) {
  const { plans } = app.store.state
  const plan = plans.find(one => one.id === id)
  if (!plan) return
  await keepPlans(app, plans.map(one => one === plan ? { ...one, days } : one), [operation('PATCH', `/v1/plans/${id}`, { days }, t('Change plan: {name}', { name: plan.name }), iso())])
  app.sync.flush().then(() => pullPlans(app)).catch(() => {}) // the server counts its muscles anew
}
