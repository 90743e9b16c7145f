import { plural, t, within } from '../i18n.js'
import { words as muscleName, capital } from '../terms.js'
import { UNCERTAIN_IDLE_DAYS, UNCERTAIN_SESSIONS } from './constants.js'
import { DASH, load, loadChange, loggedLoad, percent, percentChange, plainNumber, repsText } from './words.js'

/**
 * Reasons into words, in the lifter's unit and language. The English ones are those of engine/core/explain.py.
 *
 * @typedef {import('../types.js').Unit} Unit
 * @typedef {Record<string, any>} Values
 * @typedef {{ code: string, values: Values }} Step
 */

/** Smaller shares would be told as 0 %. */
const TOLD = 0.0005
/** Kg. */
const SAME_KG = 0.01

/** Can this phone put it into words? A newer server may know more. @param {string} code */
export const isTold = code => Object.hasOwn(SENTENCES, code)

/** One reason as a sentence; an unknown code gives its own name. @param {Step} step @param {Unit} unit */
export const sentence = ({ code, values }, unit) => SENTENCES[code]?.(values, unit) ?? code.replaceAll('_', ' ')

/** Why little is known, the plainest cause first. @param {Values} v */
function doubt(v) {
  if (v.sessions <= UNCERTAIN_SESSIONS) {
    return plural(v.sessions, 'Thin data: {count} session of this lift so far; one set to the last clean rep tells most',
      'Thin data: {count} sessions of this lift so far; one set to the last clean rep tells most', { count: plainNumber(v.sessions) })
  }
  if (v.idle_days > UNCERTAIN_IDLE_DAYS) {
    return plural(Math.trunc(v.idle_days), 'Not done for {count} day: the first set tells more than the log', 'Not done for {count} days: the first set tells more than the log')
  }
  return t('Your sessions of this lift differ by {share}: reps left, logged on the last set, narrow the band', { share: percent(v.sd) })
}

/** The first that there is. */
const HEADLINES = ['check_log', 'hold', 'change', 'first_test', 'fallback']

/** The one line under the number. @param {Step[]} steps @param {Unit} unit */
export function headline(steps, unit) {
  const told = HEADLINES.flatMap(code => steps.filter(step => step.code === code))
  return told.length > 0 ? sentence(told[0], unit) : ''
}

/** Shares that move the load, by their step, and how they are told. @type {[string, (share: string) => string][]} */
const SHARES = [
  ['newest_set', share => t("today's last set {share}", { share })], ['layoff', share => t('time away {share}', { share })],
  ['fatigue', share => t('fatigue {share}', { share })], ['readiness', share => t('readiness {share}', { share })],
]
const ENDS = ['pooled', 'hard_cap', 'likeliest', 'rounding']

/** All that moved the load, in one sentence. @param {Step[]} steps @param {Unit} unit */
export function explanation(steps, unit) {
  const known = Object.fromEntries(steps.map(({ code, values }) => [code, values]))
  const from = known.strength ? t('Load derived from 1RM {load}', { load: load(known.strength.e1rm_kg, unit) })
    : known.first_test ? t('Load derived from lifters like you') : t('The last session again')
  const moved = SHARES.filter(([code]) => Math.abs(known[code]?.share ?? 0) >= TOLD).map(([code, told]) => told(percentChange(known[code].share)))
  const { goal } = known
  const asked = goal ? [t('{reps} reps with {left} left ({share})', { reps: repsText(goal.rep_low, goal.rep_high), left: plainNumber(goal.rir), share: percent(goal.share) })] : []
  const last = steps.filter(({ code }) => ENDS.includes(code)).map(step => within(sentence(step, unit)))
  return `${[from, ...moved, ...asked, ...last].join('; ')}.`
}

/** Against which set: the newest of today, or last time. @param {Values} v */
const isToday = v => v.when === 'your last set'

