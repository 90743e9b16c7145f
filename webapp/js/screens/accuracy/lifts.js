import { inOrder, liftsText, verdict } from '../../accuracy.js'
import { vars } from '../../elements/vars.js'
import { number, percent } from '../../format.js'
import { html, nothing, repeat } from '../../html.js'
import { plural, t } from '../../i18n.js'
import { duelKey, head } from './parts.js'

/**
 * Lift by lift: the coach’s mean error and that of repeating on one line.
 * @typedef {import('../../accuracy.js').LiftScore} LiftScore
 * @typedef {import('../../accuracy.js').Order} Order
 */

/** @returns {[Order, string][]} */
const orders = () => [['sets', t('Sets')], ['error', t('Error')], ['lead', t('Repeat')], ['name', 'A–Z']]
/** @type {Record<Order, () => string>} */
const UNDER = {
  sets: () => t('Mean error of the load in percent, most sets first'), error: () => t('Mean error of the load in percent, largest error first'),
  lead: () => t('Mean error of the load in percent, where repeating is closer first'), name: () => t('Mean error of the load in percent, by name'),
}
const SHOWN = 8

/**
 * @param {import('../../accuracy.js').Accuracy} accuracy @param {Order} order
 * @param {{ all: boolean, showAll: () => void, sort: (order: Order) => void, table: boolean, turn: () => void }} act
 */
export function liftsCard(accuracy, order, { all, showAll, sort, table, turn }) {
  const lifts = inOrder(accuracy.lifts, order)
  if (lifts.length === 0) return nothing
  const shown = all ? lifts : lifts.slice(0, SHOWN)
  return html`<section class="card duels">${head(t('Lift by lift'), UNDER[order](), { table, turn })}
    <gg-chips .look=${'seg'} .name=${t('Order of the lifts')} .options=${orders()} .value=${order} @choose=${(/** @type {CustomEvent} */ event) => sort(event.detail)}></gg-chips>
    ${table ? asTable(shown) : asLines(shown)}
    ${lifts.length > shown.length ? html`<button class="btn btn--wide after" @click=${showAll}>${plural(lifts.length - shown.length, '{count} more lift', '{count} more lifts')}</button>` : nothing}
    <p class="after">${liftsText(accuracy)}</p></section>`
}

/** @param {LiftScore[]} lifts */
function asLines(lifts) {
  const most = 100 * Math.max(...lifts.flatMap(one => [one.mean_error ?? 0, one.repeat_mean_error ?? 0]), 0.01)
  const step = [1, 2, 5, 10, 20, 50].find(one => most / one <= 4) ?? 100
  const scale = Math.ceil(most / step) * step
  const ticks = Array.from({ length: Math.round(scale / step) + 1 }, (_, i) => i * step)
  return html`<ul class="duel-list">${repeat(lifts, one => one.exercise_id, one => line(one, scale))}</ul>
    <div class="duel-axis"><div class="axis-row" aria-hidden="true">${ticks.map(tick => html`<span ${vars({ '--at': tick / scale })}>${tick}${tick === scale ? '\u00a0%' : ''}</span>`)}</div></div>${duelKey()}`
}

/** @param {LiftScore} one @param {number} scale percent at the right end */
function line({ exercise_id, name, sets, better, mean_error, repeat_mean_error }, scale) {
  const [coach, again] = [100 * (mean_error ?? 0), 100 * (repeat_mean_error ?? 0)]
  const [low, high] = [Math.min(coach, again), Math.max(coach, again)]
  const face = (/** @type {number} */ value) => html`<span class=${(value === coach) === (better === 'coach') && better !== 'even' ? 'nearer' : 'muted'}>${number(value, 1)}</span>`
  return html`<li><a class="duel" href=${`/accuracy?exercise=${exercise_id}`}><span class="duel__name">${name}</span>
    <span class="small muted duel__who">${plural(sets, '{count} set', '{count} sets')}, ${verdict(better)}</span>
    <span class="duel__plot" aria-hidden="true" ${vars({ '--c': coach / scale, '--r': again / scale, '--lo': low / scale, '--hi': high / scale })}>
      <i class="duel__rail"></i><i class="duel__again"></i><i class="duel__coach"></i><b class="duel__low">${face(low)}</b><b class="duel__high">${face(high)}</b></span>
    <span class="vh">${t('coach {coach}, repeating {repeat}', { coach: percent(coach / 100), repeat: percent(again / 100) })}</span></a></li>`
}

/** @param {LiftScore[]} lifts */
const asTable = lifts => html`<div class="scroll scroll--tall after" tabindex="0" role="region" aria-label=${t('Lift by lift')}><table class="data duel-table"><thead><tr><th scope="col">${t('Lift')}</th><th scope="col">${t('Coach')}</th><th scope="col">${t('Repeat')}</th><th scope="col">${t('Sets')}</th></tr></thead>
  <tbody>${repeat(lifts, one => one.exercise_id, one => html`<tr><th scope="row">${one.name}<span class="small muted row-under">${verdict(one.better)}</span></th>
    <td class=${one.better === 'coach' ? 'num nearer' : 'num'}>${number(100 * (one.mean_error ?? 0), 1)}</td>
    <td class=${one.better === 'repeat' ? 'num nearer' : 'num'}>${number(100 * (one.repeat_mean_error ?? 0), 1)}</td><td class="num muted">${number(one.sets)}</td></tr>`)}</tbody></table></div>`
