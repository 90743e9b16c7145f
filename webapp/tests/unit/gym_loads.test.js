import 'fake-indexeddb/auto'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { duplicateGym, switchBack, switchGym, usedAt } from '../../js/actions/gyms.js'
import { openDatabase } from '../../js/db.js'
import { firstLifts, isThere } from '../../js/first_lifts.js'
import { firstLoad } from '../../js/first_load.js'
import { reach, reloaded, whyNot } from '../../js/gym_loads.js'
import { emptyInventory } from '../../js/gyms.js'
import { inventoryOf, presetOf, PRESETS } from '../../js/gym_presets.js'
import { ladder } from '../../js/loads.js'
import { initialState } from '../../js/state.js'
import { Store } from '../../js/store.js'
import { uuidv7 } from '../../js/uuid.js'

/** @param {string} key @param {'kg' | 'lb'} [unit] @returns {import('../../js/types.js').Gym} */
const gymOf = (key, unit = 'kg') => ({ id: key, name: presetOf(unit, key).name(), inventory: inventoryOf(presetOf(unit, key), unit), active: false })
/** @param {string} id @param {string} equipment @param {any} [load_type] @returns {any} */
const lift = (id, equipment, load_type = 'external') => ({
  id, slug: id, name: id, equipment, load_type, pattern: 'horizontal_push', bodyweight_share: 0, laterality: 'bilateral', tracking: 'reps', cue: null, popularity: 1, own: false, muscles: { chest: 1 },
})
const bench = lift('bench-press', 'barbell')

test('a load that can’t be made is explained by what can', () => {
  const home = gymOf('home')
  assert.equal(whyNot(bench, home, 82.5, 'kg'), '')
  assert.equal(whyNot(bench, home, 77, 'kg'), '77\u00a0kg can’t be loaded at Home gym: 75\u00a0kg or 77.5\u00a0kg can.')
  assert.equal(whyNot(bench, home, 200, 'kg'), '200\u00a0kg is more than Home gym can load: its heaviest is 97.5\u00a0kg.')
  assert.equal(whyNot(bench, home, 10, 'kg'), '10\u00a0kg is less than the empty bar at Home gym: 20\u00a0kg.')
  assert.equal(whyNot(lift('curl', 'dumbbell'), home, 1, 'kg'), '1\u00a0kg is less than the lightest at Home gym: 4\u00a0kg.')
  assert.equal(whyNot(lift('press', 'machine'), home, 55, 'kg'), 'Nothing is written down for it at Home gym: any load counts.')
  assert.equal(whyNot(lift('band', 'band'), home, 55, 'kg'), '', 'a band has no loads to write down')
  assert.equal(whyNot(bench, null, 82.5, 'kg'), '')
})

test('every load of every preset can be made there, and one it has not gets a reason', () => {
  for (const unit of /** @type {const} */ (['kg', 'lb'])) {
    for (const preset of PRESETS[unit]) {
      const gym = gymOf(preset.key, unit)
      for (const equipment of ['barbell', 'dumbbell', 'cable', 'machine']) {
        const rungs = ladder(lift('x', equipment), gym, unit)
        if (rungs.some(rung => rung.kind === 'free')) continue
        for (const rung of rungs.slice(0, 40)) assert.equal(whyNot(lift('x', equipment), gym, rung.kg, unit), '', `${preset.key} ${equipment} ${rung.kg}`)
        assert.notEqual(whyNot(lift('x', equipment), gym, rungs[0].kg + 0.111, unit), '')
      }
    }
  }
})

test('what a bar reaches is told with its gaps', () => {
  assert.deepEqual(reach(bench, gymOf('home'), 'kg'), { low: 20, high: 97.5, step: 2.5, even: 97.5, loads: 32 })
  const few = { ...gymOf('home'), inventory: { ...emptyInventory(), bars: [{ kind: 'barbell', weight: 20, unit: /** @type {const} */ ('kg') }], plates: [{ weight: 20, unit: /** @type {const} */ ('kg'), count: 4 }, { weight: 1.25, unit: /** @type {const} */ ('kg'), count: 2 }] } }
  assert.deepEqual(reach(bench, few, 'kg'), { low: 20, high: 102.5, step: 2.5, even: 22.5, loads: 6 })
  assert.equal(reach(lift('x', 'machine'), few, 'kg'), null)
})

test('pounds and kilograms of one gym are loaded apart, and both are there', () => {
  const both = { ...gymOf('home'), inventory: { ...emptyInventory(), bars: [{ kind: 'barbell', weight: 20, unit: /** @type {const} */ ('kg') }], plates: [{ weight: 20, unit: /** @type {const} */ ('kg'), count: 2 }, { weight: 45, unit: /** @type {const} */ ('lb'), count: 2 }] } }
  assert.deepEqual(ladder(bench, both, 'kg').map(rung => Math.round(rung.kg * 100) / 100), [20, 60, 60.82])
  assert.equal(Math.round(reloaded(bench, both, 60.6, 'kg') * 100) / 100, 60.82)
})

