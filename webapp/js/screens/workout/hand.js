import { startClock } from '../../actions/hand.js'
import { logSet } from '../../actions/logging.js'
import { heldFor, SECONDS_STEP } from '../../draft.js'
import { clock, load, number, shown } from '../../format.js'
import { press } from '../../elements/press.js'
import { html, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { above, below } from '../../loads.js'
import { sideText } from '../../set_words.js'
import { timer } from './rest.js'

/** @typedef {import('../workout.js').Hand} Hand */
/** @typedef {import('../../types.js').Draft} Draft */
/** @typedef {import('./rest.js').RestActs} RestActs */
/** @typedef {import('../../elements/press.js').Does} Does */

/** @returns {[number, string][]} */
const reserve = () => [[0, number(0)], [1, number(1)], [2, number(2)], [3, number(3)], [4, t('4+')]]
const MOST_REPS = 100
const MOST_SECONDS = 3600

/**
 * Steppers, effort, and the one tap. After a rest that has run over, the clock shares the place with Log set.
 * @param {Hand} view @param {Does} log @param {RestActs | null} rest
 */
export function hand(view, log, rest) {
  const { draft, number: now, timed } = view
  return html`<section class="hand" aria-label=${t('Log')}>
    <div class="steppers">${loadStepper(view)}${timed ? timeStepper(view) : repStepper(view)}</div>
    ${timed ? withoutClock(view, log) : draft.set_type === 'warmup' ? nothing : effort(view)}
    ${timed ? clockButton(view) : rest ? timer(view, rest) : html`<button class="btn btn--act btn--log" ${press(log)}><strong>${t('Log set')}</strong><span>${logText(view)}</span></button>`}
    <span class="vh" role="status">${draft.touched ? logText(view) : t('Set {number}', { number: now })}</span>
  </section>`
}

/** From each load to the next that this gym has. @param {Hand} view */
function loadStepper({ draft, unit, rungs, change }) {
  const up = above(rungs, draft.kg)
  const down = below(rungs, draft.kg)
  const climb = (/** @type {CustomEvent<number>} */ { detail: by }) => change((/** @type {Draft} */ now) => {
    const next = by > 0 ? above(rungs, now.kg) : below(rungs, now.kg)
    return next ? { kg: next.kg } : {}
  })
  return html`<gg-stepper .label=${t('Load')} .less=${face(draft.kg, down, unit)} .more=${face(draft.kg, up, unit)}
    .lessName=${down ? `${face(draft.kg, down, unit)} ${unit}` : t('– Nothing lighter here')}
    .moreName=${up ? `${face(draft.kg, up, unit)} ${unit}` : t('– Nothing heavier here')} @step=${climb}></gg-stepper>`
}

/** @param {Hand} view */
function repStepper({ change }) {
  const count = (/** @type {CustomEvent<number>} */ { detail: by }) => change((/** @type {Draft} */ now) => ({ reps: Math.min(MOST_REPS, Math.max(1, now.reps + by)), reps_touched: true }))
  return html`<gg-stepper .label=${t('Reps')} .less=${'−1'} .more=${'+1'} .lessName=${t('−1 rep')} .moreName=${t('+1 rep')} @step=${count}></gg-stepper>`
}

/** @param {Hand} view */
function timeStepper({ change }) {
  const step = (/** @type {CustomEvent<number>} */ { detail: by }) => change((/** @type {Draft} */ now) => (
    { seconds: Math.min(MOST_SECONDS, Math.max(SECONDS_STEP, (now.seconds ?? 0) + by * SECONDS_STEP)), reps_touched: true }))
  return html`<gg-stepper .label=${t('Time')} .less=${`−${SECONDS_STEP} s`} .more=${`+${SECONDS_STEP} s`}
    .lessName=${`−${SECONDS_STEP} s: ${t('−{seconds} seconds', { seconds: SECONDS_STEP })}`} .moreName=${`+${SECONDS_STEP} s: ${t('+{seconds} seconds', { seconds: SECONDS_STEP })}`} @step=${step}></gg-stepper>`
}

/** @param {Hand} view */
function effort({ draft, change }) {
  return html`<div class="effort"><p class="legend" aria-hidden="true">${draft.rir === null ? t('Reps left in reserve: not said') : t('Reps left in reserve')}</p>
    <gg-chips .name=${t('Reps left in reserve')} .options=${reserve()} .value=${draft.rir === null ? null : Math.min(4, Math.round(draft.rir))} .clearable=${true}
      @choose=${(/** @type {CustomEvent} */ event) => change({ rir: event.detail })}></gg-chips></div>`
}

/** A timed set that somebody else has timed. @param {Hand} view @param {Does} log */
const withoutClock = ({ draft }, log) => draft.clock ? html`<span class="effort"></span>`
  : html`<button class="btn btn--line btn--wide" ${press(log)}>${t('Log {time} without the clock', { time: clock(draft.seconds ?? 0) })}</button>`

/** Start, then stop: what was held is written down. @param {Hand} view */
function clockButton(view) {
  const { app, draft } = view
  const stop = () => logSet(app, { ...draft, seconds: heldFor(draft, Date.now()), clock: null })
  return draft.clock
    ? html`<button class="btn btn--act btn--log" @click=${stop}><strong>${t('Stop and log')}</strong><span>${loadText(view)}</span></button>`
    : html`<button class="btn btn--act btn--log" @click=${() => startClock(app, draft, Date.now())}><strong>${t('Start the clock')}</strong><span>${logText(view)}</span></button>`
}

/** @param {number} kg @param {import('../../loads.js').Rung | null} to @param {import('../../types.js').Unit} unit */
function face(kg, to, unit) {
  return to === null ? null : number(shown(to.kg - kg, unit), 2, true)
}

/** @param {Hand} view */
const loadText = ({ draft, unit, exercise }) => Math.abs(draft.kg) < 0.005 ? '' : load(draft.kg, unit, exercise.load_type)

/** What the tap writes down. @param {Hand} view */
export function logText(view) {
  const { draft, unit, exercise, timed } = view
  if (timed) return [loadText(view), clock(draft.seconds ?? 0)].filter(Boolean).join(' × ')
  const done = `${load(draft.kg, unit, exercise.load_type)} × ${draft.reps}`
  const left = draft.rir === null ? '' : t('{count} left', { count: number(draft.rir) })
  return [done, draft.side ? sideText(draft.side) : '', left].filter(Boolean).join(', ')
}

