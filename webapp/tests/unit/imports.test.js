import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  columnsOf, confirmation, eventsIn, fresh, isOver, linesText, noChoices, secondsLeft, sizeText, stillMissing, understood, unitGroups, unitOfLog, unitsOf, unitUnknown,
} from '../../js/imports.js'

/** @param {string} name @param {number} sets @param {object} [more] */
const exercise = (name, sets, more = {}) => ({ name, sets, exercise_id: 'known', matched_name: name, suggestions: [], unit: 'kg', unit_grounds: 'The file says so.', ...more })
/** @param {object} [more] @returns {any} */
const report = (more = {}) => ({
  format: 'Strong', rows_read: 10, sets: 8, sessions: 2, skipped: [], duplicates: 3, columns: [], mapping: null, missing: [],
  exercises: [exercise('RDL', 2), exercise('Hex bar thing', 5, { exercise_id: null, matched_name: null }), exercise('Leg press', 1, { unit: null, unit_grounds: '' })], ...more,
})

test('a log has one unit only where all its lifts do', () => {
  assert.equal(unitOfLog(report(), noChoices()), null, 'one that nobody knows')
  assert.equal(unitOfLog(report(), { ...noChoices(), unit: 'lb' }), null, 'two')
  assert.equal(unitOfLog(report(), { ...noChoices(), unit: 'kg' }), 'kg')
  assert.equal(unitOfLog(report({ exercises: [] }), noChoices()), null)
})

test('only what was chosen is sent', () => {
  assert.deepEqual(confirmation(report(), noChoices()), {})
  const choices = { ...noChoices(), unit: /** @type {const} */ ('lb'), exercises: { 'Hex bar thing': { id: 'id-1', name: 'Trap bar deadlift' } } }
  assert.deepEqual(confirmation(report(), choices), { unit: 'lb', exercises: { 'Hex bar thing': 'id-1' } })
})

test('columns go whole: the proposed ones with the chosen ones over them, and none that was taken out', () => {
  const table = report({ columns: ['When', 'What', 'N', 'Kg', 'X'], mapping: { date: 'When', exercise: 'What', note: 'X' } })
  const choices = { ...noChoices(), columns: { reps: 'N', note: '' } }
  assert.deepEqual(confirmation(table, choices), { columns: { date: 'When', exercise: 'What', reps: 'N' } })
  assert.deepEqual(columnsOf(table, noChoices()), { date: 'When', exercise: 'What', note: 'X' })
})

test('a date order alone sends the columns that it is for', () => {
  const table = report({ columns: ['When'], mapping: { date: 'When', exercise: 'When', reps: 'When' } })
  assert.deepEqual(Object.keys(confirmation(table, { ...noChoices(), date_order: 'dmy' })), ['columns', 'date_order'])
})

test('a table is no log without date, exercise and reps', () => {
  const table = report({ columns: ['When', 'What', 'N'], mapping: { date: 'When' }, missing: ['exercise', 'reps'] })
  assert.deepEqual(stillMissing(table, noChoices()), ['exercise', 'reps'])
  assert.deepEqual(stillMissing(table, { ...noChoices(), columns: { exercise: 'What', reps: 'N' } }), [])
  assert.deepEqual(stillMissing(table, { ...noChoices(), columns: { exercise: 'What', reps: 'N', date: '' } }), ['date'])
})

test('names without a match are open until chosen, the most trained first', () => {
  const { matched, open, left } = understood(report(), noChoices())
  assert.deepEqual([matched.map(one => one.name), open.length, left.length], [['RDL', 'Leg press'], 1, 1])
  assert.equal(understood(report(), { ...noChoices(), exercises: { 'Hex bar thing': { id: 'x', name: 'X' } } }).left.length, 0)
})

test('a unit that nobody can tell must be said, once for all or for each', () => {
  assert.equal(unitUnknown(report(), noChoices()), true)
  assert.equal(unitUnknown(report(), { ...noChoices(), unit: 'kg' }), false)
  assert.equal(unitUnknown(report(), { ...noChoices(), units: { 'Leg press': 'lb' } }), false)
})

test('the lifter’s word on a unit goes over the file’s', () => {
  const units = unitsOf(report(), { ...noChoices(), unit: 'kg', units: { RDL: 'lb' } })
  assert.deepEqual(units.map(one => [one.name, one.unit, one.grounds]), [
    ['Hex bar thing', 'kg', 'The file says so.'], ['RDL', 'lb', 'Your choice.'], ['Leg press', 'kg', 'The file doesn’t tell.']])
  assert.deepEqual(unitGroups(report(), noChoices()).map(group => [group.unit, group.exercises.length]), [[null, 1], ['kg', 2]])
})

test('lines are named, the many only counted', () => {
  assert.equal(linesText({ reason: '', text: '', rows: 1, lines: [17] }), 'line 17')
  assert.equal(linesText({ reason: '', text: '', rows: 41, lines: [3, 17, 18, 19] }, 3), 'lines 3, 17, 18 and 38 more')
  assert.equal(linesText({ reason: '', text: '', rows: 2, lines: [] }), '')
})

test('events come out of a stream however it is cut', () => {
  const whole = 'retry: 1000\n\nevent: progress\ndata: {"sets_done":5}\n\n: still here\n\nevent: end\r\ndata: {}\r\n\r\n'
  for (let cut = 0; cut < whole.length; cut += 1) {
    const first = eventsIn(whole.slice(0, cut))
    const second = eventsIn(first.rest + whole.slice(cut))
    assert.deepEqual([...first.events, ...second.events], [{ sets_done: 5 }, {}], `cut at ${cut}`)
  }
  assert.deepEqual(eventsIn('data: not json\n\n').events, [])
})

test('small words', () => {
  assert.equal(fresh(report()), 5)
  assert.equal(fresh(report({ duplicates: 99 })), 0)
  assert.deepEqual([secondsLeft(0, 10, 1), secondsLeft(5, 10, 2), secondsLeft(10, 10, 2)], [null, 2, null])
  assert.deepEqual(['read', 'importing', 'done', 'failed', 'undone'].map(status => isOver(/** @type {any} */ (status))), [false, false, true, true, true])
  assert.deepEqual([sizeText(10), sizeText(300 * 1024), sizeText(52 * 1024 * 1024)], ['1\u00a0kB', '300\u00a0kB', '52.0\u00a0MB'])
})
