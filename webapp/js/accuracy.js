import { dateOf, fullDay, month } from './dates.js'
import { day, number, percent, time } from './format.js'
import { language, listed, plural, t } from './i18n.js'

/**
 * How often the coach was right, as the screens show it: who was closer, what the bands held, in words. Pure.
 *
 * @typedef {'coach' | 'repeat' | 'even'} Better
 *
 * @typedef {object} Score how far off the forecasts of some sets were; errors are shares of the load, null where `sets` is 0
 * @property {number} sets
 * @property {number | null} mean_error
 * @property {number | null} median_error
 * @property {number | null} within_5
 * @property {number | null} repeat_mean_error
 * @property {number | null} repeat_median_error
 * @property {number | null} repeat_within_5
 * @property {Better | null} better
 * @property {number} coach_closer
 * @property {number} repeat_closer
 * @property {number | null} reps_mae
 * @property {number | null} repeat_reps_mae
 * @property {number | null} inside_50
 * @property {number | null} inside_90
 * @property {number | null} width_90 reps
 *
 * @typedef {Score & { exercise_id: string, name: string }} LiftScore
 * @typedef {Score & { start: string }} PeriodScore
 * @typedef {{ nominal: number, measured: number }} Calibration
 *
 * @typedef {object} WorstCall
 * @property {string} set_id
 * @property {string} exercise_id
 * @property {string} name
 * @property {string} performed_at
 * @property {number} weight_kg as logged
 * @property {number} expected_kg the load expected for these reps
 * @property {number} repeat_kg
 * @property {number} reps
 * @property {number} expected_reps at this load
 * @property {number} reps_low of the 90 % band
 * @property {number} reps_high
 * @property {number} error of the load
 *
 * @typedef {{ low: number, high: number, prescriptions: number, stated: number, kept: number }} ConfidenceBin
 *
 * @typedef {object} PrescriptionScore
 * @property {number} answered
 * @property {number} followed
 * @property {number | null} in_range
 * @property {number | null} confidence
 * @property {number | null} in_band
 * @property {number | null} band_probability
 * @property {ConfidenceBin[]} reliability
 *
 * @typedef {object} Backtest
 * @property {string} headline
 * @property {Score} overall
 * @property {Score} opening
 * @property {Score} later
 * @property {number} lifts_scored
 * @property {number} lifts_coach_better
 * @property {number} lifts_repeat_better
 * @property {'week' | 'month'} period
 * @property {PeriodScore[]} over_time oldest first
 * @property {Calibration[]} bands
 * @property {WorstCall[]} worst
 *
 * @typedef {object} More
 * @property {string} rule
 * @property {boolean} settling
 * @property {string | null} since
 * @property {Score} effort_known
 * @property {LiftScore[]} lifts
 * @property {Calibration[]} calibration
 * @property {PrescriptionScore} prescriptions
 * @property {string | null} needed
 * @property {{ exercise_id: string, name: string, sessions: number }[]} closest
 *
 * @typedef {Backtest & More} Accuracy as GET /v1/accuracy has it
 *
 * @typedef {{ at: number, coach: number, repeat: number, sets: number }} Spot `at` in seconds since 1970, errors in percent
 * @typedef {{ stated: number, held: number, low: number, high: number, of: number }} Kept shares; low–high is the 95 % range
 * @typedef {'sets' | 'error' | 'lead' | 'name'} Order
 */

/** Sets of a lift are scored from this session on. */
export const FIRST_SCORED = 4
/** Fewer sets than this say little. */
export const FEW = 100

/** Is it the span that is too short, and not the log? @param {Pick<Accuracy, 'since' | 'closest'>} accuracy */
export const isSpanEmpty = ({ since, closest }) => since !== null && closest.some(one => one.sessions >= FIRST_SCORED)

/**
 * All figures in one sentence, as the server has it in English; in another language made here of the same figures.
 * @param {Pick<Backtest, 'headline' | 'overall' | 'lifts_scored' | 'lifts_coach_better' | 'lifts_repeat_better'>} backtest
 */
export function sentenceOf({ headline, overall, lifts_scored: lifts, lifts_coach_better: won, lifts_repeat_better: lost }) {
  if (language() === 'en' || !overall?.sets) return stopped(headline)
  const said = plural(overall.sets, 'On your {count} set: off by {median} in the middle, {mean} on average; repeating last time {repeat_median} and {repeat_mean}; better on {won} of {lifts} lifts, worse on {lost}.',
    'On your {count} sets: off by {median} in the middle, {mean} on average; repeating last time {repeat_median} and {repeat_mean}; better on {won} of {lifts} lifts, worse on {lost}.', {
      median: percent(overall.median_error ?? 0), mean: percent(overall.mean_error ?? 0), repeat_median: percent(overall.repeat_median_error ?? 0),
      repeat_mean: percent(overall.repeat_mean_error ?? 0), won: number(won), lifts: number(lifts), lost: number(lost),
    })
  return overall.better === 'repeat' ? `${said} ${t('Over all, repeating was better.')}` : said
}

