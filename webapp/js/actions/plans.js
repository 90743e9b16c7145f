import { t } from '../i18n.js'
import { operation } from '../outbox.js'
import { uuidv7 } from '../uuid.js'
import { tell } from './tell.js'
import { say } from './toast.js'

/**
 * Plans: compiled by the server, kept and changed here.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Plan} Plan
 *
 * @typedef {object} Wish from what to make a week
 * @property {number} goal_strength
 * @property {number} days_per_week
 * @property {number} minutes
 * @property {string} experience
 * @property {string[] | null} equipment null: what the gym has
 */

/**
 * Have a week made. Needs the server.
 * @param {App} app @param {Wish} wish
 * @returns {Promise<Plan>}
 */
export async function compilePlan(app, wish) {
  const plan = await app.api.post('/v1/plan/compile', { id: uuidv7(), ...wish })
  await take(app, [...app.store.state.plans.filter(one => one.id !== plan.id), plan])
  return plan
}

/** Read the plans anew, unless changes of ours are still on their way. @param {App} app */
export async function pullPlans(app) {
  if (app.store.state.tally.waiting > 0) return
  const { plans } = await app.api.get('/v1/plans')
  await take(app, plans)
}

/** This one from now on; the one before it is put away. @param {App} app @param {Plan} plan */
export async function startPlan(app, plan) {
  const plans = app.store.state.plans.map(one => ({
    ...one, ...(one.id === plan.id ? begun(one) : {}), status: one.id === plan.id ? /** @type {const} */ ('active') : one.status === 'active' ? /** @type {const} */ ('draft') : one.status,
  }))
  await keepPlans(app, plans, [operation('POST', `/v1/plans/${plan.id}/start`, null, t('Start plan: {name}', { name: plan.name }), stamp())])
  await afterwards(app)
}

/** As the server begins it: at the first day of the first week, its loads as they are. @param {Plan} plan */
const begun = plan => plan.status === 'active' ? {} : { started_at: stamp(), next_day: 0, not_before: null, ...(plan.run ? { run: { ...plan.run, week: 0, carry: null, ease: null } } : {}) }

/** @param {App} app @param {Plan} plan @param {Partial<Pick<Plan, 'name' | 'days' | 'next_day' | 'not_before' | 'schedule' | 'cycle' | 'run'>>} patch */
export async function changePlan(app, plan, patch) {
  const plans = app.store.state.plans.map(one => one.id === plan.id ? { ...one, ...patch } : one)
  await keepPlans(app, plans, [operation('PATCH', `/v1/plans/${plan.id}`, patch, t('Change plan: {name}', { name: plan.name }), stamp())])
  await afterwards(app)
}

/** Gone at once, for good once the way back has passed. @param {App} app @param {Plan} plan */
export async function removePlan(app, plan) {
  const before = app.store.state.plans
  app.store.update({ plans: before.filter(one => one.id !== plan.id) })
  let kept = false
  const undo = () => { kept = true; app.store.update({ plans: before }) }
  say(app, t('Deleted: {name}', { name: plan.name }), { action: t('Undo'), run: undo })
  setTimeout(async () => {
    if (kept) return
    await keepPlans(app, app.store.state.plans.filter(one => one.id !== plan.id), [operation('DELETE', `/v1/plans/${plan.id}`, null, t('Delete plan: {name}', { name: plan.name }), stamp())])
  }, 8000)
}

/** @param {App} app */
async function afterwards(app) {
  await app.sync.flush()
  await pullPlans(app).catch(() => {})
}

/** What this phone changes. @param {App} app @param {Plan[]} all @param {import('../types.js').Operation[]} operations */
export async function keepPlans(app, all, operations) {
  const plans = inOrder(all)
  await tell(app, ['kv'], tx => { tx.objectStore('kv').put(plans, 'plans') }, operations, { plans })
}

/** What the server says. @param {App} app @param {Plan[]} all */
async function take(app, all) {
  const plans = inOrder(all)
  await app.db.put('kv', plans, 'plans')
  app.store.update({ plans })
}

const ORDER = { active: 0, draft: 1, archived: 2 }

/** @param {Plan[]} plans */
const inOrder = plans => [...plans].sort((a, b) => ORDER[a.status] - ORDER[b.status])

const stamp = () => new Date().toISOString()
