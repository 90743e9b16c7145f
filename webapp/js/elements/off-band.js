import { html, nothing } from '../html.js'
import { t } from '../i18n.js'

const ARROWS = { over: 'M12 18V6.5M6.5 11.5L12 6l5.5 5.5', under: 'M12 6v11.5M6.5 12.5L12 18l5.5-5.5' }

/**
 * How many sets, and whether that is outside the band: by an arrow and a word, not by colour alone.
 * @param {string} sets @param {'over' | 'under' | null} off @param {string} [more] what else a screen reader is told
 */
export const countOfSets = (sets, off, more = '') => html`<span class=${off ? 'vol__n vol__n--shown vol__n--off' : 'vol__n vol__n--shown'}>
  ${off ? html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${ARROWS[off]}></path></svg>` : nothing}${sets}<span class="vh"> ${said(off)}${more}</span></span>`

/** @param {'over' | 'under' | null} off */
const said = off => off === 'over' ? t('sets, over the band') : off === 'under' ? t('sets, under the band') : t('sets')
