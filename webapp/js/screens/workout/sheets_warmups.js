import { logWarmup, warmupsOf } from '../../actions/hand.js'
import { takeBackSet } from '../../actions/done_sets.js'
import { openSheet } from '../../elements/sheet.js'
import { load } from '../../format.js'
import { html, nothing } from '../../html.js'
import { plural, t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { platesText } from '../../loads.js'
import { handShown } from './sheets_set.js'

/** The way up to the working load, one tap each. @typedef {import('../../app.js').App} App */
/** @typedef {import('../workout.js').Hand} Hand */

/** @param {App} app */
export function openWarmups(app) {
  const view = handShown()
  if (!view) return
  const { exercise, unit } = view
  const steps = warmupsOf(app, view)
  /** Sets done here, by their place in the list. @type {Map<number, string>} */ const done = new Map()
  let writing = false
  const log = async (/** @type {number} */ i) => {
    if (writing) return
    writing = true
    await logWarmup(app, steps[i]).finally(() => { writing = false })
    const newest = app.store.state.done.at(-1)
    if (newest) done.set(i, newest.id)
    if (done.size === steps.length) sheet.close()
    else sheet.refresh()
  }
  const back = async (/** @type {number} */ i) => {
    const set = app.store.state.done.find(one => one.id === done.get(i))
    done.delete(i)
    if (set) await takeBackSet(app, set)
    sheet.refresh()
  }
  const sheet = openSheet(t('Warm-ups'), () => html`<ol class="list warmups">${steps.map(({ kg, reps, rung }, i) => html`<li class="item">
      <p class="grow"><b>${load(kg, unit, exercise.load_type)} × ${reps}</b>${platesText(rung) ? html`<br><span class="small muted">${platesText(rung)}</span>` : nothing}</p>
      ${done.has(i) ? html`<button class="btn btn--line" @click=${() => back(i)}>${icon('check', 's')}${t('Undo')}<span class="vh">: ${t('Take back {load} × {reps}', { load: load(kg, unit, exercise.load_type), reps })}</span></button>`
        : html`<button class="btn" @click=${() => log(i)}>${t('Done')}<span class="vh">: ${t('Log {load} × {reps}', { load: load(kg, unit, exercise.load_type), reps })}</span></button>`}</li>`)}</ol>
    <p class="small muted after">${plural(steps.length, '{count} step up to {load}. It stays out of the statistics.', '{count} steps up to {load}. They stay out of the statistics.', { load: load(view.draft.kg, unit, exercise.load_type) })}</p>`)
}
