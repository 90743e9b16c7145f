import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageText, bandsOf, bandsText, bandText, confidenceOf, inOrder, isSpanEmpty, kept, lead, liftsText, overallText, periodText, prescriptionsText, sentenceOf, spotsOf, trendText, verdict, withGaps } from '../../js/accuracy.js'
import { askAccuracy, openSet } from '../../js/actions/accuracy.js'
import { Problem, Unreachable } from '../../js/problem.js'
import { initialState } from '../../js/state.js'
import { Store } from '../../js/store.js'
import { aSet, freshDb } from './fake.js'

const NBSP = '\u00a0'
/** @param {object} [more] @returns {any} */
const score = (more = {}) => ({
  sets: 200, mean_error: 0.04, median_error: 0.03, within_5: 0.7, repeat_mean_error: 0.05, repeat_median_error: 0.04, repeat_within_5: 0.6, better: 'coach',
  coach_closer: 120, repeat_closer: 70, reps_mae: 0.9, repeat_reps_mae: 1.4, inside_50: 0.52, inside_90: 0.9, width_90: 4, ...more,
})
/** @param {string} name @param {object} more @returns {any} */
const lift = (name, more) => ({ ...score(more), name, exercise_id: name })

test('lifts stand by sets, by error, by where repeating leads, or by name; those without sets don’t', () => {
  const lifts = [lift('Row', { sets: 10, mean_error: 0.02 }), lift('Curl', { sets: 30, mean_error: 0.09 }), lift('Squat', { sets: 20, mean_error: 0.05 }), lift('Dip', { sets: 0, mean_error: null })]
  const names = (/** @type {any} */ order) => inOrder(lifts, order).map(one => one.name).join(' ')
  assert.deepEqual(['sets', 'error', 'lead', 'name'].map(names), ['Curl Squat Row', 'Curl Squat Row', 'Curl Squat Row', 'Curl Row Squat'])
  assert.ok(lead(lifts[1]) < 0 && lead(lifts[0]) > 0)
})

test('where repeating is better it is said, by name', () => {
  const lifts = [lift('Row', { better: 'coach' }), ...['A', 'B', 'C', 'D'].map((name, i) => lift(name, { better: 'repeat', mean_error: 0.06 + i / 100 }))]
  const all = { lifts, lifts_scored: 5, lifts_coach_better: 1, lifts_repeat_better: 4 }
  assert.equal(liftsText(/** @type {any} */ (all)), `The coach is closer on 1 of 5 lifts. Repeating last time is closer on D, C, B and 1 more.`)
  assert.equal(liftsText(/** @type {any} */ ({ ...all, lifts: lifts.slice(0, 2), lifts_repeat_better: 1 })), `The coach is closer on 1 of 5 lifts. Repeating last time is closer on A.`)
  assert.equal(liftsText(/** @type {any} */ ({ ...all, lifts_repeat_better: 0 })), `The coach is closer on 1 of 5 lifts.`)
  assert.equal(overallText(score()), 'On average the coach is closer than repeating last time. Set by set it was nearer on 120, further off on 70, level on 10.')
  assert.equal(overallText(score({ better: 'repeat', coach_closer: 1, repeat_closer: 199 })), 'On average repeating last time is closer than the coach. Set by set it was nearer on 1, further off on 199.')
  assert.match(overallText(score({ coach_closer: 60, repeat_closer: 140 })), /further off on 140\. Repeating is often exactly right, and far off when it isn’t\.$/)
  assert.deepEqual([verdict('even'), verdict('repeat'), verdict(null)], ['level', 'repeating closer', ''])
})

test('the range of a share is Wilson’s, and holds it', () => {
  const { low, high } = kept(0.9, 0.9, 100)
  assert.ok(Math.abs(low - 0.8256) < 5e-4 && Math.abs(high - 0.9448) < 5e-4, `${low} ${high}`)
  for (const held of [0, 1]) {
    const edge = kept(0.5, held, 8)
    assert.ok(edge.low >= 0 && edge.low <= held && edge.high >= held && edge.high <= 1)
  }
  assert.ok(kept(0.5, 0.5, 1000).high - kept(0.5, 0.5, 1000).low < kept(0.5, 0.5, 50).high - kept(0.5, 0.5, 50).low)
})

test('a band that holds too little or too much is named', () => {
  const bands = [{ nominal: 0.5, measured: 0.73 }, { nominal: 0.9, measured: 0.7 }]
  assert.match(bandsText(bandsOf({ bands, overall: score({ sets: 1000 }) })), /Promised 50\u00a0%, held 73\u00a0%\. .* The 50\u00a0% band is wider than it had to be\. The 90\u00a0% band is too narrow for you so far\.$/)
  assert.match(bandsText(bandsOf({ bands: [{ nominal: 0.5, measured: 0.52 }], overall: score() })), /The bands keep their word\.$/)
  const both = (/** @type {number} */ held) => bandsText(bandsOf({ bands: [{ nominal: 0.5, measured: held }, { nominal: 0.9, measured: held }], overall: score({ sets: 1000 }) }))
  assert.match(both(1), /The bands are wider than they had to be\.$/)
  assert.match(both(0.3), /The bands are too narrow for you so far\.$/)
  assert.deepEqual(bandsOf({ bands: [], overall: score({ sets: 0 }) }), [])
  assert.equal(bandsText([]), '')
})

