import { ALPHA, BETA_LOWER, BETA_UPPER, ERROR_VAR_START } from './constants.js'

/**
 * What the coach remembers, empty and as the server keeps it. As engine/core/states.py, whose JSON is read here.
 *
 * @typedef {import('./types.js').Lift} Lift
 * @typedef {import('./types.js').LifterState} LifterState
 * @typedef {Record<string, any>} Json a state as `to_json` writes it: absent fields take their default, instants are ISO 8601
 */

/** A lift never done. @returns {Lift} */
export const emptyLift = () => ({
  seen: 0, settled: null, sessions: [], fatigued_at: null, parts: [0, 0], error_var: ERROR_VAR_START, errors: 0, newest: null, heavier: null,
  memory: [], records: {},
})

/** A lifter of whom nothing is known. @returns {LifterState} */
export const emptyLifter = () => ({
  rir_bias: 0, alpha: ALPHA, beta_upper: BETA_UPPER, beta_lower: BETA_LOWER, patterns: {}, scale_ln: 0, scale_seen: 0, rep_slope_ln: 0, day: null,
  records: {},
})

/** What the server knows of a lift and of its lifter. @param {Json | null} lift @param {Json | null} lifter @returns {{ lift: Lift, lifter: LifterState }} */
export const stateFromJson = (lift, lifter) => ({ lift: lift ? liftFrom(lift) : emptyLift(), lifter: lifter ? lifterFrom(lifter) : emptyLifter() })

/** @param {Json} json @returns {Lift} */
function liftFrom({ version: _, settled_e1rm_kg: settled, fast, slow, sessions, memory, fatigued_at: tired, ...others }) {
  const empty = emptyLift()
  return {
    ...empty, ...others, settled: settled ?? null, parts: [fast ?? 0, slow ?? 0], fatigued_at: tired ? instant(tired) : null,
    sessions: (sessions ?? []).map((/** @type {Json} */ one) => ({ sets: 1, first_effort: 0, ...one, ...between(one) })),
    memory: (memory ?? []).map((/** @type {Json} */ one) => ({ at: instant(one.at), sets: one.sets ?? [] })),
  }
}

/** @param {Json} json @returns {LifterState} */
function lifterFrom({ version: _, patterns, day, ...others }) {
  const read = Object.entries(patterns ?? {}).map(([name, one]) => [name, { carried: 0, usual_fatigue: 0, usual_volume: 0, seen: 1, ...one, ...between(one) }])
  return { ...emptyLifter(), ...others, patterns: Object.fromEntries(read), day: day ? { begun: 0, load: 0, strength: 0, ...day, last_at: instant(day.last_at) } : null }
}

/** @param {Json} json */
const between = ({ started_at, last_at }) => ({ started_at: instant(started_at), last_at: instant(last_at) })

/** Milliseconds since 1970, with what a clock of microseconds adds to them. @param {string} text */
function instant(text) {
  const finer = /\.\d{3}(\d{1,3})/.exec(text)
  return Date.parse(text) + (finer ? Number(finer[1].padEnd(3, '0')) / 1000 : 0)
}
