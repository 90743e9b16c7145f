import { expectText, load, number, percent, range, shown } from '../../format.js'
import { html, nothing, svg } from '../../html.js'
import { t } from '../../i18n.js'
import { vars } from '../../elements/vars.js'
import { stepOf } from './steps.js'

/**
 * The whole reckoning: from strength to the bar, each step on one scale.
 *
 * @typedef {import('../workout.js').Hand} Hand
 */

/** How sure, in words. @param {number} confidence */
export function sureness(confidence) {
  if (confidence >= 0.75) return t('Quite sure')
  if (confidence >= 0.55) return t('Fairly sure')
  return confidence >= 0.35 ? t('Not very sure') : t('Little to go on')
}

/** @param {import('../../types.js').Prescription} prescription */
function surenessText({ confidence, rep_low: low, rep_high: high, rir }) {
  const told = { sure: sureness(confidence), share: percent(Math.round(confidence * 100) / 100), reps: range(low, high), left: number(rir) }
  return rir === 0 ? t('{sure}: {share} for the {reps} reps that are asked, with none left.', told) : t('{sure}: {share} for the {reps} reps that are asked, with {left} left.', told)
}

/** @param {Hand} view */
export function reckoning({ prescription, exercise, unit }) {
  const { reasons, weight: onBar } = prescription
  const steps = reasons.flatMap(reason => { const step = stepOf(reason, unit); return step ? [step] : [] })
  const notes = reasons.filter(({ code }) => !TOLD_ELSEWHERE.includes(code) && !steps.some(step => step.code === code))
  const scale = scaleOf([...steps.flatMap(({ kg, span }) => [kg, ...span]), onBar].filter(kg => kg > 0))
  const { band } = prescription
  return html`${band ? html`<p class="expected"><b>${load(onBar, unit, exercise.load_type)}: ${expectText(band)}</b></p>` : nothing}
    <p>${surenessText(prescription)}
      ${prescription.prescription_id ? nothing : html`<span class="muted">${t('Reckoned on this phone.')}</span>`}</p>
    <ol class="steps">${steps.map(one => stepRow(one, scale, unit))}</ol>
    ${scale ? html`<p class="scale" aria-hidden="true">${ticks(scale).map((kg, i, { length }) => html`<span ${vars({ '--at': (kg - scale[0]) / (scale[1] - scale[0]) })}>${number(shown(kg, unit), 0)}${i === length - 1 ? ` ${unit}` : ''}</span>`)}</p>` : nothing}
    <p class="total"><b>${t('To load')}</b><span class="hero hero--mid">${number(shown(onBar, unit))}<span class="unit">${unit}</span></span></p>
    ${notes.length > 0 ? html`<ul class="asides">${notes.map(({ text }) => html`<li class="small muted">${text}</li>`)}</ul>` : nothing}
    <a class="btn btn--line btn--wide" href=${`/accuracy?exercise=${exercise.id}`}>${t('How often is this right?')}</a>
    <p class="small muted after">${t('Engine {version}', { version: prescription.engine_version })}</p>`
}

/** Reasons that the screen under the sheet says already. */
const TOLD_ELSEWHERE = ['change', 'hold', 'first_test', 'cold_start', 'fallback']

/** @param {number[]} all @returns {[number, number] | null} */
function scaleOf(all) {
  const [low, high] = [Math.min(...all), Math.max(...all)]
  if (!(high > low)) return null
  const pad = (high - low) * 0.1
  return [low - pad, high + pad]
}

/** @param {[number, number]} scale */
function ticks([low, high]) {
  const step = [1, 2, 5, 10, 20, 50, 100].find(one => (high - low) / one <= 5) ?? 200
  const first = Math.ceil(low / step) * step
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, i) => first + i * step)
    .filter(kg => (kg - low) / (high - low) > 0.05 && (kg - low) / (high - low) < 0.93)
}

/** @param {import('./steps.js').Row} row @param {[number, number] | null} scale @param {import('../../types.js').Unit} unit */
function stepRow({ title, text, kg, span, kind }, scale, unit) {
  const spread = kind === 'band' ? (span[1] - span[0]) / 2 : 0
  return html`<li class="step"><p><b>${title}</b></p>
    <p class="num">${number(shown(kg, unit), 1)} <span>${unit}${spread > 0 ? ` ± ${number(shown(spread, unit), 1)}` : ''}</span></p>
    <p class="small muted step__text">${text}</p>${scale ? track(kg, span, scale, kind) : nothing}</li>`
}

/** @param {number} kg @param {number[]} span @param {[number, number]} scale @param {import('./steps.js').Row['kind']} kind */
function track(kg, span, [low, high], kind) {
  const x = (/** @type {number} */ value) => 4 + 288 * Math.min(1, Math.max(0, (value - low) / (high - low)))
  const [from, to] = [x(Math.min(...span)), x(Math.max(...span))]
  const look = { band: 'track__band', rail: 'track__allowed', move: 'bar-in' }[kind]
  return svg`<svg class="chart track" viewBox="0 0 296 12" aria-hidden="true"><path class="track__rail" d="M4 6H292"/>
    <rect class=${look} x=${from} y="2" width=${Math.max(0, to - from)} height="8" rx=${kind === 'rail' ? 0 : 2}/>
    ${kind === 'rail' ? svg`<path class="track__ends" d=${`M${from} 0v12M${to} 0v12`}/>` : nothing}
    <rect class="track__now" x=${x(kg) - 1.5} y="0" width="3" height="12" rx="1.5"/></svg>`
}
