import { sessionOf } from './plan.js'
import { oneOfEach, plannedSlot } from './slots.js'
import { numbered, tidy } from './supersets.js'

export * from './slots.js'

/**
 * The running workout as a value: how it begins and turns. Its exercises are in slots.js, the set in hand in draft.js. Pure.
 *
 * @typedef {import('./types.js').Running} Running
 * @typedef {import('./types.js').LoggedSet} LoggedSet
 */

/**
 * @param {string} id @param {string} title @param {string} startedAt
 * @param {{ plan?: import('./types.js').Plan, day?: number, loadable?: import('./programme.js').Loadable }} [from]
 * @returns {Running}
 */
export function begin(id, title, startedAt, { plan, day, loadable } = {}) {
  const planned = plan && day !== undefined ? sessionOf(plan, day, loadable) : []
  return {
    id, name: title, started_at: startedAt, plan_id: plan?.id ?? null, plan_day: day ?? null,
    slots: numbered(tidy(oneOfEach(planned.map(plannedSlot)))), at: 0, draft: null, rest: null,
  }
}

/**
 * The workout without its draft and rest: what changes when the set in hand becomes another.
 * @param {Running} running @param {Partial<Running>} change
 * @returns {Running}
 */
export const turn = (running, change) => ({ ...running, draft: null, ...change })

/**
 * Seconds of rest before a set that is logged now; of one side: since that side was last at work.
 * @param {LoggedSet[]} done @param {number} now @param {import('./types.js').Side | null} [side]
 */
export function restTaken(done, now, side = null) {
  const last = side ? done.findLast(set => !set.side || set.side === side) : done.at(-1)
  if (!last) return null
  const seconds = Math.round((now - Date.parse(last.performed_at)) / 1000)
  return seconds >= 0 && seconds <= 3600 ? seconds : null
}
