import { number, percent, range, weight } from '../../format.js'

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

/** Whose word weighs most where past sets are pooled. @type {Record<string, string>} */
const SOURCES = {
  today: 'today’s sets', day: 'your other lifts today', formula: 'the formula', same_reps: 'your sets of about these reps', curve: 'your own rep curve',
  last_sessions: 'your last sessions',
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

/** @type {Record<string, (reason: Reason, unit: Unit) => Omit<Row, 'code'>>} */
const ROWS = {
  prior: reason => ({ title: 'First guess (1RM)', text: reason.values.by === 'other_lifts' ? 'from your other lifts; the test starts low' : 'from sex, bodyweight and experience; the test starts low',
    kg: num(reason, 'e1rm_kg'), span: [num(reason, 'e1rm_kg') * Math.exp(-num(reason, 'sd')), num(reason, 'e1rm_kg') * Math.exp(num(reason, 'sd'))], kind: 'band' }),
  strength: (reason, unit) => ({ title: 'Strength (e1RM)', kg: num(reason, 'e1rm_kg'), span: [num(reason, 'low_kg'), num(reason, 'high_kg')], kind: 'band',
    text: `${number(num(reason, 'sessions'))} ${num(reason, 'sessions') === 1 ? 'session' : 'sessions'}; ${percent(num(reason, 'probability'))} band ${weight(num(reason, 'low_kg'), unit, { digits: 1 })} to ${weight(num(reason, 'high_kg'), unit, { digits: 1 })}` }),
  layoff: reason => moved(reason, before(reason), `Time away ${percent(num(reason, 'share'), true)}`, `${number(num(reason, 'days'))} days since the last time`),
  newest_set: (reason, unit) => moved(reason, before(reason), `Your last set ${percent(num(reason, 'share'), true)}`,
    `${weight(num(reason, 'weight_kg'), unit)} × ${number(num(reason, 'reps'))}${num(reason, 'rir_known') ? `, ${number(num(reason, 'rir'))} left` : ''}: the best word on the next one`),
  kept: reason => moved(reason, before(reason), 'Load kept', 'it gives the reps that are asked'),
  fatigue: reason => moved(reason, before(reason), Math.abs(num(reason, 'share')) < TOLD ? 'Fatigue: none' : `Fatigue ${percent(num(reason, 'share'), true)}`, fatigueText(reason)),
  readiness: reason => moved(reason, before(reason), Math.abs(num(reason, 'share')) < TOLD ? 'Readiness: no change' : `Readiness ${percent(num(reason, 'share'), true)}`, 'z' in reason.values ? 'from today’s check-in' : 'no check-in today'),
  goal: reason => moved(reason, num(reason, 'result_kg') / (num(reason, 'share') || 1), `Goal ${percent(num(reason, 'share'))}`, `${range(num(reason, 'rep_low'), num(reason, 'rep_high'))} reps with ${number(num(reason, 'rir'))} left`),
  pooled: reason => moved(reason, before(reason), `Past sets pooled ${percent(num(reason, 'share'), true)}`, pooledText(reason)),
  likeliest: (reason, unit) => moved(reason, num(reason, 'from_kg'), 'Likeliest load', likeliestText(reason, unit)),
  guardrail: (reason, unit) => railed(reason, unit, 'Guardrail: clear', 'within'),
  hard_cap: (reason, unit) => railed(reason, unit, 'Guardrail: held', 'no more than'),
  body: (reason, unit) => ({ title: 'Your own body', text: `${weight(num(reason, 'body_kg'), unit, { digits: 1 })} of it is you; the rest is added or taken off`, kg: num(reason, 'result_kg'), span: [num(reason, 'result_kg')], kind: 'move' }),
  rounding: (reason, unit) => moved(reason, num(reason, 'result_kg') - num(reason, 'delta_kg'), `Rounding ${weight(num(reason, 'delta_kg'), unit, { sign: true, digits: 1 })}`, 'to what this gym can load'),
}

/** @param {Reason} reason @param {Unit} unit @param {string} title @param {string} word */
const railed = (reason, unit, title, word) => ({
  title, kg: num(reason, 'result_kg'), span: [num(reason, 'low_kg') || num(reason, 'result_kg'), num(reason, 'high_kg')], kind: /** @type {const} */ ('rail'),
  text: `${word} ${percent(num(reason, 'limit'))} of last time at the same reps: ${num(reason, 'low_kg') ? `${weight(num(reason, 'low_kg'), unit, { digits: 1 })} to ` : 'at most '}${weight(num(reason, 'high_kg'), unit, { digits: 1 })}`,
})

/** @param {Reason} reason */
function pooledText(reason) {
  const source = SOURCES[String(reason.values.source)]
  return source ? `most weight on ${source} (${percent(num(reason, 'weight'))})` : 'by how each estimate has done so far'
}

/** @param {Reason} reason @param {Unit} unit */
function likeliestText(reason, unit) {
  const there = `${range(num(reason, 'rep_low'), num(reason, 'rep_high'))} reps come true at ${percent(num(reason, 'chance'))}`
  const same = Math.abs(num(reason, 'from_kg') - num(reason, 'result_kg')) < SAME_KG
  return same ? there : `${there}, against ${percent(num(reason, 'from_chance'))} at ${weight(num(reason, 'from_kg'), unit, { digits: 1 })}`
}

/** @param {Reason} reason */
function fatigueText(reason) {
  const parts = [[num(reason, 'within'), `by set ${number(num(reason, 'set_number'))}`], [num(reason, 'between'), 'from recent sessions']]
    .flatMap(([share, from]) => Math.abs(Number(share)) >= TOLD ? [`${percent(Number(share), true)} ${from}`] : [])
  return parts.join(', ') || 'none to reckon with'
}
