/**
 * Keeps the app's own files, so that it opens in a basement. Never touches /v1: what is known of the lifter lies in
 * IndexedDB. VERSION and FILES are written by `node webapp/tests/stamp.js`; a test compares them with the disk.
 */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self))

const VERSION = '2d448cc5a624'
/** @type {string[]} */
const FILES = [
  '/css/base.css',
  '/css/components/bars.css',
  '/css/components/buttons.css',
  '/css/components/cards.css',
  '/css/components/charts.css',
  '/css/components/controls.css',
  '/css/components/dose.css',
  '/css/components/forms.css',
  '/css/components/frame.css',
  '/css/components/marks.css',
  '/css/components/page.css',
  '/css/components/sheet.css',
  '/css/components/states.css',
  '/css/components/timer.css',
  '/css/components/volume.css',
  '/css/reset.css',
  '/css/screens/account.css',
  '/css/screens/accuracy.css',
  '/css/screens/analytics.css',
  '/css/screens/exercise.css',
  '/css/screens/history.css',
  '/css/screens/import.css',
  '/css/screens/large-text.css',
  '/css/screens/onboarding.css',
  '/css/screens/plan.css',
  '/css/screens/today.css',
  '/css/screens/why.css',
  '/css/screens/wide.css',
  '/css/screens/workout.css',
  '/css/screens/you.css',
  '/css/style.css',
  '/css/tokens.css',
  '/icons/icon-192.png',
  '/icons/icon-512.png',
  '/icons/icon.svg',
  '/icons/maskable-512.png',
  '/index.html',
  '/js/accuracy.js',
  '/js/actions/account.js',
  '/js/actions/accuracy.js',
  '/js/actions/answers.js',
  '/js/actions/coach.js',
  '/js/actions/done_sets.js',
  '/js/actions/exercises.js',
  '/js/actions/finish.js',
  '/js/actions/history.js',
  '/js/actions/imports.js',
  '/js/actions/install.js',
  '/js/actions/navigate.js',
  '/js/actions/plans.js',
  '/js/actions/profile.js',
  '/js/actions/pull.js',
  '/js/actions/readiness.js',
  '/js/actions/running.js',
  '/js/actions/save.js',
  '/js/actions/settings.js',
  '/js/actions/slots.js',
  '/js/actions/tell.js',
  '/js/actions/toast.js',
  '/js/actions/unsent.js',
  '/js/actions/workout.js',
  '/js/api.js',
  '/js/app.js',
  '/js/auth.js',
  '/js/charts/heatmap.js',
  '/js/charts/reliability.js',
  '/js/coach.js',
  '/js/coach/constants.js',
  '/js/coach/erf.js',
  '/js/coach/explain.js',
  '/js/coach/fatigue.js',
  '/js/coach/forecast.js',
  '/js/coach/goal.js',
  '/js/coach/guardrails.js',
  '/js/coach/lift_class.js',
  '/js/coach/reasons.js',
  '/js/coach/reckoning.js',
  '/js/coach/rep_curve.js',
  '/js/coach/running.js',
  '/js/coach/straight.js',
  '/js/coach/strength.js',
  '/js/coach/today.js',
  '/js/coach/trend.js',
  '/js/coach/types.js',
  '/js/coach/words.js',
  '/js/dates.js',
  '/js/db.js',
  '/js/elements/chips.js',
  '/js/elements/element.js',
  '/js/elements/error-chart.js',
  '/js/elements/odds.js',
  '/js/elements/off-band.js',
  '/js/elements/page.js',
  '/js/elements/picker.js',
  '/js/elements/plates.js',
  '/js/elements/plot.js',
  '/js/elements/register.js',
  '/js/elements/screen.js',
  '/js/elements/sheet.js',
  '/js/elements/slider.js',
  '/js/elements/spark.js',
  '/js/elements/stepper.js',
  '/js/elements/sync-glyph.js',
  '/js/elements/timer.js',
  '/js/elements/toasts.js',
  '/js/elements/trend-chart.js',
  '/js/elements/vars.js',
  '/js/exercise_class.js',
  '/js/find.js',
  '/js/format.js',
  '/js/fresh.js',
  '/js/guard.js',
  '/js/gym_presets.js',
  '/js/gyms.js',
  '/js/history.js',
  '/js/html.js',
  '/js/icons.js',
  '/js/imports.js',
  '/js/loads.js',
  '/js/outbox.js',
  '/js/parameters.js',
  '/js/plan.js',
  '/js/problem.js',
  '/js/recovery.js',
  '/js/router.js',
  '/js/screens/accuracy.js',
  '/js/screens/accuracy/bands.js',
  '/js/screens/accuracy/empty.js',
  '/js/screens/accuracy/headline.js',
  '/js/screens/accuracy/lifts.js',
  '/js/screens/accuracy/over_time.js',
  '/js/screens/accuracy/parts.js',
  '/js/screens/accuracy/worst.js',
  '/js/screens/analytics.js',
  '/js/screens/analytics/lifts.js',
  '/js/screens/analytics/weeks.js',
  '/js/screens/door.js',
  '/js/screens/exercise-form.js',
  '/js/screens/exercise.js',
  '/js/screens/exercises.js',
  '/js/screens/history.js',
  '/js/screens/import.js',
  '/js/screens/imports/backtest.js',
  '/js/screens/imports/mapping.js',
  '/js/screens/imports/pick.js',
  '/js/screens/imports/report.js',
  '/js/screens/imports/result.js',
  '/js/screens/plan-edit.js',
  '/js/screens/plan-new.js',
  '/js/screens/plan.js',
  '/js/screens/plan/week.js',
  '/js/screens/routes.js',
  '/js/screens/session.js',
  '/js/screens/set-sheet.js',
  '/js/screens/shell.js',
  '/js/screens/sign-in.js',
  '/js/screens/sign-up.js',
  '/js/screens/sync.js',
  '/js/screens/today.js',
  '/js/screens/trash.js',
  '/js/screens/welcome.js',
  '/js/screens/workout.js',
  '/js/screens/workout/awake.js',
  '/js/screens/workout/context.js',
  '/js/screens/workout/dose.js',
  '/js/screens/workout/hand.js',
  '/js/screens/workout/sheets.js',
  '/js/screens/workout/steps.js',
  '/js/screens/workout/why.js',
  '/js/screens/you.js',
  '/js/screens/you/account.js',
  '/js/screens/you/bodyweight.js',
  '/js/screens/you/gym.js',
  '/js/screens/you/gyms.js',
  '/js/screens/you/knows.js',
  '/js/set_form.js',
  '/js/state.js',
  '/js/store.js',
  '/js/sync.js',
  '/js/theme.js',
  '/js/trend.js',
  '/js/types.js',
  '/js/uuid.js',
  '/js/volume.js',
  '/js/workout.js',
  '/manifest.webmanifest',
  '/vendor/idb/index.js',
  '/vendor/lit-html/directive-helpers.js',
  '/vendor/lit-html/directive.js',
  '/vendor/lit-html/directives/live.js',
  '/vendor/lit-html/directives/repeat.js',
  '/vendor/lit-html/directives/style-map.js',
  '/vendor/lit-html/lit-html.js',
  '/vendor/uplot/uPlot.esm.js',
  '/vendor/uplot/uPlot.min.css',
]

