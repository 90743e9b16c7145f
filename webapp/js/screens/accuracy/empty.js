import { isSpanEmpty, FIRST_SCORED } from '../../accuracy.js'
import { dateOf, fullDay } from '../../dates.js'
import { blank } from '../../elements/page.js'
import { html, nothing } from '../../html.js'
import { plural, t } from '../../i18n.js'
import { told } from '../../server_words.js'

/** @typedef {import('../../accuracy.js').Accuracy} Accuracy */

/**
 * Nothing can be judged: what it takes, and how far it is; or that the span holds nothing.
 * @param {Accuracy} accuracy @param {() => void} widen look at all time instead
 */
export function empty(accuracy, widen) {
  const { needed, closest, since } = accuracy
  if (isSpanEmpty(accuracy)) {
    return blank({
      symbol: 'chart', title: t('No sets in this span'), text: t('Nothing that can be judged was lifted since {day}.', { day: fullDay(dateOf(since ?? '')) }),
      act: html`<button class="btn" @click=${widen}>${t('Look at all time')}</button>`,
    })
  }
  return html`${blank({
    symbol: 'chart', title: t('Nothing to judge yet'), text: `${needed ? told(needed) : t('No lift has enough sessions')}.`, act: html`<a class="btn" href="/import">${t('Import a log')}</a>`,
  })}
  ${closest.length > 0 ? html`<section class="card"><h2 class="card__title">${t('Nearest to it')}</h2><ul class="list">${closest.map(one => html`<li>
    <a class="item item--tap" href=${`/exercises/${one.exercise_id}`}><span class="grow">${one.name}</span><span class="muted">${plural(one.sessions, '{count} session of {needed}', '{count} sessions of {needed}', { needed: FIRST_SCORED })}</span></a></li>`)}</ul></section>` : nothing}`
}