test('the first lifts are those that the gym has the things for', () => {
  const all = ['bench-press', 'squat', 'deadlift', 'overhead-press', 'barbell-row'].map(id => lift(id, 'barbell'))
    .concat(['dumbbell-bench-press', 'goblet-squat', 'dumbbell-row'].map(id => lift(id, 'dumbbell')), lift('pull-up', 'bodyweight', 'bodyweight'))
  assert.deepEqual(firstLifts(all, null).map(one => one.id).slice(0, 3), ['bench-press', 'squat', 'deadlift'])
  assert.deepEqual(firstLifts(all, gymOf('small')).map(one => one.id), ['dumbbell-bench-press', 'goblet-squat', 'dumbbell-row', 'pull-up'])
  assert.equal(isThere({ equipment: 'kettlebell' }, gymOf('box')), true)
  assert.deepEqual(firstLifts([], null), [])
})

test('each answer of the first screen moves the first load, and it can be loaded', () => {
  const answers = { unit: /** @type {const} */ ('kg'), sex: null, experience: /** @type {const} */ ('intermediate'), bodyweight_kg: null, goal_strength: 0.5 }
  const said = (/** @type {object} */ some, key = 'commercial') => Number(firstLoad([bench], { ...answers, ...some }, gymOf(key).inventory, 0)?.prescription.weight)
  const usual = said({})
  assert.ok(said({ experience: 'advanced' }) > usual && said({ experience: 'novice' }) < usual)
  assert.ok(said({ sex: 'male' }) > said({ sex: 'female' }))
  assert.ok(said({ bodyweight_kg: 110 }) > said({ bodyweight_kg: 55 }))
  assert.equal(whyNot(bench, gymOf('home'), said({}, 'home'), 'kg'), '')
  assert.equal(firstLoad([], answers, gymOf('home').inventory, 0), null)
})

/** Someone in the middle of a workout, 82.5 kg in hand. */
async function training() {
  const db = await openDatabase(uuidv7())
  const store = new Store(initialState())
  const gyms = [{ ...gymOf('commercial'), active: true }, gymOf('box'), gymOf('home')]
  const slot = { key: bench.id, exercise_id: bench.id, sets: 3, target: null, rest_seconds: null, kg: 122.5 }
  const running = { id: 'w', name: 'Workout', started_at: '2026-11-22T10:00:00Z', slots: [slot], at: 0, draft: { kg: 122.5, reps: 5, rir: 2, set_type: 'working', touched: true, reps_touched: false, scope: 'rest' }, rest: null, plan_id: null, plan_day: null }
  store.update(/** @type {any} */ ({ me: { id: 'me', unit: 'kg', gym_id: 'commercial', bodyweight_kg: 80, sex: 'male', experience: 'intermediate', goal_strength: 0.5, preferences: {} }, gyms, exercises: [bench], running, online: false }))
  await db.put('prescriptions', /** @type {any} */ ({ exercise_id: bench.id, prescription_id: 'p', set_number: 1, weight: 122.5 }))
  return /** @type {any} */ ({ db, store, api: {}, sync: { flush: async () => {} } })
}

test('another gym in the middle of a workout rounds what is open, says it, and can be taken back', async () => {
  const app = await training()
  const before = app.store.state
  const changed = await switchGym(app, 'home')
  assert.deepEqual(changed, [{ id: bench.id, before: 122.5, after: 97.5, why: '122.5\u00a0kg is more than Home gym can load: its heaviest is 97.5\u00a0kg.' }])
  const { running, gyms, me } = app.store.state
  assert.deepEqual([running.draft.kg, running.slots[0].kg, me.gym_id], [97.5, 97.5, 'home'])
  assert.deepEqual(gyms.map((/** @type {any} */ gym) => gym.active), [false, false, true])
  assert.equal(await app.db.get('prescriptions', bench.id), undefined, 'the answer for the other gym is no longer one')
  assert.deepEqual((await app.db.getAll('outbox')).map((/** @type {any} */ op) => [op.path, op.body]), [['/v1/me', { gym_id: 'home' }], ['/v1/workouts/w', { gym_id: 'home' }]])
  assert.equal((await app.db.get('kv', 'running')).draft.kg, 97.5, 'a killed page reopens there')
  await switchBack(app, before)
  assert.deepEqual([app.store.state.running.slots[0].kg, app.store.state.me.gym_id], [122.5, 'commercial'])
})

test('the gym that is in use already changes nothing', async () => {
  const app = await training()
  assert.deepEqual(await switchGym(app, 'commercial'), [])
  assert.deepEqual(await switchGym(app, 'nowhere'), [])
  assert.equal(await app.db.count('outbox'), 0)
})

test('a copy is another gym with the same things', async () => {
  const app = await training()
  const copy = await duplicateGym(app, app.store.state.gyms[0])
  assert.notEqual(copy.id, 'commercial')
  assert.deepEqual(copy.inventory, app.store.state.gyms.find((/** @type {any} */ gym) => gym.id === 'commercial').inventory)
  assert.equal(app.store.state.gyms.length, 4)
})

test('when a gym was used last is the newer of what the server and the phone know', () => {
  const gym = { ...gymOf('home'), used_at: '2026-11-01T00:00:00Z' }
  assert.equal(usedAt(gym, []), '2026-11-01T00:00:00Z')
  assert.equal(usedAt(gym, /** @type {any[]} */ ([{ gym_id: 'home', started_at: '2026-11-20T00:00:00Z' }])), '2026-11-20T00:00:00Z')
  assert.equal(usedAt({ ...gym, used_at: null }, []), null)
})
