import { hand, setHand, setTheme, theme } from '../../actions/look.js'
import { languagePicker } from '../../elements/language-picker.js'
import { html } from '../../html.js'
import { t } from '../../i18n.js'

/**
 * How the app looks and speaks.
 * @param {import('../../app.js').App} app @param {() => void} changed
 */
export const lookCard = (app, changed) => html`<section class="card settings"><h2 class="card__title">${t('Look and language')}</h2>
  ${languagePicker(app)}
  ${tall(t('Theme'), [[null, t('System')], ['light', t('Light')], ['dark', t('Dark')], ['black', t('Black')]], theme(), chosen => { setTheme(app, chosen); changed() })}
  ${tall(t('Hand that holds the phone'), [['left', t('Left')], ['right', t('Right')]], hand(), chosen => { setHand(app, chosen); changed() })}
  <p class="small muted">${t('Black saves power on OLED screens. The left hand gets the controls of a workout, and what can be undone, on its side.')}</p></section>`

/**
 * @template T
 * @param {string} name @param {[T, string][]} options @param {T} value @param {(value: any) => void} choose
 */
const tall = (name, options, value, choose) => html`<div class="setting setting--tall"><span class="label" aria-hidden="true">${name}</span>
  <gg-chips .look=${'seg'} .name=${name} .options=${options} .value=${value} @choose=${(/** @type {CustomEvent} */ event) => choose(event.detail)}></gg-chips></div>`
