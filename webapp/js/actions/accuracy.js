import { Problem } from '../problem.js'
import { ask, dbOf } from './answers.js'
import { say } from './toast.js'
import { t } from '../i18n.js'

/**
 * How often the coach was right: asked of the server, its last answer kept here.
 * @typedef {import('../app.js').App} App
 */

/** @param {{ weeks: number | null, exercise: string | null }} what */
const pathOf = ({ weeks, exercise }) => {
  const query = new URLSearchParams({ ...(exercise ? { exercise_id: exercise } : {}), ...(weeks ? { weeks: String(weeks) } : {}) })
  return `/v1/accuracy${query.size > 0 ? `?${query}` : ''}`
}

/**
 * @param {App} app @param {{ weeks: number | null, exercise: string | null }} what of one lift, or of the last weeks only
 * @param {(answer: import('../accuracy.js').Accuracy, at: string, fresh: boolean) => void} take the last answer, then the new one
 */
export const askAccuracy = (app, what, take) => ask(app, pathOf(what), take)

/** Show a set in its session; an old one is looked up on the server. @param {App} app @param {string} id */
export async function openSet(app, id) {
  try {
    const { workout_id: workout } = await dbOf(app).get('sets', id) ?? await app.api.get(`/v1/sets/${id}`)
    app.router.go(`/history/${workout}?set=${id}`)
  } catch (error) {
    say(app, error instanceof Problem && error.status === 404 ? t('This set isn’t there any longer') : t('This set isn’t on this phone, and the server is away'))
  }
}
