import { amend } from './done_sets.js'
import { logSet } from './logging.js'
import { advise, keep, running } from './running.js'
import { say } from './toast.js'
import { setDraft, takeBack } from './workout.js'
import { draftFrom, SECONDS_STEP } from '../draft.js'
import { load, weight } from '../format.js'
import { t } from '../i18n.js'
import { ladder } from '../loads.js'
import { activeGym, exerciseOf, unitOf } from '../state.js'
import { changeSlot, slotNow } from '../slots.js'
import { systemLoad } from '../coach/strength.js'
import { DROP, EASE, lighter, warmups } from '../warmups.js'

/**
 * What one hand does with the set before and the set in hand: one rep fewer, taken back, dropped, made lighter, timed.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @typedef {import('../types.js').Draft} Draft
 */

/** Taps in the order in which they came, each on what the one before it left. */
let taps = Promise.resolve()

/** One rep fewer in a set that was just logged; of a timed one five seconds. @param {App} app @param {string} id */
export function fewer(app, id) {
  taps = taps.then(async () => {
    const set = app.store.state.done.find(one => one.id === id)
    if (!set) return
    if (set.duration_seconds) await amend(app, set, { duration_seconds: Math.max(1, set.duration_seconds - SECONDS_STEP) })
    else if (set.reps > 1) await amend(app, set, { reps: set.reps - 1 })
    navigator.vibrate?.(12)
  })
  return taps
}

/** Take the newest set back: it is in hand again, as it was logged. @param {App} app */
export async function undo(app) {
  await taps
  const set = app.store.state.done.at(-1)
  const now = running(app)
  const at = now.slots.findIndex(slot => slot.exercise_id === set?.exercise_id)
  if (!set) return
  await takeBack(app, set, { ...now, at: at < 0 ? now.at : at, rest: null, draft: draftFrom(set) })
}

/** The load of a drop set after this one; null where nothing lighter can be made. @param {App} app @param {LoggedSet} set */
export const dropLoad = (app, set) => lighter(rungsOf(app, set.exercise_id), set.weight_kg, DROP, bodyOf(app, set.exercise_id))?.kg ?? null

/** Go on with the set that was just done, a fifth lighter, without a rest. @param {App} app @param {LoggedSet} set */
export async function drop(app, set) {
  const now = running(app)
  const kg = dropLoad(app, set)
  const at = now.slots.findIndex(slot => slot.exercise_id === set.exercise_id)
  if (kg === null || at < 0) return
  await keep(app, { ...now, at, rest: null, draft: { ...draftFrom(set), kg, set_type: 'drop', note: null, pain: null } })
  await advise(app)
}

/** A warm-up of the list, done as it stands there. @param {App} app @param {{ kg: number, reps: number }} step */
export function logWarmup(app, { kg, reps }) {
  return logSet(app, { kg, reps, rir: null, set_type: 'warmup', touched: true, reps_touched: true, scope: 'set' }, { rest: false })
}

/** Ten per cent off what remains of a lift, as this gym can load it; null where nothing lighter can be made. @param {App} app @param {string} exerciseId @param {number} kg */
export const easedLoad = (app, exerciseId, kg) => lighter(rungsOf(app, exerciseId), kg, EASE, bodyOf(app, exerciseId))?.kg ?? null

/** Make what remains of a lift lighter. @param {App} app @param {string} exerciseId @param {number} kg the new load */
export async function ease(app, exerciseId, kg) {
  const before = running(app)
  const index = before.slots.findIndex(slot => slot.exercise_id === exerciseId)
  const draft = before.at === index && before.draft ? { ...before.draft, kg } : before.draft
  await keep(app, { ...changeSlot(before, index, { kg }), draft })
  const { load_type: type } = exerciseOf(app.store.state, exerciseId)
  say(app, t('{load} for what remains', { load: load(kg, unitOf(app.store.state, exerciseId), type) }), { action: t('Undo'), run: () => { keep(app, { ...running(app), slots: before.slots, draft: before.draft }) } })
}

/**
 * A joint hurts: written down with the set in hand, or with one that is done.
 * @param {App} app @param {string | null} joint null: it doesn't
 * @param {{ set?: LoggedSet, draft: Draft }} of
 */
export async function flag(app, joint, { set, draft }) {
  if (set) await amend(app, set, { pain: joint })
  else await setDraft(app, { ...running(app).draft ?? draft, pain: joint })
}

/** Start the clock of a timed set, or stop it and write down what was held. @param {App} app @param {Draft} draft @param {number} now */
export const startClock = (app, draft, now) => keep(app, { ...running(app), rest: null, draft: { ...draft, touched: true, clock: now } })

/** Warm-ups for the load that is in hand; none for a lift that is held or carried. @param {App} app @param {import('../screens/workout.js').Hand} view */
export function warmupsOf(app, { draft, slot, prescription, asked, exercise, rungs, timed }) {
  if (timed) return []
  const kg = draft.set_type === 'warmup' || draft.set_type === 'drop' ? slot.kg ?? asked.kg ?? prescription.weight : draft.kg
  return warmups(kg, asked.high, rungs, exercise.load_type === 'external' ? 0 : bodyOf(app, exercise.id))
}

/** kg of the body that is lifted along. @param {App} app @param {string} exerciseId */
const bodyOf = ({ store: { state } }, exerciseId) => systemLoad(exerciseOf(state, exerciseId), 0, state.me?.bodyweight_kg ?? null)

/** @param {App} app @param {string} exerciseId */
const rungsOf = ({ store: { state } }, exerciseId) => ladder(exerciseOf(state, exerciseId), activeGym(state), unitOf(state, exerciseId))

/** The load of a joint's lift as it stands now. @param {App} app @param {string} exerciseId */
export function loadNow(app, exerciseId) {
  const { state } = app.store
  const now = running(app)
  const slot = now.slots.find(one => one.exercise_id === exerciseId)
  const inHand = slotNow(now)?.exercise_id === exerciseId ? now.draft?.kg : undefined
  return inHand ?? slot?.kg ?? state.done.findLast(set => set.exercise_id === exerciseId && set.set_type !== 'warmup')?.weight_kg ?? state.prescriptions[exerciseId]?.weight ?? 0
}

/** @param {App} app @param {LoggedSet} set */
export const dropText = (app, set) => {
  const kg = dropLoad(app, set)
  return kg === null ? null : weight(kg, unitOf(app.store.state, set.exercise_id))
}
