import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownOf, learn } from '../../js/actions/knowing.js'
import { ENGINE_VERSION } from '../../js/coach/constants.js'
import { observe, replay } from '../../js/coach/observing.js'
import { emptyLift, emptyLifter, stateFromJson } from '../../js/coach/states.js'
import { estimate } from '../../js/coach/strength.js'
import { initialState } from '../../js/state.js'
import { aSet, freshDb } from './fake.js'

const bench = /** @type {any} */ ({ id: 'bench', equipment: 'barbell', pattern: 'horizontal_push', load_type: 'external', bodyweight_share: 0, muscles: { chest: 1, triceps: 0.5 } })
const row = /** @type {any} */ ({ ...bench, id: 'row', pattern: 'horizontal_pull', muscles: { lats: 1, triceps: 0.25 } })
const NOW = Date.parse('2026-11-22T10:00:00.000Z')

/** @param {number} days before now @param {any} [some] */
const done = (days, some = {}) => aSet({ performed_at: new Date(NOW - days * 86_400_000).toISOString(), ...some })

/** @param {any} set */
const performed = ({ performed_at, ...set }) => ({ ...set, at: Date.parse(performed_at), bodyweight_kg: null })

/** A state as the server writes it. @param {any} lift */
const asJson = ({ settled, parts, fatigued_at, sessions, memory, ...lift }) => ({
  ...lift, version: 0, settled_e1rm_kg: settled, fast: parts[0], slow: parts[1], fatigued_at: iso(fatigued_at),
  sessions: sessions.map((/** @type {any} */ one) => ({ ...one, started_at: iso(one.started_at), last_at: iso(one.last_at) })),
  memory: memory.map((/** @type {any} */ one) => ({ ...one, at: iso(one.at) })),
})

/** @param {any} lifter */
const lifterAsJson = lifter => ({
  ...lifter, version: 0, day: lifter.day && { ...lifter.day, last_at: iso(lifter.day.last_at) },
  patterns: Object.fromEntries(Object.entries(lifter.patterns).map(([name, /** @type {any} */ one]) => [name, { ...one, started_at: iso(one.started_at), last_at: iso(one.last_at) }])),
})

/** @param {number | null} at */
const iso = at => at === null ? null : new Date(at).toISOString().replace('Z', '000+00:00')

/** A phone with these sets, and a server that answers with what it was asked of each. @param {any[]} sets */
async function phone(sets) {
  const db = await freshDb()
  for (const set of sets) await db.put('sets', set)
  /** @type {Record<string, any>} */ const inputs = {}
  /** @type {string[]} */ const asked = []
  const api = { async get(/** @type {string} */ path) { asked.push(path); return { inputs: { ask: inputs[path.split('/')[3]] } } } }
  const state = { ...initialState(), exercises: [bench, row] }
  return { app: /** @type {any} */ ({ db, api, store: { state } }), db, inputs, asked }
}

/** @param {string} id @param {any} known @param {any} [some] @returns {any} */
const answer = (id, known, some = {}) => ({
  exercise_id: id, prescription_id: `of-${id}`, engine_version: ENGINE_VERSION, created_at: new Date(NOW).toISOString(), e1rm: { value: estimate(known.lift) }, ...some,
})

test('without a state from the server the phone goes by its own log', async () => {
  const sets = [done(5), done(3, { reps: 9 })]
  const { app } = await phone(sets)
  assert.deepEqual(await knownOf(app, bench), replay(bench, sets.map(performed)))
})

test('the server’s state is taken, what is personal in it too, and the sets since then are folded in', async () => {
  const old = [done(30), done(20, { reps: 7 }), done(10, { reps: 9 })]
  const known = replay(bench, old.map(performed), { lift: emptyLift(), lifter: { ...emptyLifter(), rir_bias: 0.7, rep_slope_ln: 0.1 } })
  const later = [done(0.01, { weight_kg: 82.5 }), done(0.008, { weight_kg: 82.5, rir: 1 })]
  const { app, inputs } = await phone([old[2], ...later])
  inputs['of-bench'] = { now: new Date(NOW - 86_400_000).toISOString(), lift: asJson(known.lift), lifter_state: lifterAsJson(known.lifter) }
  await learn(app, answer('bench', known))
  const { lift, lifter } = await knownOf(app, bench)
  assert.equal(lifter.rir_bias, 0.7)
  assert.deepEqual({ lift, lifter }, replay(bench, later.map(performed), known))
})

