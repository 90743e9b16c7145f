import { dateFormat, numberFormat, t } from './i18n.js'

/** Numbers and times as a lifter reads them, in their language. A weight is never a bare number: it is kg in the data and kg or lb on the screen. */

/** @typedef {'kg' | 'lb'} Unit */

/** Kilograms in a pound, exactly. */
export const KG_PER_LB = 0.45359237

const NBSP = '\u00a0'

/**
 * @param {number} value
 * @param {number} [digits] most digits after the point
 * @param {boolean} [sign] write a plus as well as a minus
 */
export function number(value, digits = 2, sign = false) {
  return numberFormat({ maximumFractionDigits: digits, useGrouping: 'min2', signDisplay: sign ? 'exceptZero' : 'negative' }).format(value).replace('-', '−')
}

/** A number as it stands in a field to be typed over: the reader's own point, nothing between the thousands. @param {number} value */
export const typed = value => pointed(String(Math.round(value * 100) / 100))

/** Digits with a point, as code writes them, with the reader's own point. @param {string} digits */
export const pointed = digits => digits.replace('.', point())

const point = () => numberFormat().format(0.5).replace(/\d/g, '')

/** @param {number} kg @param {Unit} unit */
export const fromKg = (kg, unit) => unit === 'kg' ? kg : kg / KG_PER_LB

/** @param {number} value @param {Unit} unit */
export const toKg = (value, unit) => unit === 'kg' ? value : value * KG_PER_LB

/**
 * The number on the plate: to the hundredth, so that 102.05828 kg is 225 lb.
 * @param {number} kg @param {Unit} unit
 */
export const shown = (kg, unit) => Math.round(fromKg(kg, unit) * 100) / 100

/**
 * `82.5 kg`, with a space that doesn't break.
 * @param {number} kg
 * @param {Unit} unit
 * @param {{ sign?: boolean, digits?: number }} [how]
 */
export function weight(kg, unit, { sign = false, digits = 2 } = {}) {
  return `${number(shown(kg, unit), digits, sign)}${NBSP}${unit}`
}

/**
 * What is on the bar, for lifts where the body is part of the load: `+10 kg`, `bodyweight`, `20 kg help`.
 * @param {number} kg
 * @param {Unit} unit
 * @param {string} loadType external | bodyweight | assisted
 */
export function load(kg, unit, loadType) {
  if (loadType === 'external') return weight(kg, unit)
  if (Math.abs(kg) < 0.005) return t('bodyweight')
  return kg < 0 ? t('{load} help', { load: weight(-kg, unit) }) : weight(kg, unit, { sign: true })
}

/** @param {number} low @param {number} high */
export const range = (low, high) => low === high ? `${low}` : `${low}–${high}`

/** `expect 6–8, 80 %`: the band in reps; nothing where there is none. @param {{ low: number, high: number, probability: number } | null} band */
export const expectText = band => band
  ? t('expect {reps}, {probability}', { reps: range(band.low, band.high), probability: percent(Math.round(band.probability * 100) / 100) }) : ''

/**
 * Seconds as a clock: `1:42`, `+0:24` past zero.
 * @param {number} seconds left; negative is overtime
 */
export function clock(seconds) {
  const whole = Math.abs(Math.ceil(seconds))
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
  return seconds < 0 && whole > 0 ? `+${text}` : text
}

/** @param {number} ms */
export function minutes(ms) {
  const all = Math.max(0, Math.floor(ms / 60000))
  return all < 60 ? t('{minutes}\u00a0min', { minutes: all }) : t('{hours}\u00a0h\u00a0{minutes}', { hours: Math.floor(all / 60), minutes: all % 60 })
}

/** @param {number} share 0–1 @param {boolean} [sign] @param {number} [digits] */
export const percent = (share, sign = false, digits = 1) => t('{number}\u00a0%', { number: number(share * 100, digits, sign) })

const DAY = 86_400_000

/** Midnight of that day, here. @param {Date} date */
export const dayOf = date => new Date(date.getFullYear(), date.getMonth(), date.getDate())

/** Whole days from one to the other, as the calendar counts. @param {Date} from @param {Date} to */
export const daysBetween = (from, to) => Math.round((dayOf(to).getTime() - dayOf(from).getTime()) / DAY)

/**
 * A day in words, seen from now: today, yesterday, Monday, 6 Nov, 6 Nov 2024.
 * @param {Date} date @param {Date} now
 */
export function day(date, now) {
  const ago = daysBetween(date, now)
  if (ago === 0) return t('today')
  if (ago === 1) return t('yesterday')
  if (ago > 1 && ago < 7) return weekday(date)
  /** @type {Intl.DateTimeFormatOptions} */
  const how = { day: 'numeric', month: 'short' }
  if (date.getFullYear() !== now.getFullYear()) how.year = 'numeric'
  return dateFormat(how).format(date)
}

/** @param {Date} date */
export const weekday = date => dateFormat({ weekday: 'long' }).format(date)

/** @param {Date} date */
export const time = date => dateFormat({ hour: '2-digit', minute: '2-digit' }).format(date)

/**
 * What a person types for a number: a comma is a point too; nonsense is null.
 * @param {string} text
 * @returns {number | null}
 */
export function parseNumber(text) {
  const clean = text.trim().replace(',', '.').replace('−', '-')
  if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(clean)) return null
  return Number(clean)
}
