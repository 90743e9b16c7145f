import { html, nothing } from '../../html.js'
import { plural, t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { exerciseOf } from '../../state.js'

const MOST = 6

/** The way to what no log shows by itself. */
export const accuracyLink = () => html`<section class="card card--list"><ul class="list"><li><a class="item item--tap" href="/accuracy"><span class="grow">${t('Accuracy')}<span class="small muted row-under">${t('how often the coach was right on you')}</span></span>${icon('next', 's')}</a></li></ul></section>`

/**
 * The lifts of the latest sessions, most frequent first: each leads to its page.
 * @param {import('../../types.js').State} state
 */
export function liftsCard(state) {
  /** @type {Map<string, number>} */ const count = new Map()
  for (const workout of state.workouts) for (const id of workout.exercises) count.set(id, (count.get(id) ?? 0) + 1)
  const lifts = [...count].sort(([, a], [, b]) => b - a).slice(0, MOST)
  if (lifts.length === 0) return nothing
  return html`<section class="card"><div class="card__head"><div><h2 class="card__title">${t('Strength by lift')}</h2><p class="small muted">${plural(state.workouts.length, 'How often in the last session', 'How often in the last {count} sessions')}</p></div></div>
    <ul class="list">${lifts.map(([id, sessions]) => html`<li><a class="item item--tap" href=${`/exercises/${id}`}><span class="grow">${exerciseOf(state, id).name}</span>
      <span class="muted">${sessions}</span>${icon('next', 's')}</a></li>`)}</ul></section>`
}
