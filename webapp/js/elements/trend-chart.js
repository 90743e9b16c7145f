import { number } from '../format.js'
import { t } from '../i18n.js'
import { nameEnd, Plot } from './plot.js'

/**
 * Something measured over time: dots are measures, the line is their mean, the wash holds four of five; what is left out
 * of the mean, as in a deload week, is a ring on a marked ground.
 * @typedef {import('../trend.js').Spot<any>} Spot
 * @typedef {{ spots: Spot[], unit: string, banded: boolean, shades?: import('./plot.js').Shade[] }} Data
 */
export class TrendChart extends Plot {
  /** @type {Data} */ #data = { spots: [], unit: 'kg', banded: false }

  /** @param {Data} data */
  set data(data) {
    const { spots, unit, shades } = this.#data
    if (data.spots === spots && data.unit === unit && data.shades === shades) return
    this.#data = data
    this.draw()
  }

  /** @override @returns {import('./plot.js').Columns | null} */
  columns() {
    const { spots } = this.#data
    if (spots.length === 0) return null
    return [
      spots.map(one => one.at), spots.map(one => one.high), spots.map(one => one.low),
      spots.map(one => one.out ? null : one.value), spots.map(one => one.out ? one.value : null), spots.map(one => one.mean),
    ]
  }

  /** @override @param {import('./plot.js').Look} look @returns {import('./plot.js').Drawn} */
  drawn({ colour }) {
    const none = { stroke: 'transparent', points: { show: false } }
    const dots = (/** @type {object} */ points) => ({ stroke: 'transparent', paths: () => null, points: { show: true, ...points } })
    const size = this.#data.spots.length > 150 ? 3 : 5
    return {
      scales: { y: { range: (_, low, high) => padded(low, high) } },
      series: [
        {}, none, none,
        dots({ size, width: 0, fill: colour('--data-mid'), stroke: colour('--data-mid') }),
        dots({ size: size + 1, width: 1.5, fill: colour('--surface'), stroke: colour('--ink-muted') }),
        { stroke: colour('--data'), width: 2, points: { show: false } },
      ],
      bands: this.#data.banded ? [{ series: [1, 2], fill: colour('--data-wash') }] : [],
    }
  }

  /** @override */
  shaded() { return { shades: this.#data.shades ?? [], word: t('deload') } }

  /** @override @param {number} value */
  face(value) { return number(value, 1) }

  /** @override @param {import('./plot.js').Chart} plot @param {import('./plot.js').Look} look */
  name(plot, look) {
    const { spots, unit } = this.#data
    const last = spots[spots.length - 1]
    nameEnd(plot, look, { at: last.at, value: last.mean, text: `${number(last.mean, 1)} ${unit}` })
  }
}

/** @param {number} low @param {number} high @returns {[number, number]} */
function padded(low, high) {
  const room = Math.max((high - low) * 0.12, high * 0.005, 0.5)
  return [low - room, high + room]
}
