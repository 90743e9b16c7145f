import { dayText } from '../dates.js'
import { t } from '../i18n.js'
import { loadableOf } from '../loadable.js'
import { operation } from '../outbox.js'
import { afterSession, sessionOf } from '../plan.js'
import { changeWords } from '../plan_words.js'
import { activeGym, exerciseOf, unitOf } from '../state.js'
import { uuidv7 } from '../uuid.js'
import { knownOf } from './knowing.js'
import { changePlan, keepPlans } from './plans.js'
import { say } from './toast.js'
import { templateInLanguage } from '../template_words.js'

/**
 * Programmes: taken from a template, moved on after a session, put right after a missed one.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Plan} Plan
 * @typedef {import('../templates.js').Template} Template
 */

/**
 * The templates: as this phone has them, else from the server.
 * @param {App} app @returns {Promise<Template[]>}
 */
export async function templatesOf(app) {
  return (await knownTemplates(app)).map(templateInLanguage)
}

/** @param {App} app @returns {Promise<Template[]>} */
async function knownTemplates(app) {
  const kept = await app.db.get('kv', 'templates')
  const asked = app.api.get('/v1/templates').then(async ({ templates }) => { await app.db.put('kv', templates, 'templates'); return templates })
  if (!kept) return asked
  asked.catch(() => {}) // what is here serves until the next look
  return kept
}

/** Have the templates on this phone before the network goes. @param {App} app */
export const keepTemplates = async app => { if (!await app.db.get('kv', 'templates')) await templatesOf(app) }

/**
 * What the lifter can do once on each of these, by the phone's own coach.
 * @param {App} app @param {string[]} exerciseIds
 * @returns {Promise<Record<string, { kg: number, low: number, high: number, known: boolean }>>} `known`: from sets of that lift
 */
export async function strengthOf(app, exerciseIds) {
  const { state } = app.store
  if (!state.me) return {}
  const { me } = state
  const { prescribe } = await import('../coach.js')
  const pairs = await Promise.all([...new Set(exerciseIds)].map(async id => {
    const traits = exerciseOf(state, id)
    const { lifter: lifter_state, ...known } = await knownOf(app, traits)
    const { e1rm, flag } = prescribe({
      traits, lifter: me, ...known, lifter_state, now: Date.now(), set_number: 1, goal_strength: me.goal_strength, readiness_z: null, gym: activeGym(state), target: null,
    })
    return e1rm ? [[id, { kg: e1rm.value, low: e1rm.low, high: e1rm.high, known: flag !== 'cold_start' }]] : []
  }))
  return Object.fromEntries(pairs.flat())
}

/**
 * A plan made here, kept as a draft or followed at once.
 * @param {App} app @param {import('../templates.js').Made} made @param {import('../types.js').PlanRun} run @param {boolean} followed
 * @returns {Promise<Plan>}
 */
export async function takePlan(app, made, run, followed) {
  const { plans } = app.store.state
  const body = { id: uuidv7(), ...made, run }
  const at = new Date().toISOString()
  /** @type {Plan} */
  const plan = { ...body, status: followed ? 'active' : 'draft', days_per_week: Math.min(7, made.days.length), volume: [], next_day: 0, not_before: null, started_at: followed ? at : null }
  const others = followed ? plans.map(one => one.status === 'active' ? { ...one, status: /** @type {const} */ ('draft') } : one) : plans
  const operations = [operation('POST', '/v1/plans', body, t('New plan: {name}', { name: made.name }), at)]
  if (followed) operations.push(operation('POST', `/v1/plans/${body.id}/start`, null, t('Start plan: {name}', { name: made.name }), at))
  await keepPlans(app, [...others, plan], operations)
  return plan
}

/**
 * What the end of a workout does to its plan: the next day, the loads, the operation that tells of it.
 * @param {import('../types.js').State} state @param {import('../types.js').Running} running @param {import('../types.js').LoggedSet[]} done
 */
export function planAfter(state, running, done) {
  const plan = state.plans.find(one => one.id === running.plan_id)
  const day = running.plan_day
  if (!plan || day === null || !plan.days[day] || done.length === 0) return null
  const { patch, changes } = afterSession(plan, day, sessionOf(plan, day, loadableOf(state)), done, dayText(new Date()))
  const plans = state.plans.map(one => one === plan ? { ...one, ...patch } : one)
  return { plan, plans, changes, operation: operation('PATCH', `/v1/plans/${plan.id}`, patch, t('Change plan: {name}', { name: plan.name }), new Date().toISOString()) }
}

/** The loads that moved, with a way back. @param {App} app @param {NonNullable<ReturnType<typeof planAfter>>} moved */
export function sayMoves(app, { plan, changes }) {
  const [first, ...others] = changes
  if (!first) return
  const { state } = app.store
  const text = changeWords(first, exerciseOf(state, first.exercise_id).name, unitOf(state, first.exercise_id))
  const run = () => {
    const now = app.store.state.plans.find(one => one.id === plan.id)
    if (now?.run && plan.run) changePlan(app, now, { run: { ...now.run, progress: plan.run.progress } })
  }
  say(app, others.length === 0 ? text : t('{first}; {count} more loads moved', { first: text, count: others.length }), { action: t('Undo'), run })
}

/** One tap on what is proposed, with a way back. @param {App} app @param {Plan} plan @param {import('../missed.js').Choice} choice */
export async function choose(app, plan, { name, patch }) {
  const { next_day, not_before, run } = plan
  await changePlan(app, plan, patch)
  const back = { next_day, not_before, ...(run ? { run } : {}) }
  say(app, name, { action: t('Undo'), run: () => { changePlan(app, { ...plan, ...patch }, back) } })
}
