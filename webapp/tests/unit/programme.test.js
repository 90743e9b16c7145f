import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { marksOf, MUSCLES, offBand, sensible, usualMarks } from '../../js/landmarks.js'
import { loadAfter, proposalOf, upNext } from '../../js/missed.js'
import { afterSession, sessionOf } from '../../js/plan.js'
import { asked } from '../../js/programme.js'
import { progressAfter } from '../../js/progress.js'
import { coming, dueAfter, nextWeekday, placeAfter } from '../../js/schedule.js'
import { aSet } from './fake.js'

/** @typedef {import('../../js/types.js').Plan} Plan */

/** @param {any} [more] @returns {import('../../js/types.js').PlanExercise} */
const lift = more => ({ exercise_id: 'squat', name: 'Squat', sets: 3, rep_low: 5, rep_high: 5, rir: 2, rest_seconds: 180, ...more })
/** @param {number} reps @param {number} percent @param {boolean} [amrap] @returns {any} */
const set = (reps, percent, amrap = false) => ({ reps: [reps, reps], rir: null, percent, ...(amrap ? { amrap } : {}) })
/** @param {any} [more] @returns {any} */
const rule = more => ({ kind: 'cycle', start: 0.9, add_kg: 5, fails: 3, reset: 0.9, steps: [], stages: [], ...more })
const WAVE = [[set(5, 0.65), set(5, 0.75), set(5, 0.85, true)], [set(3, 0.7), set(3, 0.8), set(3, 0.9, true)], [set(5, 0.75), set(3, 0.85), set(1, 0.95, true)], [set(5, 0.4)]]
/** @param {any} [more] @returns {any} */
const plan = more => ({
  id: 'p', name: 'P', status: 'active', goal_strength: 0.7, days_per_week: 1, minutes: 60, volume: [], notes: [], next_day: 0, not_before: null, started_at: '2026-11-16T08:00:00Z',
  days: [{ name: 'Squat', minutes: 40, exercises: [lift({ schemes: WAVE, rule: rule() })] }], schedule: { kind: 'weekdays', weekdays: [0, 2, 4], in_a_row: 1, rest_days: 0 },
  cycle: [{ kind: 'build', rir: null, sets: 1, load: 1 }, { kind: 'build', rir: null, sets: 1, load: 1 }, { kind: 'peak', rir: null, sets: 1, load: 1 }, { kind: 'deload', rir: null, sets: 0.5, load: 1 }],
  run: { week: 0, cycle: 0, progress: { squat: { kg: 100 } }, carry: null, ease: null }, ...more,
})
/** @param {any} base @param {any} more @returns {Plan} */
const at = (base, more) => ({ ...base, run: { ...base.run, ...more } })
const toFive = (/** @type {string} */ _, /** @type {number} */ kg) => Math.round(kg / 2.5) * 2.5
/** @param {...[number, number]} sets kg and reps @returns {any[]} */
const did = (...sets) => sets.map(([weight_kg, reps]) => aSet({ exercise_id: 'squat', weight_kg, reps }))

test('each week of the cycle has its loads, as the gym can load them', () => {
  const loads = [0, 1, 2, 3].map(week => sessionOf(plan(), 0, toFive, week)[0].scheme?.map(one => one.kg))
  assert.deepEqual(loads, [[65, 75, 85], [70, 80, 90], [75, 85, 95], [40]])
  assert.equal(asked(plan(), lift({ schemes: WAVE }), toFive, 4).scheme?.[0].kg, 65, 'the waves begin anew')
})

