import { number, percent } from './format.js'
import { plural, t, within } from './i18n.js'
import { toldOfFit } from './server_words.js'

/**
 * What the coach knows of a lifter, parameter by parameter, in words. Pure.
 *
 * @typedef {object} Parameter
 * @property {string} name
 * @property {string} label
 * @property {string} unit
 * @property {boolean} reckoned_with false: it says only how much the log scatters
 * @property {number} value
 * @property {number} sd
 * @property {number} prior what was assumed before the log
 * @property {number} prior_sd
 * @property {number} shrinkage 0: the log told nothing; 1: everything
 * @property {'known' | 'still assumed'} standing
 *
 * @typedef {object} Fit
 * @property {string} fitted_at
 * @property {boolean} accepted
 * @property {string | null} why it isn’t used
 * @property {number} sets
 * @property {number} sessions
 * @property {number} held_sets
 * @property {number | null} r_hat
 * @property {number | null} ess
 * @property {number | null} divergences
 * @property {number | null} score_gain
 * @property {number | null} coach_error_ratio
 * @property {number} seconds
 *
 * @typedef {{ parameters: Parameter[], in_use: Fit | null, newest: Fit | null, sets_needed: number, population_lifters: number }} Parameters as GET /v1/parameters has it
 * @typedef {{ of: (value: number) => number, text: (value: number) => string }} Face a parameter on a scale that a lifter knows
 */

/** Standard deviations that hold 80 % of a normal distribution. */
const Z80 = 1.2816
/** The least of a parameter that must be positive: a band around it ends there. */
const LEAST = 1e-9
const SMALL_BIAS = 0.1
/** Less of what there was to learn rounds to nothing. */
const TOLD = 0.005
const DAYS_OF_MONTH = 30

const same = (/** @type {number} */ value) => value
const halfLife = { of: (/** @type {number} */ perDay) => 24 * Math.LN2 / Math.max(perDay, LEAST), text: (/** @type {number} */ hours) => hours < 48 ? plural(Math.round(hours), 'half of it gone in {count}\u00a0hour', 'half of it gone in {count}\u00a0hours')
  : plural(Math.round(hours / 24), 'half of it gone in {count}\u00a0day', 'half of it gone in {count}\u00a0days') }
function others(/** @type {number} */ share) {
  if (Math.abs(share) < 0.005) return t('no different from others')
  const told = { share: percent(Math.round(Math.abs(share) * 100) / 100) }
  return share > 0 ? t('{share} more than others', told) : t('{share} less than others', told)
}
const ratio = { of: (/** @type {number} */ value) => value - 1, text: others }

/** @type {Record<string, Face>} */
const FACES = {
  rir_bias: { of: same, text: biasText }, rep_slope_ln: { of: value => Math.expm1(value), text: others }, alpha: { of: same, text: value => t('to the power of {power}', { power: number(value, 2) }) },
  beta_upper: halfLife, beta_lower: halfLife, set_fatigue: ratio, sigma_rep: ratio,
  slack: { of: same, text: value => t('{number} reps', { number: number(value, 1) }) },
  sigma_day: { of: value => Math.expm1(value), text: value => `± ${percent(value)}` },
  walk: { of: variance => Math.expm1(Math.sqrt(Math.max(variance, 0) * DAYS_OF_MONTH)), text: value => t('± {share} a month', { share: percent(value) }) },
}

/** Logged minus true, so that less than nothing is more in the tank. @param {number} value */
function biasText(value) {
  if (Math.abs(value) < SMALL_BIAS) return t('not off')
  const told = { number: number(Math.abs(value), 1) }
  return value < 0 ? t('{number} more left than you log', told) : t('{number} fewer left than you log', told)
}

/** @param {Parameter} parameter @returns {Face} */
const faceOf = ({ name, unit }) => FACES[name] ?? { of: same, text: value => `${number(value, 2)}${unit ? ` ${unit}` : ''}` }

/** Has its place on one scale: before the log, and now. @typedef {{ low: number, high: number, at: number }} Span shares of the scale, 0–1 */

