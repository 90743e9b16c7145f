import { dateFormat, t } from './i18n.js'

/** The calendar: weeks from Monday to Sunday, as the server counts them; days as `2026-11-22` text where no time is meant. */

const DAY = 86_400_000

/** The day here, as text. @param {Date} date */
export const dayText = date => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`

/** @param {number} value */
const two = value => String(value).padStart(2, '0')

/** Midnight here of a day given as text. @param {string} text */
export const dateOf = text => new Date(`${text.slice(0, 10)}T00:00:00`)

/** Monday of that day's week. @param {Date} date */
export function monday(date) {
  const start = new Date(date.getFullYear(), date.getMonth(), date.getDate())
  start.setDate(start.getDate() - (start.getDay() + 6) % 7)
  return start
}

/** @param {Date} date @param {number} days */
export function plusDays(date, days) {
  const next = new Date(date)
  next.setDate(next.getDate() + days)
  return next
}

/** Whole weeks from one Monday to another. @param {Date} from @param {Date} to */
export const weeksBetween = (from, to) => Math.round((to.getTime() - from.getTime()) / (7 * DAY))

/** `November 2026`. @param {Date} date */
export const month = date => dateFormat({ month: 'long', year: 'numeric' }).format(date)

/** `22 Nov 2026`. @param {Date} date */
export const fullDay = date => dateFormat({ day: 'numeric', month: 'short', year: 'numeric' }).format(date)

/** `9–15 November`, `30 Nov – 6 Dec`. @param {Date} from a Monday */
export function weekText(from) {
  const to = plusDays(from, 6)
  const within = from.getMonth() === to.getMonth()
  const format = dateFormat({ day: 'numeric', month: within ? 'long' : 'short' })
  return format.formatRange(from, to).replace(/\s*–\s*/, within ? '–' : ' – ')
}

/** `16 Jan 2024 to 29 May 2026`; one day when it is one. @param {Date} from @param {Date} to */
export const spanText = (from, to) => dayText(from) === dayText(to) ? fullDay(from) : t('{from} to {to}', { from: fullDay(from), to: fullDay(to) })

/**
 * The days of a month in weeks, `null` where another month's days stand.
 * @param {number} year @param {number} monthIndex 0–11
 * @returns {(Date | null)[]}
 */
export function monthGrid(year, monthIndex) {
  const first = new Date(year, monthIndex, 1)
  const lead = (first.getDay() + 6) % 7
  const count = new Date(year, monthIndex + 1, 0).getDate()
  return [...Array(lead).fill(null), ...Array.from({ length: count }, (_, i) => new Date(year, monthIndex, i + 1))]
}
