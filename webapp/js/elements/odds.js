import { nothing, svg } from '../html.js'
import { percent } from '../format.js'
import { t } from '../i18n.js'

/** Bars that end before this leave room to say what is counted. */
const ROOM_FOR_WORD = 112

/**
 * How likely each number of reps is; the bracket spans what was promised.
 * @param {import('../types.js').Chance[]} chances
 * @param {import('../types.js').Band} band
 * @param {string} load that they are expected at
 */
export function odds(chances, band, load) {
  const shown = around(chances, band)
  const most = Math.max(...shown.map(chance => chance.probability))
  const step = Math.min(24, 150 / shown.length)
  const wide = Math.max(4, step * 2 / 3)
  const x = (/** @type {number} */ i) => 4 + step * i
  const bars = shown.map(({ reps, probability }, i) => {
    const inside = reps >= band.low && reps <= band.high
    const height = Math.max(3, 64 * probability / most)
    const told = step >= 18 || reps === band.low || reps === band.high
    return svg`<rect class=${inside ? 'bar-in' : 'bar-out'} x=${x(i)} y=${90 - height} width=${wide} height=${height} rx="2"/>
      ${told ? svg`<text class=${inside ? 'strong' : ''} x=${x(i) + wide / 2} y="108" text-anchor="middle">${reps}</text>` : nothing}`
  })
  const end = x(shown.length - 1) + wide
  const from = x(shown.findIndex(({ reps }) => reps >= band.low))
  const to = x(shown.findLastIndex(({ reps }) => reps <= band.high)) + wide
  const share = percent(band.probability, false, 0)
  return svg`<svg class="chart" viewBox="0 0 156 112" role="img" aria-label=${t('{load}: expect {low} to {high} reps, {share}', { load, low: band.low, high: band.high, share })}>
    ${bars}<path class="line line--ink bracket" d=${`M${from} 20v-4h${to - from}v4`}/>
    <text class="strong" x=${(from + to) / 2} y="11" text-anchor="middle">${share}</text>
    ${end < ROOM_FOR_WORD ? svg`<text x=${end + 8} y="108">${t('reps')}</text>` : nothing}</svg>`
}

/** The band and one count on either side. @param {import('../types.js').Chance[]} chances @param {import('../types.js').Band} band */
const around = (chances, band) => chances.filter(({ reps }) => reps >= band.low - 1 && reps <= band.high + 1).sort((a, b) => a.reps - b.reps)
