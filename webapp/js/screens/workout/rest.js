import { endRest, keepRest, restedLift, restNow, shiftRest } from '../../actions/rest.js'
import { wereSeen } from '../../alerts.js'
import { clock } from '../../format.js'
import { html, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { ownRest } from '../../rest.js'
import { exerciseOf } from '../../state.js'
import { openAlerts, openRest } from './over.js'

/**
 * The rest: its clock in the place where Log set stood, and above it a line on how long this lift rests.
 *
 * @typedef {import('../workout.js').Hand} Hand
 * @typedef {import('../../app.js').App} App
 * @typedef {{ log: import('../../elements/press.js').Does, over: () => void }} RestActs
 */

/** @param {Hand} view @param {RestActs} acts */
export function timer({ app, running, number: next }, { log, over }) {
  return html`<gg-timer .rest=${running.rest} .next=${next} @touch=${log.touch} @log=${log.act} @leave=${log.leave} @over=${over} @end=${() => endRest(app)}
    @shift=${(/** @type {CustomEvent<number>} */ event) => shiftRest(app, event.detail)}></gg-timer>`
}

/** One line: what can be kept, what can be told, or how long this lift rests. @param {Hand} view */
export function restLine({ app, state, running }) {
  const id = restedLift(state)
  const set = state.done.find(one => one.id === running.rest?.set_id)
  if (!id || !running.rest || set?.set_type === 'warmup') return nothing
  const exercise = exerciseOf(state, id).name
  const seconds = Math.round(running.rest.seconds)
  const planned = running.rest.planned ?? seconds
  if (seconds !== planned && seconds !== ownRest(state, id)) return line('check', t('Always rest {time} after {exercise}', { time: clock(seconds), exercise }), () => keepRest(app, id, seconds))
  if (!wereSeen()) return line('info', t('Tell me when the rest is over'), () => openAlerts(app))
  return line('next', restText(state, id), () => openRest(app, id))
}

/** @param {Parameters<typeof icon>[0]} symbol @param {string} text @param {() => void} act */
const line = (symbol, text, act) => html`<button class="rest-line" @click=${act}><span>${text}</span>${icon(symbol, 's')}</button>`

/** How long a lift rests, and who says so. @param {import('../../types.js').State} state @param {string} id */
export function restText(state, id) {
  const { seconds, whose } = restNow(state, id)
  const values = { time: clock(seconds) }
  if (whose === 'own') return t('Rest {time}, your own for this lift', values)
  if (whose === 'plan') return t('Rest {time}, as the plan says', values)
  return whose === 'coach' ? t('Rest {time}, as the coach says', values) : t('Rest {time}', values)
}
