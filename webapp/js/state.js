import { language, t } from './i18n.js'

/** The state before anything is known. @returns {import('./types.js').State} */
export const initialState = () => ({
  language: language(), phase: 'starting', wasHere: false, lost: false, online: globalThis.navigator?.onLine ?? true, installable: false,
  me: null, exercises: [], gyms: [], plans: [], leaving: [], workouts: [], running: null, done: [], prescriptions: {}, last: {}, trends: {},
  readiness: null, check_ins: [], tally: { waiting: 0, parked: [], oldest: null }, toast: null, pulled: null, lasts: true, unsaved: 0, safe: false, merges: [],
})

/** @typedef {import('./types.js').State} State */

/** @type {WeakMap<object, Map<string, import('./types.js').Exercise>>} */
const indexes = new WeakMap()

/**
 * An exercise by its id; one that the phone doesn't know yet has its place kept.
 * @param {Pick<State, 'exercises'>} state @param {string} id
 * @returns {import('./types.js').Exercise}
 */
export function exerciseOf({ exercises }, id) {
  if (!indexes.has(exercises)) indexes.set(exercises, new Map(exercises.map(exercise => [exercise.id, exercise])))
  return indexes.get(exercises)?.get(id) ?? unknownExercise(id)
}

/** @param {string} id @returns {import('./types.js').Exercise} */
const unknownExercise = id => ({
  id, slug: null, name: t('Exercise'), equipment: 'other', pattern: 'mobility', laterality: 'bilateral', load_type: 'external',
  bodyweight_share: 0, tracking: 'reps', cue: null, popularity: 0, own: false, muscles: {},
})

/** Does this phone know it? Else only its place is kept. @param {Pick<import('./types.js').Exercise, 'slug' | 'own'>} exercise */
export const isKnown = ({ slug, own }) => own || slug !== null

/** The gym that loads are rounded to. @param {Pick<State, 'gyms'>} state */
export const activeGym = ({ gyms }) => gyms.find(gym => gym.active) ?? gyms[0] ?? null

/**
 * The unit that loads are shown and entered in: the lifter's, or what they chose for this exercise.
 * @param {Pick<State, 'me'>} state @param {string} [exerciseId]
 * @returns {import('./types.js').Unit}
 */
export function unitOf({ me }, exerciseId) {
  const own = exerciseId === undefined ? undefined : me?.preferences?.units?.[exerciseId]
  return own === 'kg' || own === 'lb' ? own : me?.unit ?? 'kg'
}

/** The plan that runs. @param {Pick<State, 'plans'>} state */
export const activePlan = ({ plans }) => plans.find(plan => plan.status === 'active') ?? null
