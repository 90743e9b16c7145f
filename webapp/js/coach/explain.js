import { UNCERTAIN_IDLE_DAYS, UNCERTAIN_SESSIONS } from './constants.js'
import { DASH, load, loadChange, percent, percentChange, plainNumber, repsText } from './words.js'

/**
 * Reasons into words, in the lifter's unit. As engine/core/explain.py.
 *
 * @typedef {import('../types.js').Unit} Unit
 * @typedef {Record<string, any>} Values
 */

/** Smaller shares would be told as 0 %. */
const TOLD = 0.0005
/** Kg. */
const SAME_KG = 0.01

/** One reason as a sentence; an unknown code gives its own name. @param {{ code: string, values: Values }} step @param {Unit} unit */
export const sentence = ({ code, values }, unit) => SENTENCES[code]?.(values, unit) ?? code.replaceAll('_', ' ')

/** Why little is known, the plainest cause first. @param {Values} v */
function doubt(v) {
  if (v.sessions <= UNCERTAIN_SESSIONS) return `Thin data: ${plainNumber(v.sessions)} session${v.sessions === 1 ? '' : 's'} of this lift so far; one set to the last clean rep tells most`
  if (v.idle_days > UNCERTAIN_IDLE_DAYS) return `Not done for ${Math.trunc(v.idle_days)} days: the first set tells more than the log`
  return `Your sessions of this lift differ by ${percent(v.sd)}: reps left, logged on the last set, narrow the band`
}

/** @param {string} text */
const capitalized = text => text[0].toUpperCase() + text.slice(1)

/** The first that there is. */
const HEADLINES = ['check_log', 'hold', 'change', 'first_test', 'fallback']

/** The one line under the number. @param {{ code: string, values: Values }[]} steps @param {Unit} unit */
export function headline(steps, unit) {
  const told = HEADLINES.flatMap(code => steps.filter(step => step.code === code))
  return told.length > 0 ? sentence(told[0], unit) : ''
}

/** Shares that move the load, by their step, and what they are told as. @type {[string, string][]} */
const SHARES = [['newest_set', 'today\'s last set'], ['layoff', 'time away'], ['fatigue', 'fatigue'], ['readiness', 'readiness']]
const ENDS = ['pooled', 'hard_cap', 'likeliest', 'rounding']

/** All that moved the load, in one sentence. @param {{ code: string, values: Values }[]} steps @param {Unit} unit */
export function explanation(steps, unit) {
  const known = Object.fromEntries(steps.map(({ code, values }) => [code, values]))
  const from = known.strength ? `Load derived from 1RM ${load(known.strength.e1rm_kg, unit)}`
    : known.first_test ? 'Load derived from lifters like you' : 'The last session again'
  const moved = SHARES.filter(([code]) => Math.abs(known[code]?.share ?? 0) >= TOLD).map(([code, name]) => `${name} ${percentChange(known[code].share)}`)
  const { goal } = known
  const asked = goal ? [`${repsText(goal.rep_low, goal.rep_high)} reps with ${plainNumber(goal.rir)} left (${percent(goal.share)})`] : []
  const last = steps.filter(({ code }) => ENDS.includes(code)).map(step => sentence(step, unit))
  return `${[from, ...moved, ...asked, ...last.map(text => text[0].toLowerCase() + text.slice(1))].join('; ')}.`
}

/** @type {Record<string, (v: Values, unit: Unit) => string>} */
const CAUSES = {
  reserve: v => {
    const left = plainNumber(v.last_rir)
    if (v.delta_kg > 0) return `${v.times >= 2 ? 'the last two sessions' : v.when} left ${left} in reserve`
    return `${plainNumber(v.rir)} are to stay in reserve, ${v.when} left ${left === '0' ? 'none' : left}`
  },
  reps: v => `${repsText(v.rep_low, v.rep_high)} reps are asked, ${plainNumber(v.last_reps)} were done ${v.when === 'your last set' ? 'in ' : ''}${v.when}`,
  strength: (v, unit) => v.delta_kg < 0 ? `your sessions now put your 1RM at ${load(v.e1rm_kg, unit)}` : `your 1RM stands at ${load(v.e1rm_kg, unit)}`,
  fatigue: v => `fatigue takes ${percent(Math.abs(v.size))}`,
  readiness: v => `readiness today ${percentChange(v.size)}`,
  layoff: v => `${plainNumber(v.days)} days since the last time`,
  likeliest: v => `${repsText(v.rep_low, v.rep_high)} reps are likelier there, ${percent(v.chance)} against ${percent(v.from_chance)}`,
  hard_cap: () => 'as far as one session may move it',
  rounding: () => 'the nearest that this gym can load',
}

/** @type {Record<string, string>} */
const SOURCES = {
  today: 'today\'s sets', day: 'your other lifts today', formula: 'the formula', same_reps: 'your sets of about these reps',
  curve: 'your own rep curve', last_sessions: 'your last sessions',
}

