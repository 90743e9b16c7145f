import { isGuest } from '../guest.js'
import { html, nothing } from '../html.js'
import { t } from '../i18n.js'
import { icon } from '../icons.js'

/**
 * One quiet sentence for a guest; nothing for the others.
 * @param {Pick<import('../types.js').State, 'me'>} state
 */
export const hereOnly = state => isGuest(state) ? html`<p class="note">${icon('phone')}<span>${t('All of this is on this phone only.')}
  <a class="link" href="/sign-up">${t('An account keeps it elsewhere too')}</a></span></p>` : nothing
