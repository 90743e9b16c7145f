import { isGuest } from '../guest.js'
import { html } from '../html.js'
import { plural, t } from '../i18n.js'
import { icon } from '../icons.js'

const OLD_MS = 24 * 3600_000

/**
 * One quiet glyph: is everything on the server? Amber when something is refused, has waited for a day, or is not on
 * this phone's disk.
 * @param {import('../types.js').State} state
 * @param {number} now
 */
export function syncGlyph({ tally, online, lost, lasts, unsaved, me }, now) {
  const { waiting, parked, oldest } = tally
  const old = oldest !== null && now - Date.parse(oldest) > OLD_MS
  const unkept = unsaved > 0 || !lasts
  if (isGuest({ me }) && !unkept) return here()
  const warn = parked.length > 0 || lost || old || unkept
  const count = waiting + parked.length
  const away = !online || lost
  const words = wordsOf({ tally, online, lasts, unsaved })
  return html`<span role="status" aria-label=${words}><a class=${warn ? 'sync warn' : 'sync'} href="/sync"><span class="vh">${words}</span>
    ${icon(parked.length > 0 || unkept ? 'warn' : away ? 'offline' : count > 0 ? 'sending' : 'synced', 's')}<span aria-hidden="true">${count > 0 ? count : ''}</span></a></span>`
}

/** @param {Pick<import('../types.js').State, 'tally' | 'online' | 'lasts' | 'unsaved'>} state */
function wordsOf({ tally: { waiting, parked }, online, lasts, unsaved }) {
  if (unsaved > 0) return plural(unsaved, 'Storage is full, {count} change in memory', 'Storage is full, {count} changes in memory')
  if (!lasts) return t('Nothing lasts in this browser')
  if (parked.length > 0) return plural(parked.length, '{count} change refused by the server', '{count} changes refused by the server')
  if (waiting === 0) return online ? t('All on the server') : t('Offline, nothing waiting')
  return online ? plural(waiting, 'Sending, {count} change waiting', 'Sending, {count} changes waiting') : plural(waiting, 'Offline, {count} change waiting', 'Offline, {count} changes waiting')
}

/** A guest's: nothing is sent, and where to change that. */
function here() {
  const words = t('On this phone only')
  return html`<span role="status" aria-label=${words}><a class="sync" href="/sign-up"><span class="vh">${words}</span>${icon('phone', 's')}</a></span>`
}
