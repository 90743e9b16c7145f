import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { prescribe } from '../../js/coach.js'
import { consider } from '../../js/coach/considering.js'
import { observe } from '../../js/coach/observing.js'
import { loadOutlook, loadQuantile, repsOutlook } from '../../js/coach/outlook.js'
import { emptyLift, emptyLifter, stateFromJson } from '../../js/coach/states.js'

/** What the engine says along thousands of simulated sets, and the phone with it. @typedef {any} Given */
const [{ begin }, ...lifters] = JSON.parse(readFileSync(new URL('../golden/vectors.json', import.meta.url), 'utf8'))
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95]
const TYPES = { w: 'working', f: 'failure', u: 'warmup', d: 'drop' }

/** The largest difference met, as a share of the greater of 1 and the number. */
let furthest = 0

/** Rows are the same: text exactly, numbers to 1e-9. @param {any[]} said @param {any[]} expected @param {string} what */
function same(said, expected, what) {
  assert.equal(said.length, expected.length, what)
  for (const [i, one] of expected.entries()) {
    if (typeof one !== 'number') { assert.deepEqual(said[i], one, `${what}, ${i}`); continue }
    const off = Math.abs(said[i] - one) / Math.max(1, Math.abs(one))
    assert.ok(off <= 1e-9, `${what}, ${i}: ${said[i]} against ${one}`)
    furthest = Math.max(furthest, off)
  }
}

/** As the engine's: all numbers in one that changes with each of them. @param {number[]} values */
const sum = values => values.reduce((total, value, i) => Number.isNaN(value) ? total : total + (1 + i % 7) * value, 0)

/** @param {Record<string, any>} records */
const ofRecords = records => Object.keys(records).sort().flatMap(name => [records[name].count, records[name].miss, ...records[name].sums])

/** @param {any} known */
function sums({ lift, lifter }) {
  const { day, patterns } = lifter
  return [
    sum([
      lift.seen, lift.settled ?? 0, ...lift.parts, lift.error_var, lift.errors,
      ...lift.sessions.flatMap((/** @type {any} */ s) => [s.e1rm_kg, s.load_kg, s.effort, s.reps, s.rir, s.sets]),
      ...[lift.newest, lift.heavier].filter(Boolean).flatMap(s => [s.load_kg, s.effort, s.fatigue, Number(s.confirmed)]),
    ]),
    sum(lift.memory.flatMap((/** @type {any} */ session) => session.sets)),
    sum([...ofRecords(lift.records), ...ofRecords(lifter.records)]),
    sum([lifter.scale_ln, lifter.scale_seen, ...(day ? [day.begun, day.load, day.strength] : []),
      ...Object.keys(patterns).sort().flatMap(name => [patterns[name].carried, patterns[name].usual_fatigue, patterns[name].seen])]),
  ]
}

/** The least count, 1 or more, that the reps stay at or below with this probability. @param {number[]} odds @param {number} level */
function repsQuantile(odds, level) {
  let reached = odds[0]
  for (let count = 1; count < odds.length; count += 1) {
    reached += odds[count]
    if (reached >= level) return count
  }
  return Math.max(odds.length - 1, 1)
}

/** @param {any} known @param {any} traits @param {any} set */
function forecast({ lift, lifter }, traits, set) {
  const thought = consider(lift, lifter, traits, set)
  if (!thought) return null
  const load = loadOutlook(thought.ahead, set.reps, thought.loads)
  const { odds, shares } = repsOutlook(thought.ahead, thought.x, thought.reps)
  return [Math.exp(loadQuantile(load, 0.5)), ...QUANTILES.map(level => repsQuantile(odds, level)), sum(thought.loads), sum(load.shares), sum(thought.reps), sum(shares), sum(odds)]
}

