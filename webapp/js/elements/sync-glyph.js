import { isGuest } from '../guest.js'
import { html } from '../html.js'
import { t } from '../i18n.js'
import { icon } from '../icons.js'
import { plural } from '../format.js'

const OLD_MS = 24 * 3600_000

/**
 * One quiet glyph: is everything on the server? Amber when something is refused or has waited for a day.
 * @param {import('../types.js').State} state
 * @param {number} now
 */
export function syncGlyph({ tally, online, lost, me }, now) {
  if (isGuest({ me })) return here()
  const { waiting, parked, oldest } = tally
  const old = oldest !== null && now - Date.parse(oldest) > OLD_MS
  const warn = parked.length > 0 || lost || old
  const count = waiting + parked.length
  const away = !online || lost
  const words = parked.length > 0 ? `${plural(parked.length, 'change')} refused by the server`
    : count > 0 ? `${online ? 'Sending' : 'Offline'}, ${plural(count, 'change')} waiting` : online ? 'All on the server' : 'Offline, nothing waiting'
  return html`<span role="status" aria-label=${words}><a class=${warn ? 'sync warn' : 'sync'} href="/sync"><span class="vh">${words}</span>
    ${icon(parked.length > 0 ? 'warn' : away ? 'offline' : count > 0 ? 'sending' : 'synced', 's')}<span aria-hidden="true">${count > 0 ? count : ''}</span></a></span>`
}

/** A guest's: nothing is sent, and where to change that. */
function here() {
  const words = t('On this phone only')
  return html`<span role="status" aria-label=${words}><a class="sync" href="/sign-up"><span class="vh">${words}</span>${icon('phone', 's')}</a></span>`
}
