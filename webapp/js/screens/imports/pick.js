import { day, number } from '../../format.js'
import { html, nothing } from '../../html.js'
import { plural, t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { fresh } from '../../imports.js'

/** @typedef {import('../../imports.js').Import} Import */

/**
 * Where a file goes in: dropped, or chosen.
 * @param {{ busy: string, over: boolean, choose: (file: File) => void, drag: (over: boolean) => void }} how
 */
export function pick({ busy, over, choose, drag }) {
  const drop = (/** @type {DragEvent} */ event) => {
    event.preventDefault()
    drag(false)
    const file = event.dataTransfer?.files[0]
    if (file) choose(file)
  }
  const picked = (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.target)
    if (input.files?.[0]) choose(input.files[0])
    input.value = ''
  }
  return html`<label class=${over ? 'drop drop--over' : 'drop'} @dragover=${(/** @type {DragEvent} */ event) => { event.preventDefault(); drag(true) }}
      @dragleave=${() => drag(false)} @drop=${drop}>
      <input type="file" class="vh" accept=".csv,.txt,.zip,.json,.fitnotes,.db,.sqlite,text/csv,application/zip" ?disabled=${busy !== ''} @change=${picked}>
      <span class="icon-box">${icon('file')}</span>
      <span class="drop__name">${busy ? t('Reading {file}', { file: busy }) : t('Choose a file')}</span>
      <span class="small muted">${busy ? t('The server reads every row; nothing is saved yet.') : t('or drop it here')}</span>
      ${busy ? html`<span class="meter meter--busy" role="progressbar" aria-label=${t('Reading the file')}><i></i></span>` : nothing}</label>
    <p class="muted">${t('Strong, Hevy, FitNotes, StrongLifts, Liftosaur and Fitbod are known. Of any other table you say what its columns are. At most 50\u00a0MB.')}</p>`
}

/** @type {Record<Import['status'], () => string>} */
const WORDS = {
  read: () => t('read, not imported'), confirmed: () => t('importing'), importing: () => t('importing'), done: () => t('imported'), failed: () => t('failed'), undone: () => t('taken back'),
}

/** What was brought before. @param {Import[]} imports @param {Date} now */
export function past(imports, now) {
  if (imports.length === 0) return nothing
  return html`<section class="card"><h2 class="card__title">${t('Earlier imports')}</h2><ul class="list">${imports.map(one => html`<li>
    <a class="item item--tap" href=${`/import?id=${one.id}`}><span class="grow">${one.filename}<span class="small muted row-under">${day(new Date(one.created_at), now)}, ${countOf(one)}</span></span>
      <span class=${one.status === 'failed' ? 'tag tag--warn' : 'tag'}>${WORDS[one.status]()}</span></a></li>`)}</ul></section>`
}

/** @param {Import} one */
function countOf({ status, summary, report, sets_total: total }) {
  if (status === 'undone') return plural(total, '{count} set', '{count} sets')
  if (summary) return plural(summary.sets_added, '{count} set added', '{count} sets added')
  return report ? plural(report.sets, '{fresh} new of {count} set', '{fresh} new of {count} sets', { fresh: number(fresh(report)) }) : plural(total, '{count} set', '{count} sets')
}
