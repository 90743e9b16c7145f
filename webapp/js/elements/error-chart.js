import { number } from '../format.js'
import { nameEnd, Plot } from './plot.js'

/**
 * How far off, over time: the coach's line, and repeating last time dashed beside it; in percent of the load, from zero.
 * @typedef {import('../accuracy.js').Spot} Spot
 */
export class ErrorChart extends Plot {
  /** @type {Spot[]} */ #spots = []

  /** @param {Spot[]} spots oldest first */
  set data(spots) {
    if (spots === this.#spots) return
    this.#spots = spots
    this.draw()
  }

  /** @override @returns {import('./plot.js').Columns | null} */
  columns() {
    const spots = this.#spots
    return spots.length === 0 ? null : [spots.map(one => one.at), spots.map(one => one.repeat), spots.map(one => one.coach)]
  }

  /** @override @param {import('./plot.js').Look} look @returns {import('./plot.js').Drawn} */
  drawn({ colour }) {
    const single = this.#spots.length === 1
    return {
      scales: { y: { range: (_, _low, high) => [0, Math.max(1, high * 1.1)] } },
      series: [
        {},
        { stroke: colour('--ink-muted'), width: 1.75, dash: [5, 4], points: { show: single, size: 7, fill: colour('--surface'), stroke: colour('--ink-muted') } },
        { stroke: colour('--data'), width: 2, points: { show: false } },
      ],
    }
  }

  /** @override @param {number} value */
  face(value) { return number(value, 1) }

  /** @override @param {import('./plot.js').Chart} plot @param {import('./plot.js').Look} look */
  name(plot, look) {
    const last = this.#spots[this.#spots.length - 1]
    nameEnd(plot, look, { at: last.at, value: last.coach, text: `${number(last.coach, 1)} %` })
  }
}
