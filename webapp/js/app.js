import { awaitOffer } from './actions/install.js'
import { Api } from './api.js'
import { Auth } from './auth.js'
import { mountToasts } from './elements/toasts.js'
import { keepFresh } from './fresh.js'
import { guard } from './guard.js'
import { speakWanted } from './language.js'
import { Router } from './router.js'
import { ROUTES } from './screens/routes.js'
import { Shell } from './screens/shell.js'
import { initialState } from './state.js'
import { Store } from './store.js'
import { isSomebody, wasHere } from './who.js'

/**
 * Everything that actions need, made once.
 *
 * @typedef {object} App
 * @property {Store<import('./types.js').State>} store
 * @property {Auth} auth
 * @property {Api} api
 * @property {Router} router
 * @property {import('./db.js').Db} db of the person who is signed in; screens of the signed in can rely on it
 * @property {import('./sync.js').Sync} sync
 * @property {import('./tabs.js').Tabs | null} [tabs] others of this person on this phone
 * @property {Promise<void>} [stands] until there is a screen
 * @property {(() => void)[]} off what ends when this person leaves
 */

async function boot() {
  await speakWanted() // before anything is painted; its catalogue was asked for by theme.js
  const store = new Store(initialState())
  const auth = new Auth()
  const shell = /** @type {Shell} */ (document.querySelector('gg-shell'))
  /** @type {App} */
  const app = {
    store, auth, api: new Api(auth), db: /** @type {any} */ (null), sync: /** @type {any} */ (null), off: [],
    stands: shell.stands, router: new Router(ROUTES, place => shell.show(place), place => guard(store.state, place)),
  }
  auth.onLost = () => store.update({ lost: true })
  app.api.onReach = online => { if (store.state.online !== online) store.update({ online }) }
  addEventListener('online', () => store.update({ online: true }))
  addEventListener('offline', () => store.update({ online: false }))
  shell.app = app
  awaitOffer(store)
  mountToasts(store, /** @type {HTMLElement} */ (document.querySelector('.toasts')))
  if (isSomebody()) await (await import('./actions/account.js')).resume(app) // a stranger's browser never loads the rest
  else store.update({ phase: 'out', wasHere: wasHere() })
  app.router.start()
  store.watch(state => state.language, () => shell.again())
  store.watch(state => [state.phase, state.lost, state.me?.id, Boolean(state.me?.onboarded_at)].join(), () => app.router.again())
  await app.stands // what it loads for later is not to hold up what is wanted now
  keepFresh(app).catch(() => {}) // without it the app works, but not in a basement
}

if (typeof document !== 'undefined') {
  Shell.define('gg-shell')
  boot()
}
