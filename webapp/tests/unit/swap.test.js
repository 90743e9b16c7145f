import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classify } from '../../js/coach/lift_class.js'
import { multiplier } from '../../js/coach/rep_curve.js'
import { COMMON } from '../../js/loads.js'
import * as swap from '../../js/swap.js'
import * as choice from '../../js/swap_choice.js'
import { ago, headlineOf, whereFrom } from '../../js/swap_words.js'

/** @param {string} id @param {string} pattern @param {string} equipment @param {Partial<import('../../js/types.js').Exercise>} [more] */
const lift = (id, pattern, equipment, more = {}) => /** @type {import('../../js/types.js').Exercise} */ ({
  id, slug: id, name: id, pattern, equipment, laterality: 'bilateral', load_type: 'external', bodyweight_share: 0, tracking: 'reps', cue: null, popularity: 50, own: false,
  muscles: { chest: 1, triceps: 0.5 }, ...more,
})
const bench = lift('bench', 'horizontal_push', 'barbell')
const dbBench = lift('db-bench', 'horizontal_push', 'dumbbell', { popularity: 90 })
const incline = lift('incline', 'incline_push', 'barbell')
const dbIncline = lift('db-incline', 'incline_push', 'dumbbell')
const press = lift('press', 'vertical_push', 'barbell', { muscles: { front_delts: 1, triceps: 0.5 } })
const chestMachine = lift('chest-machine', 'horizontal_push', 'machine', { popularity: 75 })
const fly = lift('fly', 'chest_fly', 'cable', { muscles: { chest: 1 } })
const dip = lift('dip', 'dip', 'bodyweight', { load_type: 'bodyweight', bodyweight_share: 0.95, popularity: 95 })
const curl = lift('curl', 'elbow_flexion', 'dumbbell', { muscles: { biceps: 1 } })
/** @param {import('../../js/types.js').Exercise} exercise @param {number} e1rm @param {string} [at] */
const mine = (exercise, e1rm, at = '2026-11-01T10:00:00Z') => ({ exercise, e1rm, at })
const how = { target: { rep_low: 6, rep_high: 8, rir: 2 }, bodyweight: 80, experience: 'intermediate', gym: null, unit: /** @type {const} */ ('kg') }

test('own sets are the best word, and the coach then says the load', () => {
  assert.deepEqual(swap.startOf(bench, [mine(bench, 100), mine(incline, 80)], how), { by: 'own', from: 'bench', at: '2026-11-01T10:00:00Z', mine: true, kg: null })
})

test('without own sets the load comes from the lift of mine that moves most alike', () => {
  assert.equal(swap.nearestOf(bench, [mine(press, 60), mine(incline, 80), mine(curl, 20)])?.exercise.id, 'incline')
  assert.equal(swap.nearestOf(bench, [mine(incline, 80), mine(dbBench, 35)])?.exercise.id, 'db-bench')
  assert.equal(swap.nearestOf(curl, [mine(bench, 100)]), null)
  const start = swap.startOf(bench, [mine(incline, 80)], how)
  assert.deepEqual([start.by, start.from, start.mine], ['lift', 'incline', false])
})

test('the converted load is on the light side of what the lift says, and can be loaded', () => {
  const { kg } = swap.startOf(bench, [mine(incline, 80)], how)
  const told = 80 * classify(bench).ratioMale / classify(incline).ratioMale / multiplier(9)
  assert.ok(kg !== null && kg < told && kg > 0.85 * told, `${kg} of ${told}`)
  assert.equal(Math.round(/** @type {number} */ (kg) * 4) % 5, 0, 'a pair of 0.625 kg plates there is not')
  const novice = swap.startOf(bench, [mine(incline, 80)], { ...how, experience: 'novice' }).kg
  assert.ok(/** @type {number} */ (novice) <= /** @type {number} */ (kg))
})

