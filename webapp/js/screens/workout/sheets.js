import { amend, removeSet } from '../../actions/done_sets.js'
import { discard, finish } from '../../actions/finish.js'
import { openSheet } from '../../elements/sheet.js'
import { load, range } from '../../format.js'
import { html } from '../../html.js'
import { t } from '../../i18n.js'
import { slotNow } from '../../workout.js'
import { gymButton } from '../gym-switch.js'
import { openSetSheet } from '../set-sheet.js'
import { restButton } from './sheets_rest.js'
import { reckoning } from './why.js'
import { slotActions } from './exercises/slot.js'
import { thisSet } from './sheets_set.js'

export { finish } from '../../actions/finish.js'
export { openAdd } from './exercises/add.js'
export { openExercises } from './exercises/list.js'
export { openSave } from './exercises/save.js'
export { openNumbers } from './sheets_numbers.js'
export { openPain } from './sheets_pain.js'
export { openAlerts, openRest } from './sheets_rest.js'
export { openNote } from './sheets_set.js'
export { openWarmups } from './sheets_warmups.js'

/** What lies over the workout for a moment; over.js is the way here. @typedef {import('../../app.js').App} App */
/** @typedef {import('../workout.js').Hand} Hand */

/** @param {Hand} view */
export function openWhy(view) {
  const { prescription, exercise, unit } = view
  const title = t('Why {load} × {reps}', { load: load(prescription.weight, unit, exercise.load_type), reps: range(prescription.rep_low, prescription.rep_high) })
  openSheet(title, () => reckoning(view))
}

/** Put a logged set right. @param {App} app @param {import('../../types.js').LoggedSet} set */
export function openSet(app, set) {
  openSetSheet(app, set, { save: patch => amend(app, set, patch), remove: () => removeSet(app, set) })
}

/** Everything seldom. @param {App} app */
export function openMore(app) {
  openSheet(t('This set and after'), (close, refresh) => {
    const { running } = app.store.state
    const slot = running && slotNow(running)
    if (!running || !slot) return html`<div class="stack stack--tight"><button class="btn btn--danger btn--wide" @click=${() => { close(); discard(app) }}>${t('Discard workout')}</button></div>`
    return html`<div class="stack">
      ${thisSet(app, close, refresh)}
      ${slotActions(app, running.at, close, refresh)}
      ${restButton(app, slot.exercise_id, close)}
      ${gymButton(app, close)}
      <div class="duo duo--tight"><button class="btn btn--danger btn--quick" @click=${() => { close(); discard(app) }}>${t('Discard workout')}</button>
        <button class="btn btn--line btn--quick" @click=${() => { close(); finish(app) }}>${t('Finish workout')}</button></div></div>`
  })
}
