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
    ...one, status: one.id === plan.id ? /** @type {const} */ ('active') : one.status === 'active' ? /** @type {const} */ ('archived') : one.status,
  }))
  await change(app, plans, [operation('POST', `/v1/plans/${plan.id}/start`, null, `Start plan: ${plan.name}`, stamp())])
  await afterwards(app)
}

/** @param {App} app @param {Plan} plan @param {Partial<Pick<Plan, 'name' | 'days' | 'next_day'>>} patch */
export async function changePlan(app, plan, patch) {
  const plans = app.store.state.plans.map(one => one.id === plan.id ? { ...one, ...patch } : one)
  await change(app, plans, [operation('PATCH', `/v1/plans/${plan.id}`, patch, `Change plan: ${plan.name}`, stamp())])
  await afterwards(app)
}

/** Gone at once, for good once the way back has passed. @param {App} app @param {Plan} plan */
export async function removePlan(app, plan) {
  const before = app.store.state.plans
  app.store.update({ plans: before.filter(one => one.id !== plan.id) })
  let kept = false
  const undo = () => { kept = true; app.store.update({ plans: before }) }
  say(app, `Deleted: ${plan.name}`, { action: 'Undo', run: undo })
  setTimeout(async () => {
    if (kept) return
    await change(app, app.store.state.plans.filter(one => one.id !== plan.id), [operation('DELETE', `/v1/plans/${plan.id}`, null, `Delete plan: ${plan.name}`, stamp())])
  }, 8000)
}

/** @param {App} app */
async function afterwards(app) {
  await app.sync.flush()
  await pullPlans(app).catch(() => {})
}

/** What this phone changes. @param {App} app @param {Plan[]} all @param {import('../types.js').Operation[]} operations */
async function change(app, all, operations) {
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
