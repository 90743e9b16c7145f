import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monday, monthGrid, spanText, weekText } from '../../js/dates.js'
import { byExercise, byMonth, bySession, daysOf, level, usualDay, yearSum } from '../../js/history.js'
import { target } from '../../js/year_keys.js'

/** @param {string} id @param {string} at @param {number} [sets] @returns {any} */
const workout = (id, at, sets = 20) => ({ id, started_at: at, sets, exercises: [], volume_kg: 0 })
/** @param {string} id @param {string} exercise @param {string} at @param {string} [session] @returns {any} */
const set = (id, exercise, at, session = 'w') => ({ id, exercise_id: exercise, performed_at: at, workout_id: session })

test('sessions stand under their month, newest first', () => {
  const months = byMonth([workout('c', '2026-11-20T10:00:00Z'), workout('b', '2026-11-02T10:00:00Z'), workout('a', '2026-10-30T10:00:00Z')])
  assert.deepEqual(months.map(month => [month.title, month.workouts.length]), [['November 2026', 2], ['October 2026', 1]])
})

/** @param {string} id @param {string} day @param {number} sets @returns {any} as the server has it */
const session = (id, day, sets) => ({ workout_id: id, day, title: null, sets })

test('a day adds up its sessions, and what this phone knows better replaces the server’s word', () => {
  const here = [workout('a', new Date(2026, 10, 16, 7).toISOString(), 8), { ...workout('gone', new Date(2026, 10, 17).toISOString(), 5), deleted_at: 'now' }]
  const days = daysOf([session('a', '2026-11-16', 3), session('b', '2026-11-16', 5), session('gone', '2026-11-17', 5), session('old', '2025-12-31', 9)], here, 2026)
  assert.deepEqual([...days].map(([day, one]) => [day, one.sets, one.sessions.length]), [['2026-11-16', 13, 2]])
})

test('colour is against the lifter’s own usual day', () => {
  assert.equal(usualDay(daysOf([session('a', '2026-01-01', 10), session('b', '2026-01-02', 30), session('c', '2026-01-03', 20)], [], 2026)), 20)
  assert.deepEqual([0, 10, 20, 30].map(sets => level(sets, 20)), [0, 1, 2, 3])
})

test('how often is counted from the first session of the year on, not from before it', () => {
  const days = daysOf([session('a', '2026-11-10', 10), session('b', '2026-11-17', 20)], [], 2026)
  assert.deepEqual(yearSum(days, 2026, new Date(2026, 10, 18)), { days: 2, sessions: 2, sets: 30, perWeek: 1 })
  assert.equal(yearSum(new Map(), 2026, new Date(2026, 10, 18)).perWeek, 0)
  assert.equal(yearSum(daysOf([session('a', '2024-12-30', 10)], [], 2024), 2024, new Date(2026, 10, 18)).perWeek, 1, 'a year that is over ends with itself')
})

test('keys lead through the days of a year as through any grid', () => {
  const from = new Date(2026, 2, 31)
  const led = (/** @type {string} */ key) => { const to = target(from, key); return to && [to.getMonth() + 1, to.getDate()] }
  assert.deepEqual(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown', 'x'].map(led),
    [[3, 30], [4, 1], [3, 24], [4, 7], [3, 1], [3, 31], [2, 28], [4, 30], null])
})

test('sets group by exercise in the order begun, and by session newest first', () => {
  const sets = [set('3', 'row', '2026-11-20T10:10:00Z'), set('1', 'bench', '2026-11-20T10:00:00Z'), set('2', 'bench', '2026-11-20T10:05:00Z')]
  assert.deepEqual(byExercise(sets).map(group => [group.exercise_id, group.sets.map(one => one.id)]), [['bench', ['1', '2']], ['row', ['3']]])
  const newest = [set('4', 'bench', '2026-11-20T10:00:00Z', 'w2'), set('3', 'bench', '2026-11-13T10:05:00Z', 'w1'), set('2', 'bench', '2026-11-13T10:00:00Z', 'w1')]
  assert.deepEqual(bySession(newest).map(one => [one.workout_id, one.sets.map(each => each.id)]), [['w2', ['4']], ['w1', ['2', '3']]])
})

test('the calendar’s words', () => {
  assert.equal(weekText(new Date(2026, 10, 9)), '9–15 November')
  assert.equal(weekText(new Date(2026, 10, 30)), '30 Nov – 6 Dec')
  assert.equal(spanText(new Date(2024, 0, 16), new Date(2026, 4, 29)), '16 Jan 2024 to 29 May 2026')
  assert.equal(monday(new Date(2026, 10, 22, 23)).getDate(), 16)
  assert.deepEqual(monthGrid(2026, 10).slice(0, 7).map(date => date?.getDate() ?? null), [null, null, null, null, null, null, 1])
})