/** @type {Record<string, (v: Values, unit: Unit) => string>} */
const CAUSES = {
  reserve: v => {
    const left = plainNumber(v.last_rir)
    if (v.delta_kg > 0) {
      if (v.times >= 2) return t('the last two sessions left {left} in reserve', { left })
      return isToday(v) ? t('your last set left {left} in reserve', { left }) : t('last time left {left} in reserve', { left })
    }
    const wanted = plainNumber(v.rir)
    if (left === '0') return isToday(v) ? t('{wanted} are to stay in reserve, your last set left none', { wanted }) : t('{wanted} are to stay in reserve, last time left none', { wanted })
    return isToday(v) ? t('{wanted} are to stay in reserve, your last set left {left}', { wanted, left }) : t('{wanted} are to stay in reserve, last time left {left}', { wanted, left })
  },
  reps: v => {
    const told = { reps: repsText(v.rep_low, v.rep_high), done: plainNumber(v.last_reps) }
    return isToday(v) ? t('{reps} reps are asked, {done} were done in your last set', told) : t('{reps} reps are asked, {done} were done last time', told)
  },
  strength: (v, unit) => v.delta_kg < 0 ? t('your sessions now put your 1RM at {load}', { load: load(v.e1rm_kg, unit) }) : t('your 1RM stands at {load}', { load: load(v.e1rm_kg, unit) }),
  fatigue: v => t('fatigue takes {share}', { share: percent(Math.abs(v.size)) }),
  readiness: v => t('readiness today {share}', { share: percentChange(v.size) }),
  layoff: v => plural(v.days, '{count} days since the last time', '{count} days since the last time', { count: plainNumber(v.days) }),
  likeliest: v => t('{reps} reps are likelier there, {chance} against {before}', { reps: repsText(v.rep_low, v.rep_high), chance: percent(v.chance), before: percent(v.from_chance) }),
  hard_cap: () => t('as far as one session may move it'),
  rounding: () => t('the nearest that this gym can load'),
}

/** What most of the pooled load rests on. @type {Record<string, () => string>} */
const SOURCES = {
  today: () => t("today's sets"), day: () => t('your other lifts today'), formula: () => t('the formula'), same_reps: () => t('your sets of about these reps'),
  curve: () => t('your own rep curve'), last_sessions: () => t('your last sessions'),
}

/** @param {Values} v @param {number} kg @param {Unit} unit */
const logged = (v, kg, unit) => loggedLoad(kg, unit, v.load_type)