test('without a training max the load is left to the coach, and a set without percent follows the week’s reserve', () => {
  const none = asked(at(plan(), { progress: {} }), lift({ schemes: WAVE }), toFive)
  assert.deepEqual(none.scheme?.map(one => one.kg), [undefined, undefined, undefined])
  const ramp = plan({ cycle: [{ kind: 'build', rir: 3, sets: 1, load: 1 }, { kind: 'peak', rir: 0, sets: 4 / 3, load: 1 }] })
  assert.deepEqual([0, 1].map(week => asked(ramp, lift(), toFive, week)).map(one => [one.sets, one.rir]), [[3, 3], [4, 0]])
  assert.equal(asked(ramp, lift({ schemes: [[{ reps: [8, 12], rir: null }]] }), toFive, 1).scheme?.[0].rir, 0)
})

test('an eased session has fewer sets, lighter, with more in reserve, and none of as many as go', () => {
  const eased = asked(at(plan(), { ease: { sessions: 3, sets: 2 / 3, load: 0.9, rir: 1 } }), lift({ schemes: WAVE, rule: rule() }), toFive)
  assert.deepEqual(eased.scheme?.map(one => one.kg), [57.5, 67.5])
  assert.ok(eased.scheme?.every(one => !one.amrap))
})

test('the training max rises when the cycle ends, and falls where a set of as many as go fell short', () => {
  const last = at(plan(), { week: 3 })
  const ended = afterSession(last, 0, sessionOf(last, 0), did([40, 5]), '2026-11-16')
  assert.deepEqual([ended.patch.run.progress.squat.kg, ended.patch.run.week, ended.patch.run.cycle], [105, 0, 1])
  assert.deepEqual(ended.changes.map(one => [one.from, one.to, one.why]), [[100, 105, 'cycle']])
  const peak = at(plan(), { week: 2 })
  const short = afterSession(peak, 0, sessionOf(peak, 0), did([75, 5], [85, 3], [95, 0]), '2026-11-16').patch.run
  assert.equal(short.progress.squat.kg, 100, 'nothing moves before the cycle ends')
  const after = at(plan(), short)
  assert.equal(afterSession(after, 0, sessionOf(after, 0), did([40, 5]), '2026-11-18').patch.run.progress.squat.kg, 90)
})

test('the work after the open set may be cut without a miss; an open set that was left out is one', () => {
  const bbb = plan({ days: [{ name: 'S', minutes: 0, exercises: [lift({ schemes: [[set(5, 0.85, true), set(10, 0.5), set(10, 0.5)], [set(5, 0.4)]], rule: rule() })] }], cycle: [{ kind: 'build', rir: null, sets: 1, load: 1 }, { kind: 'deload', rir: null, sets: 1, load: 1 }] })
  const fails = (/** @type {Plan} */ of, /** @type {any[]} */ done) => afterSession(of, 0, sessionOf(of, 0), done, '2026-11-16').patch.run.progress.squat.fails
  assert.equal(fails(bbb, did([85, 6])), 0)
  assert.equal(fails(bbb, did([85, 4], [50, 10], [50, 10])), 1)
  const light = at(bbb, { week: 1, progress: { squat: { kg: 100, fails: 0 } } })
  assert.equal(afterSession(light, 0, sessionOf(light, 0), did([40, 3]), '2026-11-16').patch.run.progress.squat.kg, 105, 'a light week is no test')
})

test('the reps of a set of as many as go move it the same day', () => {
  const steps = [[0, -5], [1, 0], [2, 2.5], [4, 5], [6, 7.5]]
  const nsuns = plan({ cycle: [], days: [{ name: 'S', minutes: 0, exercises: [lift({ schemes: [[set(3, 0.85), set(1, 0.95, true), set(5, 0.65, true)]], rule: rule({ kind: 'amrap', steps }) })] }] })
  const to = (/** @type {number} */ reps) => afterSession(nsuns, 0, sessionOf(nsuns, 0), did([85, 3], [95, reps], [65, 12]), '2026-11-16').patch.run.progress.squat.kg
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 9].map(to), [95, 100, 102.5, 102.5, 105, 105, 107.5, 107.5])
})

