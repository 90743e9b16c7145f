import { FIRST_SCORED } from '../../accuracy.js'
import { blank } from '../../elements/page.js'
import { plural } from '../../format.js'
import { html, nothing } from '../../html.js'

/**
 * Nothing can be scored yet: what it takes, and how far it is.
 * @param {Pick<import('../../accuracy.js').Accuracy, 'needed' | 'closest'>} accuracy
 */
export const empty = ({ needed, closest }) => html`${blank({
  symbol: 'chart', title: 'Nothing to judge yet', text: `${needed ?? 'No set of this span can be judged'}.`,
  act: html`<a class="btn" href="/import">Import a log</a>`,
})}
  ${closest.length > 0 ? html`<section class="card"><h2 class="card__title">Nearest to it</h2><ul class="list">${closest.map(one => html`<li>
    <a class="item item--tap" href=${`/exercises/${one.exercise_id}`}><span class="grow">${one.name}</span><span class="muted">${plural(one.sessions, 'session')} of ${FIRST_SCORED}</span></a></li>`)}</ul></section>` : nothing}`
