import { dayText, plusDays } from '../dates.js'
import { t } from '../i18n.js'
import { operation } from '../outbox.js'
import { checkInsOf, emptyDay, NORMAL_HRV_DAYS, withDays } from '../readiness.js'
import { readMornings } from '../readiness_csv.js'
import { freeSlot } from '../slots.js'
import { activePlan } from '../state.js'
import { askOf, foresee } from './coach.js'
import { planned } from '../plan.js'
import { tell } from './tell.js'
import { say } from './toast.js'

/**
 * How the lifter feels, day by day: kept and reckoned here at once, told to the server answer by answer.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../types.js').Readiness} Readiness
 * @typedef {Partial<Readiness> & { day: string }} Change
 * @typedef {{ id: string, before: number, after: number }} Moved a lift's first load without and with today's check-in, kg
 */

/** Lifts whose loads are compared. */
const COMPARED = 6
/** Days that one request may carry. */
const DAYS_SENT = 400

const today = () => dayText(new Date())

/** Today as it is told so far. @param {App} app @returns {Readiness} */
export const todaysCheckIn = app => app.store.state.check_ins.find(one => one.day === today()) ?? emptyDay(today())

/**
 * One answer of today's check-in, or several; null takes it back.
 * @param {App} app @param {Partial<Readiness>} answer
 */
export const checkIn = (app, answer) => change(app, [{ ...answer, day: today() }], t('Check-in'))

/** All answers of today go, with a way back. @param {App} app */
export async function clearCheckIn(app) {
  const before = todaysCheckIn(app)
  const told = (/** @type {Readiness} */ { z: _z, load_percent: _p, sentence: _s, note: _n, ...answers }) => answers
  await change(app, [emptyDay(today())], t('Check-in'))
  say(app, t('Check-in taken back'), { action: t('Undo'), run: () => { change(app, [told(before)], t('Check-in')) } })
}

/**
 * What a file holds of nights and mornings; null for a file of something else.
 * @param {File} file @param {import('../readiness_csv.js').Order} [order]
 */
export const readFile = async (file, order) => readMornings(await file.text(), order)

/**
 * Take mornings in; what was told of those days by hand stays. Undone whole.
 * @param {App} app @param {import('../readiness_csv.js').Morning[]} mornings
 */
export async function takeMornings(app, mornings) {
  const known = new Map(app.store.state.check_ins.map(one => [one.day, one]))
  const mine = mornings.filter(({ day }) => day <= today())
  const before = mine.map(({ day, ...told }) => ({ day, ...Object.fromEntries(Object.keys(told).map(key => [key, known.get(day)?.[/** @type {keyof Readiness} */ (key)] ?? null])) }))
  await change(app, mine, t('HRV and sleep'))
  say(app, t('Taken in: {number} days', { number: mine.length }), { action: t('Undo'), run: () => { change(app, before, t('HRV and sleep')) } })
}

/** What was told since the page was opened, and whether it is on the disk yet. @type {WeakMap<App, { changes: Change[], written: boolean }[]>} */
const told = new WeakMap()

/** @param {App} app */
function toldOf(app) {
  const known = told.get(app) ?? []
  told.set(app, known)
  return known
}

/**
 * @param {App} app @param {Change[]} changes @param {string} label
 */
async function change(app, changes, label) {
  if (changes.length === 0) return
  const before = app.store.state.readiness?.load_percent ?? 0
  const days = withDays(app.store.state.check_ins, changes)
  const shown = checkInsOf(days, today())
  app.store.update(shown) // before the disk: the next tap, perhaps a moment later, builds on it
  const entry = { changes, written: false }
  toldOf(app).push(entry)
  const at = new Date().toISOString()
  const parts = Array.from({ length: Math.ceil(changes.length / DAYS_SENT) }, (_, i) => changes.slice(i * DAYS_SENT, (i + 1) * DAYS_SENT))
  await tell(app, ['kv'], tx => {
    tx.objectStore('kv').put(shown.check_ins, 'check_ins')
    tx.objectStore('kv').put(shown.readiness, 'readiness')
  }, parts.map(part => operation('PATCH', '/v1/readiness', { days: part }, label, at)))
  entry.written = true
  if ((shown.readiness?.load_percent ?? 0) !== before) await foresee(app, planned(app.store.state))
}

/**
 * Read the check-ins of the last weeks; what is on its way to the server is laid over them, answer by answer.
 * @param {App} app
 */
export async function pullCheckIns(app) {
  const { db } = app
  const since = dayText(plusDays(new Date(), -NORMAL_HRV_DAYS))
  const { length: known } = toldOf(app)
  const writing = toldOf(app).filter(one => !one.written)
  const before = await unsentDays(db)
  const { readiness } = await app.api.get(`/v1/readiness?since=${since}`)
  const after = await unsentDays(db)
  if (app.db !== db) return
  const meanwhile = [...writing, ...toldOf(app).slice(known)].flatMap(one => one.changes)
  const mine = [...before, ...after, ...meanwhile]
  const days = mine.length > 0 ? withDays(readiness, mine) : readiness
  const was = app.store.state.readiness?.load_percent ?? 0
  const fresh = checkInsOf(days, today())
  app.store.update(fresh)
  await db.put('kv', fresh.check_ins, 'check_ins')
  await db.put('kv', fresh.readiness, 'readiness')
  if ((fresh.readiness?.load_percent ?? 0) !== was) await foresee(app, planned(app.store.state))
}

/** Days that the outbox speaks of, in order. @param {import('../db.js').Db} db @returns {Promise<Change[]>} */
const unsentDays = async db => (await db.getAll('outbox')).filter(op => op.path === '/v1/readiness').flatMap(op => op.body.days ?? [])

/**
 * What today's check-in does to the loads that come next: those of the plan's next day, else of the lifts done lately.
 * @param {App} app
 * @returns {Promise<Moved[]>} those that have a history to go by
 */
export async function effectOn(app) {
  const { prescribe } = await import('../coach.js')
  const { state } = app.store
  const plan = activePlan(state)
  const ofDay = plan?.days[plan.next_day]?.exercises.map(({ exercise_id: id, rep_low, rep_high, rir }) => [id, { rep_low, rep_high, rir }])
  const wanted = /** @type {ReturnType<typeof planned>} */ (ofDay ?? planned(state)).slice(0, COMPARED)
  const moved = await Promise.all(wanted.map(async ([id, target]) => {
    const ask = await askOf(app, { ...freeSlot(id), target })
    if (!ask || ask.lift.seen === 0) return []
    return [{ id, before: prescribe({ ...ask, readiness_z: null }).weight, after: prescribe(ask).weight }]
  }))
  return moved.flat()
}
