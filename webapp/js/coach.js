import { BODYWEIGHT, BODYWEIGHT_UNKNOWN, ENGINE_VERSION, EXPERIENCE_RATIO, PRIOR_SD, PRIOR_SD_FROM_OTHER_LIFTS, TEST_REPS_AIM, TEST_REPS_HIGH, TEST_REPS_LOW, TEST_Z } from './coach/constants.js'
import { explanation, headline, sentence } from './coach/explain.js'
import { kgBand, repForecast, within } from './coach/forecast.js'
import { classify } from './coach/lift_class.js'
import { flagOf, onLift, stepsOf } from './coach/reasons.js'
import { feasible, followLoad, goalOf, reckon } from './coach/reckoning.js'
import { multiplier, repsPossible } from './coach/rep_curve.js'
import { estimate, systemLoad } from './coach/strength.js'
import { restAfter } from './coach/today.js'
import { volumeSteps } from './coach/volume.js'
import { language } from './i18n.js'
import { atMost, ladder, nearest } from './loads.js'

export { observe, replay } from './coach/observing.js'
export { emptyLift, stateFromJson } from './coach/states.js'

/**
 * The coach in a basement: engine/core/prescribe.py on the phone, proven equal to it by shared vectors. What it reckons
 * from is the phone's own log; the server's answer replaces it when it comes. It is a third of the app: what runs before
 * the first screen asks for it by `import()`.
 *
 * @typedef {import('./coach/types.js').Ask} Ask
 * @typedef {import('./types.js').Prescription} Prescription
 */

/** The next set: the same Ask gives the same prescription. @param {Ask} ask @returns {Prescription} */
export function prescribe(ask) {
  const e1rm = estimate(ask.lift)
  return e1rm === null ? firstTest(ask) : nextSet(ask, e1rm)
}

/** @param {Ask} ask @param {number} e1rm */
function nextSet(ask, e1rm) {
  const r = reckon(ask, e1rm)
  const rest = restAfter(ask, r.kind, r.goal, r.day.parts, (r.reps.rep_low + r.reps.rep_high) / 2, r.reps.rir)
  return answer(ask, { load: r.load, exact: r.exact, reps: r.reps, rest, forecast: r.forecast, e1rm, band: kgBand(e1rm, r.sd), steps: stepsOf(ask, r) })
}

/** As many good reps as possible with a load that is safe to find out with. @param {Ask} ask */
function firstTest(ask) {
  const { traits, lifter } = ask
  const kind = classify(traits)
  const { e1rm, sd, by } = firstGuess(ask, kind)
  const safe = e1rm * Math.exp(-(TEST_Z[lifter.experience] ?? TEST_Z.novice) * sd) / multiplier(TEST_REPS_AIM)
  const body = systemLoad(traits, 0, lifter.bodyweight_kg)
  const exact = feasible(traits, safe - body)
  const rungs = ladder(traits, ask.gym, lifter.unit)
  const load = (atMost(rungs, exact) ?? nearest(rungs, exact)).kg
  const expected = repsPossible(e1rm, load + body)
  const reps = followLoad({ rep_low: TEST_REPS_LOW, rep_high: TEST_REPS_HIGH, rir: 0 }, expected, exact > safe - body)
  /** @type {import('./coach/reasons.js').Step[]} */
  const steps = [
    { code: 'first_test', values: { weight_kg: load, rep_low: reps.rep_low, rep_high: reps.rep_high, aim: TEST_REPS_AIM } },
    { code: 'prior', values: { e1rm_kg: e1rm, sd, by } },
    { code: 'cold_start', values: { sessions: 0 } },
    ...volumeSteps(ask),
  ]
  const rest = goalOf(ask, kind.isolation).restSeconds
  return answer(ask, { load, exact, reps, rest, forecast: repForecast(expected, sd, 0, 0, kind.repSlope), e1rm, band: kgBand(e1rm, sd), steps })
}

/** The prior 1RM of this lifter on this lift: by the other lifts where there are some. @param {Ask} ask @param {import('./coach/lift_class.js').LiftClass} kind */
function firstGuess({ traits, lifter, lifter_state: state }, kind) {
  const known = state.scale_seen > 0 && traits.load_type === 'external'
  return known ? { e1rm: kind.ratioMale * Math.exp(state.scale_ln), sd: PRIOR_SD_FROM_OTHER_LIFTS, by: 'other_lifts' }
    : { e1rm: priorOf(lifter, kind), sd: PRIOR_SD, by: 'lifters' }
}

/** @param {Ask['lifter']} lifter @param {import('./coach/lift_class.js').LiftClass} kind */
function priorOf({ sex, bodyweight_kg: body, experience }, { ratioMale, ratioFemale }) {
  return (sex === 'male' ? ratioMale : ratioFemale) * (body || (BODYWEIGHT[sex ?? ''] ?? BODYWEIGHT_UNKNOWN)) * (EXPERIENCE_RATIO[experience] ?? EXPERIENCE_RATIO.novice)
}

/**
 * @param {Ask} ask
 * @param {{ load: number, exact: number, reps: import('./coach/types.js').Reps, rest: number, forecast: import('./coach/forecast.js').RepForecast, e1rm: number, band: { low: number, high: number }, steps: import('./coach/reasons.js').Step[] }} found
 * @returns {Prescription}
 */
function answer(ask, { load, exact, reps, rest, forecast, e1rm, band, steps: reckoned }) {
  const { unit } = ask.lifter
  const steps = onLift(reckoned, ask.traits)
  const reasons = steps.map(step => ({ ...step, text: sentence(step, unit) }))
  return {
    prescription_id: null, exercise_id: ask.traits.id, set_number: ask.set_number, weight: load, weight_unrounded: exact, ...reps,
    rest_seconds: rest, confidence: within(forecast, reps.rep_low, reps.rep_high), flag: flagOf(steps), band: forecast.band,
    chances: forecast.odds.map((probability, i) => ({ reps: forecast.first + i, probability })),
    e1rm: { value: e1rm, ...band }, explanation: explanation(steps, unit), headline: headline(steps, unit), reasons, told_in: `${language()} ${unit}`,
    engine_version: ENGINE_VERSION, created_at: new Date(ask.now).toISOString(),
  }
}
