import { chartCard, tableOf } from '../../elements/chart-card.js'
import { vars } from '../../elements/vars.js'
import { load, number, percent } from '../../format.js'
import { html, nothing } from '../../html.js'
import { plural, t } from '../../i18n.js'
import { byRange, rangeFace } from '../../rep_ranges.js'

/**
 * Sets by their reps: how often each range was trained, and how heavy it went.
 * @param {object} view
 * @param {{ reps: number, sets: number, heaviest_kg: number }[]} view.reps
 * @param {import('../../types.js').Exercise} view.exercise @param {import('../../types.js').Unit} view.unit
 * @param {boolean} view.table @param {() => void} view.turn
 */
export function repsCard({ reps, exercise, unit, table, turn }) {
  const ranges = byRange(reps)
  const all = ranges.reduce((sum, one) => sum + one.sets, 0)
  if (all === 0) return nothing
  const most = Math.max(...ranges.map(one => one.sets))
  const usual = ranges.reduce((best, one) => one.sets > best.sets ? one : best)
  return chartCard({
    title: t('Sets by reps'), about: t('All time, warm-ups left out'), asTable: t('Sets by reps as a table'), table, turn,
    chart: () => html`<ul class="bins">${ranges.map(one => html`<li class="bin" ${vars({ '--share': one.sets / most })}><span class="bin__face num">${rangeFace(one)}<span class="vh"> ${t('reps')}</span></span>
      <span class="bin__plot" aria-hidden="true"><i></i></span><span class="num bin__n">${plural(one.sets, '{count}\u00a0set', '{count}\u00a0sets')}</span></li>`)}</ul>`,
    rows: () => tableOf(t('Sets by reps'), [t('Reps'), t('Sets'), t('Share'), t('Heaviest')], ranges.map(one => [
      rangeFace(one), number(one.sets), percent(one.sets / all, false, 0), one.heaviest_kg === null ? '–' : load(one.heaviest_kg, unit, exercise.load_type)])),
    said: html`<p>${plural(all, '{share} of {count}\u00a0set had {range} reps.', '{share} of {count}\u00a0sets had {range} reps.', { share: percent(usual.sets / all, false, 0), range: rangeFace(usual) })}</p>`,
  })
}