test('my own ratio between equipment counts, where I have one, and nonsense does not', () => {
  const known = [mine(bench, 100), mine(dbBench, 45), mine(incline, 80)]
  const { ratio, mine: own } = swap.ratioOf(dbIncline, incline, known)
  assert.equal(own, true)
  assert.ok(Math.abs(ratio - 0.45) < 1e-9, String(ratio))
  assert.equal(swap.ratioOf(dbIncline, incline, [mine(bench, 100), mine(dbBench, 300), mine(incline, 80)]).mine, false)
  assert.equal(swap.ratioOf(dbIncline, incline, [mine(incline, 80)]).mine, false)
})

test('my own ratio between two movements counts on other equipment of the same kind', () => {
  const twin = lift('incline-twin', 'incline_push', 'barbell')
  const { ratio, mine: own } = swap.ratioOf(twin, bench, [mine(bench, 100), mine(incline, 70)])
  assert.equal(own, true)
  assert.ok(Math.abs(ratio - 0.7) < 1e-9)
})

test('one leg gets half of what two do, but a dumbbell is held in one hand anyway', () => {
  const two = lift('ext', 'knee_extension', 'machine')
  const one = lift('ext-one', 'knee_extension', 'machine', { laterality: 'unilateral' })
  assert.ok(Math.abs(swap.ratioOf(one, two, []).ratio - 0.5) < 1e-9)
  assert.equal(swap.ratioOf(lift('a', 'elbow_flexion', 'dumbbell', { laterality: 'unilateral' }), curl, []).ratio, 1)
})

test('where no lift of mine says anything it is what is usual, and the coach begins light', () => {
  assert.deepEqual(swap.startOf(curl, [mine(bench, 100)], how), { by: 'usual', from: null, at: null, mine: false, kg: null })
  assert.equal(swap.startOf(lift('plank', 'horizontal_push', 'bodyweight', { tracking: 'time' }), [mine(bench, 100)], how).by, 'usual')
})

test('a lift with the body gets what is to be added, or help', () => {
  assert.equal(swap.startOf(dip, [mine(bench, 60)], how).kg, 0)
  assert.equal(swap.startOf(dip, [mine(bench, 140)], how).kg, 0, 'nothing is hung on a body the first time')
  const assisted = lift('help', 'dip', 'assisted', { load_type: 'assisted', bodyweight_share: 0.95 })
  assert.ok(/** @type {number} */ (swap.startOf(assisted, [mine(bench, 60)], how).kg) < 0)
})

test('a first set aims at what the plan wants, else at what the goal asks of such a lift', () => {
  const lifter = { goal_strength: 0, experience: 'intermediate' }
  assert.deepEqual(swap.aimOf({ target: how.target, rest_seconds: 200 }, bench, lifter), { ...how.target, rest: 200 })
  const free = swap.aimOf({ target: null, rest_seconds: null }, bench, lifter)
  const strong = swap.aimOf({ target: null, rest_seconds: null }, bench, { ...lifter, goal_strength: 1 })
  assert.ok(free.rep_low > strong.rep_high && free.rest < strong.rest && free.rir > 0)
})

test('the opening set says its load and the reps of the plan, and that there is little to go on', () => {
  const said = swap.opening('x', { by: 'lift', from: 'y', at: null, mine: false, kg: 40 }, { ...how.target, rest: 120 }, 'From your bench press', '2026-11-22T10:00:00Z')
  assert.deepEqual([said.weight, said.rep_low, said.rep_high, said.rir, said.set_number, said.flag, said.prescription_id], [40, 6, 8, 2, 1, 'uncertain', null])
})

const all = [bench, dbBench, incline, dbIncline, press, chestMachine, fly, dip, curl]
const plain = { taken: new Set(), lately: new Set(), stock: null }

test('lifts that move alike are offered first, then the same muscles; never others', () => {
  const ids = choice.suggest(bench, all, plain).map(one => one.id)
  assert.deepEqual(ids.slice(0, 2), ['db-bench', 'chest-machine'])
  assert.ok(!ids.includes('curl') && !ids.includes('bench'))
  assert.equal(choice.suggest(bench, all, { ...plain, lately: new Set(['chest-machine']) })[0].id, 'chest-machine')
})

