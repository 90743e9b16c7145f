import { BACK, FRONT, OUTLINE } from '../charts/bodymap.js'
import { html, live, svg } from '../html.js'
import { t } from '../i18n.js'
import { AREAS, areaName } from '../readiness.js'

/** @type {Map<string, string>} muscle → area */
const AREA_OF = new Map(Object.entries(AREAS).flatMap(([area, muscles]) => muscles.map(muscle => [muscle, area])))

/**
 * Where is it sore? A body to point at, and the same areas as boxes to tick, for keys and screen readers.
 * @param {string[]} sore areas @param {(area: string) => void} turn
 */
export const bodyPicker = (sore, turn) => html`<div class="body-pick">
  <svg class="body" viewBox="26 0 244 262" aria-hidden="true">${figure(84, FRONT, sore, turn)}${figure(212, BACK, sore, turn)}</svg>
  <div class="pair-chips" role="group" aria-label=${t('Where it is sore')}>${Object.keys(AREAS).map(area => html`<label class="chip chip--calm chip--many">
    <input type="checkbox" .checked=${live(sore.includes(area))} @change=${() => turn(area)}>${areaName(area)}</label>`)}</div></div>`

/** @param {number} x @param {[string, string][]} shapes @param {string[]} sore @param {(area: string) => void} turn */
function figure(x, shapes, sore, turn) {
  const half = () => svg`<path class="flesh" d=${OUTLINE}/>${shapes.map(([muscle, d]) => {
    const area = AREA_OF.get(muscle) ?? ''
    return svg`<path class=${sore.includes(area) ? 'is-sore' : 'is-well'} d=${d} data-area=${area} @click=${() => turn(area)}></path>`
  })}`
  return svg`<g transform=${`translate(${x} 2) scale(1.2)`}><g>${half()}</g><g transform="scale(-1 1)">${half()}</g></g>`
}
