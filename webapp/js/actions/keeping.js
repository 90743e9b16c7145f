import { lasts } from '../db.js'
import { t } from '../i18n.js'
import { save, tally } from '../outbox.js'
import { Tabs } from '../tabs.js'
import { unsavedCount } from '../unsaved.js'
import { pull } from './pull.js'
import { load, loadKept } from './reading.js'
import { changesSoFar } from './tell.js'
import { say } from './toast.js'
import { exportUnsent } from './unsent.js'

/**
 * That nothing is lost while somebody is signed in: the other tabs hear of changes, what the disk refuses is written when
 * there is room, and the browser is asked not to clear it away.
 *
 * @typedef {import('../app.js').App} App
 */

/** How often the disk is asked again, in ms. */
const RETRY_MS = 5000
/** After so long away the server is read anew. */
const STALE_MS = 60_000
/** Stores of which the screens watch whole lists. */
const LISTS = ['exercises', 'workouts']

/**
 * Begin to keep watch over this person's things.
 * @param {App} app @param {string} userId
 * @returns {() => void} stop
 */
export function keepWatch(app, userId) {
  const { db, sync } = app
  const tabs = new Tabs(userId, parts => readAgain(app, parts))
  app.tabs = tabs
  const sent = () => tabs.tell(['outbox'])
  sync.addEventListener('sent', sent)
  const off = app.store.watch(state => state.unsaved > 0, full => { if (full) keepTrying(app, db) })
  const back = () => { if (document.visibilityState === 'visible') catchUp(app) }
  document.addEventListener('visibilitychange', back)
  addEventListener('online', back)
  const leaving = (/** @type {BeforeUnloadEvent} */ event) => { if (unsavedCount(db) > 0) event.preventDefault() }
  addEventListener('beforeunload', leaving)
  app.store.update({ lasts: lasts(db), unsaved: unsavedCount(db) })
  navigator.storage?.persisted?.().then(safe => app.store.update({ safe }), () => {})
  return () => {
    tabs.close()
    off()
    sync.removeEventListener('sent', sent)
    document.removeEventListener('visibilitychange', back)
    removeEventListener('online', back)
    removeEventListener('beforeunload', leaving)
  }
}

/** Say it once, free what the server can say again, and write when there is room. @param {App} app @param {App['db']} db */
async function keepTrying(app, db) {
  say(app, t('This phone’s storage is full. What you log is held in memory: keep the app open.'), {
    action: t('Save as a file'), run: () => { exportUnsent(app) },
  })
  while (app.db === db && unsavedCount(db) > 0) {
    await makeRoom(db)
    await save(db)
    const unsaved = unsavedCount(db)
    app.store.update({ unsaved })
    if (unsaved > 0) await new Promise(resolve => setTimeout(resolve, RETRY_MS))
  }
  if (app.db === db) say(app, t('There is room again: all is stored on this phone'))
}

/** Answers that are kept only to be shown again. @param {App['db']} db */
async function makeRoom(db) {
  try {
    const tx = db.transaction('kv', 'readwrite')
    tx.store.delete(IDBKeyRange.bound('answer:', 'answer:\uffff')).catch(() => {})
    await tx.done
  } catch { /* the disk refuses this too: it is asked again */ }
}

/** Something was changed in another tab. @param {App} app @param {Set<import('../tabs.js').Part>} parts */
async function readAgain(app, parts) {
  const { db } = app
  for (let tries = 3; tries > 0; tries -= 1) {
    const seen = changesSoFar(app)
    const counted = await tally(db)
    const lists = [...parts].some(part => LISTS.includes(part))
    const { prescriptions: _, ...fresh } = lists ? await load(db) : await loadKept(db)
    if (app.db !== db) return
    if (changesSoFar(app) !== seen) continue // changed here meanwhile: what was read is older
    app.store.update({ ...fresh, tally: counted })
    return
  }
}

/** Back after a while: what other phones did meanwhile. @param {App} app */
function catchUp(app) {
  const { pulled, phase } = app.store.state
  if (phase === 'in' && pulled && Date.now() - Date.parse(pulled) > STALE_MS) pull(app).catch(() => {})
}

/**
 * Ask the browser never to clear this away by itself. Some ask the lifter in turn, so it is done when a workout is
 * over, or by hand.
 * @param {App} app
 */
export async function askToPersist(app) {
  const safe = await globalThis.navigator?.storage?.persist?.().catch(() => false) ?? false
  app.store.update({ safe })
}
