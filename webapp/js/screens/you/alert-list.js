import { able, agree, consents, tryOut } from '../../actions/alerts.js'
import { tryPush } from '../../actions/push.js'
import { MEANS } from '../../alerts.js'
import { html, live, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { icon } from '../../icons.js'

/**
 * The means to tell that a rest is over: each with its consent, and a button to see that it works here.
 *
 * @typedef {import('../../app.js').App} App
 * @typedef {import('../../alerts.js').Means} Means
 */

/** What the last try of each said. @type {Map<Means, string>} */
const said = new Map()
/** @type {Set<Means>} */ const trying = new Set()

/** @type {Record<Means, () => { name: string, about: string, test: string }>} */
const WORDS = {
  sound: () => ({ name: t('Sound'), about: t('Two short tones, while the app is open. Your music plays on.'), test: t('Play it') }),
  vibration: () => ({ name: t('Vibration'), about: t('Two buzzes, while the app is open.'), test: t('Buzz') }),
  notification: () => ({ name: t('Notification'), about: t('When you look at another app. A tap leads back to the set.'), test: t('Show one') }),
  push: () => ({ name: t('Locked phone'), about: t('The server tells the phone, also when it is locked or the app was closed.'), test: t('Send one') }),
  awake: () => ({ name: t('Screen stays on'), about: t('While a workout is open.'), test: t('Try it') }),
}

/** Why it can't be had here. @type {Record<Means, () => string>} */
const MISSING = {
  sound: () => t('This browser can’t make a sound.'),
  vibration: () => t('This device has no vibration for web apps. iPhones and computers don’t.'),
  notification: () => t('This browser has no notifications.'),
  push: () => t('This browser takes no messages for a locked phone.'),
  awake: () => t('This browser can’t keep the screen on. The phone’s own settings can.'),
}

/** @param {App} app @param {() => void} refresh paint it again */
export function alertList(app, refresh) {
  const can = able()
  const wanted = consents()
  return html`<ul class="alerts">${MEANS.map(means => row(app, means, can[means], wanted[means], refresh))}</ul>
    ${Object.values(can).includes('install') ? html`<p class="note">${icon('info')}<span>${t('On an iPhone or iPad, add GymGenius to the home screen first: Share, then Add to Home Screen.')}</span></p>` : nothing}`
}

/** @param {App} app @param {Means} means @param {import('../../alerts.js').Ability} ability @param {boolean} wanted @param {() => void} refresh */
function row(app, means, ability, wanted, refresh) {
  const { name, about, test } = WORDS[means]()
  const can = ability === 'ready' || ability === 'ask'
  const on = wanted && ability === 'ready'
  const why = whyNot(means, ability)
  return html`<li class="alert"><label class="choice"><input type="checkbox" ?disabled=${!can && !wanted} .checked=${live(on)} aria-describedby=${`about-${means}`}
      @change=${(/** @type {Event} */ event) => choose(app, means, /** @type {HTMLInputElement} */ (event.target).checked, refresh)}>
      <span>${name}<span class="small muted row-under" id=${`about-${means}`}>${why ?? about}</span></span><span class="tick">${icon('check', 's')}</span></label>
    ${on ? html`<button class="btn btn--calm" ?disabled=${trying.has(means)} @click=${() => attempt(app, means, refresh)}>${test}</button>` : nothing}
    <p class="small alert__said" role="status">${said.get(means) ?? ''}</p></li>`
}

/** @param {Means} means @param {import('../../alerts.js').Ability} ability */
function whyNot(means, ability) {
  if (ability === 'denied') return t('The browser was told no. Its settings for this site can change that.')
  if (ability === 'install') return t('Only from the home screen.')
  return ability === 'missing' ? MISSING[means]() : null
}

/** @param {App} app @param {Means} means @param {boolean} wanted @param {() => void} refresh */
async function choose(app, means, wanted, refresh) {
  tell(means, wanted ? t('Asking') : '', refresh)
  tell(means, await agree(app, means, wanted) ?? '', refresh)
  dispatchEvent(new Event('gymgenius:alerts'))
}

/** @param {App} app @param {Means} means @param {() => void} refresh */
async function attempt(app, means, refresh) {
  trying.add(means)
  tell(means, t('Trying'), refresh)
  if (means === 'push') await tryPush(app, words => tell(means, words, refresh))
  else tell(means, await tryOut(means), refresh)
  trying.delete(means)
  refresh()
}

/** @param {Means} means @param {string} words @param {() => void} refresh */
function tell(means, words, refresh) {
  said.set(means, words)
  refresh()
}

/** What is in use, in a few words. @returns {string} */
export function alertSummary() {
  const can = able()
  const wanted = consents()
  const names = MEANS.filter(means => means !== 'awake' && wanted[means] && can[means] === 'ready').map(means => WORDS[means]().name)
  return names.length > 0 ? names.join(', ') : t('by the clock on the screen alone')
}

/** Forget what was said of tries: another visit begins anew. */
export const forgetTries = () => said.clear()
