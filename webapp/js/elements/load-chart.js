import { dateOf } from '../dates.js'
import { number } from '../format.js'
import { t } from '../i18n.js'
import { Plot } from './plot.js'

/**
 * Fitness and fatigue, doses a week: the slow line solid, the quick one dashed, what lies between them washed.
 * @typedef {import('../load.js').LoadDay} LoadDay
 */
export class LoadChart extends Plot {
  /** @type {{ days: LoadDay[], shades: import('./plot.js').Shade[] }} */ #data = { days: [], shades: [] }

  /** @param {{ days: LoadDay[], shades: import('./plot.js').Shade[] }} data */
  set data(data) {
    if (data.days === this.#data.days && data.shades === this.#data.shades) return
    this.#data = data
    this.draw()
  }

  /** @override @returns {import('./plot.js').Columns | null} */
  columns() {
    const { days } = this.#data
    if (days.length === 0) return null
    const fitness = days.map(one => one.fitness)
    const fatigue = days.map(one => one.fatigue)
    return [days.map(one => dateOf(one.day).getTime() / 1000), days.map((_, i) => Math.max(fitness[i], fatigue[i])), days.map((_, i) => Math.min(fitness[i], fatigue[i])), fatigue, fitness]
  }

  /** @override @param {import('./plot.js').Look} look @returns {import('./plot.js').Drawn} */
  drawn({ colour }) {
    const none = { stroke: 'transparent', points: { show: false } }
    return {
      scales: { y: { range: (_, _low, high) => [0, Math.max(1, high * 1.15)] } },
      series: [
        {}, none, none,
        { stroke: colour('--ink-muted'), width: 1.75, dash: [5, 4], points: { show: false } },
        { stroke: colour('--data'), width: 2.25, points: { show: false } },
      ],
      bands: [{ series: [1, 2], fill: colour('--data-wash') }],
    }
  }

  /** @override */
  shaded() { return { shades: this.#data.shades, word: t('deload') } }

  /** @override @param {number} value */
  face(value) { return number(value, 1) }
}
