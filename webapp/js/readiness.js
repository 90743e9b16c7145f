import { READINESS_LIMIT, READINESS_Z_FULL } from './coach/constants.js'
import { t } from './i18n.js'

/**
 * How ready the lifter is, against their own normal: engine/core/readiness.py and engine/services/readiness.py on the
 * phone, proven equal by shared vectors, so that a check-in counts without a network. Pure.
 *
 * @typedef {import('./types.js').Readiness} Readiness
 * @typedef {{ mean: number, sd: number, days: number }} Baseline
 * @typedef {'sleep_quality' | 'mood' | 'energy' | 'stress' | 'soreness'} Item
 */

/** @type {Item[]} */
export const ITEMS = ['sleep_quality', 'mood', 'energy', 'stress', 'soreness']
/** Days that are somebody's normal, and how old a reading may be. */
export const NORMAL_HRV_DAYS = 60
const NORMAL_DAYS = 28
const HRV_DAYS = 7
const HRV_CARRIED_DAYS = 3
const NIGHTS = 3

const WEIGHTS = [0.2, 0.3, 0.5]
const CORRELATION = 0.3
const CLIP = 2.5
const HRV_SMALLEST_CHANGE = 0.5
const HRV_MIN_READINGS = 3
const LAST_NIGHT = 0.6
const LAST_NIGHTS = 0.4
const SHRINK_DAYS = 14
/** Days with a reading before there is a normal to compare with. */
export const MIN_DAYS = 5
const SD_FLOOR = { heart: 0.08, sleep: 0.5, items: 1.5 }
const SQUARES = WEIGHTS.reduce((sum, weight) => sum + weight ** 2, 0)
const DENOMINATOR = Math.sqrt(SQUARES + CORRELATION * (WEIGHTS.reduce((sum, weight) => sum + weight, 0) ** 2 - SQUARES))

/** Areas of the body that can be sore, with the muscles of the catalogue in them. @type {Record<string, string[]>} */
export const AREAS = {
  neck: ['neck'], shoulders: ['front_delts', 'side_delts', 'rear_delts', 'rotator_cuff'], chest: ['chest'], arms: ['biceps', 'triceps'], forearms: ['forearms'],
  upper_back: ['upper_back', 'lats', 'traps'], lower_back: ['lower_back'], core: ['abs', 'obliques'], glutes: ['glutes', 'abductors'],
  quads: ['quads', 'adductors', 'hip_flexors'], hamstrings: ['hamstrings'], calves: ['calves', 'tibialis'],
}

/** @param {string} area */
export const areaName = area => AREA_NAMES[area]?.() ?? area
/** @type {Record<string, () => string>} */
const AREA_NAMES = {
  neck: () => t('Neck'), shoulders: () => t('Shoulders'), chest: () => t('Chest'), arms: () => t('Arms'), forearms: () => t('Forearms'),
  upper_back: () => t('Upper back'), lower_back: () => t('Lower back'), core: () => t('Core'), glutes: () => t('Glutes'),
  quads: () => t('Quads'), hamstrings: () => t('Hamstrings'), calves: () => t('Calves'),
}

/**
 * The sore areas that an exercise trains directly.
 * @param {Record<string, number>} muscles @param {string[]} sore
 */
export const soreIn = (muscles, sore) => sore.filter(area => AREAS[area]?.some(muscle => (muscles[muscle] ?? 0) >= 1))

/** Nothing told yet. @param {string} day @returns {Readiness} */
export const emptyDay = day => ({ day, sleep_quality: null, mood: null, energy: null, stress: null, soreness: null, sore: [], sleep_hours: null, hrv_rmssd: null })

/** What the screens watch of these days. @param {Readiness[]} days newest first @param {string} today */
export const checkInsOf = (days, today) => ({ check_ins: days, readiness: days.find(one => one.day === today) ?? null })

/** What the coach goes by on this day: yesterday’s check-in says nothing of it. @param {Pick<import('./types.js').State, 'readiness'>} state @param {string} today */
export const zOn = ({ readiness }, today) => readiness?.day === today ? readiness.z ?? 0 : null

/** Is there anything told of this day? @param {Readiness} day */
export const isTold = day => ITEMS.some(item => day[item] != null) || day.sleep_hours != null || day.hrv_rmssd != null || (day.sore?.length ?? 0) > 0

/**
 * Check-ins with this one in its place, newest first, each with its z; a day of which nothing is left goes.
 * @param {Readiness[]} days @param {Partial<Readiness> & { day: string }} change
 * @returns {Readiness[]}
 */
export const withDay = (days, change) => withDays(days, [change])

