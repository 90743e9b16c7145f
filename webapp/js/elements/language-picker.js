import { chosenLanguage, setLanguage } from '../actions/look.js'
import { html } from '../html.js'
import { LANGUAGES, t } from '../i18n.js'

/** @typedef {import('../i18n.js').Language} Language */

/**
 * Which language the app speaks; each by its own name, so that it is found by whoever can't read the others.
 * @param {import('../app.js').App} app
 */
export function languagePicker(app) {
  const chosen = chosenLanguage()
  const choose = (/** @type {Event} */ event) => setLanguage(app, /** @type {Language | null} */ (/** @type {HTMLSelectElement} */ (event.target).value || null))
  return html`<div class="entry"><label for="language">${t('Language')}</label><select id="language" @change=${choose}>
    <option value="" ?selected=${chosen === null}>${t('As the system')}</option>
    ${Object.entries(LANGUAGES).map(([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === chosen}>${name}</option>`)}</select></div>`
}
