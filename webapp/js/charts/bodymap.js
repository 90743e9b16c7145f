import { html, nothing, svg } from '../html.js'
import { t } from '../i18n.js'
import { nameOf, sets, shadeOf } from '../volume.js'

/**
 * A body from the front and from the back, drawn by hand: one half, and the same mirrored. Each muscle is shaded by where
 * its week stands to its band.
 * @typedef {import('../volume.js').Row} Row
 */

export const OUTLINE = 'M0 3C6 3 9.5 7.5 9.5 13.5C9.5 19 7.5 23.5 5.5 25.5L5.8 31C9 34 17 35 22.5 37.5C29 40.5 31.5 46.5 32 54C32.3 60 33.6 64 34.5 70C35.8 78 38.5 86 40.3 95C41 99 41.6 102.5 41.8 106C42 110 40.8 115 38.8 115.5C36.8 116 35.6 112 35.2 107C34 98 30.8 91 28.6 84C26.8 78 25.2 70 23.6 63C23.4 70 21.4 77 21 84C20.8 90 22.6 96 23.4 104C24.4 116 22.8 130 21.4 141C20.6 147 19.8 152 20 157C20.6 166 20.4 174 18.2 184C17 190 15.4 197 15.2 203C15.2 206 18 208.5 18.4 211C18.6 213 15.6 213.6 12.4 213.6C9.6 213.6 8.4 212 8.6 208C9 200 8 192 7.4 184C6.6 174 6.6 165 6.4 157C6 148 4.2 138 3 128C2.2 121 1.4 115 0 112Z'
const FOREARM = 'M29.4 79.6C31.2 80.4 33 79.8 34.4 78.4C36.4 84.6 38.2 91.4 39.2 98.4C38.4 100.4 36.8 100.4 35.8 98.8C34 92 31.2 86 29.4 79.6Z'

/** @type {[string, string][]} muscle and shape, right half */
export const FRONT = [
  ['neck', 'M.8 26.4H4.8L5 31C3.6 32 2.2 33.4 .8 35.4Z'],
  ['traps', 'M6.2 32C9.4 34.6 15.4 35.9 20 37.4C14.8 37.6 9.2 38.2 4.4 39.8C3.6 37 4.6 34.2 6.2 32Z'],
  ['front_delts', 'M19.5 39C22 38.9 24.2 39.8 25.8 41.4C26.6 46 27.6 50.4 28.9 55.6C26.6 53 24.6 50 22.6 46.6C21 44 19.6 41.4 19.5 39Z'],
  ['side_delts', 'M27.2 42.6C29.5 44.6 30.7 47.4 30.9 50.5C31 53.2 30.7 55.2 30.1 56.6C28.8 51.8 27.9 47.2 27.2 42.6Z'],
  ['chest', 'M1 42.5C6.5 40 12.5 39 17.8 39.6C18.6 43.4 21.6 48.8 24 52.4C22.6 58.4 17.6 61.8 11.4 61.8C6.8 61.8 2.8 60.4 1 57.6Z'],
  ['biceps', 'M25.2 55.4C27.8 57 30.4 58.8 31 61.6C32.4 66.4 33.4 71 33.2 75.6C31.6 77.6 29.4 77.6 28 75.8C26.6 70.6 25.4 62.6 25.2 55.4Z'],
  ['abs', 'M1 61.6C3.6 63.6 7.4 64.4 10.4 64.4L10.2 72.6H1Z'],
  ['abs', 'M1 74.6H10.2L10 83.6H1Z'],
  ['abs', 'M1 85.6H9.8C9.4 94 6.6 101.6 1 106.6Z'],
  ['obliques', 'M12.4 64.4C16.6 64 20 62.4 22 60.2C21.6 68.4 19.6 76.4 19.2 84C19 88.4 19.8 92 20.4 95.4C16.6 97.2 12.8 100 10.2 102.6C11.8 95.4 12.4 78.4 12.4 64.4Z'],
  ['hip_flexors', 'M20.8 97.4C16.6 99.2 12.2 102.4 8.6 106.4C7 108.4 5.4 110 3.8 111.2C8.4 109.8 12 107.4 14.4 105C16.4 103.2 18.8 101.6 21.2 100.4Z'],
  ['quads', 'M21.5 102.6C23.2 113.2 21.8 128 20.2 139.6C19.4 145.4 18.4 149 16 150.8C13.6 146.6 12.6 136 12.6 125C12.6 116.4 15.8 108 21.5 102.6Z'],
  ['quads', 'M14 107C11.4 113.4 10.6 121.6 10.9 130C11.2 138 12.2 145.6 13.8 151.4C12.6 151.8 11.6 151.4 10.9 150.4C10 144 9.5 137.6 9.4 131C9.2 122.8 9.8 114.6 12 108.6Z'],
  ['adductors', 'M10.2 109.6C8.4 115.6 7.8 123 8 131C8.2 137.6 8.6 143.6 9.3 149.2C8.2 147.8 7.7 146 7.4 144C6 134.6 4 124 3.6 114C5.8 113 8.2 111.4 10.2 109.6Z'],
  ['calves', 'M9 160C12.6 159 16 159 18.4 160.2C18.6 168.6 17.4 177.4 15.6 185.6C14.6 190 13.6 195 12.4 198C10.6 190 9 176 9 160Z'],
  ['forearms', FOREARM],
]
/** @type {[string, string][]} */
export const BACK = [
  ['traps', 'M.8 27H4.4C5 31.6 8.6 34.6 15 36.6C13.2 39.4 11.6 42.2 10.3 45C7.2 44.2 4 44 .8 44.4Z'],
  ['upper_back', 'M.8 46C3.8 45.6 6.7 45.8 9.5 46.6C8.4 49.2 7.5 51.8 6.8 54.6C5.2 60.6 3 66 .8 69.6Z'],
  ['upper_back', 'M16.2 38.6C16.4 44 18.2 48 21.2 51.4C22.2 52.6 23 53.2 23.3 54C18.4 56 13 56.4 8.7 55.8C10.3 49.4 13 43.6 16.2 38.6Z'],
  ['rear_delts', 'M18.4 38.2C25.6 38.4 30.6 43.4 31 50.6C31.1 53 30.8 55 30.2 56.4C27.4 54.6 24.4 52.2 21.6 48.8C19.6 46.2 18.4 42.6 18.4 38.2Z'],
  ['lats', 'M8.2 57.6C13 58.2 18.4 57.8 23.3 56C22.8 65 20.6 72.8 19.4 79.4C14 83 9 86.6 5 90.2C2.6 85 2 79.4 1.6 72.2C4.8 67.8 6.8 62.6 8.2 57.6Z'],
  ['triceps', 'M25 54.4C27.4 56.4 30.2 57.8 31.2 60.6C32.6 66 33.4 71 33.2 76.4C31.6 78.8 29.4 78.4 28 76.4C26.4 70.4 25.2 62.4 25 54.4Z'],
  ['lower_back', 'M1 82C1.8 86.4 2.8 90 4.4 92.8C9 89 14 85.4 18.8 82.4C18.6 88 19.4 92 20.2 96.4C13.6 97 6.6 99.4 1 103.4Z'],
  ['abductors', 'M13 99.6C15.6 98.9 18.3 98.6 20.8 98.6C22 103.8 22.5 110.4 22 116C20.2 111.6 17.4 106 13 99.6Z'],
  ['glutes', 'M1 105.6C4 103 7.4 101.2 11 100.2C15.6 106.6 19.2 113.4 21.3 120.2C17.2 125 7.6 126.4 2.2 122.4C1.6 117.4 1.2 111.4 1 105.6Z'],
  ['hamstrings', 'M7 127.7C11.6 128.4 17 127 21 123.6C20.6 133 19.2 143.4 17.8 151.4C16.6 154.4 14.4 155 13 153.4L12.2 146L11 153C10 153.9 9.2 153.9 8.5 153.3C9.6 145 9.2 136 7 127.7Z'],
  ['adductors', 'M3 126C4 126.6 4.8 127 5.7 127.3C7.8 135.4 8.4 143.6 7.7 151.6C7.4 150.6 7.3 150 7.2 149.4C6.2 141.4 4 134 3 126Z'],
  ['calves', 'M7.8 160.4C10.4 157.8 16.4 157.8 19 160.8C19.5 168.8 18.8 177 16.8 184C15.2 187.4 9.8 187.2 8.4 183.4C7.6 175.6 7.3 167.4 7.8 160.4Z'],
  ['forearms', FOREARM],
]