test('a linear lift rises with success, and goes back by a tenth after three misses in a row', () => {
  const five = plan({ cycle: [], days: [{ name: 'S', minutes: 0, exercises: [lift({ schemes: [[set(5, 1), set(5, 1)]], rule: rule({ kind: 'linear', add_kg: 2.5 }) })] }] })
  const after = (/** @type {Plan} */ of, /** @type {any[]} */ done) => at(of, afterSession(of, 0, sessionOf(of, 0), done, '2026-11-16').patch.run)
  const miss = did([100, 5], [100, 4])
  assert.equal(after(five, did([100, 5], [100, 6])).run?.progress.squat.kg, 102.5)
  assert.equal(after(five, did([60, 5], [60, 5])).run?.progress.squat.kg, 100, 'reps at a lighter load are no success')
  const twice = after(after(five, miss), miss)
  assert.deepEqual([twice.run?.progress.squat.kg, twice.run?.progress.squat.fails], [100, 2])
  assert.equal(after(twice, miss).run?.progress.squat.kg, 90)
  assert.equal(after(twice, did([100, 5], [100, 5])).run?.progress.squat.fails, 0)
  assert.equal(after(five, []).run?.progress.squat.kg, 100, 'a lift that was left out moves nothing')
})

test('a tier changes its sets and reps before its load', () => {
  const tier = plan({ cycle: [], days: [{ name: 'S', minutes: 0, exercises: [lift({ schemes: [[set(3, 1), set(3, 1), set(3, 1, true)]], rule: rule({ kind: 'stages', fails: 1, reset: 0.85, stages: [[3, 3], [4, 2], [5, 1]] }) })] }] })
  let now = tier
  const miss = () => {
    const session = sessionOf(now, 0)
    const { patch, changes } = afterSession(now, 0, session, did([100, 1]), '2026-11-16')
    now = at(now, patch.run)
    return { scheme: sessionOf(now, 0)[0].scheme?.map(one => one.reps[0]), amrap: sessionOf(now, 0)[0].scheme?.findIndex(one => one.amrap), changes }
  }
  const first = miss()
  assert.deepEqual([first.scheme, first.amrap, first.changes[0].why, first.changes[0].stage], [[2, 2, 2, 2], 3, 'stage', [4, 2]])
  assert.deepEqual(miss().scheme, [1, 1, 1, 1, 1])
  const back = miss()
  assert.deepEqual([back.scheme, now.run?.progress.squat.kg, back.changes[0].why], [[3, 3, 3], 85, 'reset'])
})

test('double progression waits for the top of the range in every set', () => {
  const double = plan({ cycle: [], days: [{ name: 'S', minutes: 0, exercises: [lift({ schemes: [[{ reps: [8, 12], rir: null, percent: 1 }, { reps: [8, 12], rir: null, percent: 1 }]], rule: rule({ kind: 'double', add_kg: 2.5 }) })] }] })
  const to = (/** @type {any[]} */ done) => progressAfter(double, sessionOf(double, 0), done, { week: true, cycle: true }).progress.squat.kg
  assert.deepEqual([to(did([100, 12], [100, 11])), to(did([100, 12], [100, 12])), to(did([100, 12]))], [100, 102.5, 100])
})

test('one lift with two loads keeps them apart, and a week’s rule counts the misses of all its days', () => {
  const two = plan({ cycle: [], days: [{ name: 'S', minutes: 0, exercises: [lift({ track: 't1', schemes: [[set(5, 1)]], rule: rule({ kind: 'linear', add_kg: 5 }) })] }, { name: 'T', minutes: 0, exercises: [lift({ track: 't2', schemes: [[set(10, 1)]], rule: rule({ kind: 'week', add_kg: 2.5 }) })] }], run: { week: 0, cycle: 0, progress: { 'squat:t1': { kg: 100 }, 'squat:t2': { kg: 70 } }, carry: null, ease: null } })
  const after = afterSession(two, 0, sessionOf(two, 0), did([100, 5]), '2026-11-16').patch.run
  assert.deepEqual([after.progress['squat:t1'].kg, after.progress['squat:t2'].kg], [105, 70])
  const next = at({ ...two, next_day: 1 }, after)
  assert.equal(afterSession(next, 1, sessionOf(next, 1), did([70, 10]), '2026-11-18').patch.run.progress['squat:t2'].kg, 72.5)
  assert.equal(afterSession(next, 1, sessionOf(next, 1), did([70, 9]), '2026-11-18').patch.run.progress['squat:t2'].kg, 70)
})

