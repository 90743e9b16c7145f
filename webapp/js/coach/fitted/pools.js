import { WEIGHTS as loadLater } from './load_later.js'
import { WEIGHTS as loadOpening } from './load_opening.js'
import { WEIGHTS as repsLater } from './reps_later.js'
import { WEIGHTS as repsOpening } from './reps_opening.js'

/** The numbers that the pools weigh estimates by. @type {Record<string, import('../pool.js').Weights>} */
export const POOLS = { load_opening: loadOpening, load_later: loadLater, reps_opening: repsOpening, reps_later: repsLater }
