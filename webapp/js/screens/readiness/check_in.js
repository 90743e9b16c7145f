import { checkIn } from '../../actions/readiness.js'
import { bodyPicker } from '../../elements/body-picker.js'
import { html, nothing } from '../../html.js'
import { plural, t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { tapsLeft } from '../../readiness_words.js'

/** @typedef {import('../../types.js').Readiness} Readiness */

/** The five, each 1 to 5, 5 the best. @type {() => [import('../../readiness.js').Item, string][]} */
const asked = () => [['sleep_quality', t('Sleep')], ['mood', t('Mood')], ['energy', t('Energy')], ['stress', t('Stress')], ['soreness', t('Soreness')]]
/** @type {[number, string][]} */
const SCALE = [[1, '1'], [2, '2'], [3, '3'], [4, '4'], [5, '5']]
/** No soreness: nobody is asked where. */
const NONE = 5

/**
 * Five taps, and where it is sore, if it is. A second tap takes an answer back.
 * @param {import('../../app.js').App} app @param {Readiness | null} day today’s @param {string} effect what it does to the loads
 * @param {boolean} [more] a link to the numbers
 */
export function checkInCard(app, day, effect, more = true) {
  const left = tapsLeft(day)
  return html`<section class="card check-in"><div class="card__head row--base"><h2 class="card__title">${t('Check-in')}</h2>
      <p class="small muted">${left > 0 ? plural(left, '1 poor, 5 good; {count} tap to go', '1 poor, 5 good; {count} taps to go') : t('1 poor, 5 good')}</p></div>
    <div class="stack stack--tight">${asked().map(([key, name]) => html`<div class="ask"><span aria-hidden="true">${name}</span>
      <gg-chips look="seg" .look=${'seg'} .name=${t('{name}, 1 poor to 5 good', { name })} .options=${SCALE} .value=${day?.[key] ?? null} .clearable=${true}
        @choose=${(/** @type {CustomEvent} */ event) => answer(app, key, event.detail)}></gg-chips></div>`)}</div>
    <p class=${day ? 'after' : 'small muted after'} role="status">${effect}</p>
    ${day?.soreness && day.soreness < NONE ? where(app, day) : nothing}
    ${more ? html`<a class="item item--tap check-in__more" href="/readiness"><span class="grow">${t('Sleep hours, HRV, earlier days')}</span>${icon('next', 's')}</a>` : nothing}</section>`
}

/** @param {import('../../app.js').App} app @param {import('../../readiness.js').Item} key @param {number | null} value */
const answer = (app, key, value) => checkIn(app, { [key]: value, ...(key === 'soreness' && (value === null || value === NONE) ? { sore: [] } : {}) })

/** @param {import('../../app.js').App} app @param {Readiness} day */
function where(app, day) {
  const sore = day.sore ?? []
  const turn = (/** @type {string} */ area) => checkIn(app, { sore: sore.includes(area) ? sore.filter(one => one !== area) : [...sore, area] })
  return html`<div class="after"><p class="small muted">${t('Where? Tap what is sore.')}</p>${bodyPicker(sore, turn)}</div>`
}
