import { dayText, dateOf, plusDays } from './dates.js'
import { number } from './format.js'
import { listed, plural, t } from './i18n.js'
import { MUSCLES } from './landmarks.js'
import { capital, words } from './terms.js'

/**
 * Weekly sets per muscle, by the counting rule in view. Pure.
 *
 * @typedef {0 | 0.5 | 1} Rule what an indirect set counts
 * @typedef {{ week: string, direct: number, indirect: number, counted: number, effort_unknown: number }} MuscleWeek
 * @typedef {{ mv: number, mev: number, mav: number, mrv: number }} Landmarks
 * @typedef {{ muscle: string, name: string, region: string, landmarks: Landmarks | null, weeks: MuscleWeek[] }} Muscle
 * @typedef {{ counting: string, rule: string, first_week: string, last_week: string, muscles: Muscle[] }} Volume
 *
 * @typedef {object} Row one muscle in one week
 * @property {string} muscle
 * @property {string} name
 * @property {number} direct
 * @property {number} indirect
 * @property {number} counted
 * @property {number} unknown sets without RIR
 * @property {{ low: number, high: number } | null} band
 * @property {'under' | 'over' | null} off
 */

/**
 * @param {Volume} volume @param {string} week its Monday @param {Rule} rule
 * @param {boolean} [running] is the week still on? Then nothing is too little yet
 * @returns {Row[]} muscles that were trained in any of the weeks
 */
export function rowsOf(volume, week, rule, running = false) {
  return trainedOf(volume).map(({ muscle, landmarks, weeks }) => {
    const found = weeks.find(one => one.week === week)
    const direct = found?.direct ?? 0
    const indirect = found?.indirect ?? 0
    const counted = direct + rule * indirect
    const band = landmarks && { low: landmarks.mev, high: landmarks.mrv }
    /** @type {Row['off']} */
    const off = !band ? null : counted < band.low ? running ? null : 'under' : counted > band.high ? 'over' : null
    return { muscle, name: nameOf(muscle), direct, indirect, counted, unknown: found?.effort_unknown ?? 0, band, off }
  })
}

/**
 * The same weeks beside the lifter's own landmarks, where they have set some.
 * @param {Volume} volume @param {(muscle: string) => { mev: number, mav: number, mrv: number } | null} marksOf @returns {Volume}
 */
export const withMarks = (volume, marksOf) => ({
  ...volume, muscles: volume.muscles.map(one => { const marks = marksOf(one.muscle); return marks ? { ...one, landmarks: { mv: one.landmarks?.mv ?? 0, mev: marks.mev, mav: marks.mav, mrv: marks.mrv } } : one }),
})

/** From the chest down, as a lifter thinks of them, whoever counted. @param {Muscle[]} muscles */
const inOrder = muscles => [...muscles].sort((a, b) => MUSCLES.indexOf(a.muscle) - MUSCLES.indexOf(b.muscle))

/** Those with a set in any of the weeks. @param {Volume} volume */
export const trainedOf = ({ muscles }) => inOrder(muscles.filter(one => one.weeks.length > 0))

/** What a muscle is called, in the reader's language. @param {string} slug */
export const nameOf = slug => capital(words(slug))

/** Muscles without a set in all these weeks, in words. @param {Volume} volume */
export function untrained({ muscles }) {
  const slugs = inOrder(muscles.filter(one => one.weeks.length === 0)).map(one => one.muscle)
  return slugs.length === 0 ? '' : t('{muscles}: no set in half a year.', { muscles: capital(listed(slugs.map(words))) })
}

/** Weeks to choose from, the latest last. @param {Pick<Volume, 'first_week' | 'last_week'>} volume @returns {string[]} */
export function weeksOf({ first_week: first, last_week: last }) {
  const weeks = []
  for (let day = dateOf(first); dayText(day) <= last; day = plusDays(day, 7)) weeks.push(dayText(day))
  return weeks
}

/** The week to open with: the last one in which something was done. On a Monday that is the one before. @param {Volume} volume */
export const latestTrained = ({ muscles, last_week: last }) => muscles.flatMap(one => one.weeks.map(({ week }) => week)).sort().at(-1) ?? last

/** The axis ends on a five, past the longest bar and band. @param {Row[]} rows */
export function scaleOf(rows) {
  const most = Math.max(20, ...rows.flatMap(row => [row.direct + row.indirect, row.band?.high ?? 0]))
  return Math.ceil((most + 1) / 5) * 5
}

/** To the half: `15½`, `4`. @param {number} exact */
export function sets(exact) {
  const halves = Math.round(exact * 2) / 2
  const whole = Math.floor(halves)
  return halves > whole ? `${whole || ''}½` : number(halves, 1)
}

/** How a rule is written. @param {Rule} rule */
export const ruleFace = rule => rule === 0.5 ? '½' : String(rule)

/**
 * What the week says, in a sentence or two.
 * @param {Row[]} rows @param {boolean} running is the week still on?
 */
export function sentence(rows, running) {
  const trained = rows.filter(row => row.counted > 0)
  if (trained.length === 0) return running ? t('No working set yet this week.') : t('No working set in this week.')
  const over = rows.filter(row => row.off === 'over').sort((a, b) => gap(b) - gap(a))
  const under = rows.filter(row => row.off === 'under').sort((a, b) => gap(b) - gap(a))
  const parts = [outside(over, 'over'), outside(under, 'under')].filter(Boolean)
  if (running) parts.push(plural(trained.length, '{count}\u00a0muscle trained so far; the week still runs.', '{count}\u00a0muscles trained so far; the week still runs.'))
  else if (parts.length === 0) parts.push(t('Every muscle is inside its band.'))
  return parts.join(' ')
}

/** @param {Row[]} rows the furthest off first @param {'over' | 'under'} where */
function outside(rows, where) {
  if (rows.length === 0) return ''
  const one = rows.length === 1 && !/s$/.test(rows[0].name) ? 1 : 2 // calves, triceps and quads are many
  const values = { muscles: list(rows), sets: sets(gap(rows[0])) }
  if (rows.length > 1) return where === 'over' ? t('{muscles} are over their band.', values) : t('{muscles} are under their band.', values)
  return where === 'over' ? plural(one, '{muscles} is over its band by {sets}.', '{muscles} are over their band by {sets}.', values)
    : plural(one, '{muscles} is under its band by {sets}.', '{muscles} are under their band by {sets}.', values)
}

/** @param {Row} row */
const gap = ({ counted, band }) => !band ? 0 : counted < band.low ? band.low - counted : counted - band.high

/** @param {Row[]} rows */
function list(rows) {
  const names = rows.slice(0, 3).map((row, i) => i === 0 ? row.name : words(row.muscle))
  const rest = rows.length - names.length
  return listed(rest > 0 ? [...names, t('{count} more', { count: rest })] : names)
}

/** Sets without RIR count, and are said. @param {Row[]} rows */
export const unknownSets = rows => rows.reduce((sum, row) => sum + row.unknown, 0)

/** Where a muscle stands to its band: `low` and `high` are its lower and upper half. @param {Row} row @returns {'none' | 'under' | 'low' | 'high' | 'over'} */
export function shadeOf({ counted, band, off }) {
  if (off) return off
  if (counted === 0 || !band) return 'none'
  return counted >= (band.low + band.high) / 2 ? 'high' : 'low'
}