/**
 * @param {Row[]} rows @param {string} said what it shows, in words
 * @param {string | null} chosen a muscle @param {(muscle: string) => void} choose
 */
export function bodyMap(rows, said, chosen, choose) {
  const known = new Map(rows.map(row => [row.muscle, row]))
  return svg`<svg class="chart body" viewBox="0 0 296 284" role="img" aria-label=${said}>
    ${figure(84, FRONT, known, chosen, choose)}${figure(212, BACK, known, chosen, choose)}
    <text x="84" y="280" text-anchor="middle">${t('from the front')}</text><text x="212" y="280" text-anchor="middle">${t('from behind')}</text></svg>`
}

/** @param {number} x @param {[string, string][]} shapes @param {Map<string, Row>} known @param {string | null} chosen @param {(muscle: string) => void} choose */
function figure(x, shapes, known, chosen, choose) {
  const half = svg`<path class="flesh" d=${OUTLINE}/>${shapes.map(([muscle, d]) => {
    const row = known.get(muscle)
    return svg`<path class=${`m-${row ? shadeOf(row) : 'none'}${muscle === chosen ? ' m-chosen' : ''}`} d=${d} data-muscle=${muscle}
      @click=${row ? () => choose(muscle) : nothing}><title>${nameOf(muscle)}: ${sets(row?.counted ?? 0)}</title></path>`
  })}`
  return svg`<g transform=${`translate(${x} 2) scale(1.2)`}><g>${half}</g><g transform="scale(-1 1)">${half}</g></g>`
}

/** What the shades mean. */
export const bodyKey = () => html`<p class="key body-key"><span><i class="swatch swatch--under"></i>${t('under')}</span><span><i class="swatch swatch--low"></i>${t('lower half')}</span>
  <span><i class="swatch"></i>${t('upper half')}</span><span><i class="swatch swatch--over"></i>${t('over')}</span><span><i class="swatch swatch--none"></i>${t('no set')}</span></p>`
