import 'fake-indexeddb/auto'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask, reasonOf } from '../../js/actions/answers.js'
import { changeSet, knownWorkouts, pullWorkout, pullWorkouts, readWorkout, recount, removeSet, removeWorkout, restoreSet, restoreWorkout, setsThrownWith, trash } from '../../js/actions/history.js'
import { openDatabase } from '../../js/db.js'
import { Problem, Unreachable } from '../../js/problem.js'
import { initialState } from '../../js/state.js'
import { Store } from '../../js/store.js'

let people = 0

/** An app with one session of two sets. @param {Record<string, any>} [answers] what GET gives */
async function lifter(answers = {}) {
  people += 1
  const db = await openDatabase(`history-${people}`)
  const store = new Store(initialState())
  const get = async (/** @type {string} */ path) => {
    const found = Object.entries(answers).find(([start]) => path.startsWith(start))
    if (!found) throw new Unreachable()
    if (found[1] instanceof Error) throw found[1]
    return found[1]
  }
  const app = /** @type {any} */ ({ db, store, api: { get }, sync: { flush: async () => {} } })
  await db.put('workouts', workout('w1', 2))
  await db.put('sets', set('s1', 'w1'))
  await db.put('sets', set('s2', 'w1'))
  store.update({ workouts: [workout('w1', 2)] })
  return app
}

/** @param {string} id @param {number} sets @returns {any} */
const workout = (id, sets) => ({ id, started_at: `2026-11-20T10:00:00Z`, last_set_at: '', ended_at: null, title: 'Upper', note: null, sets, exercises: ['bench'], volume_kg: 1000 })
/** @param {string} id @param {string} session @param {object} [more] @returns {any} */
const set = (id, session, more = {}) => ({
  id, workout_id: session, exercise_id: 'bench', performed_at: `2026-11-20T10:0${id.slice(1)}:00Z`, set_type: 'working', weight: 100, unit: 'kg', weight_kg: 100, reps: 5,
  rir: 2, rest_seconds: null, note: null, recommendation_id: null, deleted_at: null, ...more,
})
const outbox = async (/** @type {any} */ app) => (await app.db.getAll('outbox')).map((/** @type {any} */ op) => [op.method, op.path, op.body])

test('a changed set is here at once and on its way, without what the server reckons itself', async () => {
  const app = await lifter()
  await changeSet(app, set('s1', 'w1'), { weight: 90, unit: 'kg', weight_kg: 90, rir: null })
  const { workout: after, sets } = await readWorkout(app, 'w1')
  assert.equal(sets[0].weight_kg, 90)
  assert.equal(after?.volume_kg, 90 * 5 + 100 * 5)
  assert.equal(app.store.state.workouts[0].volume_kg, 950, 'the screens see it too')
  assert.deepEqual(await outbox(app), [['PATCH', '/v1/sets/s1', { weight: 90, unit: 'kg', rir: null }]])
})

test('a deleted set counts for nothing, waits in the trash, and comes back by the toast', async () => {
  const app = await lifter()
  await removeSet(app, set('s1', 'w1'))
  assert.equal((await readWorkout(app, 'w1')).sets.length, 1)
  assert.deepEqual((await trash(app)).sets.map(one => one.id), ['s1'])
  assert.equal(app.store.state.toast?.action, 'Undo')
  await restoreSet(app, set('s1', 'w1'))
  assert.equal((await readWorkout(app, 'w1')).workout?.sets, 2)
  assert.deepEqual((await outbox(app)).map((/** @type {any} */ [method, path]) => `${method} ${path}`), ['DELETE /v1/sets/s1', 'POST /v1/sets/s1/restore'])
})

test('a deleted session leaves the list with all its sets, and comes back with them', async () => {
  const app = await lifter()
  await removeWorkout(app, workout('w1', 2), [set('s1', 'w1'), set('s2', 'w1')])
  assert.deepEqual(await knownWorkouts(app), [])
  assert.deepEqual(app.store.state.workouts, [])
  const { workouts, sets } = await trash(app)
  assert.deepEqual([workouts.map(one => one.id), sets], [['w1'], []], 'its sets are not shown a second time')
  await restoreWorkout(app, workouts[0], await setsThrownWith(app, workouts[0]))
  assert.equal((await readWorkout(app, 'w1')).sets.length, 2)
  assert.deepEqual((await outbox(app)).map((/** @type {any} */ [method, path]) => `${method} ${path}`), ['DELETE /v1/workouts/w1', 'POST /v1/workouts/w1/restore'])
})

test('the server’s copy never overwrites a change that it hasn’t heard of', async () => {
  const app = await lifter({ '/v1/workouts/w1': { ...workout('w1', 2), set_list: [set('s1', 'w1', { reps: 99 }), set('s2', 'w1', { reps: 98 })] } })
  await changeSet(app, set('s1', 'w1'), { reps: 6 })
  await pullWorkout(app, 'w1')
  assert.deepEqual((await readWorkout(app, 'w1')).sets.map(one => one.reps), [6, 98])
})

test('older sessions are kept as they are read, page by page', async () => {
  const app = await lifter({ '/v1/workouts?': { workouts: [workout('w0', 4)], next_cursor: 'more' } })
  assert.equal(await pullWorkouts(app, null), 'more')
  assert.deepEqual((await knownWorkouts(app)).map(one => one.id).sort(), ['w0', 'w1'])
})

test('warm-ups and assistance add nothing to what was moved', () => {
  const sets = [set('s1', 'w1'), set('s2', 'w1', { set_type: 'warmup' }), set('s3', 'w1', { weight_kg: -20, exercise_id: 'pull-up' })]
  assert.deepEqual([recount(workout('w1', 0), sets).volume_kg, recount(workout('w1', 0), sets).exercises], [500, ['bench', 'pull-up']])
})

test('the last answer is shown at once, the new one replaces it, and is kept', async () => {
  const app = await lifter({ '/v1/analytics': { n: 2 } })
  await app.db.put('kv', { value: { n: 1 }, at: 'then' }, 'answer:/v1/analytics')
  /** @type {any[]} */ const seen = []
  assert.equal(await ask(app, '/v1/analytics', (value, _at, isNew) => seen.push([value.n, isNew])), null)
  assert.deepEqual(seen, [[1, false], [2, true]])
  assert.equal((await app.db.get('kv', 'answer:/v1/analytics')).value.n, 2)
})

test('without the server the last answer stands, and the reason is said', async () => {
  const app = await lifter()
  await app.db.put('kv', { value: { n: 1 }, at: 'then' }, 'answer:/v1/analytics')
  /** @type {any[]} */ const seen = []
  const fault = await ask(app, '/v1/analytics', value => seen.push(value.n))
  assert.deepEqual(seen, [1])
  assert.match(reasonOf(fault, true), /its last numbers/)
  assert.equal(reasonOf(new Problem(422, { detail: 'Not that week' })), 'Not that week')
})

test('an answer that was on its way while a session was deleted doesn’t bring it back', async () => {
  const app = await lifter()
  app.api.get = async () => {
    await removeWorkout(app, workout('w1', 2), [])
    return { workouts: [workout('w1', 2)], next_cursor: null }
  }
  await pullWorkouts(app, null)
  assert.deepEqual(await knownWorkouts(app), [])
})
