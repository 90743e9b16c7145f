import { number, percent, range, weight } from '../../format.js'
import { plural, t } from '../../i18n.js'

/**
 * One step of the reckoning as a row: what it is, what moved, where it led. Pure.
 *
 * @typedef {import('../../types.js').Unit} Unit
 * @typedef {import('../../types.js').Reason} Reason
 * @typedef {{ code: string, title: string, text: string, kg: number, span: number[], kind: 'band' | 'move' | 'rail' }} Row
 */

/** Smaller shares are told as none. */
const TOLD = 0.0005
/** Loads closer than this are the same, kg. */
const SAME_KG = 0.01

/** Where most weight lies where past sets are pooled. @type {Record<string, (weight: string) => string>} */
const SOURCES = {
  today: weight => t('most weight on today’s sets ({weight})', { weight }), day: weight => t('most weight on your other lifts today ({weight})', { weight }),
  formula: weight => t('most weight on the formula ({weight})', { weight }), same_reps: weight => t('most weight on your sets of about these reps ({weight})', { weight }),
  curve: weight => t('most weight on your own rep curve ({weight})', { weight }), last_sessions: weight => t('most weight on your last sessions ({weight})', { weight }),
}

/** @param {Reason} reason @param {string} name */
const num = ({ values }, name) => typeof values[name] === 'number' ? /** @type {number} */ (values[name]) : 0

/**
 * @param {Reason} reason @param {Unit} unit
 * @returns {Row | null} null for what has no load of its own
 */
export function stepOf(reason, unit) {
  const make = ROWS[reason.code]
  return make ? { code: reason.code, ...make(reason, unit) } : null
}

/** @param {Reason} reason @param {number} from @param {string} title @param {string} text */
const moved = (reason, from, title, text) => ({ title, text, kg: num(reason, 'result_kg'), span: [from, num(reason, 'result_kg')], kind: /** @type {const} */ ('move') })

/** Before the step, from the share that it took. @param {Reason} reason */
const before = reason => num(reason, 'result_kg') / (1 + num(reason, 'share'))

/** To a tenth. @param {number} kg @param {Unit} unit */
const tenth = (kg, unit) => weight(kg, unit, { digits: 1 })

/** What the step took or gave, as a share. @param {Reason} reason */
const change = reason => percent(num(reason, 'share'), true)

/** @param {Reason} reason */
const isNone = reason => Math.abs(num(reason, 'share')) < TOLD

/** @type {Record<string, (reason: Reason, unit: Unit) => Omit<Row, 'code'>>} */
const ROWS = {
  prior: reason => ({
    title: t('First guess (1RM)'), text: reason.values.by === 'other_lifts' ? t('from your other lifts; the test starts low') : t('from sex, bodyweight and experience; the test starts low'),
    kg: num(reason, 'e1rm_kg'), span: [num(reason, 'e1rm_kg') * Math.exp(-num(reason, 'sd')), num(reason, 'e1rm_kg') * Math.exp(num(reason, 'sd'))], kind: 'band',
  }),
  strength: (reason, unit) => ({
    title: t('Strength (e1RM)'), kg: num(reason, 'e1rm_kg'), span: [num(reason, 'low_kg'), num(reason, 'high_kg')], kind: 'band',
    text: plural(num(reason, 'sessions'), '{count} session; {share} band {low} to {high}', '{count} sessions; {share} band {low} to {high}',
      { share: percent(num(reason, 'probability')), low: tenth(num(reason, 'low_kg'), unit), high: tenth(num(reason, 'high_kg'), unit) }),
  }),
  layoff: reason => moved(reason, before(reason), t('Time away {share}', { share: change(reason) }), plural(num(reason, 'days'), '{count} days since the last time', '{count} days since the last time')),
  newest_set: (reason, unit) => moved(reason, before(reason), t('Your last set {share}', { share: change(reason) }), newestText(reason, unit)),
  kept: reason => moved(reason, before(reason), t('Load kept'), t('it gives the reps that are asked')),
  fatigue: reason => moved(reason, before(reason), isNone(reason) ? t('Fatigue: none') : t('Fatigue {share}', { share: change(reason) }), fatigueText(reason)),
  readiness: reason => moved(reason, before(reason), isNone(reason) ? t('Readiness: no change') : t('Readiness {share}', { share: change(reason) }), 'z' in reason.values ? t('from today’s check-in') : t('no check-in today')),
  goal: reason => moved(reason, num(reason, 'result_kg') / (num(reason, 'share') || 1), t('Goal {share}', { share: percent(num(reason, 'share')) }),
    t('{reps} reps with {left} left', { reps: range(num(reason, 'rep_low'), num(reason, 'rep_high')), left: number(num(reason, 'rir')) })),
  pooled: reason => moved(reason, before(reason), t('Past sets pooled {share}', { share: change(reason) }), pooledText(reason)),
  likeliest: (reason, unit) => moved(reason, num(reason, 'from_kg'), t('Likeliest load'), likeliestText(reason, unit)),
  guardrail: (reason, unit) => railed(reason, t('Guardrail: clear'), railText(reason, unit)),
  hard_cap: (reason, unit) => railed(reason, t('Guardrail: held'), capText(reason, unit)),
  body: (reason, unit) => ({ title: t('Your own body'), text: t('{body} of it is you; the rest is added or taken off', { body: tenth(num(reason, 'body_kg'), unit) }), kg: num(reason, 'result_kg'), span: [num(reason, 'result_kg')], kind: 'move' }),
  rounding: (reason, unit) => moved(reason, num(reason, 'result_kg') - num(reason, 'delta_kg'), t('Rounding {change}', { change: weight(num(reason, 'delta_kg'), unit, { sign: true, digits: 1 }) }), t('to what this gym can load')),
}

