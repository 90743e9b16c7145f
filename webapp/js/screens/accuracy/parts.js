import { html, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { icon } from '../../icons.js'

/**
 * What the cards of the accuracy screen share.
 * @typedef {import('../../accuracy.js').Accuracy} Accuracy
 * @typedef {import('../../accuracy.js').Backtest} Backtest
 * @typedef {import('../../accuracy.js').Score} Score
 */

/**
 * @param {string} title @param {unknown} under
 * @param {{ table: boolean, turn: () => void }} [other] how the chart becomes a table
 */
export const head = (title, under, other) => html`<div class="card__head"><div><h2 class="card__title">${title}</h2><p class="small muted">${under}</p></div>
  ${other ? html`<button class="icon-btn icon-btn--calm" aria-pressed=${other.table ? 'true' : 'false'} aria-label=${t('{title}: as a table', { title })} @click=${other.turn}>${icon(other.table ? 'chart' : 'table', 's')}</button>` : nothing}</div>`

/** The two who are compared: as dots, and as lines. */
export const duelKey = () => html`<p class="key duel-key"><span><i class="swatch swatch--coach"></i>${t('coach')}</span><span><i class="swatch swatch--repeat"></i>${t('repeating last time')}</span></p>`

export const lineKey = () => html`<p class="key duel-key"><span><i class="swatch swatch--line"></i>${t('coach')}</span><span><i class="swatch swatch--dash"></i>${t('repeating last time')}</span></p>`