/**
 * A parameter as a row: in words, and both its bands of 80 % on one scale.
 * @param {Parameter} parameter
 * @returns {{ now: string, before: string, known: boolean, learned: boolean, told: string, prior: Span, own: Span }}
 */
export function rowOf(parameter) {
  const { value, sd, prior, prior_sd, shrinkage, standing, name } = parameter
  const face = faceOf(parameter)
  const signed = name === 'rir_bias' || name === 'rep_slope_ln'
  const bands = [bandOf(prior, prior_sd, face, signed), bandOf(value, sd, face, signed)]
  const [least, most] = [Math.min(...bands.map(one => one[0])), Math.max(...bands.map(one => one[2]))]
  const span = (/** @type {number[]} */ [low, at, high]) => ({ low: place(low, least, most), at: place(at, least, most), high: place(high, least, most) })
  return {
    now: face.text(face.of(value)), before: face.text(face.of(prior)), known: standing === 'known',
    learned: shrinkage >= TOLD, told: shrinkage < TOLD ? t('Your log told nothing yet.') : t('Your log told {share} of what there was to learn.', { share: percent(shrinkage, false, 0) }), prior: span(bands[0]), own: span(bands[1]),
  }
}

/** Low, middle and high on the scale that is shown. @param {number} mean @param {number} sd @param {Face} face @param {boolean} signed */
function bandOf(mean, sd, { of }, signed) {
  const edges = [mean - Z80 * sd, mean + Z80 * sd].map(edge => of(signed ? edge : Math.max(edge, mean / 10)))
  return [Math.min(...edges), of(mean), Math.max(...edges)]
}

/** @param {number} value @param {number} least @param {number} most */
const place = (value, least, most) => most > least ? (value - least) / (most - least) : 0.5

/** Where things stand, in a sentence or two. @param {Parameters} all */
export function standingText({ in_use: used, newest, sets_needed: needed, population_lifters: people }) {
  const from = people > 0 ? plural(people, 'What is assumed was learned from {count}\u00a0lifter.', 'What is assumed was learned from {count}\u00a0lifters.') : t('What is assumed comes from the literature.')
  if (!used && !newest) return `${plural(needed, 'Nothing is fitted to you yet: it takes {count}\u00a0working set.', 'Nothing is fitted to you yet: it takes {count}\u00a0working sets.')} ${from}`
  if (!used) return `${t('The last attempt to fit the coach to you is not used. {why}. So what is assumed of everyone holds.', { why: toldOfFit(newest?.why ?? '') })} ${from}`
  const base = t('Learned from {sets} in {sessions}.', { sets: plural(used.sets, '{count}\u00a0working set', '{count}\u00a0working sets'), sessions: plural(used.sessions, '{count}\u00a0session', '{count}\u00a0sessions') })
  const gain = used.score_gain === null ? '' : ` ${t('On your last ten sessions it foretold you better than what is assumed of everyone.')}`
  const later = newest && !newest.accepted ? ` ${t('A newer attempt was refused: {why}.', { why: newest.why ? within(toldOfFit(newest.why)) : t('no reason given') })}` : ''
  return `${base}${gain}${later}`
}

/** How far a fit can be trusted: names and figures. @param {Fit} fit @returns {[string, string][]} */
export function trustOf({ r_hat: rHat, ess, divergences, held_sets: held, score_gain: gain, coach_error_ratio: error, seconds }) {
  /** @type {[string, string | null][]} */
  const rows = [
    [t('Sets held out and foretold'), number(held)],
    [t('Log score against everyone’s'), gain === null ? null : number(gain, 2, true)],
    [t('Coach’s error, with over without'), error === null ? null : number(error, 3)],
    [t('Chains agree (R-hat, 1 is best)'), rHat === null ? null : number(rHat, 3)],
    [t('Independent draws, at least'), ess === null ? null : number(ess, 0)],
    [t('Divergences'), divergences === null ? null : number(divergences)],
    [t('Seconds it took'), number(seconds, 1)],
  ]
  return rows.flatMap(([name, value]) => value === null ? [] : [[name, value]])
}
