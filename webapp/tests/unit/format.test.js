import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as format from '../../js/format.js'

const NBSP = '\u00a0'

test('a weight has its unit and a space that doesn’t break', () => {
  assert.equal(format.weight(82.5, 'kg'), `82.5${NBSP}kg`)
  assert.equal(format.weight(102.05828, 'lb'), `225${NBSP}lb`)
  assert.equal(format.weight(-2.5, 'kg', { sign: true }), `−2.5${NBSP}kg`)
  assert.equal(format.weight(2.5, 'kg', { sign: true }), `+2.5${NBSP}kg`)
})

test('pounds come back as they went in', () => {
  for (const pounds of [2.5, 45, 135, 225, 315.5]) assert.equal(format.shown(format.toKg(pounds, 'lb'), 'lb'), pounds)
})

test('loads of body lifts say what is added or taken off', () => {
  assert.equal(format.load(80, 'kg', 'external'), `80${NBSP}kg`)
  assert.equal(format.load(0, 'kg', 'bodyweight'), 'bodyweight')
  assert.equal(format.load(10, 'kg', 'bodyweight'), `+10${NBSP}kg`)
  assert.equal(format.load(-20, 'kg', 'assisted'), `20${NBSP}kg help`)
})

test('the clock counts down and, past zero, up', () => {
  assert.equal(format.clock(102), '1:42')
  assert.equal(format.clock(101.2), '1:42')
  assert.equal(format.clock(0), '0:00')
  assert.equal(format.clock(-0.4), '0:00')
  assert.equal(format.clock(-24.6), '+0:24')
  assert.equal(format.clock(754), '12:34')
})

test('days are told from here and now', () => {
  const now = new Date(2026, 10, 22, 12)
  assert.equal(format.day(new Date(2026, 10, 22, 1), now), 'today')
  assert.equal(format.day(new Date(2026, 10, 21, 23), now), 'yesterday')
  assert.equal(format.day(new Date(2026, 10, 19), now), 'Thursday')
  assert.equal(format.day(new Date(2026, 10, 6), now), '6 Nov')
  assert.equal(format.day(new Date(2024, 10, 6), now), '6 Nov 2024')
})

test('what a person types becomes a number, or nothing', () => {
  assert.equal(format.parseNumber(' 82,5 '), 82.5)
  assert.equal(format.parseNumber('−20'), -20)
  assert.equal(format.parseNumber('.5'), 0.5)
  for (const nonsense of ['', 'abc', '1e9', '1.2.3', 'NaN', '--3', '0x10']) assert.equal(format.parseNumber(nonsense), null, nonsense)
})

test('small things read well', () => {
  assert.equal(format.range(6, 8), '6–8')
  assert.equal(format.range(5, 5), '5')
  assert.equal(format.expectText({ low: 6, high: 8, probability: 0.8049 }), `expect 6–8, 80${NBSP}%`)
  assert.equal(format.expectText(null), '')
  assert.equal(format.typed(1234.5), '1234.5')
  assert.equal(format.minutes(24 * 60_000), `24${NBSP}min`)
  assert.equal(format.minutes(85 * 60_000), `1${NBSP}h${NBSP}25`)
  assert.equal(format.percent(0.783), `78.3${NBSP}%`)
  assert.equal(format.number(22000), '22,000')
  assert.match(format.time(new Date(2026, 1, 1, 7, 5)), /07:05/)
})
