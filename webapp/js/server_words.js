import { pointed } from './format.js'
import { language, listed, plural, t } from './i18n.js'
import { capital, words } from './terms.js'

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

/** What the coach learns of a lifter, by the parameter's name. @type {Record<string, () => string>} */
const PARAMETERS = {
  rir_bias: () => t('How far your reps in reserve are off'), rep_slope_ln: () => t('How steeply your load falls with reps, against others'),
  alpha: () => t('How much more a bigger session tires you'), beta_upper: () => t('How fast your upper body recovers'),
  beta_lower: () => t('How fast your lower body recovers'), set_fatigue: () => t('How much one set takes from the next, against others'),
  slack: () => t('Reps you leave in reserve where you log none'), sigma_day: () => t('How much your strength differs from day to day'),
  sigma_rep: () => t('How much your reps scatter, against others'), walk: () => t('How fast your strength wanders'),
}

/** @param {{ name: string, label: string }} parameter */
export const parameterName = ({ name, label }) => language() === 'en' ? label : PARAMETERS[name]?.() ?? label

/** Why a fit is not used. @type {[RegExp, Saying][]} */
const OF_FIT = [
  [/^It takes (\d+) working sets in (\d+) sessions to tell a lifter from others$/, ([sets, sessions]) => t('It takes {sets} working sets in {sessions} sessions to tell a lifter from others', { sets, sessions })],
  [/^The chains did not agree/, () => t('The chains did not agree with one another, so the figures can’t be trusted')],
  [/^Too few independent draws/, () => t('Too few independent draws came out, so the figures can’t be trusted')],
  [/^The sampler met a place/, () => t('The sampler met a place that it could not cross, so the figures can’t be trusted')],
  [/^On your last ten sessions the fit foretold/, () => t('On your last ten sessions the fit foretold your sets no better than what is assumed of everyone')],
  [/^Fitted to you, the coach would have been/, () => t('Fitted to you, the coach would have been further off on your last ten sessions')],
]

/** @param {string} text */
export const toldOfFit = text => saidBy(OF_FIT, text)

/** What a plan left out or held back. @type {[RegExp, Saying][]} */
const OF_PLAN = [
  [/^(.+): nothing in the catalogue for (.+) with this equipment\.$/, ([day, pattern]) => t('{day}: nothing in the catalogue for {pattern} with this equipment.', { day, pattern: words(pattern.replaceAll(' ', '_')) })],
  [/^(.+): (.+) left out, the time was up\.$/, ([day, exercises]) => t('{day}: {exercises} left out, the time was up.', { day, exercises })],
  [/^(.+): (.+) left out, their muscles have as many sets as this week allows\.$/, ([day, exercises]) => t('{day}: {exercises} left out, their muscles have as many sets as this week allows.', { day, exercises })],
  [/^(.+): (.+) left out, their muscles have enough for one session\.$/, ([day, exercises]) => t('{day}: {exercises} left out, their muscles have enough for one session.', { day, exercises })],
  [/^(.+): (\S+) sets, held back\. Up from (\S+), it grows by 30 % or two sets a week; the range begins at (\S+)\.$/,
    ([muscle, sets, usual, low]) => t('{muscle}: {sets} sets, held back. Up from {usual}, it grows by 30\u00a0% or two sets a week; the range begins at {low}.', { muscle: muscleOf(muscle), sets: pointed(sets), usual: pointed(usual), low: pointed(low) })],
  [/^(.+): (\S+) sets, below the range that begins at (\S+): time or equipment allow no more\.$/,
    ([muscle, sets, low]) => t('{muscle}: {sets} sets, below the range that begins at {low}: time or equipment allow no more.', { muscle: muscleOf(muscle), sets: pointed(sets), low: pointed(low) })],
]

/** `Upper back` in the reader's words. @param {string} name */
const muscleOf = name => capital(words(name.toLowerCase().replaceAll(' ', '_')))

/** A note of a plan. @param {string} text */
export const toldOfPlan = text => saidBy(OF_PLAN, text)

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
  [/^([\d.]+) (kg|lb) is ([\d.]+) (kg|lb); (\d+) of (\d+) odd weights(?: are round in (?:kg|lb))\.$/,
    ([from, unit, to, other, some, all]) => t('{from} {unit} is {to} {other}; {some} of {all} odd weights are round in {other}.', { from, unit, to, other, some, all })],
  [/^The file is not UTF-8: read as Western European \(Windows-1252\)\.$/, () => t('The file is not UTF-8: read as Western European (Windows-1252).')],
  [/^Some characters are damaged and were replaced \((?:.+)\)\.$/, () => t('Some characters are damaged and were replaced.')],
  [/^Nul characters were removed\.$/, () => t('Nul characters were removed.')],
  [/^The dates could be read in two ways: taken as (day\/month|month\/day)\/year\.$/, ([order]) => order === 'day/month'
    ? t('The dates could be read in two ways: taken as day, month, year.') : t('The dates could be read in two ways: taken as month, day, year.')],
  [/^No warm-ups are marked: ([\d,]+) sets before the heavy ones were taken as such\.$/, ([count]) => plural(Number(count.replaceAll(',', '')),
    'No warm-ups are marked: {count} set before the heavy ones was taken as such.', 'No warm-ups are marked: {count} sets before the heavy ones were taken as such.')],
]

/** A sentence of the server. @param {string} text */
export const told = text => saidBy(OF_FORM, text)

/** @param {[RegExp, Saying][]} forms @param {string} text */
function saidBy(forms, text) {
  if (language() === 'en') return text
  for (const [form, say] of forms) {
    const found = form.exec(text)
    if (found) return say(found.slice(1))
  }
  return text
}

/** A sentence that the server has a code for. @param {string} code @param {string} text */
export const toldBy = (code, text) => language() === 'en' ? text : OF_CODE[code]?.() ?? told(text)
