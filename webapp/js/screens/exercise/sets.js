import { fullDay } from '../../dates.js'
import { bySession } from '../../history.js'
import { html, nothing, repeat } from '../../html.js'
import { plural, t } from '../../i18n.js'
import { inRange, RANGES, rangeFace } from '../../rep_ranges.js'
import { openSetSheet } from '../set-sheet.js'
import { doneText, kindText, leftText } from '../../set_words.js'

/**
 * Every set of a lift, over all time, by session; those of a range of reps alone, if wanted.
 * @param {object} view
 * @param {import('../../app.js').App} view.app
 * @param {import('../../types.js').LoggedSet[]} view.sets newest first
 * @param {number} view.shown @param {(found: number) => void} view.more @param {boolean} view.older has the server older ones?
 * @param {import('../../types.js').Exercise} view.exercise
 * @param {string} view.range @param {(range: string) => void} view.choose
 */
export function setsCard({ app, sets, shown, more, older, exercise, range, choose }) {
  if (sets.length === 0) return nothing
  const within = inRange(range)
  const found = range === 'all' ? sets : sets.filter(set => set.set_type !== 'warmup' && within(set.reps))
  return html`<section class="card"><div class="card__head"><div><h2 class="card__title">${t('Every set')}</h2><p class="small muted">${older ? t('The latest first') : plural(found.length, '{count}\u00a0set', '{count}\u00a0sets')}</p></div></div>
    <label class="entry range-choice"><span class="small muted">${t('Reps')}</span><select @change=${(/** @type {Event} */ event) => choose(/** @type {HTMLSelectElement} */ (event.target).value)}>
      <option value="all" ?selected=${range === 'all'}>${t('All, warm-ups too')}</option>
      ${RANGES.map(one => html`<option value=${one.key} ?selected=${range === one.key}>${t('{range} reps', { range: rangeFace(one) })}</option>`)}</select></label>
    ${found.length === 0 ? html`<p class="muted">${older ? t('None among the latest: look further back.') : t('No set of these reps.')}</p>` : nothing}
    ${repeat(bySession(found.slice(0, shown)), one => one.workout_id, one => html`<div class="session-sets"><h3 class="small"><a class="link" href=${`/history/${one.workout_id}`}>${fullDay(new Date(one.at))}</a></h3>
      <ul class="pills">${one.sets.map(set => pill(app, set, exercise))}</ul></div>`)}
    ${shown < found.length || older ? html`<button class="btn btn--wide" @click=${() => more(found.length)}>${t('Older sets')}</button>` : nothing}</section>`
}

/** @param {import('../../app.js').App} app @param {import('../../types.js').LoggedSet} set @param {import('../../types.js').Exercise} exercise */
function pill(app, set, exercise) {
  const quiet = set.set_type === 'warmup'
  const kind = kindText(set.set_type)
  return html`<li><button class=${quiet ? 'pill pill--quiet' : 'pill'} @click=${() => openSetSheet(app, set)}>${doneText(set, exercise.load_type)}${set.rir === null ? nothing
    : html`<span class="muted">, ${leftText(set.rir)}</span>`}${kind ? html`<span class=${quiet ? 'vh' : 'muted'}>, ${kind}</span>` : nothing}</button></li>`
}
