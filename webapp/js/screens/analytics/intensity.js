import { chartCard, tableOf } from '../../elements/chart-card.js'
import { vars } from '../../elements/vars.js'
import { number, percent, range } from '../../format.js'
import { html, live, nothing } from '../../html.js'
import { plural, t } from '../../i18n.js'

/**
 * How heavy and how hard: sets by load over the e1RM of their time, or by reps left.
 * @typedef {{ low: number | null, high: number | null, sets: number }} Bin
 * @typedef {{ first_week: string, sets: number, load: Bin[], load_unknown: number, reserve: Bin[], reserve_unknown: number }} Intensity
 * @typedef {'load' | 'reserve'} By
 */

/**
 * @param {object} view
 * @param {Intensity} view.intensity @param {number} view.weeks @param {By} view.by
 * @param {boolean} view.table @param {() => void} view.turn @param {(by: By) => void} view.choose
 */
export function intensityCard({ intensity, weeks, by, table, turn, choose }) {
  if (intensity.sets === 0) return nothing
  const bins = intensity[by]
  const known = bins.reduce((sum, bin) => sum + bin.sets, 0)
  const unknown = by === 'load' ? intensity.load_unknown : intensity.reserve_unknown
  const face = by === 'load' ? loadFace : reserveFace
  return chartCard({
    title: t('How heavy, how hard'), about: plural(weeks, 'Working sets of {count} week', 'Working sets of {count} weeks'),
    asTable: t('How heavy, how hard as a table'), table, turn,
    before: html`<div class="seg seg--by" role="radiogroup" aria-label=${t('Sets by')}>${/** @type {const} */ (['load', 'reserve']).map(one => html`<label><input type="radio" name="by" value=${one}
      .checked=${live(one === by)} @change=${() => choose(one)}>${one === 'load' ? t('Load, % of e1RM') : t('Reps in reserve')}</label>`)}</div>`,
    chart: () => bars(bins, known, face),
    rows: () => tableOf(t('How heavy, how hard'), [by === 'load' ? t('Load, % of e1RM') : t('Reps in reserve'), t('Sets'), t('Share')],
      bins.map(bin => [face(bin), number(bin.sets), percent(known ? bin.sets / known : 0, false, 0)])),
    said: html`<p>${sentence(by, bins, known)}</p>${unknown > 0 ? html`<p class="small muted">${by === 'load'
      ? plural(unknown, '{count} set of lifts without an estimate is left out.', '{count} sets of lifts without an estimate are left out.')
      : plural(unknown, '{count} set without RIR is left out.', '{count} sets without RIR are left out.')}</p>` : nothing}`,
  })
}

/** @param {Bin[]} bins @param {number} known @param {(bin: Bin) => string} face */
function bars(bins, known, face) {
  const most = Math.max(1, ...bins.map(bin => bin.sets))
  return html`<ul class="bins">${bins.map(bin => html`<li class="bin" ${vars({ '--share': bin.sets / most })}><span class="bin__face num">${face(bin)}</span>
    <span class="bin__plot" aria-hidden="true"><i></i></span><span class="num bin__n">${plural(bin.sets, '{count}\u00a0set', '{count}\u00a0sets')}<span class="vh">, ${percent(known ? bin.sets / known : 0, false, 0)}</span></span></li>`)}</ul>`
}

/** @param {Bin} bin */
function loadFace({ low, high }) {
  if (low === null) return t('under {percent}', { percent: percent(high ?? 0, false, 0) })
  if (high === null) return t('{percent} and over', { percent: percent(low, false, 0) })
  return percent(high, false, 0).replace(number(high * 100, 0), range(Math.round(low * 100), Math.round(high * 100)))
}

/** Reserves go in halves: from 1 up to below 2 is `1–1.5`. @param {Bin} bin */
function reserveFace({ low, high }) {
  if (low === null) return t('0, to failure')
  return high === null ? t('{number} or more', { number: number(low) }) : number(low)
}

/** The half of the sets that lies together. @param {By} by @param {Bin[]} bins @param {number} known */
function sentence(by, bins, known) {
  if (known === 0) return t('No set says how many reps were left.')
  if (by === 'load') {
    const heavy = bins.filter(bin => (bin.low ?? 0) >= 0.8).reduce((sum, bin) => sum + bin.sets, 0)
    return t('{share} of the sets were at 80 % of the e1RM of their time or over.', { share: percent(heavy / known, false, 0) })
  }
  const hard = bins.filter(bin => (bin.low ?? 0) < 3).reduce((sum, bin) => sum + bin.sets, 0)
  return t('{share} of the sets ended with fewer than 3 reps left.', { share: percent(hard / known, false, 0) })
}
