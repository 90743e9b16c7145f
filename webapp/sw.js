/**
 * Keeps the app's own files, so that it opens in a basement. Never touches /v1: what is known of the lifter lies in
 * IndexedDB. All files are kept as one: a phone's disk gives one large file in a tenth of the time that it takes to
 * find two hundred small ones. VERSION and FILES are written by `node webapp/tests/stamp.js`; a test compares them
 * with the disk.
 *
 * @typedef {{ type: string, from: number, to: number }} Part where a file lies in the pack, in bytes
 * @typedef {{ bytes: ArrayBuffer, page: [string, string][], parts: Record<string, Part> }} Pack `page`: heads of index.html
 */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self))

const VERSION = '80baafc3d3c1'
/** @type {string[]} */
const FILES = [
  '/css/base.css',
  '/css/components/controls.css',
  '/css/components/frame.css',
  '/css/components/page.css',
  '/css/components/set.css',
  '/css/screens/history.css',
  '/css/screens/plan.css',
  '/css/screens/start.css',
  '/css/screens/ways.css',
  '/css/screens/workout.css',
  '/css/screens/you.css',
  '/css/style.css',
  '/icons/icon-192.png',
  '/icons/icon-512.png',
  '/icons/icon.svg',
  '/icons/maskable-512.png',
  '/index.html',
  '/js/accuracy.js',
  '/js/actions/account.js',
  '/js/actions/accuracy.js',
  '/js/actions/alerts.js',
  '/js/actions/answers.js',
  '/js/actions/changes.js',
  '/js/actions/coach.js',
  '/js/actions/days.js',
  '/js/actions/done_sets.js',
  '/js/actions/exercises.js',
  '/js/actions/finish.js',
  '/js/actions/foresee.js',
  '/js/actions/guest.js',
  '/js/actions/gyms.js',
  '/js/actions/hand.js',
  '/js/actions/history.js',
  '/js/actions/imports.js',
  '/js/actions/install.js',
  '/js/actions/keeping.js',
  '/js/actions/knowing.js',
  '/js/actions/logging.js',
  '/js/actions/look.js',
  '/js/actions/looking.js',
  '/js/actions/navigate.js',
  '/js/actions/plan_edit.js',
  '/js/actions/plans.js',
  '/js/actions/profile.js',
  '/js/actions/programme.js',
  '/js/actions/pull.js',
  '/js/actions/push.js',
  '/js/actions/readiness.js',
  '/js/actions/reading.js',
  '/js/actions/records.js',
  '/js/actions/resend.js',
  '/js/actions/rest.js',
  '/js/actions/resting.js',
  '/js/actions/running.js',
  '/js/actions/save.js',
  '/js/actions/settings.js',
  '/js/actions/slots.js',
  '/js/actions/swap.js',
  '/js/actions/tell.js',
  '/js/actions/tending.js',
  '/js/actions/timebox.js',
  '/js/actions/toast.js',
  '/js/actions/touched.js',
  '/js/actions/unsent.js',
  '/js/actions/workout.js',
  '/js/ahead.js',
  '/js/alerts.js',
  '/js/api.js',
  '/js/app.js',
  '/js/auth.js',
  '/js/charts/bodymap.js',
  '/js/charts/reliability.js',
  '/js/clock.js',
  '/js/coach.js',
  '/js/coach/asking.js',
  '/js/coach/considering.js',
  '/js/coach/constants.js',
  '/js/coach/day.js',
  '/js/coach/erf.js',
  '/js/coach/explain.js',
  '/js/coach/fatigue.js',
  '/js/coach/fitted/load_later.js',
  '/js/coach/fitted/load_opening.js',
  '/js/coach/fitted/pools.js',
  '/js/coach/fitted/reps_later.js',
  '/js/coach/fitted/reps_opening.js',
  '/js/coach/forecast.js',
  '/js/coach/goal.js',
  '/js/coach/guardrails.js',
  '/js/coach/lift_class.js',
  '/js/coach/load_estimates.js',
  '/js/coach/memory.js',
  '/js/coach/observing.js',
  '/js/coach/odds.js',
  '/js/coach/outlook.js',
  '/js/coach/pool.js',
  '/js/coach/progression.js',
  '/js/coach/reasons.js',
  '/js/coach/recall.js',
  '/js/coach/reckoning.js',
  '/js/coach/record.js',
  '/js/coach/rep_curve.js',
  '/js/coach/rep_estimates.js',
  '/js/coach/running.js',
  '/js/coach/situation.js',
  '/js/coach/states.js',
  '/js/coach/straight.js',
  '/js/coach/strength.js',
  '/js/coach/today.js',
  '/js/coach/trend.js',
  '/js/coach/types.js',
  '/js/coach/volume.js',
  '/js/coach/words.js',
  '/js/dates.js',
  '/js/db.js',
  '/js/draft.js',
  '/js/elements/body-picker.js',
  '/js/elements/chart-card.js',
  '/js/elements/chips.js',
  '/js/elements/element.js',
  '/js/elements/error-chart.js',
  '/js/elements/faces.js',
  '/js/elements/here-only.js',
  '/js/elements/hold.js',
  '/js/elements/keypad.js',
  '/js/elements/language-picker.js',
  '/js/elements/load-chart.js',
  '/js/elements/odds.js',
  '/js/elements/off-band.js',
  '/js/elements/page.js',
  '/js/elements/picker.js',
  '/js/elements/plates.js',
  '/js/elements/plot.js',
  '/js/elements/press.js',
  '/js/elements/register.js',
  '/js/elements/reorder.js',
  '/js/elements/screen.js',
  '/js/elements/session-records.js',
  '/js/elements/sheet.js',
  '/js/elements/slider.js',
  '/js/elements/sortable.js',
  '/js/elements/spark.js',
  '/js/elements/stepper.js',
  '/js/elements/sync-glyph.js',
  '/js/elements/timer.js',
  '/js/elements/toasts.js',
  '/js/elements/trend-chart.js',
  '/js/elements/vars.js',
  '/js/elements/year.js',
  '/js/exercise_class.js',
  '/js/find.js',
  '/js/first_lifts.js',
  '/js/first_load.js',
  '/js/format.js',
  '/js/fresh.js',
  '/js/guard.js',
  '/js/guest.js',
  '/js/gym_loads.js',
  '/js/gym_presets.js',
  '/js/gyms.js',
  '/js/here.js',
  '/js/history.js',
  '/js/html.js',
  '/js/i18n.js',
  '/js/icons.js',
  '/js/imports.js',
  '/js/landmarks.js',
  '/js/language.js',
  '/js/load.js',
  '/js/loadable.js',
  '/js/loads.js',
  '/js/memory_db.js',
  '/js/merge.js',
  '/js/missed.js',
  '/js/names.js',
  '/js/outbox.js',
  '/js/painted.js',
  '/js/parameters.js',
  '/js/plan.js',
  '/js/plan_words.js',
  '/js/problem.js',
  '/js/programme.js',
  '/js/progress.js',
  '/js/readiness.js',
  '/js/readiness_csv.js',
  '/js/readiness_words.js',
  '/js/records.js',
  '/js/recovery.js',
  '/js/refusals.js',
  '/js/rep_ranges.js',
  '/js/repeat.js',
  '/js/rest.js',
  '/js/retell.js',
  '/js/router.js',
  '/js/schedule.js',
  '/js/screens/accuracy.js',
  '/js/screens/accuracy/bands.js',
  '/js/screens/accuracy/empty.js',
  '/js/screens/accuracy/headline.js',
  '/js/screens/accuracy/lifts.js',
  '/js/screens/accuracy/over_time.js',
  '/js/screens/accuracy/parts.js',
  '/js/screens/accuracy/worst.js',
  '/js/screens/analytics.js',
  '/js/screens/analytics/body.js',
  '/js/screens/analytics/fatigue.js',
  '/js/screens/analytics/intensity.js',
  '/js/screens/analytics/lifts.js',
  '/js/screens/analytics/week.js',
  '/js/screens/analytics/weeks.js',
  '/js/screens/door.js',
  '/js/screens/exercise-form.js',
  '/js/screens/exercise.js',
  '/js/screens/exercise/records.js',
  '/js/screens/exercise/reps.js',
  '/js/screens/exercise/sets.js',
  '/js/screens/exercise/strength.js',
  '/js/screens/exercise/unit.js',
  '/js/screens/exercises.js',
  '/js/screens/gym-switch.js',
  '/js/screens/history.js',
  '/js/screens/import.js',
  '/js/screens/imports/backtest.js',
  '/js/screens/imports/mapping.js',
  '/js/screens/imports/pick.js',
  '/js/screens/imports/report.js',
  '/js/screens/imports/result.js',
  '/js/screens/landing.js',
  '/js/screens/needs-account.js',
  '/js/screens/plan-edit.js',
  '/js/screens/plan-new.js',
  '/js/screens/plan-template.js',
  '/js/screens/plan-templates.js',
  '/js/screens/plan.js',
  '/js/screens/plan/lift_sheet.js',
  '/js/screens/plan/loads.js',
  '/js/screens/plan/proposal.js',
  '/js/screens/plan/schedule.js',
  '/js/screens/plan/volume.js',
  '/js/screens/plan/week.js',
  '/js/screens/readiness.js',
  '/js/screens/readiness/check_in.js',
  '/js/screens/readiness/mornings.js',
  '/js/screens/routes.js',
  '/js/screens/session.js',
  '/js/screens/session/sets.js',
  '/js/screens/set-sheet.js',
  '/js/screens/shell.js',
  '/js/screens/sign-in.js',
  '/js/screens/sign-up.js',
  '/js/screens/sync.js',
  '/js/screens/today.js',
  '/js/screens/trash.js',
  '/js/screens/welcome.js',
  '/js/screens/welcome/goal.js',
  '/js/screens/workout.js',
  '/js/screens/workout/awake.js',
  '/js/screens/workout/context.js',
  '/js/screens/workout/dose.js',
  '/js/screens/workout/exercises/add.js',
  '/js/screens/workout/exercises/list.js',
  '/js/screens/workout/exercises/save.js',
  '/js/screens/workout/exercises/slot.js',
  '/js/screens/workout/exercises/swap.js',
  '/js/screens/workout/exercises/time.js',
  '/js/screens/workout/exercises/turns.js',
  '/js/screens/workout/exercises/watched.js',
  '/js/screens/workout/hand.js',
  '/js/screens/workout/hand_done.js',
  '/js/screens/workout/over.js',
  '/js/screens/workout/rest.js',
  '/js/screens/workout/sheets.js',
  '/js/screens/workout/sheets_numbers.js',
  '/js/screens/workout/sheets_pain.js',
  '/js/screens/workout/sheets_rest.js',
  '/js/screens/workout/sheets_set.js',
  '/js/screens/workout/sheets_warmups.js',
  '/js/screens/workout/steps.js',
  '/js/screens/workout/why.js',
  '/js/screens/you.js',
  '/js/screens/you/account.js',
  '/js/screens/you/alert-list.js',
  '/js/screens/you/alerts.js',
  '/js/screens/you/bodyweight.js',
  '/js/screens/you/guest.js',
  '/js/screens/you/gym.js',
  '/js/screens/you/gym_lifts.js',
  '/js/screens/you/gym_parts.js',
  '/js/screens/you/gym_try.js',
  '/js/screens/you/gyms.js',
  '/js/screens/you/knows.js',
  '/js/screens/you/look.js',
  '/js/server_words.js',
  '/js/set_form.js',
  '/js/set_words.js',
  '/js/slots.js',
  '/js/sound.js',
  '/js/state.js',
  '/js/store.js',
  '/js/supersets.js',
  '/js/swap.js',
  '/js/swap_choice.js',
  '/js/swap_words.js',
  '/js/sync.js',
  '/js/tabs.js',
  '/js/template_words.js',
  '/js/templates.js',
  '/js/terms.js',
  '/js/theme.js',
  '/js/timebox.js',
  '/js/trend.js',
  '/js/types.js',
  '/js/types_plan.js',
  '/js/types_readiness.js',
  '/js/unsaved.js',
  '/js/uuid.js',
  '/js/volume.js',
  '/js/warmups.js',
  '/js/who.js',
  '/js/workout.js',
  '/js/year_keys.js',
  '/lang/de.js',
  '/lang/es.js',
  '/lang/fr.js',
  '/lang/pt.js',
  '/lang/tr.js',
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
const PACK = '/pack'
const CONTENTS = '/pack/contents'
const PAGE = '/index.html'
/** Heads that belong to the way it came, not to the file. */
const OF_THE_WAY = /^(?:content-(?:encoding|length)|transfer-encoding|connection|keep-alive|date|server|etag|last-modified|cache-control|vary|accept-ranges)$/

worker.addEventListener('install', event => {
  event.waitUntil(keep().then(() => { if (!worker.registration.active) worker.skipWaiting() }))
})

/** Every file or none. */
async function keep() {
  const answers = await Promise.all(FILES.map(async file => {
    const answer = await fetch(new Request(file, { cache: 'reload' }))
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
    return { file, heads: answer.headers, body: await answer.arrayBuffer() }
  }))
  /** @type {Pack['parts']} */ const parts = {}
  let at = 0
  for (const { file, heads, body } of answers) {
    parts[file] = { type: heads.get('content-type') ?? '', from: at, to: at + body.byteLength }
    at += body.byteLength
  }
  /** @type {Pack['page']} */ const page = []
  answers[FILES.indexOf(PAGE)].heads.forEach((value, name) => { if (!OF_THE_WAY.test(name)) page.push([name, value]) })
  const cache = await caches.open(CACHE)
  await cache.put(PACK, new Response(new Blob(answers.map(({ body }) => body))))
  await cache.put(CONTENTS, Response.json({ page, parts }))
}

/** @type {Promise<Pack | null> | undefined} */ let unpacked

/** What is kept, read once for as long as the browser lets this worker live. @returns {Promise<Pack | null>} */
const kept = () => unpacked ??= unpack().then(pack => { if (!pack) unpacked = undefined; return pack })

/** @returns {Promise<Pack | null>} */
async function unpack() {
  const cache = await caches.open(CACHE)
  const [pack, contents] = await Promise.all([cache.match(PACK), cache.match(CONTENTS)])
  return pack && contents ? { bytes: await pack.arrayBuffer(), ...await contents.json() } : null
}

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
  const pack = await kept()
  const { pathname } = new URL(request.url)
  const name = pack?.parts[pathname] || request.mode !== 'navigate' ? pathname : PAGE
  const part = pack?.parts[name]
  if (!pack || !part) return fetch(request)
  const { type, from, to } = part
  return new Response(new Uint8Array(pack.bytes, from, to - from), { headers: name === PAGE ? pack.page : { 'content-type': type } })
}

