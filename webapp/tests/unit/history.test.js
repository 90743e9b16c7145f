import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monday, monthGrid, spanText, weekText } from '../../js/dates.js'
import { byExercise, byMonth, bySession, heat, level, often, usualSets } from '../../js/history.js'

/** @param {string} id @param {string} at @param {number} [sets] @returns {any} */
const workout = (id, at, sets = 20) => ({ id, started_at: at, sets, exercises: [], volume_kg: 0 })
/** @param {string} id @param {string} exercise @param {string} at @param {string} [session] @returns {any} */
const set = (id, exercise, at, session = 'w') => ({ id, exercise_id: exercise, performed_at: at, workout_id: session })

test('sessions stand under their month, newest first', () => {
  const months = byMonth([workout('c', '2026-11-20T10:00:00Z'), workout('b', '2026-11-02T10:00:00Z'), workout('a', '2026-10-30T10:00:00Z')])
  assert.deepEqual(months.map(month => [month.title, month.workouts.length]), [['November 2026', 2], ['October 2026', 1]])
})

test('a day of the calendar adds up its sessions, and days to come are empty', () => {
  const now = new Date(2026, 10, 18, 12)
  const weeks = heat([workout('a', new Date(2026, 10, 16, 7).toISOString(), 8), workout('b', new Date(2026, 10, 16, 19).toISOString(), 5)], now, 2)
  assert.equal(weeks.length, 2)
  assert.equal(weeks[1].days[0]?.sets, 13)
  assert.equal(weeks[1].days[2]?.sets, 0)
  assert.equal(weeks[1].days[3], null)
})

test('colour is against the lifter’s own usual session', () => {
  assert.equal(usualSets([workout('a', '', 10), workout('b', '', 30), workout('c', '', 20)]), 20)
  assert.deepEqual([0, 10, 20, 30].map(sets => level(sets, 20)), [0, 1, 2, 3])
})

test('how often is counted from the first session on, not from before it', () => {
  const now = new Date(2026, 10, 18)
  const recent = [workout('b', new Date(2026, 10, 17).toISOString()), workout('a', new Date(2026, 10, 10).toISOString())]
  assert.deepEqual(often(recent, now, 24), { sessions: 2, weeks: 2, perWeek: 1 })
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
