import assert from 'node:assert/strict'
import { test } from 'node:test'
import { latestTrained, rowsOf, ruleFace, scaleOf, sentence, sets, unknownSets, untrained, weeksOf } from '../../js/volume.js'

/** @param {string} name @param {string} region @param {object[]} weeks @param {object | null} [landmarks] */
const muscle = (name, region, weeks, landmarks = { mv: 2, mev: 6, mav: 12, mrv: 18 }) => ({ muscle: name.toLowerCase(), name, region, landmarks, weeks })
/** @param {string} week @param {number} direct @param {number} indirect @param {number} [unknown] */
const week = (week, direct, indirect, unknown = 0) => ({ week, direct, indirect, counted: 0, effort_unknown: unknown })
/** @type {any} */
const VOLUME = {
  counting: '0.5', rule: '', first_week: '2026-11-02', last_week: '2026-11-16',
  muscles: [
    muscle('Calves', 'legs', [week('2026-11-16', 4, 0)]),
    muscle('Chest', 'chest', [week('2026-11-16', 10, 3, 2)]),
    muscle('Triceps', 'arms', [week('2026-11-16', 6, 30)]),
    muscle('Neck', 'neck', [], null),
  ],
}

test('the rule decides what an indirect set counts', () => {
  const counted = (/** @type {any} */ rule) => rowsOf(VOLUME, '2026-11-16', rule).map(row => row.counted)
  assert.deepEqual(counted(0), [10, 6, 4])
  assert.deepEqual(counted(0.5), [11.5, 21, 4])
  assert.deepEqual(counted(1), [13, 36, 4])
})

test('muscles stand from the chest down, and those without any set are named apart', () => {
  assert.deepEqual(rowsOf(VOLUME, '2026-11-16', 0.5).map(row => row.name), ['Chest', 'Triceps', 'Calves'])
  assert.equal(untrained(VOLUME), 'Neck: no set in half a year.')
})

test('a week outside its band says so, but nothing is too little while the week runs', () => {
  assert.deepEqual(rowsOf(VOLUME, '2026-11-16', 0.5).map(row => row.off), [null, 'over', 'under'])
  assert.deepEqual(rowsOf(VOLUME, '2026-11-16', 0.5, true).map(row => row.off), [null, 'over', null])
})

test('a week without sets is a row of zeros, not a hole', () => {
  assert.deepEqual(rowsOf(VOLUME, '2026-11-09', 0.5).map(row => row.counted), [0, 0, 0])
  assert.equal(sentence(rowsOf(VOLUME, '2026-11-09', 0.5), false), 'No working set in this week.')
})

test('the sentence counts and agrees in number', () => {
  assert.equal(sentence(rowsOf(VOLUME, '2026-11-16', 0.5), false), 'Triceps are over their band by 3. Calves are under their band by 2.')
  assert.match(sentence(rowsOf(VOLUME, '2026-11-16', 0.5, true), true), /3\u00a0muscles trained so far; the week still runs\.$/)
  const inside = [{ muscle: 'a', name: 'Chest', direct: 8, indirect: 0, counted: 8, unknown: 0, band: { low: 6, high: 18 }, off: null }]
  assert.equal(sentence(inside, false), 'Every muscle is inside its band.')
})

test('weeks go from Monday to Monday, the latest last', () => {
  assert.deepEqual(weeksOf(VOLUME), ['2026-11-02', '2026-11-09', '2026-11-16'])
  assert.equal(weeksOf({ first_week: '2026-10-19', last_week: '2026-11-02' }).length, 3, 'also where the clocks change')
})

test('halves are written as halves, and the axis ends past the longest bar', () => {
  assert.deepEqual([0.5, 15.5, 4, 4.75].map(sets), ['½', '15½', '4', '5'])
  assert.equal(ruleFace(0.5), '½')
  assert.equal(scaleOf(rowsOf(VOLUME, '2026-11-16', 0.5)), 40)
  assert.equal(scaleOf([]), 25)
})

test('sets without RIR are counted and told', () => {
  assert.equal(unknownSets(rowsOf(VOLUME, '2026-11-16', 0.5)), 2)
})

test('it opens with the last week in which something was done', () => {
  assert.equal(latestTrained(VOLUME), '2026-11-16')
  const monday = { ...VOLUME, last_week: '2026-11-23' }
  assert.equal(latestTrained(monday), '2026-11-16', 'nothing was done yet this week')
  assert.equal(latestTrained({ ...monday, muscles: [] }), '2026-11-23')
})
