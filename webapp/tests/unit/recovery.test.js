import assert from 'node:assert/strict'
import { test } from 'node:test'
import { trendOf } from '../../js/coach/trend.js'
import { guard } from '../../js/guard.js'
import { recoverySentence, soreSentence } from '../../js/recovery.js'
import { activePlan, activeGym, exerciseOf, initialState, unitOf } from '../../js/state.js'
import { stepOf } from '../../js/screens/workout/steps.js'
import { aSet } from './fake.js'

const now = new Date('2026-11-22T12:00:00Z')
const exercises = /** @type {any[]} */ ([{ id: 'bench', muscles: { chest: 1, triceps: 0.5 }, load_type: 'external', bodyweight_share: 0 }, { id: 'squat', muscles: { quads: 1, glutes: 1 } }])
/** @param {number} hours @param {string[]} lifts */
const workout = (hours, lifts) => /** @type {any} */ ({ started_at: new Date(now.getTime() - hours * 3_600_000).toISOString(), ended_at: null, sets: 8, exercises: lifts })
/** @param {any[]} workouts */
const said = workouts => recoverySentence({ ...initialState(), exercises, workouts }, now)

test('recovery is one sentence, from what was done', () => {
  assert.match(said([]), /every muscle is fresh/)
  assert.match(said([workout(80, ['bench', 'squat'])]), /had their rest/)
  assert.match(said([workout(60, ['bench', 'squat'])]), /^Quads and glutes: still tired from .+ 8 sets/)
  assert.match(said([{ ...workout(1, ['squat']), sets: 0 }]), /every muscle is fresh/)
  assert.match(said([{ ...workout(1, ['squat']), sets: 0 }, { ...workout(2, ['bench']), sets: 3 }]), /^Chest: .+ 3 sets/, 'a session without a set tires nobody')
  assert.match(said([workout(49, ['bench']), { ...workout(60, ['squat']), sets: 5 }]), /^Quads and glutes: .+ 5 sets/, 'it is named after the session that it is from')
  assert.match(said([workout(1, ['bench'])]), /^Chest: still tired from (today|yesterday)’s/)
})

test('the guard sends each person where they belong', () => {
  const state = initialState()
  const to = (/** @type {any} */ some, /** @type {any} */ route) => guard({ ...state, ...some }, route && { route, params: {}, query: new URLSearchParams() })
  assert.equal(to({}, { path: '/today' }), null)
  assert.equal(to({ phase: 'out' }, { path: '/today' }), '/')
  assert.equal(to({ phase: 'out', wasHere: true }, { path: '/today' }), '/sign-in')
  assert.equal(to({ phase: 'out' }, { path: '/sign-in', open: true }), null)
  const guest = { phase: 'in', me: { id: 'guest', onboarded_at: 'x' } }
  assert.equal(to(guest, { path: '/sign-up', open: true }), null, 'a guest may become somebody')
  assert.equal(to(guest, { path: '/', open: true }), '/today')
  assert.equal(to({ phase: 'in', me: { onboarded_at: null } }, { path: '/today' }), '/welcome')
  assert.equal(to({ phase: 'in', me: { onboarded_at: null } }, { path: '/import' }), null)
  assert.equal(to({ phase: 'in', me: { onboarded_at: 'x' } }, { path: '/welcome' }), '/today')
  assert.equal(to({ phase: 'in', me: { onboarded_at: 'x' } }, null), '/today')
  assert.equal(to({ phase: 'in', lost: true, me: { onboarded_at: 'x' } }, { path: '/sign-in', open: true }), null)
})

test('state answers small questions', () => {
  const state = { ...initialState(), exercises, gyms: /** @type {any[]} */ ([{ id: 'a', active: false }, { id: 'b', active: true }]), plans: /** @type {any[]} */ ([{ status: 'draft' }]) }
  assert.equal(exerciseOf(state, 'bench').id, 'bench')
  assert.equal(exerciseOf(state, 'gone').name, 'Exercise')
  assert.equal(activeGym(state)?.id, 'b')
  assert.equal(activePlan(state), null)
  assert.equal(unitOf(state), 'kg')
})

test('strength over time takes the best set of each session, within the formula’s range', () => {
  const sets = [aSet({ workout_id: 'b', performed_at: '2026-11-20T10:00:00Z', reps: 5, rir: 0 }), aSet({ workout_id: 'b', reps: 20 }),
    aSet({ workout_id: 'a', performed_at: '2026-11-10T10:00:00Z', reps: 8, rir: 2 }), aSet({ workout_id: 'a', set_type: 'warmup', weight_kg: 200 })]
  const trend = trendOf(exercises[0], sets, 80)
  assert.deepEqual(trend.map(({ at }) => at.slice(0, 10)), ['2026-11-10', '2026-11-20'])
  assert.ok(Math.abs(trend[0].kg - 80 / (1 - 0.333)) < 1e-9)
})

test('each step of the reckoning has a name, a load and where it came from', () => {
  const row = stepOf({ code: 'fatigue', values: { share: -0.02, within: -0.02, between: 0, set_number: 3, result_kg: 98 }, text: '' }, 'kg')
  assert.deepEqual([row?.kg, Math.round(row?.span[0] ?? 0), row?.title], [98, 100, 'Fatigue −2\u00a0%'])
  assert.equal(stepOf({ code: 'uncertain', values: {}, text: '' }, 'kg'), null)
  for (const code of ['newest_set', 'kept', 'prior', 'strength', 'layoff', 'readiness', 'goal', 'guardrail', 'hard_cap', 'body', 'rounding']) {
    assert.ok(stepOf({ code, values: { e1rm_kg: 100, low_kg: 90, high_kg: 110, sd: 0.1, result_kg: 80, share: 0.1, limit: 0.075, delta_kg: 0.5, rep_low: 6, rep_high: 8, rir: 2, sessions: 3, probability: 0.8, days: 20, body_kg: 70 }, text: '' }, 'lb')?.title, code)
  }
})

test('what is sore is said with the lifts that train there', () => {
  assert.equal(soreSentence([], null), '')
  assert.equal(soreSentence(['quads', 'calves'], null), 'Quads and calves sore.')
  assert.match(soreSentence(['quads'], []), /none of today’s lifts works there directly/)
  assert.match(soreSentence(['quads'], ['Squat']), /^Quads sore: Squat trains there\. Warm up longer/)
})
