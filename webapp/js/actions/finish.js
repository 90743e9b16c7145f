import { planAfter, sayMoves } from './programme.js'
import { askToPersist } from './keeping.js'
import { pull } from './pull.js'
import { iso, running } from './running.js'
import { tell } from './tell.js'
import { say } from './toast.js'
import { t } from '../i18n.js'
import { operation } from '../outbox.js'
import { activeGym } from '../state.js'

/**
 * The end of a workout: kept, or thrown away with a way back.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Running} Running
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 */

/** The workout is over: it goes to the history, or nowhere when nothing was done. @param {App} app */
export async function finish(app) {
  const now = running(app)
  const { done } = app.store.state
  const at = iso()
  const op = done.length > 0
    ? operation('POST', `/v1/workouts/${now.id}/finish`, { ended_at: at }, t('{name} finished', { name: now.name }), at)
    : operation('DELETE', `/v1/workouts/${now.id}`, null, t('{name} discarded', { name: now.name }), at)
  const kept = { ...workoutOf(now, done, at), gym_id: activeGym(app.store.state)?.id ?? null }
  const moved = planAfter(app.store.state, now, done)
  const workouts = done.length > 0 ? [kept, ...app.store.state.workouts] : app.store.state.workouts
  await tell(app, ['kv', 'workouts'], tx => {
    tx.objectStore('kv').delete('running')
    if (done.length > 0) tx.objectStore('workouts').put(kept)
    if (moved) tx.objectStore('kv').put(moved.plans, 'plans')
  }, moved ? [op, moved.operation] : [op], { running: null, done: [], workouts, ...(moved ? { plans: moved.plans } : {}) })
  if (moved) sayMoves(app, moved)
  app.router.go('/today', { replace: true })
  pull(app).catch(() => {}) // the plan has moved on
  if (done.length > 0) askToPersist(app) // there is something to lose now, and nothing in hand
}

/** @param {Running} now @param {LoggedSet[]} done @param {string} at @returns {import('../types.js').Workout} */
function workoutOf(now, done, at) {
  const volume = done.filter(set => set.set_type !== 'warmup').reduce((sum, set) => sum + Math.max(0, set.weight_kg) * set.reps, 0)
  return {
    id: now.id, started_at: now.started_at, last_set_at: done.at(-1)?.performed_at ?? at, ended_at: at, title: now.name, note: null,
    gym_id: null, plan_id: now.plan_id, plan_day: now.plan_day, sets: done.length,
    exercises: [...new Set(done.map(set => set.exercise_id))], volume_kg: volume, deleted_at: null,
  }
}

/** All of it goes, sets too. Undone within the toast's time. @param {App} app */
export async function discard(app) {
  const { running: before, done } = app.store.state
  if (!before) return
  const at = iso()
  await tell(app, ['kv', 'sets'], tx => {
    tx.objectStore('kv').delete('running')
    for (const set of done) tx.objectStore('sets').put({ ...set, deleted_at: at })
  }, [operation('DELETE', `/v1/workouts/${before.id}`, null, t('{name} discarded', { name: before.name }), at)], { running: null, done: [] })
  app.router.go('/today', { replace: true })
  say(app, t('{name} discarded', { name: before.name }), { action: t('Undo'), run: () => resurrect(app, before, done) })
}

/** @param {App} app @param {Running} before @param {LoggedSet[]} done */
async function resurrect(app, before, done) {
  await tell(app, ['kv', 'sets'], tx => {
    tx.objectStore('kv').put(before, 'running')
    for (const set of done) tx.objectStore('sets').put(set)
  }, [operation('POST', `/v1/workouts/${before.id}/restore`, null, before.name, iso())], { running: before, done })
  app.router.go('/workout')
}