test('due days: fixed weekdays, or so many in a row and a rest', () => {
  assert.equal(nextWeekday([0, 2, 4], '2026-11-21'), '2026-11-23')
  assert.equal(dueAfter({ kind: 'weekdays', weekdays: [0, 2, 4], in_a_row: 1, rest_days: 0 }, 0, '2026-11-16'), '2026-11-18')
  const row = { kind: /** @type {const} */ ('floating'), weekdays: [], in_a_row: 3, rest_days: 1 }
  assert.deepEqual([0, 2].map(done => dueAfter(row, done, '2026-11-16')), ['2026-11-17', '2026-11-18'])
  assert.deepEqual(placeAfter({ day: 2, week: 3, cycle: 0 }, 3, 4), { day: 0, week: 0, cycle: 1 })
  assert.deepEqual(coming(plan({ not_before: '2026-11-20' }), '2026-11-22', 3).map(one => one.on), ['2026-11-22', '2026-11-23', '2026-11-25'])
})

const THREE = plan({ days: ['A', 'B', 'C'].map(name => ({ name, minutes: 30, exercises: [lift({ exercise_id: name }), lift({ exercise_id: `${name}2` })] })), not_before: '2026-11-18', next_day: 1, cycle: [] })
const TRAINED = [/** @type {any} */ ({ started_at: '2026-11-16T10:00:00Z' })]

test('a missed session: today, merged into the next one, or left out', () => {
  assert.equal(proposalOf(THREE, TRAINED, '2026-11-18'), null)
  const found = proposalOf(THREE, TRAINED, '2026-11-19')
  assert.deepEqual([found?.kind, found?.choices.map(one => [one.patch.next_day ?? 1, one.patch.not_before])], ['missed', [[1, '2026-11-19'], [2, '2026-11-20'], [2, '2026-11-20']]])
  const merged = { ...THREE, ...found?.choices[1].patch }
  assert.deepEqual(sessionOf(merged, 2).map(one => [one.exercise_id, one.sets]), [['C', 3], ['C2', 3], ['B', 2], ['B2', 2]])
  assert.equal(proposalOf({ ...THREE, ...found?.choices[0].patch }, TRAINED, '2026-11-19'), null, 'what was answered is not asked again that day')
  assert.equal(afterSession(merged, 2, sessionOf(merged, 2), [], '2026-11-20').patch.run.carry, null)
  assert.equal(proposalOf(THREE, TRAINED, '2026-11-20')?.choices[0].patch.run?.carry, 1, 'on a training day merging comes first')
  assert.deepEqual(proposalOf(THREE, TRAINED, '2026-11-22')?.choices.map(one => one.patch.next_day ?? 1), [1, 0], 'of two that were missed, both can be left out')
})

test('nothing is missed by a plan without weekdays, nor by a draft', () => {
  assert.equal(proposalOf({ ...THREE, schedule: { kind: 'floating', weekdays: [], in_a_row: 1, rest_days: 0 } }, TRAINED, '2026-11-22'), null)
  assert.equal(proposalOf({ ...THREE, status: 'draft' }, TRAINED, '2026-11-22'), null)
})

