import { commit } from '../outbox.js'
import { Problem } from '../problem.js'
import { setsOfExercise, setsOfWorkout } from '../db.js'
import { BODYWEIGHT_UNKNOWN } from '../coach/constants.js'
import { trendOf } from '../coach/trend.js'
import { inLanguage } from '../names.js'
import { activePlan, exerciseOf } from '../state.js'
import { readUnder } from './answers.js'
import { prefetch } from './coach.js'

/**
 * Reading: from this phone at once, from the server when it is there. What waits in the outbox is newer than what
 * the server says, so reading follows sending.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../db.js').Db} Db
 * @typedef {import('../types.js').State} State
 */

/** The newest sets that a new phone takes with it, in pages; older ones come when their exercise is looked at. */
const PAGES = 3
const PAGE = 1000
/** Lifts whose next set is asked for ahead. */
const PREFETCHED = 40
/** Keys of the state that are kept whole. */
const KEPT = /** @type {const} */ (['me', 'gyms', 'plans', 'readiness', 'running', 'pulled'])

/**
 * The state as this phone remembers it.
 * @param {Db} db
 * @returns {Promise<Partial<State>>}
 */
export async function load(db) {
  const values = await Promise.all(KEPT.map(key => db.get('kv', key)))
  const kept = Object.fromEntries(KEPT.map((key, i) => [key, values[i] ?? (key === 'gyms' || key === 'plans' ? [] : null)]))
  const [exercises, prescriptions, workouts] = await Promise.all([
    db.getAll('exercises'), db.getAll('prescriptions'), recentWorkouts(db),
  ])
  const running = /** @type {import('../types.js').Running | null} */ (kept.running)
  const done = running ? (await setsOfWorkout(db, running.id)).filter(set => !set.deleted_at) : []
  return {
    .../** @type {Partial<State>} */ (kept), exercises: inLanguage(exercises), workouts, done,
    prescriptions: Object.fromEntries(prescriptions.map(one => [one.exercise_id, one])),
  }
}

/** @param {Db} db */
async function recentWorkouts(db) {
  const found = await db.getAllFromIndex('workouts', 'time')
  return found.filter(workout => !workout.deleted_at).reverse().slice(0, 60)
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
  const { settled } = app.sync
  const me = await api.get('/v1/me')
  const [exercises, gyms, plans, workouts, readiness] = await Promise.all([
    part(api.get('/v1/exercises?limit=1000')), part(api.get('/v1/gyms')), part(api.get('/v1/plans')),
    part(api.get('/v1/workouts?limit=60')), part(api.get(`/v1/readiness?since=${today()}`)),
  ])
  if (app.db !== db) return
  const kept = {
    me, pulled: new Date().toISOString(), ...(gyms ? { gyms: gyms.gyms } : {}), ...(plans ? { plans: plans.plans } : {}),
    ...(readiness ? { readiness: readiness.readiness.find((/** @type {{ day: string }} */ one) => one.day === today()) ?? null } : {}),
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
  const lists = { exercises: inLanguage(await db.getAll('exercises')), workouts: await recentWorkouts(db) }
  const unchanged = Object.entries(kept).filter(([key]) => app.store.state[/** @type {keyof State} */ (key)] === shown[/** @type {keyof State} */ (key)])
  app.store.update({ ...Object.fromEntries(unchanged), ...lists })
  await part(pullSets(app, db))
  await prefetch(app, planned(app.store.state))
}

/**
 * One part of what is read; when it alone fails, the rest still counts.
 * @template T
 * @param {Promise<T>} reading
 * @returns {Promise<T | null>}
 */
const part = reading => reading.catch(error => { if (error instanceof Problem) return null; throw error })

/** The lifts whose numbers must be there in the basement, with what the plan wants of them. @param {State} state */
export function planned(state) {
  const ofPlan = activePlan(state)?.days.flatMap(day => day.exercises) ?? []
  const recent = state.workouts.slice(0, 6).flatMap(workout => workout.exercises)
  /** @type {Map<string, import('../types.js').Slot['target']>} */
  const wanted = new Map(recent.map(id => [id, null]))
  for (const { exercise_id: id, rep_low, rep_high, rir } of ofPlan) wanted.set(id, { rep_low, rep_high, rir })
  return [...wanted].slice(0, PREFETCHED)
}

/** @param {App} app @param {Db} db */
async function pullSets(app, db) {
  const seen = await db.get('kv', 'sets_changed')
  let cursor = null
  const asked = new Date().toISOString()
  let pages = 0
  do {
    const query = new URLSearchParams({ limit: String(PAGE), ...(seen ? { changed_since: seen } : {}), ...(cursor ? { cursor } : {}) })
    const { answer: page, unsent } = await readUnder(app, `/v1/sets?${query}`)
    await commit(db, ['sets'], tx => { for (const set of page.sets) if (!unsent.has(set.id)) tx.objectStore('sets').put(set) }, [])
    cursor = page.next_cursor
    pages += 1
  } while (cursor && (seen || pages < PAGES))
  await db.put('kv', asked, 'sets_changed')
  await remember(app, app.store.state.running?.slots.map(slot => slot.exercise_id) ?? [])
}

/** Today here, as a date. */
export function today(now = new Date()) {
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-')
}
