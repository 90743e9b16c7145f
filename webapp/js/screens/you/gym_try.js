import { number, parseNumber, toKg, weight } from '../../format.js'
import { reach, whyNot } from '../../gym_loads.js'
import { html, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { at, ladder, platesText } from '../../loads.js'
import { EQUIPMENT } from '../../terms.js'
import { kindOf } from './gym_parts.js'

/**
 * What can be loaded with what is written down, and why not what can't.
 *
 * @typedef {import('../../types.js').Gym} Gym
 * @typedef {import('../../types.js').Unit} Unit
 * @typedef {{ equipment: string, load: string }} Tried
 */

const TRIED = ['barbell', 'dumbbell', 'machine', 'cable', 'ez_bar', 'trap_bar', 'smith', 'plate_loaded', 'kettlebell']

/** @param {Gym} gym @param {Unit} unit @param {Tried} tried @param {(tried: Partial<Tried>) => void} change */
export function tryCard(gym, unit, { equipment, load }, change) {
  const lift = { id: '', equipment, load_type: /** @type {const} */ ('external') }
  const value = parseNumber(load)
  const kinds = Object.fromEntries(TRIED.map(kind => [kind, EQUIPMENT[kind]]))
  return html`<section class="card"><h2 class="card__title">${t('Try a load')}</h2>
    <div class="try">${kindOf(t('With what'), kinds, equipment, kind => change({ equipment: kind }))}
      <label class="entry"><span class="vh">${t('Load')}</span><span class="with-unit"><input id="try" inputmode="decimal" autocomplete="off" placeholder=${unit === 'kg' ? '77' : '170'} .value=${load}
        @input=${(/** @type {Event} */ event) => change({ load: /** @type {HTMLInputElement} */ (event.target).value })}><span>${unit}</span></span></label></div>
    <p class="after" role="status">${value === null ? reachWords(lift, gym, unit) : answer(lift, gym, unit, toKg(value, unit))}</p></section>`
}

/** @param {import('../../loads.js').Kind} lift @param {Gym} gym @param {Unit} unit @param {number} kg */
function answer(lift, gym, unit, kg) {
  const refused = whyNot(lift, gym, kg, unit)
  if (refused) return refused
  const rung = at(ladder(lift, gym, unit), kg)
  if (rung?.kind === 'bar') return t('{load}: {plates} a side, on the {bar} bar.', { load: weight(kg, unit), plates: platesText(rung), bar: `${number(rung.bar ?? 0)}\u00a0${rung.unit}` })
  return t('{load} is there.', { load: weight(kg, unit) })
}

/** @param {import('../../loads.js').Kind} lift @param {Gym} gym @param {Unit} unit */
function reachWords(lift, gym, unit) {
  const found = reach(lift, gym, unit)
  if (!found) return t('Nothing is written down for it at {gym}: any load counts.', { gym: gym.name || t('this gym') })
  const words = { low: weight(found.low, unit), high: weight(found.high, unit), step: weight(found.step, unit), even: weight(found.even, unit) }
  if (found.loads === 1) return t('Only {low}.', words)
  return found.even >= found.high ? t('{low} to {high}, by {step}.', words) : html`${t('{low} to {high}: by {step} up to {even}, then with gaps.', words)}${nothing}`
}
