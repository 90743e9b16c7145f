import { t } from '../i18n.js'
import { operation } from '../outbox.js'
import { activePlan } from '../state.js'
import { uuidv7 } from '../uuid.js'
import { tell } from './tell.js'
import { say } from './toast.js'

/**
 * Plans: compiled by the server, kept and changed here.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Plan} Plan
 * @typedef {import('../types.js').Leaving} Leaving
 * @typedef {import('../types.js').State} State
 *
 * @typedef {(tx: import('../outbox.js').Tx) => void} Also what is written in the same transaction
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
  const { settled } = app.sync
  const shown = app.store.state.plans
  const { plans } = await app.api.get('/v1/plans')
  if (app.sync.settled !== settled || app.store.state.plans !== shown) return // changed here meanwhile: the answer is older
  await take(app, staying(app.store.state, plans))
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

/** @param {App} app @param {Plan} plan @param {Partial<Pick<Plan, 'name' | 'days' | 'next_day' | 'not_before' | 'schedule' | 'cycle' | 'run'>>} patch @param {Also} [also] */
export async function changePlan(app, plan, patch, also) {
  const plans = app.store.state.plans.map(one => one.id === plan.id ? { ...one, ...patch } : one)
  await keepPlans(app, plans, [operation('PATCH', `/v1/plans/${plan.id}`, patch, t('Change plan: {name}', { name: plan.name }), stamp())], also)
  await afterwards(app)
}

/** Where the changes of a plan are kept that are not saved yet. @param {string} planId */
export const editKey = planId => `plan_edit:${planId}`

/** As long as the toast stands, and a little: then the server hears of it, and there is no way back. */
const UNDO_MS = 8000

/** Plans as the server has them, without those that are deleted here and that it hasn't heard of. @param {Pick<State, 'leaving'>} state @param {Plan[]} plans */
export const staying = ({ leaving }, plans) => plans.filter(one => !leaving.some(gone => gone.id === one.id))

/** Gone at once, on the disk too; told to the server once the way back has passed. @param {App} app @param {Plan} plan */
export async function removePlan(app, plan) {
  const { id, name } = plan
  const gone = { id, name, at: Date.now() }
  await keepLeaving(app, { plans: others(app.store.state.plans, id), leaving: [...app.store.state.leaving, gone] })
  say(app, t('Deleted: {name}', { name }), { action: t('Undo'), run: () => { restorePlan(app, plan) } })
  partLater(app, gone)
}

/** @param {App} app @param {Plan} plan as it was */
async function restorePlan(app, plan) {
  const { plans, leaving } = app.store.state
  if (!leaving.some(one => one.id === plan.id)) return // the server has been told
  const back = plan.status === 'active' && activePlan(app.store.state) ? { ...plan, status: /** @type {const} */ ('draft') } : plan // another was started meanwhile
  await keepLeaving(app, { plans: inOrder([...others(plans, plan.id), back]), leaving: others(leaving, plan.id) })
}

/** Plans that were deleted before the page was closed, and of which the server hasn't heard. @param {App} app */
export function partFromLeaving(app) {
  for (const gone of app.store.state.leaving) partLater(app, gone)
}

/** @param {App} app @param {Leaving} gone */
function partLater(app, { id, name, at }) {
  const { db } = app
  setTimeout(() => {
    if (app.db !== db || !app.store.state.leaving.some(one => one.id === id)) return
    keepLeaving(app, { leaving: others(app.store.state.leaving, id) }, [operation('DELETE', `/v1/plans/${id}`, null, t('Delete plan: {name}', { name }), stamp())], tx => { tx.objectStore('kv').delete(editKey(id)) })
  }, Math.min(UNDO_MS, Math.max(0, at + UNDO_MS - Date.now()))) // the clock may have been moved since
}

/** @param {App} app @param {{ leaving: Leaving[], plans?: Plan[] }} now @param {import('../types.js').Operation[]} [operations] @param {Also} [also] */
async function keepLeaving(app, now, operations = [], also) {
  await tell(app, ['kv'], tx => { also?.(tx); for (const [key, value] of Object.entries(now)) tx.objectStore('kv').put(value, key) }, operations, now)
}

/** @template {{ id: string }} R @param {R[]} all @param {string} id */
const others = (all, id) => all.filter(one => one.id !== id)

/** @param {App} app */
async function afterwards(app) {
  await app.sync.flush()
  await pullPlans(app).catch(() => {})
}

/** What this phone changes. @param {App} app @param {Plan[]} all @param {import('../types.js').Operation[]} operations @param {Also} [also] */
export async function keepPlans(app, all, operations, also) {
  const plans = inOrder(all)
  await tell(app, ['kv'], tx => { tx.objectStore('kv').put(plans, 'plans'); also?.(tx) }, operations, { plans })
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
