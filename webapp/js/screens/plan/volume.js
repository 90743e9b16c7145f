import { changeMe } from '../../actions/profile.js'
import { countOfSets } from '../../elements/off-band.js'
import { openSheet } from '../../elements/sheet.js'
import { vars } from '../../elements/vars.js'
import { capital, words } from '../../terms.js'
import { number, parseNumber } from '../../format.js'
import { html, live, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { marksOf, MUSCLES, offBand, sensible, usualMarks } from '../../landmarks.js'
import { sets } from '../../volume.js'
import { toldOfPlan } from '../../server_words.js'

/**
 * What a week gives each muscle, against the landmarks; and the landmarks themselves, for each lifter to set.
 *
 * @typedef {import('../../app.js').App} App
 * @typedef {import('../../types.js').Plan} Plan
 * @typedef {import('../../types.js').Me} Me
 * @typedef {import('../../landmarks.js').Marks} Marks
 */

/**
 * @param {App} app @param {Plan['volume']} volume sets of each muscle @param {string[]} notes what was left out or held back
 * @param {unknown} [about] which week is shown
 */
export function volumeCard(app, volume, notes, about = t('A week of this plan')) {
  const { me } = app.store.state
  const rows = volume.map(one => ({ ...one, marks: marksOf(me, one.muscle) })).sort((a, b) => b.sets - a.sets)
  if (rows.length === 0) return nothing
  const scale = Math.ceil(Math.max(10, ...rows.flatMap(one => [one.sets, one.marks?.mrv ?? 0, one.recent_sets])) / 5) * 5
  return html`<section class="card vols"><div class="card__head"><div><h2 class="card__title">${t('Sets per muscle')}</h2>
      <p class="small muted">${about}. ${t('A direct set counts 1, an indirect one ½, a slight one ¼; warm-ups none')}</p></div></div>
    <ul ${vars({ '--scale': scale, '--rule': 1 })} aria-live="off">${rows.map(bar)}</ul>
    <p class="key vol-key"><span><i class="swatch"></i>${t('planned')}</span><span><i class="swatch swatch--tick"></i>${t('lately')}</span>
      <span><i class="swatch swatch--band"></i>${t('MEV to MRV, a heuristic')}</span></p>
    <button class="btn btn--calm btn--wide after" @click=${() => landmarksSheet(app)}>${t('Set the bands')}</button>
    ${notes.length > 0 ? html`<h3 class="after">${t('Left out or held back')}</h3><ul class="notes">${notes.map(text => html`<li>${toldOfPlan(text)}</li>`)}</ul>` : nothing}
  </section>`
}

/** @param {Plan['volume'][number] & { marks: Marks | null }} one */
function bar({ muscle, sets: planned, recent_sets: lately, marks }) {
  const off = offBand(planned, marks, muscle)
  const band = marks ? t(', landmarks {low} to {high}', { low: number(marks.mev, 1), high: number(marks.mrv, 1) }) : ''
  return html`<li class="vol" ${vars({ '--d': planned, '--i': 0, '--plan': lately, ...(marks ? { '--lo': marks.mev, '--hi': marks.mrv, '--mid': marks.mav } : {}) })}>
    <span>${capital(words(muscle))}</span><span class="vol__plot" aria-hidden="true">${marks ? html`<i class="vol__band"></i><i class="vol__mid"></i>` : nothing}<i class="vol__d"></i>${lately > 0 ? html`<i class="vol__plan"></i>` : nothing}</span>
    ${countOfSets(sets(planned), off, `${band}${lately > 0 ? t(', lately {count}', { count: number(lately, 1) }) : ''}`)}</li>`
}

/** The three figures of each muscle, kept as they are typed. @param {App} app */
export function landmarksSheet(app) {
  const me = () => /** @type {Me} */ (app.store.state.me)
  const keep = (/** @type {Record<string, Marks>} */ landmarks) => { changeMe(app, { preferences: { landmarks } }); sheet.refresh() }
  const change = (/** @type {string} */ muscle, /** @type {keyof Marks} */ which, /** @type {number} */ value) => {
    const { mev, mav, mrv } = marksOf(me(), muscle) ?? { mev: 0, mav: 0, mrv: 0 }
    keep({ ...me().preferences.landmarks, [muscle]: sensible({ mev, mav, mrv, [which]: value }, which) })
  }
  const sheet = openSheet(t('Sets per muscle and week'), () => html`<p class="muted lead">${t('Least that grows, what serves most, most that is recovered from. Rules of thumb: change what your own log says better.')}</p>
    <table class="marks"><thead><tr><th>${t('Muscle')}</th><th><abbr title=${t('Least that grows')}>MEV</abbr></th><th><abbr title=${t('What serves most')}>MAV</abbr></th><th><abbr title=${t('Most that is recovered from')}>MRV</abbr></th></tr></thead>
      <tbody>${MUSCLES.map(muscle => marksRow(me(), muscle, (which, value) => change(muscle, which, value)))}</tbody></table>
    <button class="btn btn--calm btn--wide after" @click=${() => keep({})}>${t('As they were')}</button>`)
}

/** @param {Me} me @param {string} muscle @param {(which: keyof Marks, value: number) => void} change */
function marksRow(me, muscle, change) {
  const marks = marksOf(me, muscle) ?? { ...(usualMarks(muscle) ?? { mev: 0, mav: 0, mrv: 0 }), own: false }
  const cell = (/** @type {'mev' | 'mav' | 'mrv'} */ which) => html`<td><input inputmode="decimal" autocomplete="off" aria-label=${`${capital(words(muscle))}, ${which.toUpperCase()}`} .value=${live(number(marks[which], 1))}
    @change=${(/** @type {Event} */ event) => { const typed = parseNumber(/** @type {HTMLInputElement} */ (event.target).value); if (typed !== null) change(which, typed) }}></td>`
  return html`<tr><th scope="row">${capital(words(muscle))}${marks.own ? html`<span class="small muted row-under">${t('yours')}</span>` : nothing}</th>${cell('mev')}${cell('mav')}${cell('mrv')}</tr>`
}
