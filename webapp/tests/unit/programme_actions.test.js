import 'fake-indexeddb/auto'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { finish } from '../../js/actions/finish.js'
import { choose, keepTemplates, strengthOf, takePlan, templatesOf } from '../../js/actions/programme.js'
import { openDatabase } from '../../js/db.js'
import { proposalOf } from '../../js/missed.js'
import { initialState } from '../../js/state.js'
import { Store } from '../../js/store.js'
import { begin } from '../../js/workout.js'
import { dayText, plusDays } from '../../js/dates.js'
import { aSet } from './fake.js'

let people = 0

/** A lifter with a squat, and no network. @param {object} [api] */
async function lifter(api = { get: async () => { throw new TypeError('no network') } }) {
  people += 1
  const db = await openDatabase(`programmes-${people}`)
  const store = new Store(initialState())
  const squat = { id: 'squat', slug: 'squat', name: 'Squat', equipment: 'barbell', pattern: 'squat', load_type: 'external', laterality: 'bilateral', bodyweight_share: 0, tracking: 'reps', muscles: { quads: 1 } }
  store.update({
    me: /** @type {any} */ ({ id: 'me', unit: 'kg', sex: 'male', experience: 'intermediate', goal_strength: 0.5, gym_id: null, bodyweight_kg: 80, preferences: {} }),
    exercises: [/** @type {any} */ (squat)],
  })
  return /** @type {any} */ ({ db, store, api, sync: { flush: async () => {}, settled: 0 }, router: { go: () => {} } })
}
const outbox = async (/** @type {any} */ app) => (await app.db.getAll('outbox')).map((/** @type {any} */ op) => [op.method, op.path.replace(/[0-9a-f-]{36}/, 'ID'), op.body])
const MADE = /** @type {any} */ ({
  name: 'Fives', goal_strength: 0.7, minutes: 60, template: '5x5-ab', notes: [], cycle: [], schedule: { kind: 'weekdays', weekdays: [0, 1, 2, 3, 4, 5, 6], in_a_row: 1, rest_days: 0 },
  days: ['A', 'B'].map(name => ({ name, minutes: 40, exercises: [{
    exercise_id: 'squat', name: 'Squat', sets: 1, rep_low: 5, rep_high: 5, rir: 2, rest_seconds: 180, schemes: [[{ reps: [5, 5], rir: null, percent: 1 }]],
    rule: { kind: 'linear', start: 0.7, add_kg: 2.5, fails: 3, reset: 0.9, steps: [], stages: [] },
  }] })),
})
const RUN = { week: 0, cycle: 0, progress: { squat: { kg: 100 } }, carry: null, ease: null }

test('a plan that is followed is here at once, the one before it put back, and the server hears both in order', async () => {
  const app = await lifter()
  const first = await takePlan(app, MADE, RUN, true)
  const second = await takePlan(app, { ...MADE, name: 'Again' }, RUN, true)
  assert.deepEqual(app.store.state.plans.map((/** @type {any} */ one) => [one.id, one.status]), [[second.id, 'active'], [first.id, 'draft']])
  const ops = await outbox(app)
  assert.deepEqual(ops.map((/** @type {any} */ op) => op.slice(0, 2).join(' ')), ['POST /v1/plans', 'POST /v1/plans/ID/start', 'POST /v1/plans', 'POST /v1/plans/ID/start'])
  assert.deepEqual(Object.keys(ops[0][2]).sort(), ['cycle', 'days', 'goal_strength', 'id', 'minutes', 'name', 'notes', 'run', 'schedule', 'template'])
  assert.equal((await app.db.get('kv', 'plans')).length, 2)
})

test('the end of a session moves day and load in the same step as the session ends; its undo brings the load back alone', async () => {
  const app = await lifter()
  const plan = await takePlan(app, MADE, RUN, true)
  const running = begin('w1', 'A', new Date().toISOString(), { plan, day: 0, loadable: (_, kg) => kg })
  assert.deepEqual(running.slots[0].scheme?.map(set => [set.kg, set.reps]), [[100, [5, 5]]])
  app.store.update({ running, done: [aSet({ exercise_id: 'squat', weight_kg: 100, reps: 5 })] })
  await finish(app)
  const [after] = app.store.state.plans
  assert.deepEqual([after.next_day, after.run.progress.squat.kg, after.not_before], [1, 102.5, dayText(plusDays(new Date(), 1))])
  const ops = (await outbox(app)).slice(2)
  assert.deepEqual(ops.map((/** @type {any} */ op) => op.slice(0, 2).join(' ')), ['POST /v1/workouts/w1/finish', 'PATCH /v1/plans/ID'])
  assert.equal(ops[1][2].run.progress.squat.kg, 102.5)
  assert.match(app.store.state.toast.text, /^Squat: 100.kg to 102\.5.kg, all reps reached$/)
  app.store.state.toast.run()
  await new Promise(resolve => setTimeout(resolve, 20))
  assert.deepEqual([app.store.state.plans[0].next_day, app.store.state.plans[0].run.progress.squat.kg], [1, 100])
})

test('a session without a set, or of no plan, moves nothing', async () => {
  const app = await lifter()
  const plan = await takePlan(app, MADE, RUN, true)
  app.store.update({ running: begin('w2', 'A', new Date().toISOString(), { plan, day: 0 }), done: [] })
  await finish(app)
  assert.equal(app.store.state.plans[0].next_day, 0)
  app.store.update({ running: begin('w3', 'Free', new Date().toISOString()), done: [aSet({ exercise_id: 'squat' })] })
  await finish(app)
  assert.deepEqual(app.store.state.plans[0].run, RUN)
})

test('what is chosen about a missed session can be taken back', async () => {
  const app = await lifter()
  const taken = await takePlan(app, MADE, RUN, true)
  const today = dayText(new Date())
  const plan = { ...taken, not_before: dayText(plusDays(new Date(), -1)) }
  app.store.update({ plans: [plan] })
  const proposal = proposalOf(plan, [], today)
  assert.equal(proposal?.choices.length, 3)
  const skip = proposal?.choices[2]
  await choose(app, plan, /** @type {any} */ (skip))
  assert.deepEqual([app.store.state.plans[0].next_day, app.store.state.plans[0].run.answered], [1, today])
  app.store.state.toast.run()
  await new Promise(resolve => setTimeout(resolve, 20))
  assert.deepEqual([app.store.state.plans[0].next_day, app.store.state.plans[0].not_before], [0, plan.not_before])
})

test('templates come from the server once and then from the phone', async () => {
  let asked = 0
  const app = await lifter({ get: async (/** @type {string} */ path) => { asked += 1; assert.equal(path, '/v1/templates'); return { templates: [{ slug: 'a' }] } } })
  await keepTemplates(app)
  await keepTemplates(app)
  assert.equal(asked, 1)
  app.api.get = async () => { throw new TypeError('no network') }
  assert.deepEqual(await templatesOf(app), [{ slug: 'a' }])
})

test('without a set of a lift its strength is a guess, and said to be one', async () => {
  const app = await lifter()
  const { squat } = await strengthOf(app, ['squat', 'squat'])
  assert.equal(squat.known, false)
  assert.ok(squat.low < squat.kg && squat.kg < squat.high && squat.kg > 40)
  await app.db.put('sets', aSet({ exercise_id: 'squat', weight_kg: 120, weight: 120, reps: 5, rir: 1, performed_at: new Date(Date.now() - 2 * 86_400_000).toISOString() }))
  const after = (await strengthOf(app, ['squat'])).squat
  assert.ok(after.kg > 125 && after.kg < 160, String(after.kg))
})
