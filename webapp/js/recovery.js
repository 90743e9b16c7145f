import { exerciseOf } from './state.js'
import { day, plural } from './format.js'

/** One sentence on recovery, from the last workouts on this phone. @typedef {import('./types.js').State} State */

/** Hours until a muscle is taken to be ready again: legs need longer. */
const HOURS = { upper: 48, lower: 72 }
const LOWER = ['quads', 'hamstrings', 'glutes', 'calves', 'adductors', 'abductors', 'lower_back']
/** @type {Record<string, string>} */
const NAMES = { upper_back: 'upper back', lower_back: 'lower back', front_delts: 'front delts', side_delts: 'side delts', rear_delts: 'rear delts', hip_flexors: 'hip flexors' }

/** @param {string} slug */
export const muscleName = slug => NAMES[slug] ?? slug

/**
 * @param {Pick<State, 'workouts' | 'exercises' | 'done' | 'running'>} state
 * @param {Date} now
 */
export function recoverySentence(state, now) {
  const [last] = state.workouts
  if (!last) return 'Nothing logged yet: every muscle is fresh.'
  const tired = tiredMuscles(state, now)
  if (tired.length === 0) return 'All muscles had their rest: nothing holds you back today.'
  const [first, ...rest] = tired.slice(0, 3).map(muscleName)
  const names = rest.length > 0 ? `${first}${rest.slice(0, -1).map(name => `, ${name}`).join('')} and ${rest.at(-1)}` : first
  const when = day(new Date(last.ended_at ?? last.started_at), now)
  return `${names[0].toUpperCase()}${names.slice(1)}: still tired from ${when}’s ${plural(last.sets, 'set')}; the rest is ready.`
}

/** Muscles trained directly within their hours, latest workouts first. @param {Pick<State, 'workouts' | 'exercises'>} state @param {Date} now */
function tiredMuscles(state, now) {
  const tired = state.workouts.slice(0, 4).flatMap(workout => {
    const hours = (now.getTime() - Date.parse(workout.ended_at ?? workout.started_at)) / 3_600_000
    return workout.exercises.flatMap(id => Object.entries(exerciseOf(state, id).muscles))
      .filter(([slug, share]) => share >= 1 && hours < (LOWER.includes(slug) ? HOURS.lower : HOURS.upper))
      .map(([slug]) => slug)
  })
  return [...new Set(tired)]
}