/** @param {string} text */
const stopped = text => /[.!?]$/.test(text) ? text : `${text}.`

/** Who was closer, in two words. @param {Better | null} better */
export const verdict = better => better === null ? '' : { coach: t('coach closer'), repeat: t('repeating closer'), even: t('level') }[better]

/** How much closer the coach was than repeating, as a share of the load. @param {Score} score */
export const lead = ({ mean_error: mean, repeat_mean_error: repeat }) => (repeat ?? 0) - (mean ?? 0)

/** @type {Record<Order, (a: LiftScore, b: LiftScore) => number>} */
const ORDERS = {
  sets: (a, b) => b.sets - a.sets,
  error: (a, b) => (b.mean_error ?? 0) - (a.mean_error ?? 0),
  lead: (a, b) => lead(a) - lead(b),
  name: (a, b) => a.name.localeCompare(b.name, language()),
}

/**
 * Lifts with scored sets: most sets first, largest error first, those on which repeating leads first, or by name.
 * @param {LiftScore[]} lifts @param {Order} order
 */
export const inOrder = (lifts, order) => lifts.filter(one => one.sets > 0).sort(ORDERS[order])

/** Plainly, over all sets. @param {Score} score */
export function overallText({ sets, better, coach_closer: coach, repeat_closer: repeat }) {
  const level = sets - coach - repeat
  const who = { coach: () => t('On average the coach is closer than repeating last time.'), repeat: () => t('On average repeating last time is closer than the coach.'),
    even: () => t('On average the coach and repeating last time are level.') }
  const counts = { nearer: number(coach), further: number(repeat), level: number(level) }
  const counted = level > 0 ? t('Set by set it was nearer on {nearer}, further off on {further}, level on {level}.', counts) : t('Set by set it was nearer on {nearer}, further off on {further}.', counts)
  const why = better === 'coach' && coach < repeat ? t('Repeating is often exactly right, and far off when it isn’t.') : ''
  return [better ? who[better]() : '', counted, why].filter(Boolean).join(' ')
}

const NAMED = 3

/** Where repeating wins, by name: it is said, not hidden. @param {Accuracy} accuracy */
export function liftsText({ lifts, lifts_scored: scored, lifts_coach_better: coach, lifts_repeat_better: repeat }) {
  const first = plural(scored, 'The coach is closer on {coach} of {count} lift.', 'The coach is closer on {coach} of {count} lifts.', { coach: number(coach) })
  if (repeat === 0) return first
  const losing = inOrder(lifts, 'lead').filter(one => one.better === 'repeat').map(one => one.name)
  return `${first} ${t('Repeating last time is closer on {lifts}.', { lifts: few(losing, repeat) })}`
}

/** @param {string[]} names @param {number} all how many there are */
function few(names, all) {
  const shown = names.slice(0, NAMED)
  const rest = all - shown.length
  const parts = rest > 0 ? [...shown, t('{number} more', { number: number(rest) })] : shown
  return listed(parts)
}

/** Errors over time, in percent. @param {PeriodScore[]} periods @returns {Spot[]} */
export const spotsOf = periods => periods.filter(one => one.sets > 0).map(one => ({
  at: dateOf(one.start).getTime() / 1000, coach: 100 * (one.mean_error ?? 0), repeat: 100 * (one.repeat_mean_error ?? 0), sets: one.sets,
}))

/** So many periods without a set are a break. */
const BREAK = 3

/**
 * The same with an empty place in every break: a line drawn over it would tell of sets that nobody did.
 * @param {Spot[]} spots oldest first
 * @returns {(Spot | { at: number })[]}
 */
export function withGaps(spots) {
  const steps = spots.slice(1).map((spot, i) => spot.at - spots[i].at)
  const usual = Math.min(...steps)
  return spots.flatMap((spot, i) => i > 0 && steps[i - 1] > BREAK * usual ? [{ at: (spots[i - 1].at + spot.at) / 2 }, spot] : [spot])
}

