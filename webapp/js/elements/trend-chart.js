import uPlot from '../../vendor/uplot/uPlot.esm.js'
import { number } from '../format.js'

/**
 * e1RM over time: dots are sessions, the line is their mean, the wash holds four of five. A finger or the arrow of a
 * mouse asks for one session: emits `point` with its index, or null.
 *
 * @typedef {import('../trend.js').Spot<any>} Spot
 */
export class TrendChart extends HTMLElement {
  /** @type {Spot[]} */ #spots = []
  #unit = 'kg'
  #banded = false
  /** @type {uPlot | null} */ #plot = null
  /** @type {ResizeObserver | null} */ #resized = null
  /** @type {MutationObserver | null} */ #themed = null

  /** @param {string} tag */
  static define(tag) { if (!customElements.get(tag)) customElements.define(tag, this) }

  /** @param {{ spots: Spot[], unit: string, banded: boolean }} data */
  set data({ spots, unit, banded }) {
    if (spots === this.#spots && unit === this.#unit) return
    this.#spots = spots
    this.#unit = unit
    this.#banded = banded
    this.#draw()
  }

  connectedCallback() {
    this.#resized = new ResizeObserver(() => this.#fit())
    this.#resized.observe(this)
    this.#themed = new MutationObserver(() => this.#draw())
    this.#themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    this.#draw()
  }

  disconnectedCallback() {
    this.#resized?.disconnect()
    this.#themed?.disconnect()
    this.#plot?.destroy()
    this.#plot = null
  }

  #fit() {
    const width = this.clientWidth
    if (!this.#plot) this.#draw()
    else if (width > 0 && Math.abs(width - this.#plot.width) > 1) this.#plot.setSize({ width, height: heightFor(width) })
  }

  #draw() {
    const width = this.clientWidth
    if (!this.isConnected || width === 0 || this.#spots.length === 0) return
    this.#plot?.destroy()
    const spots = this.#spots
    this.#plot = new uPlot(this.#options(width), [
      spots.map(one => one.at), spots.map(one => one.high), spots.map(one => one.low), spots.map(one => one.value), spots.map(one => one.mean),
    ], this)
  }

  /** @param {number} width @returns {uPlot.Options} */
  #options(width) {
    const ink = getComputedStyle(this)
    const colour = (/** @type {string} */ name) => ink.getPropertyValue(name).trim()
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    const font = `${0.8125 * rem}px ${ink.fontFamily}`
    const muted = { stroke: colour('--ink-muted'), font, ticks: { show: false } }
    const none = { stroke: 'transparent', points: { show: false } }
    return {
      width, height: heightFor(width), legend: { show: false }, padding: [1.75 * rem, 8, 0, 0],
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
      scales: { x: { time: true }, y: { range: (_, low, high) => padded(low, high) } },
      axes: [
        { ...muted, grid: { show: false }, size: 1.75 * rem, gap: 4, space: 4 * rem, values: (_, ticks) => ticks.map((tick, i) => monthName(tick, ticks[i - 1])) },
        { ...muted, grid: { stroke: colour('--line'), width: 1 }, size: 2.75 * rem, gap: 6, space: 3 * rem, values: (_, ticks) => ticks.map(tick => number(tick, 1)) },
      ],
      series: [
        {}, none, none,
        { stroke: 'transparent', paths: () => null, points: { show: true, size: 5, width: 0, fill: colour('--data-mid'), stroke: colour('--data-mid') } },
        { stroke: colour('--data'), width: 2, points: { show: false } },
      ],
      bands: this.#banded ? [{ series: [1, 2], fill: colour('--data-wash') }] : [],
      hooks: { draw: [plot => this.#name(plot, colour('--ink'), colour('--data'), `600 ${font}`)], setCursor: [plot => this.#point(plot)] },
    }
  }

  /** Name the line at its end. @param {uPlot} plot @param {string} ink @param {string} data @param {string} font */
  #name(plot, ink, data, font) {
    const last = this.#spots[this.#spots.length - 1]
    const { ctx } = plot
    const x = plot.valToPos(last.at, 'x', true)
    const y = plot.valToPos(last.mean, 'y', true)
    ctx.save()
    ctx.fillStyle = data
    ctx.beginPath()
    ctx.arc(x, y, 4.5 * devicePixelRatio, 0, 2 * Math.PI)
    ctx.fill()
    ctx.font = font.replace(/([\d.]+)px/, (_, size) => `${Number(size) * devicePixelRatio}px`)
    ctx.fillStyle = ink
    ctx.textAlign = 'right'
    ctx.fillText(`${number(last.mean, 1)} ${this.#unit}`, plot.bbox.left + plot.bbox.width, plot.bbox.top - 8 * devicePixelRatio)
    ctx.restore()
  }

  /** @param {uPlot} plot */
  #point(plot) {
    this.dispatchEvent(new CustomEvent('point', { detail: plot.cursor.idx ?? null }))
  }
}

/** @param {number} width */
const heightFor = width => Math.round(Math.min(320, Math.max(200, width * 0.62)))

/** @param {number} low @param {number} high @returns {[number, number]} */
function padded(low, high) {
  const room = Math.max((high - low) * 0.12, high * 0.005, 0.5)
  return [low - room, high + room]
}

/** The month's name where it changes, the year where that does; days when it is but weeks. @param {number} tick @param {number | undefined} before s since 1970 */
function monthName(tick, before) {
  const date = new Date(tick * 1000)
  const was = before === undefined ? null : new Date(before * 1000)
  if (was && was.getFullYear() !== date.getFullYear()) return String(date.getFullYear())
  const close = was ? tick - /** @type {number} */ (before) < 25 * 86_400 : date.getDate() !== 1
  return new Intl.DateTimeFormat('en-GB', close ? { day: 'numeric', month: 'short' } : { month: 'short' }).format(date)
}
