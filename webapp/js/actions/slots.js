import { pullSetsOf } from './exercises.js'
import { remember } from './reading.js'
import { advise, ask, keep, running } from './running.js'
import { say } from './toast.js'
import { setsOfExercise } from '../db.js'
import { t } from '../i18n.js'
import { changeSlot, dropSlot, freeSlot, laterSlot, moveSlot, slotNow } from '../slots.js'
import { exerciseOf } from '../state.js'
import { apart, membersOf, together } from '../supersets.js'
import { turn } from '../workout.js'

/**
 * The exercises of the running workout: added, moved, put together, taken out. Each step is one write, and has its way back.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Running} Running
 */

/** @param {App} app @param {number} index */
export const nameOf = (app, index) => exerciseOf(app.store.state, running(app).slots[index].exercise_id).name

/**
 * Put the workout so, say what happened, and offer the way back. Another exercise in hand gets its numbers.
 * @param {App} app @param {Running} next @param {string} [words]
 */
export async function put(app, next, words) {
  const before = running(app)
  const changed = slotNow(before)?.key !== slotNow(next)?.key
  await keep(app, changed ? turn(next, {}) : next)
  if (changed) await ask(app)
  if (words) say(app, words, { action: t('Undo'), run: () => { back(app, before) } })
}

/** The exercises as they stood before; a rest that runs goes on. @param {App} app @param {Running} before */
async function back(app, before) {
  const { running: now } = app.store.state
  if (!now || now.id !== before.id) return
  await keep(app, { ...before, rest: now.rest })
  await advise(app)
}

/** Add an exercise after the one in hand, or after its group; or one more set of it. @param {App} app @param {string} exerciseId */
export async function addExercise(app, exerciseId) {
  const now = running(app)
  const known = now.slots.findIndex(slot => slot.exercise_id === exerciseId)
  if (known >= 0) {
    await put(app, { ...changeSlot(now, known, { sets: now.slots[known].sets + 1 }), at: known })
    return
  }
  const at = now.slots.length === 0 ? 0 : Math.max(...membersOf(now.slots, now.at)) + 1
  const slots = [...now.slots.slice(0, at), freeSlot(exerciseId), ...now.slots.slice(at)]
  await remember(app, [exerciseId])
  await put(app, { ...now, slots, at }, now.slots.length === 0 ? undefined : t('{exercise} added', { exercise: exerciseOf(app.store.state, exerciseId).name }))
  learn(app, exerciseId).catch(() => {})
}

/** Sets that only the server has: an old lift taken up again. @param {App} app @param {string} exerciseId */
export async function learn(app, exerciseId) {
  if ((await setsOfExercise(app.db, exerciseId, 1)).length > 0 || !app.store.state.online) return
  await pullSetsOf(app, exerciseId, null)
  if (app.store.state.running) await remember(app, [exerciseId])
}

/** A set more or fewer; one that was left out to fit the time comes back so. @param {App} app @param {number} index @param {number} by */
export function moreSets(app, index, by) {
  const { sets, cut = 0 } = running(app).slots[index]
  return put(app, changeSlot(running(app), index, { sets: Math.max(1, sets + by), cut: Math.max(0, by > 0 ? cut - by : cut) }))
}

/** @param {App} app @param {number} from @param {number} to */
export async function moveTo(app, from, to) {
  const now = running(app)
  if (to < 0 || to >= now.slots.length || to === from) return
  const name = nameOf(app, from)
  await put(app, moveSlot(now, from, to), t('{exercise} is now {place} of {count}', { exercise: name, place: to + 1, count: now.slots.length }))
}

/** @param {App} app @param {number} index @param {number} by */
export const move = (app, index, by) => moveTo(app, index, index + by)

/** @param {App} app @param {number} index */
export function remove(app, index) {
  const name = nameOf(app, index)
  return put(app, dropSlot(running(app), index), t('{exercise} is off today', { exercise: name }))
}

/** Do these in turn, resting after the round. @param {App} app @param {number[]} indexes */
export function group(app, indexes) {
  const now = running(app)
  const words = indexes.length === 2 ? t('Superset: rest after each round') : t('Circuit of {count}: rest after each round', { count: indexes.length })
  return put(app, together(now, indexes), words)
}

/** @param {App} app @param {number} index */
export const ungroup = (app, index) => put(app, apart(running(app), index), t('Each by itself again'))

/** What would come first, if the rack of this one is taken; null where nothing else is left to do. @param {App} app @param {number} index */
export function insteadOf(app, index) {
  const now = running(app)
  const next = laterSlot({ ...now, at: index }, app.store.state.done, index)
  return next ? exerciseOf(app.store.state, next.slots[next.at].exercise_id) : null
}

/** The rack is taken: the next one first, this one after it. @param {App} app @param {number} index */
export async function later(app, index) {
  const next = laterSlot(running(app), app.store.state.done, index)
  if (next) await put(app, next, t('{exercise} waits', { exercise: nameOf(app, index) }))
}
