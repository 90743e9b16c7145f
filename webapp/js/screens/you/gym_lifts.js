import { picker } from '../../elements/picker.js'
import { openSheet } from '../../elements/sheet.js'
import { html, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { exerciseOf } from '../../state.js'
import { drop } from './gym_parts.js'

/** As many as the server takes. */
const MOST = 50

/**
 * The lifts that a stack is for; none means all of its kind.
 * @param {import('../../app.js').App} app @param {string[]} ids @param {(ids: string[]) => void} change
 */
export function openLifts(app, ids, change) {
  let chosen = ids
  const set = (/** @type {string[]} */ next) => { chosen = next; change(next); sheet.refresh() }
  const choice = picker(app, exercise => set([...new Set([...chosen, exercise.id])].slice(0, MOST)), () => sheet.refresh())
  const sheet = openSheet(t('Lifts of this stack'), () => html`<div class="stack">
    ${chosen.length === 0 ? html`<p class="muted">${t('Every lift of its kind. Choose lifts, and it is theirs alone.')}</p>`
    : html`<ul class="list">${chosen.map(id => html`<li class="match"><p>${exerciseOf(app.store.state, id).name}</p>${drop(exerciseOf(app.store.state, id).name, () => set(chosen.filter(one => one !== id)))}</li>`)}</ul>`}
    ${chosen.length < MOST ? choice.template() : nothing}</div>`)
}
