import { say } from './actions/toast.js'
import { t } from './i18n.js'

/**
 * The app's own files: kept by the service worker for the basement. A new version waits until it is let in, since half
 * of an old one and half of a new one would be neither; nobody is asked in the middle of a workout.
 *
 * @param {import('./app.js').App} app
 */
export async function keepFresh(app) {
  const { serviceWorker } = navigator
  if (!serviceWorker) return
  const registration = await serviceWorker.register('/sw.js', { type: 'module' })
  if (registration.waiting) offer(app, registration.waiting)
  registration.addEventListener('updatefound', () => {
    const { installing } = registration
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && serviceWorker.controller) offer(app, installing)
    })
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') registration.update().catch(() => {})
  })
}

/** @param {import('./app.js').App} app @param {ServiceWorker} worker */
function offer(app, worker) {
  if (app.store.state.running) return
  say(app, t('A new version is here'), { action: t('Use it'), run: () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    worker.postMessage('let in')
  } })
}
