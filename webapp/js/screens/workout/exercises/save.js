import { saveAsPlan, saveIntoPlan } from '../../../actions/days.js'
import { openSheet } from '../../../elements/sheet.js'
import { range } from '../../../format.js'
import { html } from '../../../html.js'
import { plural, t } from '../../../i18n.js'
import { dayFrom } from '../../../repeat.js'
import { activePlan, exerciseOf } from '../../../state.js'
import '../../../elements/register.js'

/**
 * Save what was done as a day: of the plan that runs, or of a new one.
 *
 * @param {import('../../../app.js').App} app
 * @param {{ name: string, sets: import('../../../types.js').LoggedSet[], slots?: import('../../../types.js').Slot[] }} session
 */
export function openSave(app, { name, sets, slots }) {
  const { state } = app.store
  const plan = activePlan(state)
  const exercises = dayFrom(sets, id => exerciseOf(state, id).name, slots)
  const room = plan !== null && plan.days.length < MOST_DAYS
  let into = room ? 'plan' : 'new'
  openSheet(t('Save as a day'), (close, refresh) => html`<form class="form" novalidate @submit=${(/** @type {SubmitEvent} */ event) => {
    event.preventDefault()
    const called = String(new FormData(/** @type {HTMLFormElement} */ (event.currentTarget)).get('name')).trim() || name
    close()
    if (plan && into === 'plan') saveIntoPlan(app, plan, called, exercises)
    else saveAsPlan(app, called, exercises)
  }}>
    <div class="entry"><label for="day">${t('Name of the day')}</label><input id="day" name="name" maxlength="100" autocomplete="off" .defaultValue=${name}></div>
    ${plan && room ? html`<gg-chips look="seg" .look=${'seg'} .name=${t('Where to')} .options=${[['plan', plan.name], ['new', t('A new plan')]]} .value=${into}
      @choose=${(/** @type {CustomEvent} */ event) => { into = event.detail; refresh() }}></gg-chips>` : html`<p class="muted">${t('It becomes a plan of one day; more can be added.')}</p>`}
    <ul class="plainlist">${exercises.map(one => html`<li class="row row--between"><span>${one.name}</span>
      <span class="num muted">${t('{sets} × {reps}', { sets: one.sets, reps: range(one.rep_low, one.rep_high) })}</span></li>`)}</ul>
    <p class="small muted">${plural(exercises.length, 'The sets and reps of {count} exercise; the coach says the loads.', 'The sets and reps of {count} exercises; the coach says the loads.')}</p>
    <button class="btn btn--act btn--wide">${t('Save the day')}</button></form>`)
}

/** A week holds no more. */
const MOST_DAYS = 14