/** `March 2026`; of a week its Monday, `9 Mar 2026`. @param {Pick<Spot, 'at'>} spot @param {'week' | 'month'} period */
export function periodText({ at }, period) {
  const date = new Date(at * 1000)
  return period === 'month' ? month(date) : fullDay(date)
}

/** The newest three periods against the three before: a few words, or none while it is too early. @param {Spot[]} spots @param {'week' | 'month'} period */
export function trendText(spots, period) {
  if (spots.length < 6) return ''
  const mean = (/** @type {Spot[]} */ some) => some.reduce((sum, one) => sum + one.coach * one.sets, 0) / some.reduce((sum, one) => sum + one.sets, 0)
  const told = { now: percent(mean(spots.slice(-3)) / 100), before: percent(mean(spots.slice(-6, -3)) / 100) }
  return period === 'week' ? t('Off by {now} over the last three weeks, by {before} over the three before.', told) : t('Off by {now} over the last three months, by {before} over the three before.', told)
}

/**
 * What was promised and what was held, with the range in which the true share lies 95 times of 100 (Wilson's score
 * interval; sets taken as independent).
 * @param {number} stated @param {number} held @param {number} of @returns {Kept}
 */
export function kept(stated, held, of) {
  const z = 1.96
  const middle = (held + z * z / (2 * of)) / (1 + z * z / of)
  const half = z / (1 + z * z / of) * Math.sqrt(held * (1 - held) / of + z * z / (4 * of * of))
  return { stated, held, of, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** The bands of reps. @param {Pick<Backtest, 'bands' | 'overall'>} backtest */
export const bandsOf = ({ bands, overall }) => overall.sets === 0 ? [] : bands.map(one => kept(one.nominal, one.measured, overall.sets))

/** The prescriptions, by what they said of themselves. @param {PrescriptionScore} score */
export const confidenceOf = ({ reliability }) => [...reliability].sort((a, b) => a.stated - b.stated).map(bin => kept(bin.stated, bin.kept, bin.prescriptions))

/** Whether the bands hold what they promise. @param {Kept[]} bands */
export function bandsText(bands) {
  const words = bands.map(({ stated, held }) => t('Promised {stated}, held {held}.', { stated: percent(stated), held: percent(share(held)) }))
  return [...words, honesty(bands)].filter(Boolean).join(' ')
}

/** @param {Kept[]} bands */
function honesty(bands) {
  if (bands.length === 0) return ''
  if (bands.every(({ stated, low, high }) => stated >= low && stated <= high)) return t('The bands keep their word.')
  if (bands.length > 1 && bands.every(({ stated, low }) => stated < low)) return t('The bands are wider than they had to be.')
  if (bands.length > 1 && bands.every(({ stated, high }) => stated > high)) return t('The bands are too narrow for you so far.')
  const wide = bands.filter(({ stated, low }) => stated < low).map(({ stated }) => t('The {share} band is wider than it had to be.', { share: percent(share(stated)) }))
  const narrow = bands.filter(({ stated, high }) => stated > high).map(({ stated }) => t('The {share} band is too narrow for you so far.', { share: percent(share(stated)) }))
  return [...wide, ...narrow].join(' ')
}

/** Whole percents: as much as a few hundred sets can tell. @param {number} value */
export const share = value => Math.round(value * 100) / 100

/** How the prescriptions that were given held. @param {PrescriptionScore} score */
export function prescriptionsText({ answered, followed, in_range: inside, confidence, in_band: band, band_probability: promised }) {
  const first = plural(answered, '{count} prescription was answered by a set, {followed} at the load that was given.', '{count} prescriptions were answered by a set, {followed} at the load that was given.', { followed: number(followed) })
  if (followed === 0 || inside === null) return [first]
  const asked = confidence === null ? t('{share} of these landed in the reps that were asked.', { share: percent(share(inside)) })
    : t('{share} of these landed in the reps that were asked; {said} was said beforehand.', { share: percent(share(inside)), said: percent(share(confidence)) })
  return [first, asked, ...(band === null || promised === null ? [] : [t('{share} landed in the band that was shown; {promised} was promised.', { share: percent(share(band)), promised: percent(share(promised)) })])]
}

/** `5–7`, from the edges of a band that knows no whole reps. @param {number} low @param {number} high */
export function bandText(low, high) {
  const [from, to] = [Math.max(1, Math.round(low)), Math.max(1, Math.round(high))]
  return from === to ? `${from}` : `${from}–${to}`
}

/** `As of yesterday, 14:05.` @param {string} at ISO @param {Date} now */
export const ageText = (at, now) => t('As of {day}, {time}.', { day: day(new Date(at), now), time: time(new Date(at)) })