test('what other lifts did since then is part of the day', async () => {
  const pulls = [done(6, { exercise_id: 'row' }), done(3, { exercise_id: 'row' })]
  const pulled = replay(row, pulls.map(performed))
  const pressed = replay(bench, [done(4)].map(performed), { lift: emptyLift(), lifter: pulled.lifter })
  const today = done(0.02, { exercise_id: 'row', weight_kg: 72 })
  const { app, inputs } = await phone([today])
  const now = new Date(NOW - 86_400_000).toISOString()
  inputs['of-bench'] = { now, lift: asJson(pressed.lift), lifter_state: lifterAsJson(pressed.lifter) }
  inputs['of-row'] = { now, lift: asJson(pulled.lift), lifter_state: lifterAsJson(pressed.lifter) }
  await learn(app, answer('bench', pressed))
  await learn(app, answer('row', pulled))
  const said = await knownOf(app, bench)
  assert.deepEqual(said.lifter, observe({ lift: pulled.lift, lifter: pressed.lifter }, row, performed(today)).lifter)
  assert.equal(said.lifter.day?.begun, 1)
  assert.deepEqual(said.lift, pressed.lift)
})

test('hard sets since the server counted are added to the week', async () => {
  const known = replay(bench, [done(9)].map(performed))
  const now = new Date()
  const at = (/** @type {number} */ minutes) => new Date(now.getTime() - minutes * 60_000).toISOString()
  const sets = [aSet({ performed_at: at(3) }), aSet({ performed_at: at(2), rir: 5 }), aSet({ performed_at: at(1), set_type: 'drop' }), aSet({ performed_at: at(4), exercise_id: 'row' })]
  const { app, inputs } = await phone(sets)
  inputs['of-bench'] = { now: at(5), lift: asJson(known.lift), lifter_state: lifterAsJson(known.lifter), week_sets: { chest: 6 }, usual_sets: { chest: 7 } }
  await learn(app, answer('bench', known))
  const { week_sets, usual_sets } = await knownOf(app, bench)
  const monday = now.getDay() === 1 && now.getHours() === 0 && now.getMinutes() < 6
  if (!monday) assert.deepEqual(week_sets, { chest: 7.5, triceps: 0.75 + 0.25, lats: 1 })
  assert.deepEqual(usual_sets, { chest: 7 })
})

test('a state is asked for once, and again when the answer stands on another', async () => {
  const known = replay(bench, [done(3)].map(performed))
  const { app, inputs, asked } = await phone([])
  inputs['of-bench'] = { now: new Date(NOW).toISOString(), lift: asJson(known.lift), lifter_state: lifterAsJson(known.lifter) }
  await learn(app, answer('bench', known))
  await learn(app, answer('bench', known))
  assert.equal(asked.length, 1)
  await learn(app, answer('bench', known, { e1rm: { value: 123 } }))
  assert.equal(asked.length, 2)
  await learn(app, answer('bench', known, { created_at: new Date(NOW + 8 * 86_400_000).toISOString() }))
  assert.equal(asked.length, 3)
})

test('a state of another engine, or a prescription of this phone, is not taken', async () => {
  const known = replay(bench, [done(3)].map(performed))
  const { app, asked } = await phone([])
  await learn(app, answer('bench', known, { engine_version: '9.9.9' }))
  await learn(app, answer('bench', known, { prescription_id: null }))
  assert.equal(asked.length, 0)
  await app.db.put('lifts', { exercise_id: 'bench', engine_version: '9.9.9', at: new Date(NOW).toISOString(), lift: asJson(known.lift), lifter: lifterAsJson(known.lifter) })
  assert.equal((await knownOf(app, bench)).lift.seen, 0)
})

test('instants keep what a clock of microseconds adds', () => {
  const { lift } = stateFromJson({ fatigued_at: '2026-11-22T10:00:00.123456+00:00' }, null)
  assert.ok(Math.abs(/** @type {number} */ (lift.fatigued_at) - (NOW + 123.456)) < 1e-3)
})
