import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { prescribe } from '../../js/coach.js'
import * as constants from '../../js/coach/constants.js'
import { erf } from '../../js/coach/erf.js'
import { replay } from '../../js/coach/observing.js'

const golden = JSON.parse(readFileSync(new URL('../golden/coach.json', import.meta.url), 'utf8'))

/** @param {any} given */
function ask(given) {
  const traits = { id: 'lift', ...given.traits }
  const sets = given.sets.map((/** @type {any} */ set) => ({ ...set, at: Date.parse(set.performed_at), bodyweight_kg: given.lifter.bodyweight_kg }))
  const { lift, lifter } = replay(traits, sets)
  return {
    traits, lift, lifter_state: lifter, lifter: given.lifter, now: Date.parse(given.now), set_number: given.set_number, readiness_z: null,
    goal_strength: given.goal_strength, gym: null, target: given.target,
  }
}

/** @param {number} a @param {number} b @param {string} what */
const near = (a, b, what) => assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)), `${what}: ${a} against ${b}`)

/** The same words, numbers to the last place that is shown. @param {string} a @param {string} b */
function sameWords(a, b) {
  const [ones, others] = [a, b].map(text => (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number))
  assert.equal(a.replace(/\d+(?:\.\d+)?/g, '#'), b.replace(/\d+(?:\.\d+)?/g, '#'))
  ones.forEach((one, n) => assert.ok(Math.abs(one - others[n]) < 0.11, `${a} against ${b}`))
}

for (const [i, given] of golden.entries()) {
  const { traits, lifter, answer } = given
  test(`the phone says what the engine says: case ${i}, ${traits.equipment} ${traits.pattern}, ${lifter.experience}, ${given.sets.length} sets`, () => {
    const said = prescribe(ask(given))
    near(said.weight, answer.weight, 'weight')
    near(said.weight_unrounded, answer.exact, 'exact')
    assert.deepEqual([said.rep_low, said.rep_high, said.rir], answer.reps)
    assert.equal(said.rest_seconds, answer.rest_seconds)
    near(said.confidence, answer.confidence, 'confidence')
    assert.equal(said.flag, answer.flag)
    assert.deepEqual([said.band?.low, said.band?.high], answer.band)
    near(said.e1rm?.value ?? 0, answer.e1rm[0], 'e1rm')
    near(said.e1rm?.low ?? 0, answer.e1rm[1], 'e1rm low')
    assert.deepEqual(said.reasons.map(reason => reason.code), answer.codes)
    sameWords(said.headline, answer.headline)
    sameWords(said.explanation, answer.explanation)
  })
}

test('every constant of the phone is the engine’s', () => {
  const source = readFileSync(new URL('../../../engine/core/constants.py', import.meta.url), 'utf8')
  const engine = new Map()
  for (const line of source.split('\n')) {
    const found = /^([A-Z_, ]+) = (.+?)(?:\s+#.*)?$/.exec(line)
    if (!found) continue
    const names = found[1].split(', ')
    const plain = found[2].replaceAll('(', '[').replaceAll(')', ']').replaceAll('_000', '000').replaceAll('_400', '400')
    const values = names.length > 1 ? eval(`[${plain}]`) : [/^[A-Z-]/.test(plain) ? undefined : eval(`(${plain})`)]
    names.forEach((name, n) => engine.set(name, values[n]))
  }
  for (const [name, value] of Object.entries(constants)) {
    if (engine.get(name) === undefined) continue
    assert.deepEqual(value, engine.get(name), name)
  }
  assert.ok(Object.keys(constants).filter(name => engine.get(name) !== undefined).length > 80)
})

test('the error function is good to fourteen places', () => {
  for (const [x, y] of [[0, 0], [0.5, 0.5204998778130465], [1, 0.8427007929497149], [2.4, 0.9993114861033549], [3, 0.9999779095030014], [-1, -0.8427007929497149]]) {
    assert.ok(Math.abs(erf(x) - y) < 1e-13, String(x))
  }
})

test('a check-in moves the load, and the reasons say so', () => {
  const given = golden.find((/** @type {any} */ one) => one.sets.length > 8 && one.traits.equipment === 'barbell')
  const plain = prescribe(ask(given))
  const ready = prescribe({ ...ask(given), readiness_z: 0.9 })
  const of = (/** @type {any} */ said) => said.reasons.find((/** @type {any} */ one) => one.code === 'readiness').values
  assert.equal(of(plain).share, 0)
  assert.ok(Math.abs(of(ready).share - 0.021) < 1e-12)
  assert.ok(of(ready).result_kg > of(plain).result_kg)
})
