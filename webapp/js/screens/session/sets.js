import { html, nothing } from '../../html.js'
import { byExercise } from '../../history.js'
import { plural, t } from '../../i18n.js'
import { doneText, leftText, marks } from '../../set_words.js'
import { exerciseOf } from '../../state.js'
import { openSetSheet } from '../set-sheet.js'

/**
 * The sets of a session, lift by lift; a tap puts one right.
 * @typedef {import('../../types.js').LoggedSet} LoggedSet
 *
 * @param {import('../../app.js').App} app @param {LoggedSet[]} sets @param {string | null} pointed the set that the address names
 */
export const liftCards = (app, sets, pointed) => byExercise(sets).map(group => liftCard(app, group, pointed))

/** @param {import('../../app.js').App} app @param {{ exercise_id: string, sets: LoggedSet[] }} group @param {string | null} pointed */
function liftCard(app, { exercise_id: id, sets }, pointed) {
  const exercise = exerciseOf(app.store.state, id)
  let count = 0
  const working = sets.filter(set => set.set_type !== 'warmup').length
  return html`<section class="card">
    <div class="card__head card__head--tight"><h2 class="card__title"><a class="link" href=${`/exercises/${id}`}>${exercise.name}</a></h2><span class="small muted">${plural(working, '{count}\u00a0set', '{count}\u00a0sets')}</span></div>
    <ul class="done">${sets.map(set => {
    if (set.set_type !== 'warmup') count += 1
    return line(app, set, exercise, set.set_type === 'warmup' ? '–' : String(count), set.id === pointed)
  })}</ul></section>`
}

/** @param {import('../../app.js').App} app @param {LoggedSet} set @param {import('../../types.js').Exercise} exercise @param {string} n @param {boolean} here */
const line = (app, set, exercise, n, here) => html`<li><button class="line" aria-current=${here ? 'true' : nothing} @click=${() => openSetSheet(app, set)}>
  <span class="n">${n}</span>
  <span><span class="num">${doneText(set, exercise.load_type)}</span>${marks({ ...set, pain: null }).map(mark => html` <span class="tag">${mark}</span>`)}${marks({ ...set, set_type: 'working', side: null }).map(mark => html` <span class="tag tag--warn">${mark}</span>`)}
    ${set.note ? html`<span class="small muted set-note">${set.note}</span>` : nothing}<span class="vh">, ${t('change')}</span></span>
  <span class="muted">${leftText(set.rir)}</span></button></li>`