test('of each movement on each equipment one is offered, and every one with sets of mine', () => {
  const many = [...all, ...['pause', 'tempo', 'spoto'].map((id, i) => lift(id, 'horizontal_push', 'barbell', { popularity: 40 - i }))]
  const barbell = (/** @type {Set<string>} */ lately) => choice.suggest(bench, many, { ...plain, lately }).filter(one => one.equipment === 'barbell' && one.pattern === 'horizontal_push').map(one => one.id)
  assert.deepEqual(barbell(new Set()), ['pause'])
  assert.deepEqual(barbell(new Set(['spoto', 'tempo'])), ['tempo', 'spoto'])
})

test('jumps and joint care come in no other lift’s place', () => {
  const others = [lift('clap', 'plyometric', 'bodyweight', { muscles: bench.muscles }), lift('rotation', 'rotator_cuff', 'cable', { muscles: bench.muscles })]
  for (const avoid of [null, /** @type {const} */ ('shoulder')]) {
    assert.ok(choice.suggest(bench, [...all, ...others], { ...plain, avoid }).every(one => one.id !== 'clap' && one.id !== 'rotation'))
  }
})

test('what is in the session already, and what this gym lacks, is not offered', () => {
  assert.ok(!choice.suggest(bench, all, { ...plain, taken: new Set(['db-bench']) }).some(one => one.id === 'db-bench'))
  const home = { bars: COMMON.kg.bars, plates: COMMON.kg.plates, dumbbells: [], stacks: [] }
  const ids = choice.suggest(bench, all, { ...plain, stock: home }).map(one => one.id)
  assert.ok(ids.includes('incline') && !ids.includes('db-bench') && !ids.includes('chest-machine'), ids.join())
})

test('when the rack is taken nothing on the same equipment is offered', () => {
  assert.ok(choice.suggest(bench, all, { ...plain, busy: true }).every(one => one.equipment !== 'barbell'))
})

test('to spare a joint only lifts that ask less of it are offered', () => {
  for (const exercise of [bench, press, dip]) {
    for (const one of choice.suggest(exercise, all, { ...plain, avoid: 'shoulder' })) assert.ok(choice.asks(one, 'shoulder') < choice.asks(exercise, 'shoulder'), `${one.id} for ${exercise.id}`)
  }
  assert.ok(choice.suggest(bench, all, { ...plain, avoid: 'shoulder' }).some(one => one.id === 'chest-machine'))
  assert.ok(choice.suggest(bench, all, { ...plain, avoid: 'knee' }).length > 0, 'a joint that is not asked limits nothing')
})

test('likeness is 1 with itself and 0 with what shares no muscle', () => {
  assert.ok(Math.abs(choice.likeness(bench, bench) - 1) < 1e-9)
  assert.equal(choice.likeness(bench, curl), 0)
})

test('where the load is from is said in words', () => {
  const state = { exercises: [bench] }
  const now = new Date('2026-11-22T10:00:00Z')
  const start = { by: /** @type {const} */ ('own'), from: 'bench', at: '2026-11-01T10:00:00Z', mine: true, kg: null }
  assert.equal(whereFrom(state, start, now), 'from your own sets 3 weeks ago')
  assert.equal(whereFrom(state, { ...start, by: 'lift' }), 'from your bench, by your own ratio')
  assert.equal(headlineOf(state, { ...start, by: 'lift', mine: false }), 'First time: from your bench, on the light side')
  assert.equal(whereFrom(state, { ...start, by: 'usual', from: null }), 'a guess from people’s usual ratio: start light')
  assert.deepEqual(['2026-11-21', '2026-11-12', '2026-08-20', '2024-08-20'].map(day => ago(new Date(`${day}T10:00:00Z`), now)), ['yesterday', '10 days ago', '3 months ago', '2 years ago'])
})