/** @type {Record<string, (v: Values, unit: Unit) => string>} */
const SENTENCES = {
  change: (v, unit) => {
    const lead = Math.abs(v.delta_kg) >= 0.01 ? loadChange(v.delta_kg, unit) : `Same load as ${v.when}, ${load(v.weight_kg, unit)}`
    const cause = CAUSES[v.cause]
    return cause ? `${lead}: ${cause(v, unit)}` : lead
  },
  hold: v => `Same load: expect ${repsText(v.rep_low, v.rep_high)}`,
  newest_set: (v, unit) => `Your last set, ${load(v.weight_kg, unit)} for ${plainNumber(v.reps)}${v.rir_known ? ` with ${plainNumber(v.rir)} left` : ''}, puts today at ${load(v.result_kg, unit)} (${percentChange(v.share)})`,
  kept: (v, unit) => `The load of your last set stays on while it gives these reps: ${load(v.result_kg, unit)}`,
  strength: (v, unit) => `Strength (e1RM) ${load(v.e1rm_kg, unit)} ± ${load((v.high_kg - v.low_kg) / 2, unit)} (${percent(v.probability)} band), from ${plainNumber(v.sessions)} session${v.sessions === 1 ? '' : 's'}`,
  layoff: (v, unit) => `${plainNumber(v.days)} days away ${percentChange(v.share)}: ${load(v.result_kg, unit)}`,
  fatigue: (v, unit) => {
    const parts = [[v.within, `by set ${plainNumber(v.set_number)}`], [v.between, 'from recent sessions']]
      .flatMap(([share, from]) => Math.abs(share) >= TOLD ? [`${percentChange(share)} ${from}`] : [])
    return parts.length > 0 ? `Fatigue ${percentChange(v.share)} (${parts.join(', ')}): ${load(v.result_kg, unit)}` : `Fatigue: none to reckon with, ${load(v.result_kg, unit)}`
  },
  readiness: (v, unit) => v.z === undefined ? 'Readiness: no check-in today, no change' : `Readiness ${percentChange(v.share)}: ${load(v.result_kg, unit)}`,
  goal: (v, unit) => `Goal ${percent(v.share)}, ${repsText(v.rep_low, v.rep_high)} reps with ${plainNumber(v.rir)} left: ${load(v.result_kg, unit)}`,
  pooled: (v, unit) => `Past sets pooled ${percentChange(v.share)}: ${load(v.result_kg, unit)}; most by ${SOURCES[v.source] ?? ''} (${percent(v.weight)})`,
  likeliest: (v, unit) => {
    const there = `${repsText(v.rep_low, v.rep_high)} reps likeliest at ${load(v.result_kg, unit)}: ${percent(v.chance)}`
    return Math.abs(v.result_kg - v.from_kg) < SAME_KG ? there : `${there}, ${percent(v.from_chance)} at ${load(v.from_kg, unit)}`
  },
  plateau: v => `No rise in ${plainNumber(v.sessions)} sessions (${plainNumber(v.days)} days): a lighter week or another rep range may help`,
  light_day: v => `The ${plainNumber(v.lifts)} lifts before this one began ${percent(Math.abs(v.share))} below last time`,
  guardrail: (v, unit) => `Guardrail clear: within ${percent(v.limit)} of last time at the same reps, ${v.low_kg ? `${load(v.low_kg, unit)}${DASH}` : 'at most '}${load(v.high_kg, unit)}`,
  hard_cap: (v, unit) => `Guardrail: held at ${percent(v.limit)} ${v.share < 0 ? 'above' : 'below'} last time at the same reps, ${load(v.result_kg, unit)}`,
  body: (v, unit) => `${load(v.body_kg, unit)} of it is your own body: ${loadChange(v.result_kg, unit)} beside it`,
  rounding: (v, unit) => `Rounding ${loadChange(v.delta_kg, unit)} to what can be loaded here: ${load(v.result_kg, unit)}`,
  volume_cap: v => `${capitalized(v.muscle.replaceAll('_', ' '))}: ${plainNumber(v.sets)} sets this week would pass ${plainNumber(v.ceiling)}, a third over your usual ${plainNumber(v.usual)}. This set can be left out`,
  equipment: (v, unit) => `${load(v.weight_kg, unit)} is the nearest that can be loaded here, ${load(v.wanted_kg, unit)} is wanted`,
  cold_start: () => 'No set of this lift yet: the test tells where to start',
  first_test: (v, unit) => `First time: a test. Start with ${v.weight_kg ? load(v.weight_kg, unit) : 'your body alone'}, stop at the last clean rep, aim for ${repsText(v.rep_low, v.rep_high)}`,
  prior: (v, unit) => `First guess of your 1RM ${load(v.e1rm_kg, unit)}, by ${v.by === 'other_lifts' ? 'your other lifts' : 'sex, bodyweight and experience'}; the test starts low`,
  uncertain: v => doubt(v),
  extrapolated: v => `${plainNumber(v.effort)} reps to failure is past where the formula is trusted (12)`,
  rep_shift: v => `At this load expect ${repsText(v.rep_low, v.rep_high)} reps with ${plainNumber(v.rir)} left`,
  check_log: (v, unit) => `${load(v.weight_kg, unit)} last time is far above the sessions before it: is that entry right?`,
  rir_assumed: v => `Reps in reserve were not logged; ${plainNumber(v.rir)} are assumed`,
}
