import { language, LANGUAGES } from '../i18n.js'
import { chosenLanguage, isLanguage, keepLanguage, speakWanted } from '../language.js'
import { inLanguage } from '../names.js'
import { allRetold } from '../retell.js'
import { changeMe } from './profile.js'

/**
 * How the app looks and speaks: theme, hand and language. Kept on the phone, where they are known before the first
 * paint, and with the account, so that the next phone has them too.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../i18n.js').Language} Language
 * @typedef {'dark' | 'light' | 'black'} Theme
 * @typedef {'left' | 'right'} Hand
 */

const THEMES = ['dark', 'light', 'black']
const key = (/** @type {string} */ name) => `gymgenius.${name}`

/** dark | light | black; null follows the system. @returns {Theme | null} */
export const theme = () => /** @type {Theme | null} */ (localStorage.getItem(key('theme')))

/** The hand that holds the phone. @returns {Hand} */
export const hand = () => localStorage.getItem(key('hand')) === 'left' ? 'left' : 'right'

export { chosenLanguage, LANGUAGES }

/** @param {App} app @param {Theme | null} chosen */
export function setTheme(app, chosen) {
  keep('theme', chosen)
  return remember(app, { theme: chosen })
}

/** @param {App} app @param {Hand} chosen */
export function setHand(app, chosen) {
  keep('hand', chosen === 'left' ? chosen : null)
  return remember(app, { hand: chosen })
}

/** Speak this language at once; null follows the browser. @param {App} app @param {Language | null} chosen */
export async function setLanguage(app, chosen) {
  keepLanguage(chosen)
  await spoken(app)
  await remember(app, { language: chosen })
}

/** Loads of this exercise in another unit than all others; null is the lifter's own again. @param {App} app @param {string} exerciseId @param {import('../types.js').Unit | null} unit */
export function setUnitOf(app, exerciseId, unit) {
  const { [exerciseId]: _, ...others } = app.store.state.me?.preferences?.units ?? {}
  return remember(app, { units: unit ? { ...others, [exerciseId]: unit } : others })
}

/**
 * What the account wants, on this phone too: asked whenever the account is read anew.
 * @param {App} app
 */
export async function follow(app) {
  const wanted = app.store.state.me?.preferences ?? {}
  if (THEMES.includes(wanted.theme) && wanted.theme !== theme()) keep('theme', wanted.theme)
  if ((wanted.hand === 'left' || wanted.hand === 'right') && wanted.hand !== hand()) keep('hand', wanted.hand === 'left' ? 'left' : null)
  if (isLanguage(wanted.language) && wanted.language !== chosenLanguage()) {
    keepLanguage(wanted.language)
    await spoken(app)
  }
}

/** The coach's words stay in the language in use, wherever they came from. @param {App} app */
export function retell(app) {
  const prescriptions = allRetold(app.store.state)
  if (prescriptions !== app.store.state.prescriptions) app.store.update({ prescriptions })
}

/** @param {string} name @param {string | null} value */
function keep(name, value) {
  if (value) localStorage.setItem(key(name), value)
  else localStorage.removeItem(key(name))
  dispatchEvent(new Event('gymgenius:theme'))
}

/** Everything that is on the screen in words becomes another. @param {App} app */
async function spoken(app) {
  if (!await speakWanted()) return
  app.store.update(({ exercises }) => ({ language: language(), exercises: inLanguage(exercises) }))
}

/** @param {App} app @param {Record<string, unknown>} preferences null takes one back */
async function remember(app, preferences) {
  const { me } = app.store.state
  if (!me || !app.db) return
  await changeMe(app, { preferences })
}
