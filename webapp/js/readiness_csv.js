/**
 * Nights and mornings out of a file: HRV and sleep hours by day, as watches, rings and HRV apps export them. Pure.
 *
 * @typedef {{ day: string, hrv_rmssd?: number, sleep_hours?: number }} Morning
 * @typedef {'iso' | 'dmy' | 'mdy'} Order
 * @typedef {{ mornings: Morning[], order: Order | null, skipped: number, hrv: string | null, sleep: string | null }} Read `order` null: the days could be read two ways
 */

/** Names of columns, plain, the surest first. */
const COLUMNS = {
  day: ['date', 'day', 'calendar date', 'datum', 'fecha', 'data', 'tarih', 'cycle start time', 'wake onset', 'date time', 'timestamp', 'start date', 'measurement date', 'night'],
  hrv: ['hrv rmssd', 'rmssd', 'hrv ms', 'average hrv', 'heart rate variability ms', 'hrv', 'heart rate variability', 'nightly hrv', 'avg hrv', 'vfc', 'hkd'],
  sleep: ['sleep hours', 'hours slept', 'sleep h', 'total sleep duration', 'total sleep time', 'asleep duration min', 'asleep duration', 'sleep duration', 'minutes asleep', 'time asleep', 'sleep', 'duration', 'schlaf', 'sueno', 'sommeil', 'sono', 'uyku'],
}
/** What is no RMSSD although it is called HRV. */
const OTHER_MEASURE = /sdnn|score|status|baseline|balance|rmssd ln|ln rmssd|lnrmssd/
const HRV = { least: 1, most: 400 }

/** Lower case words, without marks and signs. @param {string} name */
const plain = name => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/**
 * @param {string} text the file @param {Order} [order] how days are written, where the file leaves it open
 * @returns {Read | null} null: no table with days and one of the two
 */
export function readMornings(text, order) {
  const rows = table(text)
  const header = rows.findIndex(row => row.some(cell => COLUMNS.day.includes(plain(cell))) && row.length > 1)
  if (header < 0) return null
  const names = rows[header].map(plain)
  const day = column(names, COLUMNS.day)
  const hrv = column(names.map(name => OTHER_MEASURE.test(name) ? '' : name), COLUMNS.hrv)
  const sleep = column(names, COLUMNS.sleep)
  if (day < 0 || (hrv < 0 && sleep < 0)) return null
  const body = rows.slice(header + 1).filter(row => row.some(Boolean))
  const written = orderOf(body.map(row => row[day] ?? '')) ?? order ?? null
  const taken = { hrv: hrv < 0 ? null : rows[header][hrv], sleep: sleep < 0 ? null : rows[header][sleep] }
  if (written === null) return { mornings: [], order: null, skipped: 0, ...taken }
  const unit = sleep < 0 ? 1 : sleepUnit(names[sleep], body.map(row => row[sleep] ?? ''))
  return { ...gathered(body, { day, hrv, sleep, unit }, written), order: written, ...taken }
}

/**
 * One morning per day: sleep adds up where a night came in parts, HRV is their mean.
 * @param {string[][]} body @param {{ day: number, hrv: number, sleep: number, unit: number }} columns @param {Order} order
 */
function gathered(body, { day, hrv, sleep, unit }, order) {
  /** @type {Map<string, { hrv: number[], sleep: number }>} */ const days = new Map()
  let skipped = 0
  for (const row of body) {
    const when = dayOf(row[day] ?? '', order)
    const heart = hrv < 0 ? null : within(numberOf(row[hrv]), HRV.least, HRV.most)
    const slept = sleep < 0 ? null : hoursOf(row[sleep], unit)
    if (!when || (heart === null && slept === null)) { skipped += 1; continue }
    const known = days.get(when) ?? { hrv: [], sleep: 0 }
    days.set(when, { hrv: heart === null ? known.hrv : [...known.hrv, heart], sleep: known.sleep + (slept ?? 0) })
  }
  const mornings = [...days].map(([when, one]) => ({
    day: when,
    ...(one.hrv.length > 0 ? { hrv_rmssd: Math.round(10 * one.hrv.reduce((a, b) => a + b, 0) / one.hrv.length) / 10 } : {}),
    ...(one.sleep > 0 && one.sleep <= 24 ? { sleep_hours: Math.round(one.sleep * 100) / 100 } : {}),
  })).filter(one => Object.keys(one).length > 1)
  return { mornings: mornings.sort((a, b) => b.day.localeCompare(a.day)), skipped }
}

