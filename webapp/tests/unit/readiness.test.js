import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { AREAS, areaName, isTold, modifier, soreIn, withDay, withDays, zOf } from '../../js/readiness.js'
import { readMornings } from '../../js/readiness_csv.js'

const vectors = JSON.parse(readFileSync(new URL('../golden/readiness.json', import.meta.url), 'utf8'))

test('the phone reckons what the server reckons', () => {
  assert.ok(vectors.length >= 60)
  for (const { today, before, z, modifier: share } of vectors) {
    const own = zOf(today, before)
    assert.equal(own === null, z === null)
    assert.ok(Math.abs((own ?? 0) - (z ?? 0)) < 1e-9, `${own} is not ${z}`)
    assert.ok(Math.abs(modifier(own ?? 0) - share) < 1e-9)
  }
})

/** @param {number} ago */
const day = ago => new Date(Date.UTC(2026, 10, 22 - ago)).toISOString().slice(0, 10)
const usual = { sleep_quality: 3, mood: 3, energy: 3, stress: 3, soreness: 3 }
const weeks = withDays([], Array.from({ length: 21 }, (_, i) => ({ day: day(i + 1), ...usual, mood: 2 + i % 3 })))

test('a check-in counts from its first answer, and every answer moves it', () => {
  const bad = withDay(weeks, { day: day(0), energy: 1 })
  const worse = withDay(bad, { day: day(0), mood: 1, stress: 1, soreness: 1, sleep_quality: 1 })
  assert.ok(Number(bad[0].z) < 0 && Number(worse[0].load_percent) < Number(bad[0].load_percent))
  assert.ok(Number(worse[0].load_percent) >= -7)
  assert.equal(withDay([], { day: day(0), energy: 1 })[0].load_percent, 0, 'nothing to compare with')
})

test('an answer taken back is gone, and a day of nothing too', () => {
  const told = withDay(weeks, { day: day(0), energy: 1, sore: ['chest'] })
  assert.deepEqual(withDay(withDay(told, { day: day(0), energy: null }), { day: day(0), sore: [] }), weeks)
  assert.equal(isTold({ .../** @type {any} */ ({ day: day(0) }), sore: [] }), false)
})

test('mornings that come later move the days after them, and none before', () => {
  const today = withDays([], [{ day: day(0), hrv_rmssd: 40 }, { day: day(30), mood: 2 }])
  assert.equal(today[0].z, 0)
  const imported = withDays(today, Array.from({ length: 20 }, (_, i) => ({ day: day(i + 1), hrv_rmssd: 60 + i % 5 })))
  assert.notEqual(imported[0].z, 0)
  assert.equal(imported.at(-1)?.day, day(30))
})

test('a sore area is one that the lift trains directly', () => {
  assert.deepEqual(soreIn({ quads: 1, glutes: 0.5 }, ['quads', 'glutes', 'chest']), ['quads'])
  assert.deepEqual(soreIn({}, ['quads']), [])
  for (const area of Object.keys(AREAS)) assert.ok(!areaName(area).includes('_'), area)
})

test('every muscle of the catalogue lies in an area', () => {
  const [, ...rows] = readFileSync(new URL('../../../database/seed/muscles.csv', import.meta.url), 'utf8').trim().split('\n')
  const held = Object.values(AREAS).flat()
  for (const row of rows) assert.ok(held.includes(row.split(',')[0]), row)
})

test('a plain table of days is read: commas, points, decimal commas', () => {
  assert.deepEqual(readMornings('date,hrv,sleep_hours\n2026-11-20,62.4,7.5\n2026-11-21,58,6.25\n')?.mornings,
    [{ day: '2026-11-21', hrv_rmssd: 58, sleep_hours: 6.25 }, { day: '2026-11-20', hrv_rmssd: 62.4, sleep_hours: 7.5 }])
  assert.deepEqual(readMornings('\uFEFFDatum;rMSSD;Schlaf\r\n21.11.2026;58,2;7:30\r\n')?.mornings, [{ day: '2026-11-21', hrv_rmssd: 58.2, sleep_hours: 7.5 }])
})

test('seconds, minutes and hours of sleep are told apart', () => {
  const slept = (/** @type {string} */ header, /** @type {string} */ cell) => readMornings(`date,${header}\n2026-11-20,${cell}\n`)?.mornings[0]?.sleep_hours
  assert.equal(slept('total_sleep_duration', '27000'), 7.5)
  assert.equal(slept('Asleep duration (min)', '450'), 7.5)
  assert.equal(slept('sleep', '450'), 7.5)
  assert.equal(slept('Sleep duration', '7h 30min'), 7.5)
  assert.equal(slept('Hours slept', '7.5'), 7.5)
})

test('a night in parts adds up, and what can’t be is left out and counted', () => {
  const read = readMornings('date,hrv,sleep_hours\n2026-11-20,60,5\n2026-11-20,64,2.5\n2026-02-30,60,7\n2026-11-19,,\n2026-11-18,999,0\nyesterday,60,7\n')
  assert.deepEqual(read?.mornings, [{ day: '2026-11-20', hrv_rmssd: 62, sleep_hours: 7.5 }])
  assert.equal(read?.skipped, 4)
})

test('days that could be read two ways are asked about, never guessed', () => {
  const text = 'date,hrv\n03/04/2026,60\n05/06/2026,61\n'
  assert.equal(readMornings(text)?.order, null)
  assert.deepEqual(readMornings(text, 'dmy')?.mornings.map(one => one.day), ['2026-06-05', '2026-04-03'])
  assert.deepEqual(readMornings(text, 'mdy')?.mornings.map(one => one.day), ['2026-05-06', '2026-03-04'])
  assert.equal(readMornings(`${text}25/06/2026,61\n`)?.order, 'dmy')
  assert.equal(readMornings('date,hrv\n2/27/26,60\n')?.mornings[0].day, '2026-02-27')
})

test('another measure is no RMSSD, and another table is none of ours', () => {
  assert.equal(readMornings('date,HRV SDNN,HRV score\n2026-11-20,50,70\n'), null)
  assert.equal(readMornings('Date,Exercise Name,Weight,Reps\n2026-11-20,Bench,80,5\n'), null)
  assert.equal(readMornings(''), null)
  assert.equal(readMornings('<html>'), null)
})
