import { number, percent, range, shown, weight } from '../../format.js'
import { html, nothing, svg } from '../../html.js'
import { vars } from '../../elements/vars.js'

/**
 * The whole reckoning: from strength to the bar, each step on one scale.
 *
 * @typedef {import('../workout.js').Hand} Hand
 * @typedef {import('../../types.js').Reason} Reason
 */

/** @type {Record<string, string>} */
const NAMES = {
  strength: 'Strength (e1RM)', cold_start: 'First test', fatigue: 'Fatigue', session: 'Today’s sets', readiness: 'Readiness', goal: 'Goal',
  guardrail: 'Guardrail', hard_cap: 'Guardrail', rounding: 'Rounding', volume: 'Volume', layoff: 'Time off',
}

/** How sure, in words. @param {number} confidence */
export function sureness(confidence) {
  if (confidence >= 0.75) return 'Quite sure'
  if (confidence >= 0.55) return 'Fairly sure'
  return confidence >= 0.35 ? 'Not very sure' : 'Little to go on'
}

/** @param {Hand} view */
export function reckoning({ prescription, unit }) {
  const { confidence, rep_low: low, rep_high: high, reasons, weight: onBar, e1rm } = prescription
  const steps = reasons.map(reason => ({ reason, kg: kgOf(reason) }))
  const all = [...steps.flatMap(({ kg }) => kg === null ? [] : [kg]), onBar, ...(e1rm ? [e1rm.low, e1rm.high] : [])]
  const scale = scaleOf(all)
  return html`<p>${sureness(confidence)}: ${percent(Math.round(confidence * 100) / 100)} for ${range(low, high)} reps with ${number(prescription.rir)} left.
      ${prescription.prescription_id ? nothing : html`<span class="muted">Reckoned on this phone.</span>`}</p>
    <ol class="steps">${steps.map(({ reason, kg }, i) => step(reason, kg, steps.slice(0, i).findLast(one => one.kg !== null)?.kg ?? null, e1rm, scale, unit))}</ol>
    ${scale ? html`<p class="scale" aria-hidden="true">${ticks(scale).map((kg, i, { length }) => html`<span ${vars({ '--at': (kg - scale[0]) / (scale[1] - scale[0]) })}>${number(shown(kg, unit), 0)}${i === length - 1 ? ` ${unit}` : ''}</span>`)}</p>` : nothing}
    <p class="total"><b>On the bar</b><span class="hero hero--mid">${number(shown(onBar, unit))}<span class="unit">${unit}</span></span></p>
    <p class="small muted">Engine ${prescription.engine_version}</p>`
}

/** @param {Reason} reason @returns {number | null} */
function kgOf({ values }) {
  const value = values.kg ?? values.load_kg ?? values.weight_kg ?? values.e1rm_kg
  return typeof value === 'number' ? value : null
}

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

/**
 * @param {Reason} reason @param {number | null} kg @param {number | null} before
 * @param {import('../../types.js').Estimate | null} e1rm @param {[number, number] | null} scale @param {import('../../types.js').Unit} unit
 */
function step(reason, kg, before, e1rm, scale, unit) {
  const isStrength = reason.code === 'strength' && e1rm !== null
  const spread = isStrength ? (e1rm.high - e1rm.low) / 2 : 0
  return html`<li class="step"><p><b>${NAMES[reason.code] ?? reason.code.replace(/_/g, ' ')}</b></p>
    <p class="num">${kg === null ? '' : html`${weight(kg, unit, { digits: 1 }).split('\u00a0')[0]} <span>${unit}${spread > 0 ? ` ± ${number(shown(spread, unit), 1)}` : ''}</span>`}</p>
    <p class="small muted step__text">${reason.text}</p>
    ${kg !== null && scale ? track(kg, isStrength ? [e1rm.low, e1rm.high] : [before ?? kg, kg], scale, isStrength) : nothing}</li>`
}

/** @param {number} kg @param {number[]} span @param {[number, number]} scale @param {boolean} band */
function track(kg, span, [low, high], band) {
  const x = (/** @type {number} */ value) => 4 + 288 * Math.min(1, Math.max(0, (value - low) / (high - low)))
  const [from, to] = [Math.min(...span), Math.max(...span)]
  return svg`<svg class="chart track" viewBox="0 0 296 12" aria-hidden="true"><path class="track__rail" d="M4 6H292"/>
    <rect class=${band ? 'track__band' : 'bar-in'} x=${x(from)} y="2" width=${Math.max(0, x(to) - x(from))} height="8" rx="2"/>
    <rect class="track__now" x=${x(kg) - 1.5} y="0" width="3" height="12" rx="1.5"/></svg>`
}
