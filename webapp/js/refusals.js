import { number } from './format.js'
import { plural, t, within } from './i18n.js'

/**
 * What the server refuses, in the reader's language: it says why in English sentences (`detail` and `errors` of its
 * problems), and is told again from these. What isn't known here stays as it came: better read in English than not at
 * all. A Python test holds this list against all that the server can say. Pure.
 */

/** Sentences that are always the same, as the server has them. @type {Record<string, () => string>} */
const SENTENCES = {
  'There is no such exercise': () => t('The server knows no such exercise'),
  'There is no such gym': () => t('The server knows no such gym'),
  'There is no such plan': () => t('The server knows no such plan'),
  'There is no such set': () => t('The server knows no such set'),
  'There is no such workout': () => t('The server knows no such session'),
  'There is no such import': () => t('The server knows no such import'),
  "You have no such exercise of your own; the catalogue's can't be changed": () => t('This is no exercise of your own, and the catalogue’s can’t be changed'),
  "What has not happened yet can't be logged": () => t('It lies in the future: what hasn’t happened yet can’t be logged'),
  "A weighing can't lie in the future": () => t('It lies in the future: what hasn’t happened yet can’t be logged'),
  'That day is yet to come': () => t('It lies in the future: what hasn’t happened yet can’t be logged'),
  'Another set is stored under this id; change it by PATCH': () => t('The server has another set in its place'),
  'Another set of this batch has this id': () => t('The server has another set in its place'),
  'Another session is stored under this id': () => t('The server has another session in its place'),
  'The set is in the trash': () => t('The set is in the trash: restore it before changing it'),
  'The plan has no such day': () => t('The plan has no such day'),
  'The cycle has no such week': () => t('The cycle has no such week'),
  'The preferences are too long': () => t('These are more settings than the server keeps'),
  'The password is wrong': () => t('The password is wrong'),
  'This account is gone': () => t('This account is no longer there'),
  'The account is gone': () => t('This account is no longer there'),
  'The session has ended; sign in again': () => t('You are signed out: sign in again'),
  'There is no session; sign in': () => t('You are signed out: sign in again'),
  'The access token has expired; refresh it': () => t('You are signed out: sign in again'),
  "The access token can't be read; sign in again": () => t('You are signed out: sign in again'),
  'Send the access token as `Authorization: Bearer …`': () => t('You are signed out: sign in again'),
  'This was asked too often; wait a little and try again': () => t('That was too often. Wait a little, then try again'),
  'Many people are signing in at this moment; try again in a second': () => t('Many people are signing in just now. Try again in a second'),
  'The database is away or busy; nothing was stored, try again': () => t('The server is busy: nothing was stored. Try again'),
  'The database is too slow right now; try again': () => t('The server is too slow just now. Try again'),
  'The coach is too slow right now, and there is no last session to go by; try again': () => t('The server is too slow just now. Try again'),
  'Something went wrong on our side; nothing that you sent was stored. Try again.': () => t('Something went wrong on the server: nothing was stored. Try again'),
  'Something went wrong on our side': () => t('Something went wrong on the server'),
  'The body is over the limit': () => t('It is larger than the server takes'),
  'There is one like this already': () => t('There is one like this already'),
  'It names something that is no longer there': () => t('It needs something that is no longer there'),
  "This address can't be used": () => t('The server can’t use this browser’s push service'),
  "This key can't be used": () => t('The server can’t use this browser’s push service'),
  'This server has no VAPID key: whoever runs it sets VAPID_PRIVATE_KEY': () => t('This server sends nothing to locked phones: whoever runs it has to set VAPID_PRIVATE_KEY.'),

  'This import was undone; send the file again': () => t('This import was taken back: choose the file again'),
  'A choice does not fit the file': () => t('Something that you chose doesn’t fit the file'),
  'The file is empty.': () => t('The file is empty: it takes an export with at least one set'),
  'The file has a header and no rows.': () => t('The file is empty: it takes an export with at least one set'),
  'The file is larger than 50 MB.': () => t('The file is larger than 50\u00a0MB'),
  'The zip unfolds to more than 50 MB.': () => t('Unpacked, the zip is larger than 50\u00a0MB'),
  'The zip is broken or encrypted.': () => t('The zip is broken or encrypted'),
  'The zip holds far too many files.': () => t('The zip holds far too many files: it takes one CSV file'),
  'This is a spreadsheet.': () => t('This is a spreadsheet: save its table as CSV'),
  'The file is not text.': () => t('This is no log: it takes a CSV export or a FitNotes backup'),
  'This is a database, but not of FitNotes.': () => t('This is no log: it takes a CSV export or a FitNotes backup'),
  'The backup is broken.': () => t('The backup is broken'),
  'The file has no columns.': () => t('The file has no columns: it takes a CSV file whose first line names them'),

  'must be an e-mail address, like name@example.org': () => t('An e-mail address, like name@example.org'),
  'must be a date between 1971 and 2199': () => t('A date between 1971 and 2199'),
  'must be the name of a time zone, like Europe/Berlin': () => t('The server doesn’t know this one'),
  'RIR goes in halves: 0, 0.5, 1 …': () => t('Whole and half reps only'),
  'low must not be above high': () => t('Dumbbells go from a lighter to a heavier one, by a step above 0'),
  'first must not be above last': () => t('A stack goes from its first pin to a heavier last one, by a step above 0'),
  'rep_low must not be above rep_high': () => t('From the fewest reps to the most'),
  'reps must go from the fewest to the most': () => t('From the fewest reps to the most'),
  'name at least one weekday, 0 Monday to 6 Sunday': () => t('At least one weekday'),
  'Input should be a valid integer, got a number with a fractional part': () => t('A whole number'),
}

