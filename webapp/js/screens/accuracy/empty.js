import { isSpanEmpty, FIRST_SCORED } from '../../accuracy.js'
import { dateOf, fullDay } from '../../dates.js'
import { blank } from '../../elements/page.js'
import { plural } from '../../format.js'
import { html, nothing } from '../../html.js'

/** @typedef {import('../../accuracy.js').Accuracy} Accuracy */

/**
 * Nothing can be judged: what it takes, and how far it is; or that the span holds nothing.
 * @param {Accuracy} accuracy @param {() => void} widen look at all time instead
 */
export function empty(accuracy, widen) {
  const { needed, closest, since } = accuracy
  if (isSpanEmpty(accuracy)) {
    return blank({
      symbol: 'chart', title: 'No sets in this span', text: `Nothing that can be judged was lifted since ${fullDay(dateOf(since ?? ''))}.`,
      act: html`<button class="btn" @click=${widen}>Look at all time</button>`,
    })
  }
  return html`${blank({
    symbol: 'chart', title: 'Nothing to judge yet', text: `${needed ?? 'No lift has enough sessions'}.`, act: html`<a class="btn" href="/import">Import a log</a>`,
  })}
  ${closest.length > 0 ? html`<section class="card"><h2 class="card__title">Nearest to it</h2><ul class="list">${closest.map(one => html`<li>
    <a class="item item--tap" href=${`/exercises/${one.exercise_id}`}><span class="grow">${one.name}</span><span class="muted">${plural(one.sessions, 'session')} of ${FIRST_SCORED}</span></a></li>`)}</ul></section>` : nothing}`
}
