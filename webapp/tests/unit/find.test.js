import assert from 'node:assert/strict'
import { test } from 'node:test'
import { capital, directMuscles, find, indirectMuscles, joined, plain } from '../../js/find.js'

/** @param {string} name @param {number} popularity @param {object} [more] @returns {any} */
const exercise = (name, popularity, more = {}) => ({ id: name, name, popularity, equipment: 'barbell', own: false, muscles: { chest: 1 }, ...more })
const ALL = [
  exercise('Bench press', 90), exercise('Close-grip bench press', 40, { muscles: { triceps: 1, chest: 0.5 } }), exercise('Barbell squat', 95, { muscles: { quads: 1 } }),
  exercise('Langhantel-Schrägbankdrücken', 1, { own: true, equipment: 'other' }), exercise('Press-up', 10, { equipment: 'bodyweight' }),
]
const names = (/** @type {any[]} */ found) => found.map(one => one.name)

test('each word asked for must begin a word of the name', () => {
  assert.deepEqual(names(find(ALL, 'pre ben')), ['Bench press', 'Close-grip bench press'])
  assert.deepEqual(names(find(ALL, 'ench')), [])
})

test('names that begin with what was typed come first, whatever their popularity', () => {
  assert.deepEqual(names(find(ALL, 'press')), ['Press-up', 'Bench press', 'Close-grip bench press'])
})

test('letters without their marks find letters with them', () => {
  assert.equal(plain('Schrägbankdrücken, eng!'), 'schragbankdrucken eng')
  assert.deepEqual(names(find(ALL, 'schragbank')), ['Langhantel-Schrägbankdrücken'])
})

test('filters hold together', () => {
  assert.deepEqual(names(find(ALL, '', { region: 'Chest' })), ['Bench press', 'Press-up', 'Langhantel-Schrägbankdrücken'])
  assert.deepEqual(names(find(ALL, '', { region: 'Chest', equipment: 'bodyweight' })), ['Press-up'])
  assert.deepEqual(names(find(ALL, '', { own: true })), ['Langhantel-Schrägbankdrücken'])
})

test('searching leaves the catalogue in its order', () => {
  const before = names(ALL)
  find(ALL, '')
  assert.deepEqual(names(ALL), before)
})

test('what the server knows by other names is added once', () => {
  assert.deepEqual(names(joined([ALL[0]], [ALL[0], ALL[2]])), ['Bench press', 'Barbell squat'])
})

test('direct and indirect muscles stand apart', () => {
  const row = exercise('Row', 1, { muscles: { biceps: 0.5, lats: 1, forearms: 0.25, upper_back: 1 } })
  assert.deepEqual([directMuscles(row), indirectMuscles(row)], [['lats', 'upper_back'], ['biceps', 'forearms']])
  assert.equal(capital('upper back'), 'Upper back')
})
