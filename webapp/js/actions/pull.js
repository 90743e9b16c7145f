import { overlay } from '../unsaved.js'
import { sessionOf } from '../plan.js'
import { Problem } from '../problem.js'
import { latestWorkouts, setsOfExercise, setsOfWorkout } from '../db.js'
import { BODYWEIGHT_UNKNOWN } from '../coach/constants.js'
import { trendOf } from '../coach/trend.js'
import { plusDays } from '../dates.js'
import { inLanguage } from '../names.js'
import { checkInsOf, NORMAL_HRV_DAYS } from '../readiness.js'
import { activePlan, exerciseOf } from '../state.js'
import { readUnder } from './answers.js'
import { pullChanges, readFrom, showRunning } from './changes.js'
import { foresee } from './coach.js'
import { learnAll } from './knowing.js'
import { sendForgotten } from './resend.js'

/**
 * Reading: from this phone at once, from the server when it is there. What waits in the outbox is newer than what
 * the server says, so reading follows sending.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../db.js').Db} Db
 * @typedef {import('../types.js').State} State
 */

/** The newest sets that a new phone takes with it, in pages; older ones come when their exercise is looked at. */
const PAGES = 6
const PAGE = 500
/** Sessions that the screens watch. */
const SESSIONS = 60
/** Lifts whose next set is reckoned ahead. */
const FORESEEN = 12
/** Keys of the state that are kept whole. */
const KEPT = /** @type {const} */ (['me', 'gyms', 'plans', 'readiness', 'check_ins', 'running', 'pulled', 'merges'])
const LISTS = ['gyms', 'plans', 'check_ins', 'merges']

/**
 * The state as this phone remembers it.
 * @param {Db} db
 * @returns {Promise<Partial<State>>}
 */
export async function load(db) {
  const [kept, exercises, prescriptions, workouts] = await Promise.all([
    loadKept(db), db.getAll('exercises'), db.getAll('prescriptions'), latestWorkouts(db, SESSIONS),
  ])
  return { ...kept, exercises: inLanguage(exercises), workouts, prescriptions: Object.fromEntries(prescriptions.map(one => [one.exercise_id, one])) }
}

/**
 * What is kept whole, and the sets of the workout that runs.
 * @param {Db} db
 * @returns {Promise<Partial<State>>}
 */
export async function loadKept(db) {
  const newer = overlay(db, 'kv')
  const values = await Promise.all(KEPT.map(key => newer.has(key) ? newer.get(key) : db.get('kv', key)))
  const kept = /** @type {Partial<State>} */ (Object.fromEntries(KEPT.map((key, i) => [key, values[i] ?? (LISTS.includes(key) ? [] : null)])))
  const done = kept.running ? (await setsOfWorkout(db, kept.running.id)).filter(set => !set.deleted_at) : []
  return { ...kept, done }
}

/**
 * Sets of the session before this one, by exercise.
 * @param {Db} db @param {string[]} exerciseIds @param {string} workoutId
 */
export async function lastOf(db, exerciseIds, workoutId) {
  const pairs = await Promise.all(exerciseIds.map(async id => {
    const sets = (await setsOfExercise(db, id, 40)).filter(set => set.workout_id !== workoutId)
    return [id, sets.filter(set => set.workout_id === sets[0].workout_id).reverse()]
  }))
  return /** @type {Record<string, import('../types.js').LoggedSet[]>} */ (Object.fromEntries(pairs))
}

/**
 * What the workout screen says of each exercise: its last session and its strength over time.
 * @param {App} app @param {string[]} exerciseIds
 */
export async function remember(app, exerciseIds) {
  const { running, last, trends } = app.store.state
  const fresh = running ? await lastOf(app.db, exerciseIds, running.id) : {}
  const bodyweight = app.store.state.me?.bodyweight_kg ?? BODYWEIGHT_UNKNOWN
  const pairs = await Promise.all(exerciseIds.map(async id => (
    [id, trendOf(exerciseOf(app.store.state, id), await setsOfExercise(app.db, id, 300), bodyweight)])))
  app.store.update({ last: { ...last, ...fresh }, trends: { ...trends, ...Object.fromEntries(pairs) } })
}

/**
 * Read all that the app shows, and keep it; anew, where something was changed here meanwhile.
 * @param {App} app
 * @returns {Promise<void>}
 */