/** @param {Given} given @param {any} known @param {any} traits @param {number} now @param {any[]} question */
function said({ who, inventory }, { lift, lifter }, traits, now, [number, goal, z, target, week]) {
  const answer = prescribe({
    traits, lifter: who, lift, lifter_state: lifter, now, set_number: number, goal_strength: goal, readiness_z: z,
    gym: inventory && { id: 'gym', name: '', inventory, active: true }, target: target && { rep_low: target[0], rep_high: target[1], rir: target[2] },
    ...(week ? { week_sets: { prime_mover: week[0] }, usual_sets: { prime_mover: week[1] } } : {}),
  })
  const told = answer.reasons.flatMap(({ values }) => Object.keys(values).sort().map(name => values[name])).filter(value => typeof value === 'number')
  return [
    answer.weight, answer.weight_unrounded, answer.rep_low, answer.rep_high, answer.rir, answer.rest_seconds, answer.confidence, answer.flag,
    answer.e1rm?.value, answer.e1rm?.low, answer.band?.low, answer.band?.high, answer.chances[0].reps,
    sum(answer.chances.map(({ probability }) => probability)), answer.reasons.map(({ code }) => code).join(' '), sum(/** @type {number[]} */ (told)),
  ]
}

/** @param {Given} given */
const traitsOf = given => given.lifts.map((/** @type {any[]} */ [pattern, equipment, load_type, bodyweight_share], /** @type {number} */ i) => (
  { id: String(i), pattern, equipment, load_type, bodyweight_share, muscles: { prime_mover: 1, helper: 0.5 } }))

/** The log as sets. @param {Given} given */
function setsOf(given) {
  let at = begin
  return given.log.map((/** @type {any[]} */ [which, pause, type, weight_kg, reps, rir, rest_seconds, bodyweight_kg]) => {
    at += pause
    return { which, set: { at, set_type: TYPES[/** @type {'w'} */ (type)], weight_kg, reps, rir, rest_seconds, bodyweight_kg } }
  })
}

for (const [n, given] of lifters.entries()) {
  const traits = traitsOf(given)
  const asked = new Map(given.asked.map((/** @type {any[]} */ row) => [row[0], row.slice(1)]))
  /** @type {any[]} */ const lifts = traits.map(emptyLift)
  /** @type {any} */ let lifter = { ...emptyLifter(), ...given.personal }

  test(`the phone follows lifter ${n} through ${given.log.length} sets as the engine does`, () => {
    for (const [i, { which, set }] of setsOf(given).entries()) {
      const known = { lift: lifts[which], lifter }
      const [question, expected, prescribed, state] = asked.get(i) ?? []
      if (question) {
        same(sums(known), state, `the state before set ${i}`)
        if (expected) same(forecast(known, traits[which], set) ?? [], expected, `the forecast of set ${i}`)
        else assert.equal(forecast(known, traits[which], set), null)
        same(said(given, known, traits[which], set.at, question), prescribed, `the prescription of set ${i}`)
      }
      const after = observe(known, traits[which], set)
      lifts[which] = after.lift
      lifter = after.lifter
    }
    for (const [which, now, question, prescribed] of given.later) {
      same(said(given, { lift: lifts[which], lifter }, traits[which], now, question), prescribed, `the prescription at ${now}`)
    }
  })

  if (!given.states) continue
  test(`the phone goes on from what the server stored of lifter ${n}`, () => {
    for (const [which, traits_] of traits.entries()) {
      const known = stateFromJson(given.states.lifts[which], given.states.lifter)
      same(numbersOf(known), numbersOf({ lift: lifts[which], lifter }), `the state of lift ${which}`)
    }
    for (const [which, now, question, prescribed] of given.later) {
      const known = stateFromJson(given.states.lifts[which], given.states.lifter)
      same(said(given, known, traits[which], now, question), prescribed, `the prescription at ${now}`)
    }
  })
}

/** Every leaf of a state with its name, in order of names. @param {any} value @param {string} [name] @returns {any[]} */
function numbersOf(value, name = '') {
  if (value === null || typeof value !== 'object') return [name, typeof value === 'boolean' ? Number(value) : value]
  return Object.keys(value).sort().flatMap(key => numbersOf(value[key], `${name}.${key}`))
}

test('thousands of vectors were compared, and none was off by more than a billionth', t => {
  const count = lifters.reduce((total, { asked, later }) => total + asked.length + later.length, 0)
  t.diagnostic(`${count} prescriptions; the furthest off by ${furthest.toExponential(1)}`)
  assert.ok(count > 2000 && furthest < 1e-9)
})