const CACHE = `gymgenius-${VERSION}`

worker.addEventListener('install', event => {
  event.waitUntil(caches.open(CACHE)
    .then(cache => cache.addAll(FILES.map(file => new Request(file, { cache: 'reload' }))))
    .then(() => { if (!worker.registration.active) worker.skipWaiting() }))
})

worker.addEventListener('message', event => { if (event.data === 'let in') worker.skipWaiting() })

worker.addEventListener('activate', event => {
  event.waitUntil(caches.keys()
    .then(names => Promise.all(names.filter(name => name.startsWith('gymgenius-') && name !== CACHE).map(name => caches.delete(name))))
    .then(() => worker.clients.claim()))
})

worker.addEventListener('fetch', event => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== location.origin) return
  if (url.pathname.startsWith('/v1/') || ['/healthz', '/readyz', '/sw.js'].includes(url.pathname)) return
  event.respondWith(answer(event.request))
})

/**
 * The kept file; for one of the app's own addresses, the page; else what the server says.
 * @param {Request} request
 */
async function answer(request) {
  const cache = await caches.open(CACHE)
  const kept = await cache.match(request, { ignoreSearch: true }) ?? (request.mode === 'navigate' ? await cache.match('/index.html') : undefined)
  return kept ?? fetch(request)
}

worker.addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(worker.clients.matchAll({ type: 'window' })
    .then(([open]) => open ? open.focus() : worker.clients.openWindow('/workout')))
})
