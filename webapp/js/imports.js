import { pointed } from './format.js'
import { plural, t } from './i18n.js'
import { told } from './server_words.js'

/**
 * An import as the screens show it: what the file holds, what the lifter still chooses, what is sent. Pure.
 *
 * @typedef {import('./types.js').Unit} Unit
 * @typedef {{ reason: string, text: string, rows: number, lines: number[] }} Skipped
 * @typedef {{ exercise_id: string, name: string, score: number }} Suggestion
 * @typedef {{ name: string, sets: number, exercise_id: string | null, matched_name: string | null, suggestions: Suggestion[], unit: Unit | null, unit_grounds: string }} ExerciseReport
 *
 * @typedef {object} Report
 * @property {string} format
 * @property {number} rows_read
 * @property {number} sets
 * @property {number} sessions
 * @property {Skipped[]} skipped
 * @property {number} duplicates
 * @property {string | null} first_day
 * @property {string | null} last_day
 * @property {ExerciseReport[]} exercises
 * @property {number} unmatched_sets
 * @property {number} bodyweights
 * @property {Skipped[]} remarks
 * @property {string[]} warnings
 * @property {string[]} columns
 * @property {string[][]} sample
 * @property {Record<string, string> | null} mapping
 * @property {string[]} missing
 *
 * @typedef {object} Import as GET /v1/imports/{id} has it
 * @property {string} id
 * @property {string} filename
 * @property {'read' | 'confirmed' | 'importing' | 'done' | 'failed' | 'undone'} status
 * @property {Report | null} report
 * @property {number} sets_total
 * @property {number} sets_done
 * @property {{ sets_added: number, sets_known: number, sessions_added: number, exercises_added: number, seconds: number } | null} summary
 * @property {import('./accuracy.js').Backtest | null} backtest once it is done; null in lists
 * @property {string | null} error
 * @property {string} created_at
 *
 * @typedef {object} Choices what the lifter has chosen so far
 * @property {Unit | null} unit for weights whose unit the file doesn't tell
 * @property {Record<string, Unit>} units by exercise name
 * @property {Record<string, { id: string, name: string }>} exercises by name in the file
 * @property {Record<string, string>} columns field to column
 * @property {'ymd' | 'dmy' | 'mdy' | null} date_order
 */

export const MOST_BYTES = 50 * 1024 * 1024

/** What a table's columns can be, the needed ones first. @returns {[string, string][]} */
export const fields = () => [
  ['date', t('Date')], ['exercise', t('Exercise')], ['reps', t('Reps')], ['weight', t('Weight')], ['time', t('Time of day')], ['unit', t('Unit')],
  ['rir', t('Reps in reserve')], ['rpe', 'RPE'], ['set_type', t('Kind of set')], ['rest', t('Rest')], ['note', t('Note')], ['title', t('Session name')],
]

/** Fields without which a table is no log. */
export const NEEDED = ['date', 'exercise', 'reps']

/** @returns {Choices} */
export const noChoices = () => ({ unit: null, units: {}, exercises: {}, columns: {}, date_order: null })

/** Field to column as it stands: what the names suggest, and the lifter's choices over it. @param {Report} report @param {Choices} choices */
export function columnsOf({ mapping }, { columns }) {
  return Object.fromEntries(Object.entries({ ...mapping, ...columns }).filter(([, column]) => column !== ''))
}

/** The body of the confirmation: only what was chosen; columns go whole or not at all. @param {Report} report @param {Choices} choices */
export function confirmation(report, choices) {
  const { unit, units, exercises, date_order } = choices
  const columns = Object.keys(choices.columns).length > 0 || date_order ? columnsOf(report, choices) : {}
  return {
    ...(unit ? { unit } : {}),
    ...(Object.keys(units).length > 0 ? { units } : {}),
    ...(Object.keys(exercises).length > 0 ? { exercises: Object.fromEntries(Object.entries(exercises).map(([name, { id }]) => [name, id])) } : {}),
    ...(Object.keys(columns).length > 0 ? { columns } : {}),
    ...(date_order ? { date_order } : {}),
  }
}

