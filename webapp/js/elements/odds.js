import { svg } from '../html.js'
import { number } from '../format.js'

/**
 * How likely each number of reps is; the bracket spans what was promised.
 * @param {import('../types.js').Chance[]} chances
 * @param {import('../types.js').Band} band
 */
export function odds(chances, band) {
  const shown = window5(chances, band)
  const most = Math.max(...shown.map(chance => chance.probability))
  const bars = shown.map(({ reps, probability }, i) => {
    const inside = reps >= band.low && reps <= band.high
    const height = Math.max(3, 64 * probability / most)
    const x = 4 + 24 * i
    return svg`<rect class=${inside ? 'bar-in' : 'bar-out'} x=${x} y=${90 - height} width="16" height=${height} rx="2"/>
      <text class=${inside ? 'strong' : ''} x=${x + 8} y="108" text-anchor="middle">${reps}</text>`
  })
  const first = shown.findIndex(({ reps }) => reps >= band.low)
  const last = shown.findLastIndex(({ reps }) => reps <= band.high)
  const from = 4 + 24 * first
  const to = 20 + 24 * last
  const share = `${number(band.probability * 100, 0)} %`
  return svg`<svg class="chart" viewBox="0 0 156 112" role="img" aria-label=${`Expect ${band.low} to ${band.high} reps, ${share}`}>
    ${bars}<path class="line line--ink bracket" d=${`M${from} 20v-4h${to - from}v4`}/>
    <text class="strong" x=${(from + to) / 2} y="11" text-anchor="middle">${share}</text></svg>`
}

/** Six counts at most, the band in their middle. @param {import('../types.js').Chance[]} chances @param {import('../types.js').Band} band */
function window5(chances, band) {
  const sorted = [...chances].sort((a, b) => a.reps - b.reps)
  const middle = (band.low + band.high) / 2
  const near = [...sorted].sort((a, b) => Math.abs(a.reps - middle) - Math.abs(b.reps - middle)).slice(0, 6)
  return near.sort((a, b) => a.reps - b.reps)
}
