import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSet, freshDb } from './fake.js'
import { Store } from '../../js/store.js'
import { initialState } from '../../js/state.js'
import { minutesLeft, sessionOf, tryFit, weekSets } from '../../js/actions/timebox.js'

/** @param {string} id @param {Record<string, number>} muscles */
const lift = (id, muscles) => ({ id, name: id, slug: id, pattern: 'horizontal_push', equipment: 'barbell', laterality: 'bilateral', load_type: 'external', tracking: 'reps', muscles })
/** @param {string} id @param {number} sets */
const planned = (id, sets) => ({ exercise_id: id, name: id, sets, rep_low: 8, rep_high: 8, rir: 2, rest_seconds: 120 })
const plan = /** @type {any} */ ({ id: 'p', name: 'Week', status: 'active', next_day: 0, days: [
  { name: 'A', minutes: 40, exercises: [planned('bench', 4), planned('row', 4)] }, { name: 'B', minutes: 40, exercises: [planned('bench', 2)] },
] })

async function phone() {
  const store = new Store({ ...initialState(), plans: [plan], exercises: /** @type {any} */ ([lift('bench', { chest: 1, triceps: 0.5 }), lift('row', { lats: 1 })]) })
  return /** @type {any} */ ({ db: await freshDb(), store })
}

test('a session is fitted before it begins as it would be after: warm-up, sets left out, and the week by muscle', async () => {
  const app = await phone()
  const session = sessionOf(app, { plan, day: 0, name: 'A' })
  const set = 8 * 3 + 10
  const whole = 300 + 2 * 90 + 8 * set + 7 * 120
  assert.equal(minutesLeft(app, session), Math.ceil(whole / 60))
  const week = await weekSets(app, session)
  assert.deepEqual(week, { chest: 6, triceps: 3, lats: 4 })
  const cut = tryFit(app, session, 20, week)
  assert.ok(cut.takes <= 20 && cut.dropped.length > 0)
  const lost = Object.fromEntries(cut.dropped.map(one => [one.exercise.id, one.lost]))
  assert.deepEqual(cut.cost.find(one => one.muscle === 'chest'), { muscle: 'chest', lost: lost.bench, before: 6, after: 6 - lost.bench })
  app.store.update({ running: { ...session, id: 'w' } })
  assert.deepEqual(tryFit(app, app.store.state.running, 20, week), cut, 'a tap later, with nothing done yet, it is the same')
})

test('once a set is done nobody warms up', async () => {
  const app = await phone()
  const session = { ...sessionOf(app, { plan, day: 1, name: 'B' }), id: 'w' }
  const before = minutesLeft(app, session)
  app.store.update({ running: session, done: [aSet({ workout_id: 'w', exercise_id: 'bench' })] })
  assert.equal(minutesLeft(app, session), Math.ceil((8 * 3 + 10) / 60))
  assert.ok(before > 5)
})
