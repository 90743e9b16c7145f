import { number } from '../format.js'
import { nameEnd, Plot } from './plot.js'

/**
 * e1RM over time: dots are sessions, the line is their mean, the wash holds four of five.
 * @typedef {import('../trend.js').Spot<any>} Spot
 */
export class TrendChart extends Plot {
  /** @type {Spot[]} */ #spots = []
  #unit = 'kg'
  #banded = false

  /** @param {{ spots: Spot[], unit: string, banded: boolean }} data */
  set data({ spots, unit, banded }) {
    if (spots === this.#spots && unit === this.#unit) return
    this.#spots = spots
    this.#unit = unit
    this.#banded = banded
    this.draw()
  }

  /** @override @returns {import('./plot.js').Columns | null} */
  columns() {
    const spots = this.#spots
    if (spots.length === 0) return null
    return [spots.map(one => one.at), spots.map(one => one.high), spots.map(one => one.low), spots.map(one => one.value), spots.map(one => one.mean)]
  }

  /** @override @param {import('./plot.js').Look} look @returns {import('./plot.js').Drawn} */
  drawn({ colour }) {
    const none = { stroke: 'transparent', points: { show: false } }
    return {
      scales: { y: { range: (_, low, high) => padded(low, high) } },
      series: [
        {}, none, none,
        { stroke: 'transparent', paths: () => null, points: { show: true, size: 5, width: 0, fill: colour('--data-mid'), stroke: colour('--data-mid') } },
        { stroke: colour('--data'), width: 2, points: { show: false } },
      ],
      bands: this.#banded ? [{ series: [1, 2], fill: colour('--data-wash') }] : [],
    }
  }

  /** @override @param {number} value */
  face(value) { return number(value, 1) }

  /** @override @param {import('./plot.js').Chart} plot @param {import('./plot.js').Look} look */
  name(plot, look) {
    const last = this.#spots[this.#spots.length - 1]
    nameEnd(plot, look, { at: last.at, value: last.mean, text: `${number(last.mean, 1)} ${this.#unit}` })
  }
}

/** @param {number} low @param {number} high @returns {[number, number]} */
function padded(low, high) {
  const room = Math.max((high - low) * 0.12, high * 0.005, 0.5)
  return [low - room, high + room]
}
