import { changePlan, editKey } from './plans.js'
import { readKept } from './reading.js'
import { tell } from './tell.js'

/**
 * Changes of a plan that are not saved yet: on the disk as they are made, as the set in hand is, so that the editor takes
 * them up again whatever befell the page. Only what differs from the plan is kept.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Plan} Plan
 * @typedef {Partial<Pick<Plan, 'name' | 'days' | 'cycle'>>} PlanEdit
 */

/** @param {App} app @param {string} planId @returns {Promise<PlanEdit | null>} */
export const keptEdit = async (app, planId) => await readKept(app.db, editKey(planId)) ?? null

/** @param {App} app @param {string} planId @param {PlanEdit} edit empty: the plan is as it was */
export async function keepEdit(app, planId, edit) {
  await tell(app, ['kv'], tx => {
    if (Object.keys(edit).length > 0) tx.objectStore('kv').put(edit, editKey(planId))
    else tx.objectStore('kv').delete(editKey(planId))
  }, [])
}

/** The changes go into the plan and are kept no longer, or neither. @param {App} app @param {Plan} plan @param {Parameters<typeof changePlan>[2]} patch */
export const saveEdit = (app, plan, patch) => changePlan(app, plan, patch, tx => { tx.objectStore('kv').delete(editKey(plan.id)) })
