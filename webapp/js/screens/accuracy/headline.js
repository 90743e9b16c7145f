import { FEW, overallText, sentenceOf } from '../../accuracy.js'
import { note } from '../../elements/page.js'
import { vars } from '../../elements/vars.js'
import { number, percent } from '../../format.js'
import { html, nothing } from '../../html.js'
import { plural, t } from '../../i18n.js'
import { head } from './parts.js'

/** @typedef {import('./parts.js').Score} Score */

/**
 * The one figure, and what it means in a sentence.
 * @param {import('./parts.js').Accuracy} accuracy @param {string | null} age when it was reckoned, where that isn't now
 */
export function headline(accuracy, age) {
  const { overall, settling } = accuracy
  return html`<section class="across verdict">
    <p class="headline">${percent(overall.mean_error ?? 0)} <small>${t('off on average')}</small></p>
    <p>${sentenceOf(accuracy)}</p>
    ${age ? html`<p class="small muted">${age}</p>` : nothing}
    ${settling ? note(t('A change of your log is being worked in: these figures still move.')) : nothing}
    ${overall.sets < FEW ? note(plural(overall.sets, '{count} set is little: take the figures with a grain of salt.', '{count} sets are little: take the figures with a grain of salt.')) : nothing}</section>`
}

/**
 * Against the rule that is hard to beat: lift what you lifted last.
 * @param {import('./parts.js').Accuracy} accuracy
 */
export function against({ overall, opening, later, effort_known: known }) {
  const most = Math.max(overall.mean_error ?? 0, overall.repeat_mean_error ?? 0) || 1
  return html`<section class="card">${head(t('Against repeating last time'), t('Mean error of the load, on the same sets'))}
    <dl class="pairs">${pair(t('This coach'), overall.mean_error, most, '')}${pair(t('Repeating last time'), overall.repeat_mean_error, most, 'meter--quiet')}</dl>
    <p class="after">${overallText(overall)}</p>
    <div class="scroll after" tabindex="0" role="region" aria-label=${t('By kind of set')}><table class="data duel-table"><thead><tr><th scope="col">${t('Mean error, %')}</th><th scope="col">${t('Coach')}</th><th scope="col">${t('Repeat')}</th><th scope="col">${t('Sets')}</th></tr></thead><tbody>
      ${part(t('First set of the lift'), opening)}${part(t('Later sets'), later)}${part(t('Effort known'), known)}</tbody></table></div>
    <p class="small muted after">${t('In the middle {median}, repeating {repeat_median}. Within 5\u00a0% on {within} of sets, repeating {repeat_within}.', { median: shareText(overall.median_error), repeat_median: shareText(overall.repeat_median_error), within: shareText(overall.within_5, 0), repeat_within: shareText(overall.repeat_within_5, 0) })}</p>
    ${overall.reps_mae === null || overall.repeat_reps_mae === null ? nothing : html`<p class="small muted">${t('Reps at the load on the bar: off by {reps} on average, repeating {repeat}.', { reps: number(overall.reps_mae, 1), repeat: number(overall.repeat_reps_mae, 1) })}</p>`}</section>`
}

/** @param {string} name @param {number | null} error @param {number} most @param {string} look */
const pair = (name, error, most, look) => html`<div class="pair"><dt>${name}</dt><dd>${shareText(error)}</dd>
  <dd class=${`meter ${look}`} aria-hidden="true" ${vars({ '--v': 100 * (error ?? 0) / most })}><i></i></dd></div>`

/** The nearer figure is the heavier one. @param {string} name @param {Score} score */
function part(name, { sets, better, mean_error: coach, repeat_mean_error: repeat }) {
  if (sets === 0) return nothing
  return html`<tr><th scope="row">${name}</th><td class=${better === 'coach' ? 'num nearer' : 'num'}>${figure(coach)}</td>
    <td class=${better === 'repeat' ? 'num nearer' : 'num'}>${figure(repeat)}</td><td class="num muted">${number(sets)}</td></tr>`
}

/** @param {number | null} share */
const figure = share => share === null ? '–' : number(share * 100, 1)

/** @param {number | null} value @param {number} [digits] */
const shareText = (value, digits = 1) => value === null ? '–' : percent(value, false, digits)
