/**
 * The nouns of the coach on the phone, as in engine/core/states.py. Instants in ms since 1970, loads in kg.
 *
 * @typedef {object} Performed one set as done
 * @property {number} at
 * @property {string} set_type working | warmup | drop | failure
 * @property {number} weight_kg as logged
 * @property {number} reps
 * @property {number | null} rir null: not logged
 * @property {number | null} rest_seconds before it, if known
 * @property {number | null} bodyweight_kg
 *
 * @typedef {object} Session one session of one lift, by its best set
 * @property {number} started_at
 * @property {number} last_at
 * @property {number} e1rm_kg
 * @property {number} load_kg system load
 * @property {number} effort reps to failure
 * @property {number} weight_kg as logged
 * @property {number} reps
 * @property {number} rir
 * @property {boolean} rir_known
 * @property {boolean} reliable
 * @property {number} sets that tell of strength
 * @property {number} first_effort
 *
 * @typedef {object} SetState one strength set of the running session
 * @property {number} load_kg system load
 * @property {number} weight_kg as logged
 * @property {number} reps
 * @property {number} rir
 * @property {boolean} rir_known
 * @property {number} effort reps to failure
 * @property {number} fatigue within the session, just before it
 * @property {boolean} confirmed the set before it showed much the same strength
 *
 * @typedef {object} Lift what is known of one exercise
 * @property {number} seen sessions
 * @property {number | null} settled EWMA over closed sessions, kg
 * @property {Session[]} sessions newest first
 * @property {number | null} fatigued_at
 * @property {import('./fatigue.js').Parts} parts
 * @property {number} error_var
 * @property {number} errors
 * @property {SetState | null} newest the newest set of the newest session
 * @property {SetState | null} heavier the newest of that session that was heavier than it
 * @property {import('./memory.js').PastSession[]} memory the last sessions set by set, newest first
 * @property {Record<string, import('./record.js').Score>} records how each pool's estimates have done on this lift
 *
 * @typedef {object} Pattern between-session fatigue of one movement pattern
 * @property {number} started_at
 * @property {number} last_at
 * @property {number} volume
 * @property {number} carried
 * @property {number} usual_fatigue
 * @property {number} usual_volume
 * @property {number} seen
 *
 * @typedef {{ last_at: number, begun: number, load: number, strength: number }} Day how the lifts begun today compare with last time: count and sums of log units
 *
 * @typedef {object} LifterState what all lifts of a lifter share
 * @property {number} rir_bias b_u, reported minus true RIR, reps
 * @property {number} alpha of the impulse response
 * @property {number} beta_upper per day
 * @property {number} beta_lower per day
 * @property {Record<string, Pattern>} patterns
 * @property {number} scale_ln strength against the ratio table, log kg
 * @property {number} scale_seen over so many sessions
 * @property {number} rep_slope_ln log of this lifter's own multiplier on the class's rep slope
 * @property {Day | null} day what today's lifts say of it
 * @property {Record<string, import('./record.js').Score>} records how each pool's estimates have done over all lifts
 *
 * @typedef {Pick<import('../types.js').Exercise, 'id' | 'equipment' | 'pattern' | 'load_type' | 'bodyweight_share'> & { muscles?: Record<string, number> }} Traits
 * @typedef {{ rep_low: number, rep_high: number, rir: number }} Reps
 *
 * @typedef {object} Ask everything a prescription depends on
 * @property {Traits} traits
 * @property {{ sex: string | null, bodyweight_kg: number | null, experience: string, unit: import('../types.js').Unit }} lifter
 * @property {Lift} lift
 * @property {LifterState} lifter_state
 * @property {number} now
 * @property {number} set_number
 * @property {number} goal_strength
 * @property {number | null} readiness_z null: no check-in
 * @property {import('../types.js').Gym | null} gym
 * @property {Reps | null} target
 * @property {Record<string, number>} [week_sets] fractional hard sets per muscle so far this week
 * @property {Record<string, number>} [usual_sets] the same per week over the last four
 */
export {}
