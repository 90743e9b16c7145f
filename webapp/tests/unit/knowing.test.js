import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownOf, learnAll } from '../../js/actions/knowing.js'
import { ENGINE_VERSION } from '../../js/coach/constants.js'
import { observe, replay } from '../../js/coach/observing.js'
import { emptyLift, emptyLifter, stateFromJson } from '../../js/coach/states.js'
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

/** A phone with these sets, and a server that knows these lifts. @param {any[]} sets */
async function phone(sets) {
  const db = await freshDb()
  for (const set of sets) await db.put('sets', set)
  /** What GET /v1/states says. */
  const server = { at: new Date(NOW).toISOString(), engine_version: ENGINE_VERSION, lifter: /** @type {any} */ (null), week_sets: {}, usual_sets: {}, lifts: /** @type {Record<string, any>} */ ({}), version: ENGINE_VERSION }
  /** @type {URLSearchParams[]} */ const asked = []
  const api = { async get(/** @type {string} */ path) {
    const query = new URLSearchParams(path.split('?')[1])
    asked.push(query)
    const { lifts, version, ...shared } = server
    const from = Number(query.get('cursor') ?? 0)
    const names = Object.keys(lifts)
    const states = names.slice(from, from + 1).map(id => ({ exercise_id: id, engine_version: version, state: lifts[id] }))
    return { ...shared, read_at: server.at, states, next_cursor: from + 1 < names.length ? String(from + 1) : null }
  } }
  const state = { ...initialState(), exercises: [bench, row] }
  return { app: /** @type {any} */ ({ db, api, store: { state } }), db, server, asked }
}

test('without a state from the server the phone goes by its own log', async () => {
  const sets = [done(5), done(3, { reps: 9 })]
  const { app } = await phone(sets)
  assert.deepEqual(await knownOf(app, bench), replay(bench, sets.map(performed)))
})

test('the server’s state is taken, what is personal in it too, and the sets since then are folded in', async () => {
  const old = [done(30), done(20, { reps: 7 }), done(10, { reps: 9 })]
  const known = replay(bench, old.map(performed), { lift: emptyLift(), lifter: { ...emptyLifter(), rir_bias: 0.7, rep_slope_ln: 0.1 } })
  const later = [done(0.01, { weight_kg: 82.5 }), done(0.008, { weight_kg: 82.5, rir: 1 })]
  const { app, server } = await phone([old[2], ...later])
  Object.assign(server, { at: new Date(NOW - 86_400_000).toISOString(), lifts: { bench: asJson(known.lift) }, lifter: lifterAsJson(known.lifter) })
  await learnAll(app)
  const { lift, lifter } = await knownOf(app, bench)
  assert.equal(lifter.rir_bias, 0.7)
  assert.deepEqual({ lift, lifter }, replay(bench, later.map(performed), known))
})

test('what other lifts did since then is part of the day', async () => {
  const pulls = [done(6, { exercise_id: 'row' }), done(3, { exercise_id: 'row' })]
  const pulled = replay(row, pulls.map(performed))
  const pressed = replay(bench, [done(4)].map(performed), { lift: emptyLift(), lifter: pulled.lifter })
  const today = done(0.02, { exercise_id: 'row', weight_kg: 72 })
  const { app, server } = await phone([today])
  Object.assign(server, { at: new Date(NOW - 86_400_000).toISOString(), lifts: { bench: asJson(pressed.lift), row: asJson(pulled.lift) }, lifter: lifterAsJson(pressed.lifter) })
  await learnAll(app)
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
  const { app, server } = await phone(sets)
  Object.assign(server, { at: at(5), lifts: { bench: asJson(known.lift) }, lifter: lifterAsJson(known.lifter), week_sets: { chest: 6 }, usual_sets: { chest: 7 } })
  await learnAll(app)
  const { week_sets, usual_sets } = await knownOf(app, bench)
  const monday = now.getDay() === 1 && now.getHours() === 0 && now.getMinutes() < 6
  if (!monday) assert.deepEqual(week_sets, { chest: 7.5, triceps: 0.75 + 0.25, lats: 1 })
  assert.deepEqual(usual_sets, { chest: 7 })
})

test('all states come page by page in one reading, and only those that moved in the next', async () => {
  const known = replay(bench, [done(3)].map(performed))
  const { app, db, server, asked } = await phone([])
  Object.assign(server, { at: new Date().toISOString(), lifts: { bench: asJson(known.lift), row: asJson(known.lift) }, lifter: lifterAsJson(known.lifter) })
  await learnAll(app)
  assert.deepEqual([asked.length, await db.count('lifts')], [2, 2])
  Object.assign(server, { lifts: {} })
  await learnAll(app)
  assert.equal(asked[2].get('changed_since'), server.at)
  assert.equal(await db.count('lifts'), 2)
})

test('once a week all states are asked for, so that a lift whose sets are gone is forgotten', async () => {
  const known = replay(bench, [done(3)].map(performed))
  const { app, db, server, asked } = await phone([])
  Object.assign(server, { at: new Date(Date.now() - 8 * 86_400_000).toISOString(), lifts: { bench: asJson(known.lift) }, lifter: lifterAsJson(known.lifter) })
  await learnAll(app)
  Object.assign(server, { at: new Date().toISOString(), lifts: {} })
  await learnAll(app)
  assert.equal(asked[1].get('changed_since'), null)
  assert.equal(await db.count('lifts'), 0)
})

test('a lift never done begins with what is known of the lifter', async () => {
  const { app, server } = await phone([])
  Object.assign(server, { lifter: lifterAsJson({ ...emptyLifter(), rir_bias: 0.7 }) })
  await learnAll(app)
  const { lift, lifter } = await knownOf(app, bench)
  assert.deepEqual(lift, emptyLift())
  assert.equal(lifter.rir_bias, 0.7)
})

test('states of another engine are not taken', async () => {
  const known = replay(bench, [done(3)].map(performed))
  const { app, server } = await phone([])
  Object.assign(server, { version: '9.9.9', lifts: { bench: asJson(known.lift) }, lifter: lifterAsJson(known.lifter) })
  await learnAll(app)
  assert.equal((await knownOf(app, bench)).lift.seen, 0)
})

test('instants keep what a clock of microseconds adds', () => {
  const { lift } = stateFromJson({ fatigued_at: '2026-11-22T10:00:00.123456+00:00' }, null)
  assert.ok(Math.abs(/** @type {number} */ (lift.fatigued_at) - (NOW + 123.456)) < 1e-3)
})
