import { changeMe } from './profile.js'
import { keep, running } from './running.js'
import { say } from './toast.js'
import { clock } from '../format.js'
import { t } from '../i18n.js'
import { isOver, ownRest, ownRestChange, restOf, shifted } from '../rest.js'
import { exerciseOf } from '../state.js'

/**
 * The rest: ended, made longer or shorter, and remembered for a lift.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').State} State
 */

/** @param {App} app */
export const endRest = app => keep(app, { ...running(app), rest: null })

/** @param {App} app @param {number} seconds */
export function shiftRest(app, seconds) {
  const { rest } = running(app)
  if (rest && seconds !== 0) keep(app, { ...running(app), rest: shifted(rest, seconds, Date.now()) })
}

/** The lift that the rest comes after. @param {Pick<State, 'running' | 'done'>} state @returns {string | null} */
export function restedLift({ running: now, done }) {
  const id = now?.rest?.set_id
  return done.find(set => set.id === id)?.exercise_id ?? null
}

/**
 * How long this lift rests, and who says so: of a rest that runs what was said when it began, since the coach says it anew
 * for each set.
 * @param {State} state @param {string} exerciseId
 */
export function restNow(state, exerciseId) {
  const slot = state.running?.slots.find(one => one.exercise_id === exerciseId) ?? { exercise_id: exerciseId, rest_seconds: null }
  const now = restOf(state, slot)
  const runs = state.running?.rest && restedLift(state) === exerciseId ? state.running.rest : null
  return now.whose === 'coach' && runs ? { ...now, seconds: Math.round(runs.planned ?? runs.seconds) } : now
}

/**
 * Rest so long after each set of this lift, the one that rests included; null: as the plan or the coach says.
 * @param {App} app @param {string} exerciseId @param {number | null} seconds
 */
export async function keepRest(app, exerciseId, seconds) {
  const before = ownRest(app.store.state, exerciseId)
  await writeRest(app, exerciseId, seconds)
  const now = restNow(app.store.state, exerciseId)
  const rest = restedLift(app.store.state) === exerciseId ? running(app).rest : null
  if (rest && !isOver(rest, Date.now())) shiftRest(app, now.seconds - Math.round(rest.seconds))
  const name = exerciseOf(app.store.state, exerciseId).name
  const text = now.whose === 'own' ? t('{time} after each set of {exercise}', { time: clock(now.seconds), exercise: name })
    : t('{exercise} rests {time} again', { time: clock(now.seconds), exercise: name })
  say(app, text, { action: t('Undo'), run: () => { writeRest(app, exerciseId, before) } })
}

/** @param {App} app @param {string} exerciseId @param {number | null} seconds */
const writeRest = (app, exerciseId, seconds) => changeMe(app, { preferences: ownRestChange(app.store.state, exerciseId, seconds) }, t('Rest'))
