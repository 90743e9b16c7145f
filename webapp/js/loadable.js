import { ladder, nearest } from './loads.js'
import { activeGym, exerciseOf, unitOf } from './state.js'

/**
 * The nearest load that the gym in use can make, for a programme's percents.
 * @param {import('./types.js').State} state
 * @returns {import('./programme.js').Loadable}
 */
export const loadableOf = state => (id, kg) => nearest(ladder(exerciseOf(state, id), activeGym(state), unitOf(state, id)), kg).kg
