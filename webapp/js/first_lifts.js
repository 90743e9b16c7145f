/**
 * Lifts to begin with, for who has no plan and no log yet: one tap each. Pure.
 *
 * @typedef {import('./types.js').Exercise} Exercise
 * @typedef {import('./types.js').Gym} Gym
 */

/** One of each movement, the first that this gym has the things for. @type {string[][]} */
const FIRST = [
  ['bench-press', 'dumbbell-bench-press', 'push-up'], ['squat', 'goblet-squat', 'squat-bodyweight'],
  ['deadlift', 'romanian-deadlift-dumbbell'], ['overhead-press', 'dumbbell-shoulder-press'],
  ['barbell-row', 'dumbbell-row'], ['lat-pulldown', 'pull-up'],
]

/**
 * @param {Exercise[]} exercises @param {Gym | null} gym null: everything is there
 * @returns {Exercise[]}
 */
export function firstLifts(exercises, gym) {
  const known = new Map(exercises.flatMap(one => one.slug ? [[one.slug, one]] : []))
  return FIRST.flatMap(slugs => slugs.flatMap(slug => known.get(slug) ?? []).find(one => isThere(one, gym)) ?? [])
}

/** Can it be done here? @param {Pick<Exercise, 'equipment'>} exercise @param {Gym | null} gym */
export function isThere({ equipment }, gym) {
  if (!gym) return true
  const { bars, dumbbells, stacks } = gym.inventory
  if (['dumbbell', 'kettlebell'].includes(equipment)) return dumbbells.some(rack => rack.kind === equipment)
  if (['machine', 'cable', 'assisted'].includes(equipment)) return stacks.some(stack => stack.kind === equipment)
  if (['barbell', 'ez_bar', 'trap_bar', 'smith', 'plate_loaded'].includes(equipment)) return bars.some(bar => bar.kind === equipment)
  return true
}
