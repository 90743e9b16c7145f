import { note } from '../../elements/page.js'
import { html, nothing } from '../../html.js'
import { plural, t } from '../../i18n.js'

/**
 * Nights and mornings from a file.
 * @typedef {import('../../readiness_csv.js').Order} Order
 * @typedef {{ file: File | null, read: import('../../readiness_csv.js').Read | null, wrong: string }} Chosen
 *
 * @param {Chosen} chosen
 * @param {{ choose: (file: File) => void, order: (order: Order) => void, take: () => void }} act
 */
export const mornings = ({ file, read, wrong }, { choose, order, take }) => html`<section class="card"><h2 class="card__title">${t('From a watch, ring or app')}</h2>
  <p class="muted">${t('A CSV with a column for the day and one for HRV (RMSSD, ms) or hours of sleep, as Oura, Whoop, HRV4Training and spreadsheets save them. It stays on your phone and your server.')}</p>
  <label class="btn btn--wide after pick"><input class="vh" type="file" accept=".csv,.tsv,.txt,text/csv" @change=${(/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.target)
    if (input.files?.[0]) choose(input.files[0])
    input.value = ''
  }}>${t('Choose a file')}</label>
  <p class="small muted after">${t('Apple Health’s and Health Connect’s own archives are not read: the first measures HRV as SDNN, the second is a database. An app that saves them as CSV helps.')}</p>
  ${wrong ? note(wrong, 'warn') : nothing}
  ${file && read ? found(file, read, order, take) : nothing}</section>`

/** @param {File} file @param {import('../../readiness_csv.js').Read} read @param {(order: Order) => void} order @param {() => void} take */
function found(file, { mornings: days, order: written, skipped, hrv, sleep }, order, take) {
  if (written === null) {
    /** @type {[Order, string][]} */ const ways = [['dmy', t('Day first')], ['mdy', t('Month first')]]
    return html`<div class="group after"><p>${t('How does {file} write 03/04? Nothing in it tells.', { file: file.name })}</p>
      <gg-chips .name=${t('How days are written')} .options=${ways} .value=${null} @choose=${(/** @type {CustomEvent} */ event) => order(event.detail)}></gg-chips></div>`
  }
  const columns = [hrv, sleep].filter(Boolean).join(', ')
  return html`<div class="group after"><p>${plural(days.length, '{count} day in {file}, from {columns}.', '{count} days in {file}, from {columns}.', { file: file.name, columns })}
      ${skipped > 0 ? plural(skipped, '{count} line has none and is left out.', '{count} lines have none and are left out.') : nothing}</p>
    <button class="btn btn--act btn--wide" ?disabled=${days.length === 0} @click=${take}>${plural(days.length, 'Take in {count} day', 'Take in {count} days')}</button></div>`
}
