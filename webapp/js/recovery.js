import { day } from './format.js'
import { listed, plural, t } from './i18n.js'
import { areaName } from './readiness.js'
import { exerciseOf } from './state.js'
import { capital, words } from './terms.js'

/** One sentence on recovery, from the last workouts on this phone. @typedef {import('./types.js').State} State */

/** Hours until a muscle is taken to be ready again: legs need longer. */
const HOURS = { upper: 48, lower: 72 }
const LOWER = ['quads', 'hamstrings', 'glutes', 'calves', 'adductors', 'abductors', 'lower_back']

export const muscleName = words

/**
 * @param {Pick<State, 'workouts' | 'exercises' | 'done' | 'running'>} state
 * @param {Date} now
 */
export function recoverySentence(state, now) {
  const trained = state.workouts.filter(workout => workout.sets > 0)
  if (trained.length === 0) return t('Nothing logged yet: every muscle is fresh.')
  const tired = trained.slice(0, 4).map(workout => ({ workout, muscles: tiredBy(workout, state, now) })).filter(({ muscles }) => muscles.length > 0)
  if (tired.length === 0) return t('All muscles had their rest: nothing holds you back today.')
  const [{ workout: last }] = tired
  const muscles = capital(listed([...new Set(tired.flatMap(({ muscles }) => muscles))].slice(0, 3).map(words)))
  const when = day(new Date(last.ended_at ?? last.started_at), now)
  return plural(last.sets, '{muscles}: still tired from {when}’s {count} set; the rest is ready.', '{muscles}: still tired from {when}’s {count} sets; the rest is ready.', { muscles, when })
}

/** What was said to be sore, and the lifts of the day that train it; nothing where nothing is. @param {string[]} sore @param {string[] | null} lifts null: no day is planned */
export function soreSentence(sore, lifts) {
  if (sore.length === 0) return ''
  const areas = capital(listed(sore.map(area => areaName(area).toLocaleLowerCase())))
  if (lifts === null) return t('{areas} sore.', { areas })
  return lifts.length === 0 ? t('{areas} sore: none of today’s lifts works there directly.', { areas }) : t('{areas} sore: {lifts} trains there. Warm up longer, swap it, or see how the first set feels.', { areas, lifts: listed(lifts) })
}

/** Muscles that it trained directly, within their hours. @param {State['workouts'][number]} workout @param {Pick<State, 'exercises'>} state @param {Date} now */
function tiredBy(workout, state, now) {
  const hours = (now.getTime() - Date.parse(workout.ended_at ?? workout.started_at)) / 3_600_000
  return workout.exercises.flatMap(id => Object.entries(exerciseOf(state, id).muscles))
    .filter(([slug, share]) => share >= 1 && hours < (LOWER.includes(slug) ? HOURS.lower : HOURS.upper))
    .map(([slug]) => slug)
}
