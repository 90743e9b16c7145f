import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rowOf, standingText, trustOf } from '../../js/parameters.js'

const NBSP = '\u00a0'
/** @param {string} name @param {number} value @param {object} [more] @returns {any} */
const parameter = (name, value, more = {}) => ({
  name, label: name, unit: 'reps', reckoned_with: true, value, sd: 0.2, prior: 1, prior_sd: 0.4, shrinkage: 0.75, standing: 'known', ...more,
})
/** @param {object} [more] @returns {any} */
const fit = (more = {}) => ({
  fitted_at: '2026-11-20T03:00:00Z', accepted: true, why: null, sets: 1840, sessions: 212, held_sets: 90, r_hat: 1.004, ess: 812.4, divergences: 0,
  score_gain: 3.214, coach_error_ratio: 0.97, seconds: 18.2, ...more,
})

test('every parameter is told in words that a lifter knows', () => {
  const now = (/** @type {string} */ name, /** @type {number} */ value) => rowOf(parameter(name, value)).now
  assert.deepEqual([now('rir_bias', -1.3), now('rir_bias', 0.6), now('rir_bias', 0.02)], ['1.3 more left than you log', '0.6 fewer left than you log', 'not off'])
  assert.equal(now('beta_upper', Math.LN2), `half of it gone in 24${NBSP}hours`)
  assert.equal(now('beta_lower', Math.LN2 / 3), `half of it gone in 3${NBSP}days`)
  assert.deepEqual([now('set_fatigue', 1.13), now('rep_slope_ln', Math.log(0.9)), now('sigma_rep', 1)], [`13${NBSP}% more than others`, `10${NBSP}% less than others`, 'no different from others'])
  assert.equal(now('sigma_day', Math.log(1.02)), `± 2${NBSP}%`)
  assert.equal(now('walk', Math.log(1.03) ** 2 / 30), `± 3${NBSP}% a month`)
  assert.equal(now('alpha', 0.75), 'to the power of 0.75')
  assert.equal(now('one of tomorrow', 2.5), '2.5 reps')
})

test('what was assumed and what is known lie on one scale, the wider from end to end', () => {
  for (const name of ['rir_bias', 'rep_slope_ln', 'beta_upper', 'sigma_day', 'walk', 'slack']) {
    const { prior, own, known } = rowOf(parameter(name, 1, { standing: 'still assumed' }))
    assert.equal(known, false)
    assert.deepEqual([prior.low, prior.high], [0, 1], name)
    assert.ok(own.low > 0 && own.low < own.at && own.at < own.high && own.high < 1, name)
  }
})

test('nothing learned is said, and a scale without width is no fault', () => {
  assert.equal(rowOf(parameter('slack', 1, { shrinkage: 0 })).told, 'Your log told nothing yet.')
  assert.equal(rowOf(parameter('slack', 1)).told, `Your log told 75${NBSP}% of what there was to learn.`)
  assert.deepEqual(rowOf(parameter('slack', 1, { sd: 0, prior_sd: 0 })).own, { low: 0.5, at: 0.5, high: 0.5 })
})

test('where it stands: nothing yet, refused, in use, in use though a newer one was refused', () => {
  const all = { parameters: [], in_use: null, newest: null, sets_needed: 200, population_lifters: 0 }
  assert.equal(standingText(all), `Nothing is fitted to you yet: it takes 200${NBSP}working sets. What is assumed comes from the literature.`)
  const refused = fit({ accepted: false, why: 'The chains did not agree' })
  assert.match(standingText({ ...all, newest: refused, population_lifters: 51 }), /not used\. The chains did not agree\. .* learned from 51\u00a0lifters\.$/)
  assert.match(standingText({ ...all, in_use: fit(), newest: fit() }), /^Learned from 1840\u00a0working sets in 212\u00a0sessions\. .* foretold you better/)
  assert.match(standingText({ ...all, in_use: fit(), newest: refused }), /A newer attempt was refused: the chains did not agree\.$/)
})

test('the figures of a fit, without those that it doesn’t have', () => {
  assert.deepEqual(trustOf(fit()).map(([, value]) => value), ['90', '+3.21', '0.97', '1.004', '812', '0', '18.2'])
  assert.deepEqual(trustOf(fit({ r_hat: null, ess: null, divergences: null, score_gain: null, coach_error_ratio: null })).length, 2)
})
