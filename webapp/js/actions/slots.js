import { pullSetsOf } from './exercises.js'
import { remember } from './pull.js'
import { advise, ask, keep, running } from './running.js'
import { say } from './toast.js'
import { goTo } from './workout.js'
import { setsOfExercise } from '../db.js'
import { exerciseOf } from '../state.js'
import { changeSlot, dropSlot, freeSlot, moveSlot, turn } from '../workout.js'

/** The exercises of the running workout: added, swapped, moved, taken out. @typedef {import('../app.js').App} App */

/** Add an exercise after the one in hand, or one more set of it. @param {App} app @param {string} exerciseId */
export async function addExercise(app, exerciseId) {
  const now = running(app)
  const known = now.slots.findIndex(slot => slot.exercise_id === exerciseId)
  if (known >= 0) { await moreSets(app, known, 1); await goTo(app, known); return }
  const at = now.slots.length === 0 ? 0 : now.at + 1
  const slots = [...now.slots.slice(0, at), freeSlot(exerciseId), ...now.slots.slice(at)]
  await remember(app, [exerciseId])
  await keep(app, turn(now, { slots, at }))
  await ask(app)
  learn(app, exerciseId).catch(() => {})
}

/** Sets that only the server has: an old lift taken up again. @param {App} app @param {string} exerciseId */
async function learn(app, exerciseId) {
  if ((await setsOfExercise(app.db, exerciseId, 1)).length > 0 || !app.store.state.online) return
  await pullSetsOf(app, exerciseId, null)
  if (app.store.state.running) await remember(app, [exerciseId])
}

/** Another exercise in this one's place. @param {App} app @param {string} exerciseId */
export async function swap(app, exerciseId) {
  const now = running(app)
  await remember(app, [exerciseId])
  await keep(app, turn(changeSlot(now, now.at, { exercise_id: exerciseId, key: exerciseId, kg: null }), {}))
  await ask(app)
  learn(app, exerciseId).catch(() => {})
}

/** @param {App} app @param {number} index @param {number} by */
export function moreSets(app, index, by) {
  const slot = running(app).slots[index]
  return keep(app, changeSlot(running(app), index, { sets: Math.max(1, slot.sets + by) }))
}

/** @param {App} app @param {number} index @param {number} by */
export const move = (app, index, by) => keep(app, moveSlot(running(app), index, index + by))

/** @param {App} app @param {number} index */
export async function remove(app, index) {
  const before = running(app)
  await keep(app, dropSlot(before, index))
  await advise(app)
  say(app, `${exerciseOf(app.store.state, before.slots[index].exercise_id).name} is off today`, { action: 'Undo', run: () => { keep(app, before) } })
}
