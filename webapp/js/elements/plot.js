import uPlot from '../../vendor/uplot/uPlot.esm.js'
import { dateFormat } from '../i18n.js'

/**
 * What the charts over time share: uPlot in our colours and sizes, drawn anew with the theme and the width. A finger or
 * a mouse asks for one place: emits `point` with its index, or null.
 *
 * @typedef {(name: string) => string} Colour a token's value, like `--data`
 * @typedef {uPlot} Chart
 * @typedef {uPlot.AlignedData} Columns seconds since 1970, then a column for each series
 * @typedef {Pick<uPlot.Options, 'series' | 'bands' | 'scales'>} Drawn
 * @typedef {{ from: number, to: number }} Shade a stretch of time that is marked, in s since 1970
 * @typedef {{ rem: number, font: string, colour: Colour, bold: string }} Look
 */
export class Plot extends HTMLElement {
  /** @type {uPlot | null} */ #plot = null
  /** @type {ResizeObserver | null} */ #resized = null
  /** @type {MutationObserver | null} */ #themed = null

  /** @param {string} tag */
  static define(tag) { if (!customElements.get(tag)) customElements.define(tag, this) }

  /** What there is to draw. @returns {Columns | null} */
  columns() { return null }

  /** @param {Look} _look @returns {Drawn} how the columns look */
  drawn(_look) { return { series: [] } }

  /** Which of the things drawn a place in the columns is. @param {number | null} place @returns {number | null} */
  thingAt(place) { return place }

  /** A number on the vertical axis. @param {number} value @returns {string} */
  face(value) { return String(value) }

  /** Stretches of time that are marked behind the lines, and the word for them. @returns {{ shades: Shade[], word: string }} */
  shaded() { return { shades: [], word: '' } }

  /** Words over the finished chart. @param {uPlot} _plot @param {Look} _look */
  name(_plot, _look) {}

  connectedCallback() {
    this.#resized = new ResizeObserver(() => this.#fit())
    this.#resized.observe(this)
    this.#themed = new MutationObserver(() => this.draw())
    this.#themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    this.draw()
  }

  disconnectedCallback() {
    this.#resized?.disconnect()
    this.#themed?.disconnect()
    this.#plot?.destroy()
    this.#plot = null
  }

  #fit() {
    const width = this.clientWidth
    if (!this.#plot) this.draw()
    else if (width > 0 && Math.abs(width - this.#plot.width) > 1) this.#plot.setSize({ width, height: heightFor(width) })
  }

  /** Draw what `columns` has now. */
  draw() {
    const width = this.clientWidth
    const columns = this.isConnected && width > 0 ? this.columns() : null
    if (!columns) return
    this.#plot?.destroy()
    this.#plot = new uPlot(this.#options(width), columns, this)
  }

  /** @param {number} width @returns {uPlot.Options} */
  #options(width) {
    const ink = getComputedStyle(this)
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    const font = `${0.8125 * rem}px ${ink.fontFamily}`
    const colour = (/** @type {string} */ name) => ink.getPropertyValue(name).trim()
    const look = { rem, font, colour, bold: `600 ${0.8125 * rem * devicePixelRatio}px ${ink.fontFamily}` }
    const muted = { stroke: colour('--ink-muted'), font, ticks: { show: false } }
    const { scales, ...drawn } = this.drawn(look)
    return {
      width, height: heightFor(width), legend: { show: false }, padding: [1.75 * rem, 8, 0, 0],
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
      scales: { x: { time: true }, ...scales },
      axes: [
        { ...muted, grid: { show: false }, size: 1.75 * rem, gap: 4, space: 4 * rem, values: (_, ticks) => ticks.map((tick, i) => monthName(tick, ticks[i - 1], ticks[i + 1])) },
        { ...muted, grid: { stroke: colour('--line'), width: 1 }, size: 2.75 * rem, gap: 6, space: 3 * rem, values: (_, ticks) => ticks.map(tick => this.face(tick)) },
      ],
      ...drawn,
      hooks: {
        drawClear: [plot => shade(plot, look, this.shaded())],
        draw: [plot => this.name(plot, look)], 
        setCursor: [plot => { this.dispatchEvent(new CustomEvent('point', { detail: this.thingAt(plot.cursor.idx ?? null) })) }],
      },
    }
  }
}

/**
 * A dot at the end of a line, and its value at the top right corner.
 * @param {uPlot} plot @param {Look} look @param {{ at: number, value: number, text: string }} end
 */
export function nameEnd(plot, { colour, bold }, { at, value, text }) {
  const { ctx, bbox } = plot
  ctx.save()
  ctx.fillStyle = colour('--data')
  ctx.beginPath()
  ctx.arc(plot.valToPos(at, 'x', true), plot.valToPos(value, 'y', true), 4.5 * devicePixelRatio, 0, 2 * Math.PI)
  ctx.fill()
  ctx.font = bold
  ctx.fillStyle = colour('--ink')
  ctx.textAlign = 'right'
  ctx.fillText(text, bbox.left + bbox.width, bbox.top - 8 * devicePixelRatio)
  ctx.restore()
}

/**
 * Marked weeks, as a quiet ground over the whole height; named once, over the last that has room for the word.
 * @param {uPlot} plot @param {Look} look @param {{ shades: Shade[], word: string }} marked
 */
function shade({ ctx, bbox, valToPos, scales }, { colour, rem, font }, { shades, word }) {
  const low = scales.x.min ?? 0
  const high = scales.x.max ?? 0
  const seen = shades.filter(one => one.to > low && one.from < high)
  if (seen.length === 0) return
  ctx.save()
  ctx.fillStyle = colour('--raised')
  const spans = seen.map(({ from, to }) => [valToPos(Math.max(from, low), 'x', true), valToPos(Math.min(to, high), 'x', true)])
  for (const [from, to] of spans) ctx.fillRect(from, bbox.top, Math.max(to - from, 2 * devicePixelRatio), bbox.height)
  ctx.font = font.replace(/^[\d.]+px/, `${0.8125 * rem * devicePixelRatio}px`)
  ctx.fillStyle = colour('--ink-muted')
  ctx.textAlign = 'center'
  const half = ctx.measureText(word).width / 2
  const room = spans.map(([from, to]) => (from + to) / 2).findLast(at => at - half >= bbox.left && at + half <= bbox.left + bbox.width)
  if (room !== undefined) ctx.fillText(word, room, bbox.top + bbox.height - 6 * devicePixelRatio)
  ctx.restore()
}

/** @param {number} width */
const heightFor = width => Math.round(Math.min(320, Math.max(200, width * 0.62)))

/** The month's name where it changes, the year where that does; days when it is but weeks. @param {number} tick @param {number | undefined} before @param {number | undefined} after s since 1970 */
function monthName(tick, before, after) {
  const date = new Date(tick * 1000)
  if (before === undefined && after !== undefined && after - tick > 300 * 86_400) return String(date.getFullYear())
  const was = before === undefined ? null : new Date(before * 1000)
  if (was && was.getFullYear() !== date.getFullYear()) return String(date.getFullYear())
  const close = was ? tick - /** @type {number} */ (before) < 25 * 86_400 : date.getDate() !== 1
  return dateFormat(close ? { day: 'numeric', month: 'short' } : { month: 'short' }).format(date)
}
