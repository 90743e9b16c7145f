import { keepRest, restNow } from '../../actions/rest.js'
import { consent } from '../../alerts.js'
import { openSheet } from '../../elements/sheet.js'
import { clock } from '../../format.js'
import { html, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { LONGEST, ownRest, SHORTEST, STEP } from '../../rest.js'
import { exerciseOf } from '../../state.js'
import { alertList } from '../you/alert-list.js'
import { restText } from './rest.js'

/** How long a lift rests, and how the end of it is told. @typedef {import('../../app.js').App} App */

/** Rests to choose from, seconds. */
const USUAL = [60, 90, 120, 150, 180, 240, 300]

/** The way there without a rest that runs. @param {App} app @param {string} id @param {() => void} close the sheet that it stands in */
export const restButton = (app, id, close) => html`<button class="btn btn--wide" @click=${() => { close(); openRest(app, id) }}>${icon('clock', 's')}<span>${restText(app.store.state, id)}</span></button>`

/** How long this lift rests, the rest that runs included. @param {App} app @param {string} id */
export function openRest(app, id) {
  const exercise = exerciseOf(app.store.state, id).name
  openSheet(t('Rest after {exercise}', { exercise }), (close, refresh) => {
    const { seconds } = restNow(app.store.state, id)
    const keep = (/** @type {number | null} */ to) => keepRest(app, id, to).then(refresh)
    const step = (/** @type {CustomEvent<number>} */ { detail: by }) => keep(Math.min(LONGEST, Math.max(SHORTEST, seconds + by * STEP)))
    return html`<div class="stack rest-sheet">
      <p class="rest-sheet__now"><b>${clock(seconds)}</b><span class="muted">${restText(app.store.state, id)}</span></p>
      <gg-stepper .label=${t('Rest')} .less=${seconds > SHORTEST ? '−15' : null} .more=${seconds < LONGEST ? '+15' : null}
        .lessName=${t('−15 seconds')} .moreName=${t('+15 seconds')} @step=${step}></gg-stepper>
      <div class="rest-sheet__usual" role="group" aria-label=${t('Rests to choose from')}>${USUAL.map(one => html`<button class="btn btn--quick" aria-pressed=${one === seconds ? 'true' : 'false'} @click=${() => keep(one)}>${clock(one)}</button>`)}</div>
      ${ownRest(app.store.state, id) === null ? nothing : html`<button class="btn btn--wide" @click=${() => keep(null)}>${t('As the plan or the coach says')}</button>`}
      <button class="btn btn--plain btn--wide" @click=${() => { close(); openAlerts(app) }}>${t('How the end is told')}</button></div>`
  })
}

/** How the end of a rest is told, without leaving the workout. @param {App} app */
export function openAlerts(app) {
  consent()
  const { closed } = openSheet(t('When the rest is over'), (_close, refresh) => alertList(app, refresh))
  closed.then(() => app.store.update({})) // the line that led here says something else now
}