/**
 * Exercises by how their name was understood, the most trained first.
 * @param {Report} report @param {Choices} choices
 */
export function understood({ exercises }, choices) {
  const sorted = [...exercises].sort((a, b) => b.sets - a.sets)
  const open = sorted.filter(one => !one.exercise_id)
  return { matched: sorted.filter(one => one.exercise_id), open, left: open.filter(one => !choices.exercises[one.name]) }
}

/**
 * The unit that each exercise is written in, and why we think so.
 * @param {Report} report @param {Choices} choices
 * @returns {{ name: string, sets: number, unit: Unit | null, grounds: string }[]} the most trained first
 */
export function unitsOf({ exercises }, choices) {
  return [...exercises].sort((a, b) => b.sets - a.sets).map(({ name, sets, unit, unit_grounds: grounds }) => {
    const chosen = choices.units[name]
    return { name, sets, unit: chosen ?? unit ?? choices.unit, grounds: chosen ? t('Your choice.') : unit ? told(grounds) : t('The file doesn’t tell.') }
  })
}

/** The unit that all of a log is written in; null where there are two, or nobody knows. @param {Report} report @param {Choices} choices */
export function unitOfLog(report, choices) {
  const [unit, other] = new Set(unitsOf(report, choices).map(one => one.unit))
  return other === undefined ? unit ?? null : null
}

/**
 * The same by unit: those that nobody can tell first, then the larger group.
 * @param {Report} report @param {Choices} choices
 */
export function unitGroups(report, choices) {
  const all = unitsOf(report, choices)
  return /** @type {(Unit | null)[]} */ ([null, 'kg', 'lb']).map(unit => ({ unit, exercises: all.filter(one => one.unit === unit) }))
    .filter(group => group.exercises.length > 0).sort((a, b) => Number(a.unit !== null) - Number(b.unit !== null) || b.exercises.length - a.exercises.length)
}

/** Is there a weight whose unit nobody can tell? @param {Report} report @param {Choices} choices */
export const unitUnknown = ({ exercises }, choices) => !choices.unit && exercises.some(one => !one.unit && !choices.units[one.name])

/** Fields without which the table can't be read. @param {Report} report @param {Choices} choices */
export function stillMissing(report, choices) {
  const given = columnsOf(report, choices)
  return report.columns.length === 0 ? report.missing : NEEDED.filter(field => !given[field])
}

/** What will be written. @param {Report} report */
export const fresh = ({ sets, duplicates }) => Math.max(0, sets - duplicates)

/** Lines as a reader looks for them: `3, 17, 18 and 41 more`. @param {Skipped} skipped @param {number} [most] */
export function linesText({ lines, rows }, most = 6) {
  if (lines.length === 0) return ''
  const some = lines.slice(0, most).join(', ')
  const rest = rows - Math.min(most, lines.length)
  return rest > 0 ? t('lines {some} and {rest} more', { some, rest }) : plural(rows, 'line {some}', 'lines {some}', { some })
}

/** Seconds left, from the speed so far. @param {number} done @param {number} total @param {number} seconds passed */
export function secondsLeft(done, total, seconds) {
  if (done === 0 || seconds <= 0 || done >= total) return null
  return Math.max(1, Math.ceil((total - done) * seconds / done))
}

/**
 * The frames of an event stream; what is not whole yet is given back.
 * @param {string} text
 * @returns {{ events: any[], rest: string }}
 */
export function eventsIn(text) {
  const frames = text.replaceAll('\r\n', '\n').split('\n\n')
  const rest = frames.pop() ?? ''
  const events = frames.flatMap(frame => {
    const data = frame.split('\n').filter(line => line.startsWith('data:')).map(line => line.slice(5).trim()).join('\n')
    try { return data ? [JSON.parse(data)] : [] } catch { return [] }
  })
  return { events, rest }
}

/** @param {Import['status']} status */
export const isOver = status => status === 'done' || status === 'failed' || status === 'undone'

/** @param {number} bytes */
export const sizeText = bytes => bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))}\u00a0kB` : `${pointed((bytes / 1024 / 1024).toFixed(1))}\u00a0MB`
