import { dateLanguage, language, plural, t } from './i18n.js'

/**
 * What the server says in English sentences of its own, in the reader's language. A sentence that isn't known here stays
 * as it came: it is better read in English than not at all. Pure.
 */

/** Why a row of an import became no set, or was changed, by the server's code. @type {Record<string, () => string>} */
const OF_CODE = {
  rest_timer: () => t('A rest timer: its seconds became the rest of the set before'),
  note: () => t('A note: kept with its session'),
  cardio: () => t('Distance, or more than ten minutes, without reps'),
  no_reps: () => t('0 reps: not finished'),
  not_done: () => t('Planned, not done'),
  duplicate: () => t('The same set a second time in this file'),
  repeated_header: () => t('The header line again'),
  no_exercise: () => t('No exercise named'),
  bad_date: () => t('The date can’t be read'),
  bad_number: () => t('The weight or the reps are not a number'),
  reps_out_of_range: () => t('More than 100 reps'),
  weight_out_of_range: () => t('A weight outside −200 to 1,500 kg'),
  in_future: () => t('A date that hasn’t come yet'),
  broken_row: () => t('Fewer columns than the header has'),
  rpe_ignored: () => t('An RPE outside 5 to 10: the set is kept without it'),
  rir_ignored: () => t('An RIR outside 0 to 10: the set is kept without it'),
  reps_rounded: () => t('Reps with a fraction: rounded down'),
}

/** @typedef {(found: string[]) => string} Saying */

/** Sentences by their form; what stands in brackets is filled in. @type {[RegExp, Saying][]} */
const OF_FORM = [
  [/^Working and failure sets of 1 to 15 reps with at least 80 % of the heaviest load of their session, from the fourth session of a lift on; each judged by what was known before it$/,
    () => t('Working and failure sets of 1 to 15 reps with at least 80\u00a0% of the heaviest load of their session, from the fourth session of a lift on; each judged by what was known before it')],
  [/^Nothing to score (?:yet|since (.+?)): a lift's sets are scored from its fourth session on, where they have at most 15 reps\. Log a few sessions, or import your log$/,
    () => t('A lift’s sets are scored from its fourth session on, where they have at most 15 reps. Log a few sessions, or import your log')],
  [/^Nothing to score (?:yet|since (?:.+?)): a lift's sets are scored from its fourth session on, where they have at most 15 reps\. Closest is (.+), with (\d+) sessions? so far$/,
    ([name, count]) => plural(Number(count), 'A lift’s sets are scored from its fourth session on, where they have at most 15 reps. Closest is {name}, with {count} session so far',
      'A lift’s sets are scored from its fourth session on, where they have at most 15 reps. Closest is {name}, with {count} sessions so far', { name })],
  [/^The file says so\.$/, () => t('The file says so.')],
  [/^No weights: body weight alone\.$/, () => t('No weights: body weight alone.')],
  [/^The file doesn't say, and the weights fit both units\.$/, () => t('The file doesn’t say, and the weights fit both units.')],
  [/^Over the whole file the weights are those of lifting in (kg|lb); here (.+)\.$/, ([unit, weights]) => t('Over the whole file the weights are those of lifting in {unit}; here {weights}.', { unit, weights })],
  [/^([\d.]+) (kg|lb) is ([\d.]+) (kg|lb); (\d+) of (\d+) odd weights are round in (?:kg|lb)\.$/,
    ([from, unit, to, other, some, all]) => t('{from} {unit} is {to} {other}; {some} of {all} odd weights are round in {other}.', { from, unit, to, other, some, all })],
]

/** A sentence of the server. @param {string} text */
export function told(text) {
  if (language() === 'en') return text
  for (const [form, say] of OF_FORM) {
    const found = form.exec(text)
    if (found) return say(found.slice(1))
  }
  return text
}

/** A sentence that the server has a code for. @param {string} code @param {string} text */
export const toldBy = (code, text) => language() === 'en' ? text : OF_CODE[code]?.() ?? told(text)

/** `a, b and c`. @param {string[]} parts */
export const listed = parts => new Intl.ListFormat(dateLanguage(), { type: 'conjunction' }).format(parts)