export async function pull(app, tries = 3) {
  const { api, db } = app
  if (!db) return
  await app.sync.flush()
  if (await part(sendForgotten(app))) await app.sync.flush() // before what is here is taken for older than what is there
  const { settled } = app.sync
  const me = await api.get('/v1/me')
  const [exercises, gyms, plans, workouts, readiness] = await Promise.all([
    part(api.get('/v1/exercises?limit=1000')), part(api.get('/v1/gyms')), part(api.get('/v1/plans')),
    part(api.get(`/v1/workouts?limit=${SESSIONS}`)), part(api.get(`/v1/readiness?since=${today(plusDays(new Date(), -NORMAL_HRV_DAYS))}`)),
  ])
  if (app.db !== db) return
  const kept = {
    me, pulled: new Date().toISOString(), ...(gyms ? { gyms: gyms.gyms } : {}), ...(plans ? { plans: plans.plans } : {}),
    ...(readiness ? checkInsOf(readiness.readiness, today()) : {}),
  }
  // One transaction asks the outbox and writes: no change of this phone's comes between the two.
  const tx = db.transaction(['kv', 'exercises', 'workouts', 'outbox'], 'readwrite')
  const unsent = (await tx.objectStore('outbox').getAll()).some(op => op.state === 'waiting')
  const shown = app.store.state
  if (unsent || app.sync.settled !== settled) { // what is here is newer than what was read
    await tx.done
    return tries > 1 ? pull(app, tries - 1) : undefined
  }
  for (const [key, value] of Object.entries(kept)) tx.objectStore('kv').put(value, key)
  for (const exercise of exercises?.exercises ?? []) tx.objectStore('exercises').put(exercise)
  for (const workout of workouts?.workouts ?? []) tx.objectStore('workouts').put(workout)
  await tx.done
  const lists = { exercises: inLanguage(await db.getAll('exercises')), workouts: await latestWorkouts(db, SESSIONS) }
  const unchanged = Object.entries(kept).filter(([key]) => app.store.state[/** @type {keyof State} */ (key)] === shown[/** @type {keyof State} */ (key)])
  app.store.update({ ...Object.fromEntries(unchanged), ...lists })
  await part(pullSets(app, db))
  await part(learnAll(app))
  await foresee(app, planned(app.store.state))
}

/**
 * One part of what is read; when it alone fails, the rest still counts.
 * @template T
 * @param {Promise<T>} reading
 * @returns {Promise<T | null>}
 */
const part = reading => reading.catch(error => { if (error instanceof Problem) return null; throw error })

/** The lifts whose numbers should be there before they are begun, with what the plan wants of them: its next day's first. @param {State} state */
export function planned(state) {
  const plan = activePlan(state)
  const days = plan?.days.map((_, i) => sessionOf(plan, i)) ?? []
  const [next, ...others] = plan ? [...days.slice(plan.next_day), ...days.slice(0, plan.next_day)] : []
  const recent = state.workouts.slice(0, 6).flatMap(workout => workout.exercises)
  /** @type {Map<string, import('../types.js').Slot['target']>} */
  const wanted = new Map()
  for (const { exercise_id: id, rep_low, rep_high, rir } of [next, ...others].flatMap(day => day ?? [])) {
    if (!wanted.has(id)) wanted.set(id, { rep_low, rep_high, rir })
  }
  for (const id of recent) if (!wanted.has(id)) wanted.set(id, null)
  return [...wanted].slice(0, FORESEEN)
}

/** @param {App} app @param {Db} db */
async function pullNewest(app, db) {
  const next = await readFrom(app)
  /** @type {string | null} */ let cursor = null
  for (let pages = PAGES; pages > 0; pages -= 1) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(cursor ? { cursor } : {}) })
    const { answer: page, unsent } = await readUnder(app, `/v1/sets?${query}`)
    const tx = db.transaction('sets', 'readwrite')
    for (const set of page.sets) if (!unsent.has(set.id)) tx.store.put(set)
    await tx.done
    cursor = page.next_cursor
    if (!cursor) break
  }
  await db.put('kv', next, 'changes_read')
}

/** What has changed since the last reading; the first time the newest sets. @param {App} app @param {Db} db */
async function pullSets(app, db) {
  const since = await db.get('kv', 'changes_read')
  if (since) await pullChanges(app, since)
  else await pullNewest(app, db)
  if (app.db !== db) return
  app.store.update({ workouts: await latestWorkouts(db, SESSIONS) })
  await showRunning(app)
  await remember(app, app.store.state.running?.slots.map(slot => slot.exercise_id) ?? [])
}

/** Today here, as a date. */
export function today(now = new Date()) {
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-')
}
