import { language, LANGUAGES, speak } from './i18n.js'

/**
 * Which language, and its catalogue. The choice is kept on the phone, so that it is known before anybody has signed in;
 * without one the first language of the browser that has a catalogue counts.
 *
 * @typedef {import('./i18n.js').Language} Language
 * @typedef {import('./i18n.js').Catalogue} Catalogue
 */

const KEPT = 'gymgenius.language'

/** A catalogue is fetched only when it is spoken. @type {Record<Exclude<Language, 'en'>, () => Promise<{ default: Catalogue }>>} */
const CATALOGUES = {
  de: () => import('../lang/de.js'), es: () => import('../lang/es.js'), fr: () => import('../lang/fr.js'),
  pt: () => import('../lang/pt.js'), tr: () => import('../lang/tr.js'),
}

/** @param {unknown} tag @returns {tag is Language} */
export const isLanguage = tag => typeof tag === 'string' && Object.hasOwn(LANGUAGES, tag)

/**
 * The language to speak: the chosen one, else the first that is asked for and known, else English.
 * @param {unknown} chosen @param {readonly string[]} wanted as navigator.languages: `pt-BR`, `en-GB`
 * @returns {Language}
 */
export function languageOf(chosen, wanted) {
  if (isLanguage(chosen)) return chosen
  return /** @type {Language} */ (wanted.map(tag => tag.toLowerCase().split('-')[0]).find(isLanguage) ?? 'en')
}

/** What was chosen on this phone; null follows the browser. @returns {Language | null} */
export function chosenLanguage() {
  const kept = globalThis.localStorage?.getItem(KEPT)
  return isLanguage(kept) ? kept : null
}

/** Keep the choice; null follows the browser again. @param {Language | null} chosen */
export function keepLanguage(chosen) {
  if (chosen) localStorage.setItem(KEPT, chosen)
  else localStorage.removeItem(KEPT)
}

/**
 * Speak the language that this phone wants. A catalogue that can't be had leaves what is spoken as it is.
 * @returns {Promise<boolean>} whether another language is spoken now
 */
export async function speakWanted() {
  const to = languageOf(chosenLanguage(), navigator.languages ?? [])
  const was = language()
  const catalogue = to === 'en' ? {} : await CATALOGUES[to]().then(module => module.default, () => null)
  if (catalogue) speak(to, catalogue)
  document.documentElement.lang = language()
  return language() !== was
}
