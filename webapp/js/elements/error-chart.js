import { withGaps } from '../accuracy.js'
import { number, percent } from '../format.js'
import { nameEnd, Plot } from './plot.js'

/** More dots than these would run into one another. */
const MOST_DOTS = 40

/**
 * How far off, over time: the coach's line, and repeating last time dashed beside it; in percent of the load, from zero.
 * Time without training breaks the lines.
 * @typedef {import('../accuracy.js').Spot} Spot
 */
export class ErrorChart extends Plot {
  /** @type {Spot[]} */ #spots = []
  /** @type {(Spot | { at: number })[]} */ #places = []

  /** @param {Spot[]} spots oldest first */
  set data(spots) {
    if (spots === this.#spots) return
    this.#spots = spots
    this.#places = withGaps(spots)
    this.draw()
  }

  /** @override @returns {import('./plot.js').Columns | null} */
  columns() {
    const places = this.#places
    if (places.length === 0) return null
    return [places.map(one => one.at), places.map(one => 'repeat' in one ? one.repeat : null), places.map(one => 'coach' in one ? one.coach : null)]
  }

  /** @override @param {number | null} place */
  thingAt(place) {
    const found = place === null ? -1 : this.#spots.findIndex(spot => spot === this.#places[place])
    return found < 0 ? null : found
  }

  /** @override @param {import('./plot.js').Look} look @returns {import('./plot.js').Drawn} */
  drawn({ colour }) {
    const dotted = this.#spots.length <= MOST_DOTS
    return {
      scales: { y: { range: (_, _low, high) => [0, Math.max(1, high * 1.1)] } },
      series: [
        {},
        { stroke: colour('--ink-muted'), width: 1.75, dash: [5, 4], points: { show: dotted, size: 3, width: 0, fill: colour('--ink-muted') } },
        { stroke: colour('--data'), width: 2, points: { show: dotted, size: 4, width: 0, fill: colour('--data') } },
      ],
    }
  }

  /** @override @param {number} value */
  face(value) { return number(value, 1) }

  /** @override @param {import('./plot.js').Chart} plot @param {import('./plot.js').Look} look */
  name(plot, look) {
    const last = this.#spots[this.#spots.length - 1]
    nameEnd(plot, look, { at: last.at, value: last.coach, text: percent(last.coach / 100) })
  }
}
