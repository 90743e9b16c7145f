import { plusDays } from './dates.js'

/** Where a key leads from a day. @param {Date} from @param {string} key @returns {Date | null} */
export function target(from, key) {
  const days = /** @type {Record<string, number>} */ ({ ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 })
  if (key in days) return plusDays(from, days[key])
  const [year, month] = [from.getFullYear(), from.getMonth()]
  if (key === 'Home') return new Date(year, month, 1)
  if (key === 'End') return new Date(year, month + 1, 0)
  if (key !== 'PageUp' && key !== 'PageDown') return null
  const to = month + (key === 'PageUp' ? -1 : 1)
  return new Date(year, to, Math.min(from.getDate(), new Date(year, to + 1, 0).getDate()))
}
