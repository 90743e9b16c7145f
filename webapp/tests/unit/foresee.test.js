import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSet, freshDb } from './fake.js'
import { prescribe } from '../../js/coach.js'
import { askOf } from '../../js/actions/coach.js'
import { foreseen, prepare } from '../../js/actions/foresee.js'
import { performed } from '../../js/actions/knowing.js'
import { Store } from '../../js/store.js'

/** @type {any} */
const bench = { id: 'bench', slug: 'bench-press', name: 'Bench press', equipment: 'barbell', pattern: 'horizontal_push', laterality: 'bilateral',
  load_type: 'external', bodyweight_share: 0, tracking: 'reps', muscles: { chest: 1 } }
/** @type {any} */
const me = { unit: 'kg', sex: 'male', experience: 'intermediate', goal_strength: 0.5, bodyweight_kg: 84 }
const slot = { key: 'bench', exercise_id: 'bench', sets: 3, target: null, rest_seconds: null, kg: null }

/** A phone with two sessions of bench press behind it, and a set in hand. @param {any} [exercise] */
async function phone(exercise = bench) {
  const db = await freshDb()
  const now = Date.now()
  for (const [days, kg] of [[9, 77.5], [5, 80]]) {
    for (let i = 0; i < 3; i += 1) await db.put('sets', aSet({ workout_id: `w${days}`, weight_kg: kg, weight: kg, performed_at: new Date(now - days * 86_400_000 + i * 180_000).toISOString() }))
  }
  const store = new Store(/** @type {any} */ ({ me, exercises: [exercise], gyms: [], readiness: null, running: { slots: [slot], at: 0 }, done: [], prescriptions: {} }))
  return /** @type {any} */ ({ db, store })
}

/** @param {Partial<import('../../js/types.js').LoggedSet>} [some] */
const now = (some = {}) => aSet({ workout_id: 'today', weight_kg: 82.5, weight: 82.5, reps: 6, performed_at: new Date().toISOString(), ...some })

test('what was read ahead gives the numbers that reading after the tap would give', async () => {
  const app = await phone()
  await prepare(app)
  const set = now()
  const ahead = foreseen(app, set).prescriptions?.bench
  await app.db.put('sets', set)
  app.store.update({ done: [set] })
  const after = prescribe(/** @type {any} */ ({ ...await askOf(app, slot), now: Date.parse(set.performed_at) }))
  assert.deepEqual([ahead?.set_number, ahead?.weight, ahead?.rep_low, ahead?.rep_high], [2, after.weight, after.rep_low, after.rep_high])
  assert.deepEqual(ahead?.band, after.band)
})

test('nothing is foreseen from what was read for another set, or of one that was held', async () => {
  const app = await phone()
  assert.deepEqual(foreseen(app, now()), {})
  await prepare(app)
  assert.deepEqual(foreseen(app, now({ duration_seconds: 30 })), {})
  app.store.update({ done: [now()] })
  assert.deepEqual(foreseen(app, now()), {})
  const plank = await phone({ ...bench, tracking: 'time' })
  await prepare(plank)
  assert.deepEqual(foreseen(plank, now()), {})
})

test('a warm-up leaves the number of the set as it is', async () => {
  const app = await phone()
  await prepare(app)
  const warmup = now({ set_type: 'warmup', weight_kg: 40 })
  assert.equal(foreseen(app, warmup).prescriptions?.bench.set_number, 1)
  app.store.update({ prescriptions: { bench: { prescription_id: 'p', set_number: 1 } } })
  assert.deepEqual(foreseen(app, warmup), {}, 'what the server said of this set stands')
})

test('as many reps as go are a set to failure, unless some were left', () => {
  assert.equal(performed(now({ set_type: 'amrap', rir: null }), 84).set_type, 'failure')
  assert.equal(performed(now({ set_type: 'amrap', rir: 1 }), 84).set_type, 'working')
  assert.equal(performed(now({ set_type: 'drop' }), 84).set_type, 'drop')
})

test('a held set is no part of what the coach reckons from', async () => {
  const app = await phone()
  const before = (await askOf(app, slot))?.lift.seen
  await app.db.put('sets', now({ duration_seconds: 60, reps: 1, weight_kg: 200 }))
  assert.equal((await askOf(app, slot))?.lift.seen, before)
})