/** @param {Readiness[]} days @param {(Partial<Readiness> & { day: string })[]} changes @returns {Readiness[]} */
export function withDays(days, changes) {
  const known = new Map(days.map(one => [one.day, one]))
  for (const change of changes) known.set(change.day, { ...emptyDay(change.day), ...known.get(change.day), ...change })
  const first = changes.reduce((least, { day }) => day < least ? day : least, changes[0].day)
  const all = [...known.values()].filter(isTold).sort((a, b) => b.day.localeCompare(a.day))
  return all.map((one, i) => one.day < first ? one : reckoned(one, all.slice(i + 1)))
}

/** @param {Readiness} day @param {Readiness[]} before newest first @returns {Readiness} */
function reckoned(day, before) {
  const z = zOf(day, before.filter(one => ageOf(day, one) <= NORMAL_HRV_DAYS)) ?? 0
  return { ...day, z, load_percent: Math.round(1000 * modifier(z)) / 10 }
}

/**
 * z of a day against the days before it; null while there is too little to compare with.
 * @param {Readiness} today @param {Readiness[]} before newest first, of the last 60 days
 */
export function zOf(today, before) {
  const recent = before.filter(one => ageOf(today, one) <= NORMAL_DAYS)
  const told = ITEMS.filter(item => today[item] != null)
  const sum = (/** @type {Readiness} */ day) => told.reduce((total, item) => total + Number(day[item]), 0)
  const parts = [
    heart(heartDays(today, before), baseline(before.flatMap(one => one.hrv_rmssd ? [Math.log(one.hrv_rmssd)] : []))),
    sleep(nights(today, before), baseline(recent.flatMap(one => one.sleep_hours ?? []))),
    told.length === 0 ? null : shrunk(zed(sum(today), baseline(recent.filter(one => told.every(item => one[item] != null)).map(sum)), SD_FLOOR.items)),
  ]
  if (parts.every(part => part === null)) return null
  return parts.reduce((/** @type {number} */ total, part, i) => total + WEIGHTS[i] * (part ?? 0), 0) / DENOMINATOR
}

/** Share by which it moves the load. @param {number} z */
export const modifier = z => READINESS_LIMIT * Math.min(Math.max(z / READINESS_Z_FULL, -1), 1)

/** @param {Readiness} today @param {Readiness} other */
const ageOf = (today, other) => Math.round((Date.parse(today.day) - Date.parse(other.day)) / 86_400_000)

/** ln RMSSD of the last week, oldest first; nothing where the newest is older than it may be. @param {Readiness} today @param {Readiness[]} before */
function heartDays(today, before) {
  const week = [today, ...before].filter(one => one.hrv_rmssd && ageOf(today, one) < HRV_DAYS)
  if (week.length === 0 || ageOf(today, week[0]) > HRV_CARRIED_DAYS) return []
  return week.reverse().map(one => Math.log(Number(one.hrv_rmssd)))
}

/** Hours of the last nights, oldest first; nothing where last night's are not told. @param {Readiness} today @param {Readiness[]} before */
function nights(today, before) {
  if (today.sleep_hours == null) return []
  return [today, ...before].filter(one => one.sleep_hours != null && ageOf(today, one) < NIGHTS).reverse().map(one => Number(one.sleep_hours))
}

/** @param {number[]} readings @param {Baseline | null} normal */
function heart(readings, normal) {
  if (readings.length < HRV_MIN_READINGS) return null
  const z = zed(mean(readings), normal, SD_FLOOR.heart)
  return z && z.value !== null && Math.abs(z.value) < HRV_SMALLEST_CHANGE ? 0 : shrunk(z)
}

/** @param {number[]} hours @param {Baseline | null} normal */
function sleep(hours, normal) {
  if (hours.length === 0) return null
  return shrunk(zed(LAST_NIGHT * hours[hours.length - 1] + LAST_NIGHTS * mean(hours.slice(-3)), normal, SD_FLOOR.sleep))
}

/** @param {number} value @param {Baseline | null} normal @param {number} floor */
const zed = (value, normal, floor) => normal === null || normal.days < MIN_DAYS ? null : { value: (value - normal.mean) / Math.max(normal.sd, floor), days: normal.days }

/** Clipped, and trusted by how long the normal has been known. @param {{ value: number, days: number } | null} z */
const shrunk = z => z === null ? null : Math.min(Math.max(z.value, -CLIP), CLIP) * z.days / (z.days + SHRINK_DAYS)

/** @param {number[]} values @returns {Baseline | null} */
function baseline(values) {
  if (values.length === 0) return null
  const middle = mean(values)
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  return { mean: middle, sd: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0, days: values.length }
}

/** @param {number[]} values */
const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length
