import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Clock } from '../../js/clock.js'

const NOON = Date.parse('2026-11-22T12:00:00.000Z')
const HOUR = 3600_000

/** A phone's clocks, and the server's word. */
function phone() {
  const time = { wall: NOON, ticks: 1000 }
  const clock = new Clock(() => time.wall, () => time.ticks)
  return { time, clock, pass: (/** @type {number} */ ms) => { time.wall += ms; time.ticks += ms } }
}

test('a clock put back does not put the next set before the last one', () => {
  const { time, clock, pass } = phone()
  const first = clock.after(undefined)
  time.wall -= HOUR
  pass(90_000)
  const second = clock.after(first)
  assert.ok(second > first)
  assert.equal(Date.parse(second) - Date.parse(first), 1000)
})

test('a clock that runs right gives its own time', () => {
  const { clock, pass } = phone()
  const first = clock.after(undefined)
  pass(120_000)
  assert.equal(Date.parse(clock.after(first)) - Date.parse(first), 120_000)
})

test('a clock days ahead is not believed once the server has told the time; hours are a time zone’s business', () => {
  const { time, clock, pass } = phone()
  clock.hear(new Date(NOON).toUTCString())
  time.wall += 72 * HOUR
  pass(60_000)
  assert.equal(clock.now(), NOON + 60_000)
  time.wall -= 70 * HOUR
  assert.equal(clock.now(), time.wall)
})

test('no date in an answer changes nothing', () => {
  const { clock } = phone()
  clock.hear(null)
  clock.hear('soon')
  assert.equal(clock.now(), NOON)
})
