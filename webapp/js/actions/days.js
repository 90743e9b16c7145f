import { setsOfWorkout } from '../db.js'
import { t } from '../i18n.js'
import { operation } from '../outbox.js'
import { minutesOf } from '../plan.js'
import { slotsFrom } from '../repeat.js'
import { uuidv7 } from '../uuid.js'
import { changePlan, removePlan } from './plans.js'
import { iso } from './running.js'
import { tell } from './tell.js'
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
  const next = [...plans, plan]
  await tell(app, ['kv'], tx => { tx.objectStore('kv').put(next, 'plans') }, [operation('POST', '/v1/plans', body, t('New plan: {name}', { name }), iso())], { plans: next })
  say(app, t('Saved as a plan: {name}', { name }), { action: t('Undo'), run: () => { removePlan(app, plan) } })
}

/**
 * One more day of a plan.
 * @param {App} app @param {Plan} plan @param {string} name @param {PlanExercise[]} exercises
 */
export async function saveIntoPlan(app, plan, name, exercises) {
  const before = plan.days
  await changePlan(app, plan, { days: [...before, { name, exercises, minutes: minutesOf(exercises) }] })
  say(app, t('{day} is now day {number} of {plan}', { day: name, number: before.length + 1, plan: plan.name }), {
    action: t('Undo'), run: () => {
      const now = app.store.state.plans.find(one => one.id === plan.id)
      if (now) changePlan(app, now, { days: before })
    },
  })
}