/** @param {Reason} reason @param {Unit} unit */
function newestText(reason, unit) {
  const told = { load: weight(num(reason, 'weight_kg'), unit), reps: number(num(reason, 'reps')), left: number(num(reason, 'rir')) }
  return num(reason, 'rir_known') ? t('{load} × {reps}, {left} left: the best word on the next one', told) : t('{load} × {reps}: the best word on the next one', told)
}

/** @param {Reason} reason @param {string} title @param {string} text */
const railed = (reason, title, text) => ({ title, text, kg: num(reason, 'result_kg'), span: [num(reason, 'low_kg') || num(reason, 'result_kg'), num(reason, 'high_kg')], kind: /** @type {const} */ ('rail') })

/** @param {Reason} reason @param {Unit} unit */
const edges = (reason, unit) => ({ limit: percent(num(reason, 'limit')), low: tenth(num(reason, 'low_kg'), unit), high: tenth(num(reason, 'high_kg'), unit) })

/** @param {Reason} reason @param {Unit} unit */
const railText = (reason, unit) => num(reason, 'low_kg') ? t('within {limit} of last time at the same reps: {low} to {high}', edges(reason, unit)) : t('within {limit} of last time at the same reps: at most {high}', edges(reason, unit))

/** @param {Reason} reason @param {Unit} unit */
const capText = (reason, unit) => num(reason, 'low_kg') ? t('no more than {limit} of last time at the same reps: {low} to {high}', edges(reason, unit)) : t('no more than {limit} of last time at the same reps: at most {high}', edges(reason, unit))

/** @param {Reason} reason */
const pooledText = reason => SOURCES[String(reason.values.source)]?.(percent(num(reason, 'weight'))) ?? t('by how each estimate has done so far')

/** @param {Reason} reason @param {Unit} unit */
function likeliestText(reason, unit) {
  const told = {
    reps: range(num(reason, 'rep_low'), num(reason, 'rep_high')), chance: percent(num(reason, 'chance')), before: percent(num(reason, 'from_chance')), from: tenth(num(reason, 'from_kg'), unit),
  }
  const same = Math.abs(num(reason, 'from_kg') - num(reason, 'result_kg')) < SAME_KG
  return same ? t('{reps} reps come true at {chance}', told) : t('{reps} reps come true at {chance}, against {before} at {from}', told)
}

/** @param {Reason} reason */
function fatigueText(reason) {
  const [within, between] = [num(reason, 'within'), num(reason, 'between')]
  const parts = [
    ...Math.abs(within) >= TOLD ? [t('{share} by set {number}', { share: percent(within, true), number: number(num(reason, 'set_number')) })] : [],
    ...Math.abs(between) >= TOLD ? [t('{share} from recent sessions', { share: percent(between, true) })] : [],
  ]
  return parts.join(', ') || t('none to reckon with')
}