test('prescriptions tell what they said and what came', () => {
  const none = { answered: 1, followed: 0, in_range: null, confidence: null, in_band: null, band_probability: null, reliability: [] }
  assert.deepEqual(prescriptionsText(none), [`1 prescription was answered by a set, 0 at the load that was given.`])
  const some = { answered: 40, followed: 32, in_range: 0.75, confidence: 0.7, in_band: 0.8125, band_probability: 0.8, reliability: [{ low: 0.7, high: 0.8, prescriptions: 20, stated: 0.75, kept: 0.8 }, { low: 0.5, high: 0.6, prescriptions: 12, stated: 0.55, kept: 0.5 }] }
  assert.deepEqual(prescriptionsText(some).slice(1), [
    `75${NBSP}% of these landed in the reps that were asked; 70${NBSP}% was said beforehand.`, `81${NBSP}% landed in the band that was shown; 80${NBSP}% was promised.`])
  assert.deepEqual(confidenceOf(some).map(one => [one.stated, one.of]), [[0.55, 12], [0.75, 20]])
})

test('errors over time are in percent, and the last three periods are held against the three before', () => {
  const periods = Array.from({ length: 6 }, (_, i) => ({ ...score({ mean_error: i < 3 ? 0.06 : 0.04, sets: i === 5 ? 0 : 100 }), start: `2026-0${i + 1}-01` }))
  const spots = spotsOf(periods)
  assert.equal(spots.length, 5, 'a period without sets has no error')
  assert.deepEqual([spots[0].coach, spots[0].repeat], [6, 5])
  assert.equal(trendText(spots, 'month'), '', 'too early')
  assert.equal(trendText([...spots, { ...spots[4], sets: 300 }], 'month'), `Off by 4${NBSP}% over the last three months, by 6${NBSP}% over the three before.`)
  assert.equal(periodText(spots[2], 'month'), 'March 2026')
  assert.equal(periodText(spots[2], 'week'), '1 Mar 2026')
})

test('a span without sets is not taken for a log without sessions', () => {
  const closest = [{ exercise_id: 'a', name: 'Row', sessions: 40 }]
  assert.equal(isSpanEmpty({ since: '2026-08-31', closest }), true)
  assert.equal(isSpanEmpty({ since: '2026-08-31', closest: [{ ...closest[0], sessions: 2 }] }), false)
  assert.equal(isSpanEmpty({ since: null, closest }), false)
})

test('a long time without sets breaks the line, a holiday doesn’t', () => {
  const spot = (/** @type {number} */ day) => ({ at: day * 86_400, coach: 1, repeat: 1, sets: 1 })
  const spots = [0, 30, 61, 150, 500].map(spot)
  assert.deepEqual(withGaps(spots).map(one => one.at / 86_400), [0, 30, 61, 150, 325, 500])
  assert.deepEqual(withGaps([spot(3)]), [spot(3)])
  assert.deepEqual(withGaps([]), [])
})

test('small words', () => {
  assert.deepEqual([bandText(4.6, 7.4), bandText(-1, 0.2), bandText(5.1, 5.4)], ['5–7', '1', '5'])
  assert.deepEqual([sentenceOf({ headline: 'On your sets' }), sentenceOf({ headline: 'So it is.' })], ['On your sets.', 'So it is.'])
  assert.equal(ageText('2026-11-21T14:05:00', new Date('2026-11-22T10:00:00')), 'As of yesterday, 14:05.')
})

/** @param {object} api */
async function lifter(api) {
  const places = /** @type {string[]} */ ([])
  return { places, app: /** @type {any} */ ({ db: await freshDb(), store: new Store(initialState()), api, router: { go: (/** @type {string} */ path) => places.push(path) } }) }
}

test('the last answer is kept by lift and span, and shown with its time when the server is away', async () => {
  let away = false
  const asked = /** @type {string[]} */ ([])
  const { app } = await lifter({ get: async (/** @type {string} */ path) => { asked.push(path); if (away) throw new Unreachable(); return { headline: path } } })
  await askAccuracy(app, { weeks: null, exercise: null }, () => {})
  await askAccuracy(app, { weeks: 12, exercise: 'bench' }, () => {})
  assert.deepEqual(asked, ['/v1/accuracy', '/v1/accuracy?exercise_id=bench&weeks=12'])
  away = true
  /** @type {any[]} */ const seen = []
  const fault = await askAccuracy(app, { weeks: 12, exercise: 'bench' }, (answer, at, fresh) => seen.push([answer.headline, Number.isFinite(Date.parse(at)), fresh]))
  assert.deepEqual(seen, [[asked[1], true, false]])
  assert.ok(fault instanceof Unreachable)
})

test('a set opens in its session, an old one by asking, a lost one with a word', async () => {
  const answers = /** @type {Record<string, any>} */ ({ '/v1/sets/old': { workout_id: 'w0' }, '/v1/sets/gone': new Problem(404), '/v1/sets/far': new Unreachable() })
  const { app, places } = await lifter({ get: async (/** @type {string} */ path) => { if (answers[path] instanceof Error) throw answers[path]; return answers[path] } })
  await app.db.put('sets', aSet({ id: 'here', workout_id: 'w1' }))
  for (const id of ['here', 'old', 'gone', 'far']) await openSet(app, id)
  assert.deepEqual(places, ['/history/w1?set=here', '/history/w0?set=old'])
  assert.match(app.store.state.toast.text, /server is away/)
})