test('after ten days the week comes again, lighter; sooner it does not; and once is enough', () => {
  assert.equal(proposalOf(THREE, TRAINED, '2026-11-25')?.kind, 'missed')
  const found = proposalOf(THREE, TRAINED, '2026-11-26')
  assert.equal(found?.kind, 'back')
  assert.match(found?.sentence ?? '', /^10 days off/)
  const back = { ...THREE, ...found?.choices[0].patch }
  assert.deepEqual([back.next_day, back.run?.ease], [0, { sets: 2 / 3, load: 0.9, rir: 1, sessions: 3 }])
  assert.equal(proposalOf(back, TRAINED, '2026-11-26'), null)
  const on = { ...THREE, ...found?.choices[1].patch }
  assert.equal(on.run?.ease, null)
  assert.equal(proposalOf(on, TRAINED, '2026-11-27')?.kind, 'missed', 'what was declined is not asked again')
  let eased = /** @type {Plan} */ (back)
  for (let i = 0; i < 3; i += 1) eased = { ...eased, ...afterSession(eased, i, sessionOf(eased, i), did([100, 5]), '2026-11-27').patch }
  assert.equal(eased.run?.ease, null, 'a round of sessions, then as before')
})

test('several lifts that fall short twice running ask for a light week, once', () => {
  const short = at(THREE, { progress: { A: { kg: 100, fails: 2 }, B: { kg: 80, fails: 3 }, C: { kg: 60 } } })
  const found = proposalOf(short, TRAINED, '2026-11-18')
  assert.equal(found?.kind, 'tired')
  const light = { ...short, ...found?.choices[0].patch }
  assert.deepEqual([light.run?.ease, light.run?.progress.A.fails], [{ sessions: 2, sets: 0.5, load: 0.9, rir: 2 }, 0])
  assert.equal(proposalOf(light, TRAINED, '2026-11-18'), null)
  assert.equal(proposalOf({ ...short, ...found?.choices[1].patch, not_before: '2026-11-20' }, TRAINED, '2026-11-19'), null, 'not again before the next session')
  assert.equal(proposalOf(at(THREE, { progress: { A: { kg: 100, fails: 2 } } }), TRAINED, '2026-11-18'), null)
})

test('the longer the pause, the lighter, to an end', () => {
  assert.deepEqual([10, 14, 42, 400].map(loadAfter), [0.9, 0.9, 0.88, 0.75])
})

test('what comes next says its week, its sets and whether today is a rest day', () => {
  const next = upNext(at(plan({ not_before: '2026-11-25' }), { week: 3 }), TRAINED, '2026-11-24', toFive)
  assert.deepEqual([next?.name, next?.sets, next?.rest, next?.kind, next?.week], ['Squat', 1, true, 'deload', 'Week 4 of 4, deload'])
})

test('the landmarks are the catalogue’s, unless the lifter has their own', () => {
  const rows = readFileSync(new URL('../../../database/seed/muscles.csv', import.meta.url), 'utf8').trim().split('\n').slice(1).map(row => row.split(','))
  assert.deepEqual(rows.map(row => row[0]).sort(), [...MUSCLES].sort())
  for (const [muscle, , , , mev, mav, mrv] of rows) assert.deepEqual(usualMarks(muscle), { mev: Number(mev), mav: Number(mav), mrv: Number(mrv) }, muscle)
  const me = { preferences: { landmarks: { chest: { mev: 8, mav: 12, mrv: 14 } } } }
  assert.deepEqual(marksOf(me, 'chest'), { mev: 8, mav: 12, mrv: 14, own: true })
  assert.equal(marksOf(me, 'quads')?.own, false)
  assert.deepEqual(sensible({ mev: 12.2, mav: 4, mrv: 99 }, 'mev'), { mev: 12, mav: 12, mrv: 60 })
  assert.deepEqual(sensible({ mev: 5, mav: 11, mrv: 8 }, 'mrv'), { mev: 5, mav: 8, mrv: 8 })
  assert.deepEqual([offBand(4, usualMarks('chest'), 'chest'), offBand(10, usualMarks('chest'), 'chest'), offBand(21, usualMarks('chest'), 'chest'), offBand(0, usualMarks('neck'), 'neck')], ['under', null, 'over', null])
})