/**
 * The server tells: that a rest is over, or that a test has come. The words came along, encrypted for this browser.
 * Browsers take the right to listen away from whoever hears and shows nothing.
 */
worker.addEventListener('push', event => { event.waitUntil(told(event.data)) })

/** The tag of what is told of a rest: the newest takes the place of the one before. */
const REST = 'rest'
/** Two that tell of ends so near tell of the same one, ms. */
const SAME_MS = 30_000

/** @param {PushMessageData | null} data */
async function told(data) {
  const { kind, title, body, sent_at: sentAt } = said(data)
  const test = kind === 'test'
  const open = await worker.clients.matchAll({ type: 'window' })
  const known = test ? [] : await worker.registration.getNotifications({ tag: REST })
  const again = known.some(one => Date.now() - (one.data?.at ?? 0) < SAME_MS)
  const seen = open.some(client => client.visibilityState === 'visible' && client.focused)
  const options = {
    body, tag: test ? 'test' : REST, renotify: !again, silent: again || (seen && !test), icon: '/icons/icon-192.png', badge: '/icons/icon-192.png',
    data: { to: test ? '/you/alerts' : '/workout', at: Date.now() },
  }
  await worker.registration.showNotification(title, /** @type {NotificationOptions} */ (options))
  for (const client of open) client.postMessage({ pushed: test ? 'test' : REST, sent_at: sentAt })
}

/** @param {PushMessageData | null} data @returns {{ kind: string, title: string, body: string, sent_at?: string }} */
function said(data) {
  try {
    return { kind: 'rest', title: 'GymGenius', body: '', ...data?.json() }
  } catch {
    return { kind: 'rest', title: 'GymGenius', body: '' }
  }
}

/** A tap leads to the set that comes next, in the window that is open, or in a new one. */
worker.addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(lead(event.notification.data?.to ?? '/workout'))
})

/** @param {string} to */
async function lead(to) {
  const [open] = await worker.clients.matchAll({ type: 'window' })
  if (!open) { await worker.clients.openWindow(to); return }
  await open.focus()
  open.postMessage({ go: to })
}
