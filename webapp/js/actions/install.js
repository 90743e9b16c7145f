/**
 * Keeping the app on the home screen: the browser offers it once, we ask after the first workout. Installed, the
 * phone doesn't throw unsent sets away after weeks of rest.
 *
 * @typedef {Event & { prompt: () => Promise<unknown> }} Offer
 */

/** @type {Offer | null} */ let offer = null

/** @param {import('../store.js').Store<import('../types.js').State>} store */
export function awaitOffer(store) {
  addEventListener('beforeinstallprompt', event => {
    event.preventDefault()
    offer = /** @type {Offer} */ (event)
    store.update({ installable: true })
  })
  addEventListener('appinstalled', () => store.update({ installable: false }))
}

/** @param {import('../app.js').App} app */
export async function install(app) {
  app.store.update({ installable: false })
  await offer?.prompt()
  offer = null
}

/** @param {import('../app.js').App} app */
export const declineInstall = app => app.store.update({ installable: false })
