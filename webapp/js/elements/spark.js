import { svg } from '../html.js'
import { number } from '../format.js'
import { plural } from '../i18n.js'

/**
 * Strength over time, small: a line and where it stands now.
 * @param {{ kg: number }[]} points oldest first
 */
export function spark(points) {
  const values = points.map(point => point.kg)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const x = (/** @type {number} */ i) => (2 + 78 * i / Math.max(1, values.length - 1)).toFixed(1)
  const y = (/** @type {number} */ kg) => (31 - 26 * (kg - low) / Math.max(high - low, high * 0.02)).toFixed(1)
  const line = values.map((kg, i) => `${i === 0 ? 'M' : 'L'}${x(i)} ${y(kg)}`).join('')
  const last = values.length - 1
  const said = plural(values.length, 'Estimated one-rep max, {count} session: {from} to {to} kg', 'Estimated one-rep max, {count} sessions: {from} to {to} kg', { from: number(values[0], 1), to: number(values[last], 1) })
  return svg`<svg class="chart spark" viewBox="0 0 88 36" role="img" aria-label=${said}>
    <path class="line" d=${line}/><circle class="dot--now" cx=${x(last)} cy=${y(values[last])} r="4"/></svg>`
}