/** @typedef {(found: string[], where: string) => string} Saying given what stands in the brackets, and the field */

/** Sentences by their form. @type {[RegExp, Saying][]} */
const FORMS = [
  [/^There are (\d+) plans already$/, ([count]) => t('There are {count} plans already: delete one first', { count })],
  [/^There are (\d+) gyms already$/, ([count]) => t('There are {count} gyms already: delete one first', { count })],
  [/^The store refuses this: (.+)$/, ([reason]) => t('The server can’t store this: {reason}', { reason })],
  [/^The zip holds (.+)\.$/, () => t('It takes a zip with one CSV file in it')],
  [/^More than ([\d,]+) rows\.$/, ([count]) => t('More than {count} rows: it takes a smaller export', { count: counted(count) })],
  [/^The file has ([\d,]+) columns\.$/, ([count]) => t('{count} columns: that is no log', { count: counted(count) })],
  [/^Line (\d+) is ([\d,]+) characters long\.$/, ([line]) => t('Line {line} is too long for a log', { line })],
  [/^Line (\d+): a quote opens and doesn't close, or a cell is far too long\.$/, ([line]) => t('Line {line}: a quote opens and doesn’t close, or a cell is far too long', { line })],
  [/^([\d,]+) different exercise names: is that the right column\?$/, ([count]) => t('{count} different exercise names: is that the right column?', { count: counted(count) })],

  [/^Input should be greater than or equal to (-?[\d.]+)$/, ([limit], where) => t('At least {limit}', { limit: amount(limit, where) })],
  [/^Input should be less than or equal to (-?[\d.]+)$/, ([limit], where) => t('At most {limit}', { limit: amount(limit, where) })],
  [/^Input should be greater than (-?[\d.]+)$/, ([limit], where) => t('More than {limit}', { limit: amount(limit, where) })],
  [/^(?:String|Value) should have at least (\d+) (?:character|item)s?(?: after validation, not \d+)?$/, ([count]) => plural(Number(count), 'At least {count} character', 'At least {count} characters')],
  [/^(?:String|Value) should have at most (\d+) (?:character|item)s?(?: after validation, not (?:\d+|more))?$/, ([count]) => plural(Number(count), 'At most {count} character', 'At most {count} characters')],
  [/^(?:List|Dictionary) should have at least (\d+) items? after validation, not (?:\d+)$/, ([count]) => plural(Number(count), 'At least {count} entry', 'At least {count} entries')],
  [/^(?:List|Dictionary) should have at most (\d+) items? after validation, not (?:\d+|more)$/, ([count]) => plural(Number(count), 'At most {count} entry', 'At most {count} entries')],
  [/^must be at most (\d+) bytes$/, ([count]) => t('At most {count} letters without accents; one with an accent counts as two', { count })],
  [/^weight must be (-?[\d.]+) to ([\d.]+) kg; negative is assistance$/, ([low, high]) => t('From {low} to {high}\u00a0kg; below 0 is assistance', { low: number(Number(low)), high: number(Number(high)) })],
  [/^weight must be (\d+) to (\d+) kg \((?:.+)\)$/, ([low, high]) => t('From {low} to {high}\u00a0kg', { low, high })],
]

/** What a field is called, by the last name of its path. @type {Record<string, () => string>} */
const FIELDS = {
  weight: () => t('Weight'), reps: () => t('Reps'), rep_low: () => t('Reps'), rep_high: () => t('Reps'), rir: () => t('Reps in reserve'),
  rest_seconds: () => t('Rest'), duration_seconds: () => t('Time'), performed_at: () => t('Date'), started_at: () => t('Date'),
  ended_at: () => t('Date'), measured_at: () => t('Date'), day: () => t('Date'), note: () => t('Note'), title: () => t('Session name'),
  name: () => t('Name'), cue: () => t('Cue'), email: () => t('E-mail'), password: () => t('Password'), time_zone: () => t('Time zone'),
  sets: () => t('Sets'), exercises: () => t('Exercises'), minutes: () => t('Minutes a session'), bars: () => t('Bars'), plates: () => t('Plates'),
  dumbbells: () => t('Dumbbells'), stacks: () => t('Stacks'), hrv_rmssd: () => t('HRV, RMSSD'), sleep_hours: () => t('Sleep'),
}

/** `1,234` as it is written here. @param {string} digits */
const counted = digits => number(Number(digits.replaceAll(',', '')))

/** A limit, in seconds where the field is. @param {string} digits @param {string} where */
const amount = (digits, where) => where.endsWith('_seconds') ? `${number(Number(digits))}\u00a0s` : number(Number(digits))

/**
 * One sentence of the server, if it is known.
 * @param {string} text @param {string} [where] the field that it speaks of
 * @returns {string | null}
 */
export function sentence(text, where = '') {
  if (Object.hasOwn(SENTENCES, text)) return SENTENCES[text]()
  for (const [form, say] of FORMS) {
    const found = form.exec(text)
    if (found) return say(found.slice(1), where)
  }
  return null
}

/** Between the parts of a detail that names several fields. */
const NEXT = /; (?=(?:the body|[\w.]+): )/

/**
 * A refusal: a sentence, or `field: what is wrong with it`, several after one another, as the server joins them.
 * @param {string} text
 */
export const refusal = text => sentence(text) ?? text.split(NEXT).map(inField).join('; ')

/** @param {string} text `reps: Input should …`, perhaps with `: what would be right` after it */
function inField(text) {
  const [, where, what] = /^(the body|[\w.]+): (.+)$/s.exec(text) ?? []
  if (!what) return text
  for (let end = what.length; end > 0; end = what.lastIndexOf(': ', end - 1)) {
    const said = sentence(what.slice(0, end), where)
    if (said !== null) return where === 'the body' ? said : t('{field}: {fault}', { field: label(where), fault: within(said) })
  }
  return text
}

/** @param {string} where */
function label(where) {
  const name = where.split('.').findLast(part => !/^\d+$/.test(part)) ?? ''
  return Object.hasOwn(FIELDS, name) ? FIELDS[name]() : where
}
