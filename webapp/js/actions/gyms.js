import { reloaded, whyNot } from '../gym_loads.js'
import { t } from '../i18n.js'
import { operation } from '../outbox.js'
import { activeGym, exerciseOf, unitOf } from '../state.js'
import { uuidv7 } from '../uuid.js'
import { foresee, reckon } from './coach.js'
import { planned } from '../plan.js'
import { ask, running } from './running.js'
import { saveGym } from './settings.js'
import { tell } from './tell.js'
import { say } from './toast.js'

/**
 * The gym that loads are rounded to: another one, also in the middle of a workout.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Gym} Gym
 * @typedef {import('../types.js').Running} Running
 * @typedef {import('../gym_loads.js').Reload} Reload
 */

const stamp = () => new Date().toISOString()

/**
 * Train there from now on. What is open of a running workout is rounded to it.
 * @param {App} app @param {string} id
 * @returns {Promise<Reload[]>} loads that became others
 */
export async function switchGym(app, id) {
  const before = app.store.state
  const gym = before.gyms.find(one => one.id === id)
  if (!gym || activeGym(before)?.id === id) return []
  const was = loadsOf(app)
  await put(app, gym, before.running && roundedTo(app, running(app), gym))
  const changed = before.running ? await again(app, was, gym) : []
  if (!before.running) await foresee(app, planned(app.store.state))
  return changed
}

/**
 * The gym that was in use, and the workout's own choices as they were.
 * @param {App} app @param {import('../types.js').State} before
 */
export async function switchBack(app, before) {
  const gym = activeGym(before)
  const now = app.store.state.running && before.running?.id === app.store.state.running.id ? running(app) : null
  if (!gym) return
  const chosen = new Map(before.running?.slots.map(slot => [slot.key, slot]))
  const restored = now && { ...now, draft: null, slots: now.slots.map(slot => ({ ...slot, kg: chosen.get(slot.key)?.kg ?? null, start: chosen.get(slot.key)?.start ?? slot.start })) }
  await put(app, gym, restored)
  if (now) await again(app, [], gym)
  else await foresee(app, planned(app.store.state))
}

/** @param {App} app @param {Gym} gym @param {Running | null} next */
async function put(app, gym, next) {
  const { state } = app.store
  const me = state.me && { ...state.me, gym_id: gym.id }
  const gyms = state.gyms.map(one => ({ ...one, active: one.id === gym.id, ...(one.id === gym.id && next ? { used_at: stamp() } : {}) }))
  const stale = next ? next.slots.map(slot => slot.exercise_id) : []
  const prescriptions = Object.fromEntries(Object.entries(state.prescriptions).filter(([id]) => !stale.includes(id)))
  const label = t('Gym in use')
  await tell(app, ['kv', 'prescriptions'], tx => {
    tx.objectStore('kv').put(me, 'me')
    tx.objectStore('kv').put(gyms, 'gyms')
    if (next) tx.objectStore('kv').put(next, 'running')
    for (const id of stale) tx.objectStore('prescriptions').delete(id)
  }, [operation('PATCH', '/v1/me', { gym_id: gym.id }, label, stamp()),
    ...(next ? [operation('PATCH', `/v1/workouts/${next.id}`, { gym_id: gym.id }, label, stamp())] : [])],
  { me, gyms, prescriptions, ...(next ? { running: next } : {}) })
}

/** What the lifter chose by hand, as it can be loaded there. @param {App} app @param {Running} now @param {Gym} gym @returns {Running} */
function roundedTo(app, now, gym) {
  const { state } = app.store
  const to = (/** @type {string} */ id, /** @type {number} */ kg) => reloaded(exerciseOf(state, id), gym, kg, unitOf(state, id))
  const inHand = now.slots[now.at]
  return {
    ...now,
    draft: now.draft && inHand ? { ...now.draft, kg: to(inHand.exercise_id, now.draft.kg) } : now.draft,
    slots: now.slots.map(slot => ({
      ...slot, kg: slot.kg === null ? null : to(slot.exercise_id, slot.kg),
      ...(slot.start && slot.start.kg !== null ? { start: { ...slot.start, kg: to(slot.exercise_id, slot.start.kg) } } : {}),
    })),
  }
}

/** The load that stands at each exercise of the workout. @param {App} app @returns {{ id: string, kg: number }[]} */
function loadsOf(app) {
  const { running: now, prescriptions } = app.store.state
  return (now?.slots ?? []).flatMap((slot, i) => {
    const kg = (i === now?.at ? now.draft?.kg : null) ?? slot.kg ?? prescriptions[slot.exercise_id]?.weight
    return kg === undefined ? [] : [{ id: slot.exercise_id, kg }]
  })
}

/** Reckon all that is open, and say what became another. @param {App} app @param {{ id: string, kg: number }[]} was @param {Gym} gym @returns {Promise<Reload[]>} */
async function again(app, was, gym) {
  for (const slot of running(app).slots) await reckon(app, slot)
  app.sync.flush().then(() => ask(app)).catch(() => {})
  const { state } = app.store
  const now = new Map(loadsOf(app).map(one => [one.id, one.kg]))
  return was.flatMap(({ id, kg }) => {
    const after = now.get(id)
    if (after === undefined || Math.abs(after - kg) < 0.005) return []
    return [{ id, before: kg, after, why: whyNot(exerciseOf(state, id), gym, kg, unitOf(state, id)) }]
  })
}

/** The same gym a second time, to be changed. @param {App} app @param {Gym} gym @returns {Promise<Gym>} */
export async function duplicateGym(app, gym) {
  const copy = { id: uuidv7(), name: t('{gym}, copy', { gym: gym.name }).slice(0, 100), inventory: structuredClone(gym.inventory), active: false, used_at: null }
  await saveGym(app, copy, true)
  say(app, t('Copied: {gym}', { gym: gym.name }))
  return copy
}

/** When it was used last: the phone's own workouts are newer than what the server said. @param {Gym} gym @param {import('../types.js').Workout[]} workouts newest first */
export function usedAt(gym, workouts) {
  const here = workouts.find(one => one.gym_id === gym.id)?.started_at ?? ''
  const there = gym.used_at ?? ''
  return here > there ? here : there || null
}