/** @param {string[]} names @param {string[]} wanted */
function column(names, wanted) {
  const found = wanted.map(name => names.indexOf(name)).find(at => at >= 0)
  return found ?? -1
}

/** @param {string} text @returns {string[][]} */
function table(text) {
  const clean = text.replace(/^\uFEFF/, '')
  const [first = ''] = clean.split(/\r?\n/, 1)
  const sign = [';', '\t', ','].reduce((best, one) => first.split(one).length > first.split(best).length ? one : best)
  /** @type {string[][]} */ const rows = [[]]
  let cell = '', quoted = false
  for (let i = 0; i < clean.length; i += 1) {
    const c = clean[i]
    if (c === '"') { if (quoted && clean[i + 1] === '"') { cell += c; i += 1 } else quoted = !quoted }
    else if (!quoted && c === sign) { rows[rows.length - 1].push(cell.trim()); cell = '' }
    else if (!quoted && (c === '\n' || c === '\r')) { if (c === '\r' && clean[i + 1] === '\n') i += 1; rows[rows.length - 1].push(cell.trim()); cell = ''; rows.push([]) }
    else cell += c
  }
  rows[rows.length - 1].push(cell.trim())
  return rows
}

/** @param {string} text @returns {[number, number, number] | null} its first three numbers */
function three(text) {
  const found = /^\D*(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})/.exec(text)
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : null
}

/** How the days are written, if they tell: a day above 12 stands where days stand. @param {string[]} days @returns {Order | null} */
function orderOf(days) {
  const all = days.map(three).filter(one => one !== null)
  if (all.length === 0 || all.every(([first]) => first > 31)) return 'iso'
  if (all.some(([first]) => first > 12)) return 'dmy'
  return all.some(([, second]) => second > 12) ? 'mdy' : null
}

/** @param {string} text @param {Order} order @returns {string | null} ISO */
function dayOf(text, order) {
  const parts = three(text)
  if (!parts) return null
  const [a, b, c] = parts
  const [year, month, day] = a > 31 ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b]
  const full = year < 100 ? 2000 + year : year
  const date = new Date(Date.UTC(full, month - 1, day))
  if (full < 1990 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return date.toISOString().slice(0, 10)
}

/** @param {string | undefined} text */
function numberOf(text) {
  const found = /-?\d+(?:[.,]\d+)?/.exec(text ?? '')
  return found ? Number(found[0].replace(',', '.')) : null
}

/** @param {number | null} value @param {number} least @param {number} most */
const within = (value, least, most) => value !== null && value >= least && value <= most ? value : null

/** Hours in one of the column's units: told by its name, else by its size. @param {string} name @param {string[]} cells */
function sleepUnit(name, cells) {
  if (/\b(min|minutes)\b/.test(name)) return 1 / 60
  if (/\b(h|hours)\b/.test(name)) return 1
  const largest = Math.max(0, ...cells.map(cell => numberOf(cell) ?? 0))
  return largest > 1440 ? 1 / 3600 : largest > 24 ? 1 / 60 : 1
}

/** `7.5`, `7:30`, `7 h 30 min` @param {string | undefined} text @param {number} unit */
function hoursOf(text, unit) {
  const clock = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec((text ?? '').trim()) ?? /^(\d{1,2})\s*h\w*\s*(\d{1,2})?/i.exec((text ?? '').trim())
  if (clock) return within(Number(clock[1]) + Number(clock[2] ?? 0) / 60, 0.1, 24)
  const value = numberOf(text)
  return value === null ? null : within(value * unit, 0.1, 24)
}
