import { remember } from './reading.js'
import { reckon } from './coach.js'
import { advise, ask, iso, keep, running, words } from './running.js'
import { tell } from './tell.js'
import { t } from '../i18n.js'
import { loadableOf } from '../loadable.js'
import { operation } from '../outbox.js'
import { activeGym } from '../state.js'
import { uuidv7 } from '../uuid.js'
import { begin, freeSlot, turn } from '../workout.js'

/**
 * The workout from its first set to its last: begin, change the set in hand, take a set back, go on.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Running} Running
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @typedef {import('../types.js').Draft} Draft
 */

/**
 * Begin: a day of the plan, or an empty session.
 * @param {App} app @param {string} title
 * @param {{ plan?: import('../types.js').Plan, day?: number, exerciseIds?: string[], slots?: import('../types.js').Slot[] }} [from]
 */
export async function start(app, title, { plan, day, exerciseIds = [], slots = [] } = {}) {
  const at = iso()
  const first = begin(uuidv7(), title, at, { plan, day, loadable: loadableOf(app.store.state) })
  const next = { ...first, slots: [...first.slots, ...slots, ...exerciseIds.map(id => freeSlot(id))] }
  const body = {
    id: next.id, started_at: at, title, gym_id: activeGym(app.store.state)?.id ?? null,
    plan_id: next.plan_id, plan_day: next.plan_day,
  }
  await tell(app, ['kv'], tx => { tx.objectStore('kv').put(next, 'running') }, [operation('POST', '/v1/workouts', body, title, at)], { running: next, done: [] })
  await remember(app, next.slots.map(slot => slot.exercise_id))
  await Promise.all(next.slots.map(slot => reckon(app, slot)))
  app.router.go('/workout')
}

/** Changes to the set in hand, kept with each tap. @param {App} app @param {Draft} draft */
export const setDraft = (app, draft) => keep(app, { ...running(app), draft })

/**
 * A step of the set in hand, from where the step before it left it, painted or not.
 * @param {App} app @param {Draft} shown what stands there while nothing has been touched
 * @param {Partial<Draft> | ((draft: Draft) => Partial<Draft>)} part
 */
export function changeDraft(app, shown, part) {
  const now = running(app)
  const draft = now.draft ?? shown
  return keep(app, { ...now, draft: { ...draft, touched: true, ...(typeof part === 'function' ? part(draft) : part) } })
}

/** Undo: the set goes, and the workout stands as it stood before it. @param {App} app @param {LoggedSet} set @param {Running} before */
export async function takeBack(app, set, before) {
  const gone = { ...set, deleted_at: iso() }
  const next = { ...before, rest: before.rest && before.rest.ends_at > Date.now() && before.rest.set_id !== set.id ? before.rest : null }
  await tell(app, ['sets', 'kv'], tx => {
    tx.objectStore('sets').put(gone)
    tx.objectStore('kv').put(next, 'running')
  }, [operation('DELETE', `/v1/sets/${set.id}`, null, t('Undo: {set}', { set: words(app, set) }), iso())],
  { running: next, done: app.store.state.done.filter(one => one.id !== set.id) })
  await advise(app)
}

/** After the page was closed: the numbers of the set in hand, without waiting for the server. @param {App} app */
export async function takeUp(app) {
  const now = app.store.state.running
  if (!now) return
  await remember(app, now.slots.map(slot => slot.exercise_id))
  await advise(app)
  for (const slot of now.slots) if (!app.store.state.prescriptions[slot.exercise_id]) await reckon(app, slot) // before it is its turn
}

/** @param {App} app @param {number} index */
export async function goTo(app, index) {
  await keep(app, turn(running(app), { at: index }))
  await ask(app)
}
