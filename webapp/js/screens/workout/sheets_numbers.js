import { openSheet } from '../../elements/sheet.js'
import { plates } from '../../elements/plates.js'
import { number, parseNumber, shown, toKg, weight } from '../../format.js'
import { html, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { at, nearest } from '../../loads.js'
import { parseClock } from '../../set_form.js'
import { clock } from '../../format.js'

/** @typedef {import('../workout.js').Hand} Hand */
const MOST_REPS = 100
const MOST_KG = 1500
const MOST_HELP_KG = 200
const LONGEST_S = 86_400

/**
 * Type the numbers: the only keypad there is. Each number that can be stands on the screen below, and on the disk, as it
 * is typed.
 * @param {Hand} view @param {'load' | 'reps'} first which of the two was tapped
 */
export function openNumbers(view, first) {
  const { draft, unit, rungs, change, exercise, timed } = view
  const assisted = exercise.load_type === 'assisted'
  const sign = assisted ? -1 : 1
  let kg = draft.kg
  let whole = first === 'reps'
  const loadTyped = (/** @type {Event} */ event) => {
    const value = parseNumber(valueOf(event))
    const typed = value === null ? null : toKg(sign * Math.abs(value), unit)
    if (typed === null || typed > MOST_KG || typed < -MOST_HELP_KG) return
    kg = typed
    change({ kg })
    sheet.refresh()
  }
  const repsTyped = (/** @type {Event} */ event) => {
    const typed = timed ? parseClock(valueOf(event)) : parseNumber(valueOf(event))
    if (typed === null || typed < 1 || typed > (timed ? LONGEST_S : MOST_REPS)) return
    change(timed ? { seconds: Math.round(typed), reps_touched: true } : { reps: Math.round(typed), reps_touched: true })
  }
  const focused = (/** @type {boolean} */ reps) => (/** @type {FocusEvent} */ event) => {
    /** @type {HTMLInputElement} */ (event.target).select()
    if (whole !== reps) { whole = reps; sheet.refresh() }
  }
  const rung = () => at(rungs, kg)
  const sheet = openSheet(t('This set'), close => html`<form class="form numbers" novalidate @submit=${(/** @type {SubmitEvent} */ event) => { event.preventDefault(); close() }}>
    <div class="duo"><div class="entry"><label for="load">${assisted ? t('Help, {unit}', { unit }) : t('Load, {unit}', { unit })}</label>
      <input id="load" name="load" inputmode="none" autocomplete="off" .defaultValue=${number(shown(Math.abs(draft.kg), unit)).replace(/[^\d.,]/g, '')} @input=${loadTyped} @focus=${focused(false)}></div>
    <div class="entry"><label for="reps">${timed ? t('Time') : t('Reps')}</label>
      <input id="reps" name="reps" inputmode="none" autocomplete="off" .defaultValue=${timed ? clock(draft.seconds ?? 0) : String(draft.reps)} @input=${repsTyped} @focus=${focused(true)}></div></div>
    <div class="numbers__said">${rung()?.kind === 'bar' ? plates(/** @type {import('../../loads.js').Rung} */ (rung())) : nothing}
      <p class="small muted">${rung() ? t('This gym can load it.') : t('This gym’s nearest: {load}. Any load can be logged.', { load: weight(nearest(rungs, kg).kg, unit) })}</p></div>
    <gg-keypad .whole=${whole && !timed} .field=${() => document.getElementById(first)}></gg-keypad>
    <button class="btn btn--act btn--wide">${t('Use these')}</button></form>`)
  document.getElementById(first)?.focus()
}

/** @param {Event} event */
const valueOf = event => /** @type {HTMLInputElement} */ (event.target).value