/** @type {Record<string, (v: Values, unit: Unit) => string>} */
const SENTENCES = {
  change: (v, unit) => {
    const change = Math.abs(v.delta_kg) >= SAME_KG ? loadChange(v.delta_kg, unit)
      : isToday(v) ? t('Same load as your last set, {load}', { load: logged(v, v.weight_kg, unit) }) : t('Same load as last time, {load}', { load: logged(v, v.weight_kg, unit) })
    const cause = CAUSES[v.cause]
    return cause ? `${change}: ${cause(v, unit)}` : change
  },
  hold: v => t('Same load: expect {reps}', { reps: repsText(v.rep_low, v.rep_high) }),
  newest_set: (v, unit) => {
    const told = { load: logged(v, v.weight_kg, unit), reps: plainNumber(v.reps), left: plainNumber(v.rir), result: load(v.result_kg, unit), share: percentChange(v.share) }
    return v.rir_known ? t('Your last set, {load} for {reps} with {left} left, puts today at {result} ({share})', told) : t('Your last set, {load} for {reps}, puts today at {result} ({share})', told)
  },
  kept: (v, unit) => t('The load of your last set stays on while it gives these reps: {load}', { load: load(v.result_kg, unit) }),
  strength: (v, unit) => plural(v.sessions, 'Strength (e1RM) {load} ± {half} ({share} band), from {count} session', 'Strength (e1RM) {load} ± {half} ({share} band), from {count} sessions',
    { load: load(v.e1rm_kg, unit), half: load((v.high_kg - v.low_kg) / 2, unit), share: percent(v.probability), count: plainNumber(v.sessions) }),
  layoff: (v, unit) => plural(v.days, '{count} days away {share}: {load}', '{count} days away {share}: {load}', { count: plainNumber(v.days), share: percentChange(v.share), load: load(v.result_kg, unit) }),
  fatigue: (v, unit) => {
    const parts = [
      ...Math.abs(v.within) >= TOLD ? [t('{share} by set {number}', { share: percentChange(v.within), number: plainNumber(v.set_number) })] : [],
      ...Math.abs(v.between) >= TOLD ? [t('{share} from recent sessions', { share: percentChange(v.between) })] : [],
    ]
    return parts.length > 0 ? t('Fatigue {share} ({parts}): {load}', { share: percentChange(v.share), parts: parts.join(', '), load: load(v.result_kg, unit) })
      : t('Fatigue: none to reckon with, {load}', { load: load(v.result_kg, unit) })
  },
  readiness: (v, unit) => v.z === undefined ? t('Readiness: no check-in today, no change') : t('Readiness {share}: {load}', { share: percentChange(v.share), load: load(v.result_kg, unit) }),
  goal: (v, unit) => t('Goal {share}, {reps} reps with {left} left: {load}', { share: percent(v.share), reps: repsText(v.rep_low, v.rep_high), left: plainNumber(v.rir), load: load(v.result_kg, unit) }),
  pooled: (v, unit) => t('Past sets pooled {share}: {load}; most by {source} ({weight})', { share: percentChange(v.share), load: load(v.result_kg, unit), source: SOURCES[v.source]?.() ?? '', weight: percent(v.weight) }),
  likeliest: (v, unit) => {
    const told = { reps: repsText(v.rep_low, v.rep_high), load: logged(v, v.result_kg, unit), chance: percent(v.chance), before: percent(v.from_chance), from: logged(v, v.from_kg, unit) }
    return Math.abs(v.result_kg - v.from_kg) < SAME_KG ? t('{reps} reps likeliest at {load}: {chance}', told) : t('{reps} reps likeliest at {load}: {chance}, {before} at {from}', told)
  },
  plateau: v => t('No rise in {sessions} sessions ({days} days): a lighter week or another rep range may help', { sessions: plainNumber(v.sessions), days: plainNumber(v.days) }),
  light_day: v => t('The {lifts} lifts before this one began {share} below last time', { lifts: plainNumber(v.lifts), share: percent(Math.abs(v.share)) }),
  guardrail: (v, unit) => {
    const told = { limit: percent(v.limit), low: load(v.low_kg, unit), high: load(v.high_kg, unit), dash: DASH }
    return v.low_kg ? t('Guardrail clear: within {limit} of last time at the same reps, {low}{dash}{high}', told) : t('Guardrail clear: within {limit} of last time at the same reps, at most {high}', told)
  },
  hard_cap: (v, unit) => v.share < 0 ? t('Guardrail: held at {limit} above last time at the same reps, {load}', { limit: percent(v.limit), load: load(v.result_kg, unit) })
    : t('Guardrail: held at {limit} below last time at the same reps, {load}', { limit: percent(v.limit), load: load(v.result_kg, unit) }),
  body: (v, unit) => t('{body} of it is your own body: {load} beside it', { body: load(v.body_kg, unit), load: loadChange(v.result_kg, unit) }),
  rounding: (v, unit) => t('Rounding {change} to what can be loaded here: {load}', { change: loadChange(v.delta_kg, unit), load: logged(v, v.result_kg, unit) }),
  volume_cap: v => t('{muscle}: {sets} sets this week would pass {ceiling}, a third over your usual {usual}. This set can be left out',
    { muscle: capital(muscleName(v.muscle)), sets: plainNumber(v.sets), ceiling: plainNumber(v.ceiling), usual: plainNumber(v.usual) }),
  equipment: (v, unit) => t('{load} is the nearest that can be loaded here, {wanted} is wanted', { load: capital(logged(v, v.weight_kg, unit)), wanted: logged(v, v.wanted_kg, unit) }),
  cold_start: () => t('No set of this lift yet: the test tells where to start'),
  first_test: (v, unit) => v.weight_kg ? t('First time: a test. Start with {load}, stop at the last clean rep, aim for {reps}', { load: logged(v, v.weight_kg, unit), reps: repsText(v.rep_low, v.rep_high) })
    : t('First time: a test. Start with your body alone, stop at the last clean rep, aim for {reps}', { reps: repsText(v.rep_low, v.rep_high) }),
  prior: (v, unit) => v.by === 'other_lifts' ? t('First guess of your 1RM {load}, by your other lifts; the test starts low', { load: load(v.e1rm_kg, unit) })
    : t('First guess of your 1RM {load}, by sex, bodyweight and experience; the test starts low', { load: load(v.e1rm_kg, unit) }),
  uncertain: v => doubt(v),
  extrapolated: v => t('{reps} reps to failure is past where the formula is trusted (12)', { reps: plainNumber(v.effort) }),
  rep_shift: v => t('At this load expect {reps} reps with {left} left', { reps: repsText(v.rep_low, v.rep_high), left: plainNumber(v.rir) }),
  check_log: (v, unit) => t('{load} last time is far above the sessions before it: is that entry right?', { load: capital(logged(v, v.weight_kg, unit)) }),
  fallback: (v, unit) => t('The last session again: {load} for {reps}', { load: logged(v, v.weight_kg, unit), reps: plainNumber(v.rep_low) }),
  rir_assumed: v => t('Reps in reserve were not logged; {left} are assumed', { left: plainNumber(v.rir) }),
}
