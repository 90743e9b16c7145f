import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sessionOf } from '../../js/plan.js'
import { changeWords, schemeWords } from '../../js/plan_words.js'
import { equipmentOf, madeFrom, scheduleWords, startingLoads } from '../../js/templates.js'
import { keyOf, ruled } from '../../js/programme.js'

const SEED = new URL('../../../database/seed/', import.meta.url)
/** The catalogue as the phone has it. @type {any[]} */
const EXERCISES = readFileSync(new URL('exercises.csv', SEED), 'utf8').trim().split('\n').slice(1).map(row => {
  const [slug, name, equipment, pattern, laterality, load_type, , tracking, popularity] = row.split(',')
  return { id: slug, slug, name, equipment, pattern, laterality, load_type, tracking, popularity: Number(popularity), muscles: {} }
})
/** As GET /v1/templates fills what the files leave out. @type {any[]} */
const TEMPLATES = readdirSync(new URL('templates/', SEED)).map(file => {
  const one = JSON.parse(readFileSync(new URL(`templates/${file}`, SEED), 'utf8'))
  const place = (/** @type {any} */ exercise) => ({ instead: [], superset: null, note: null, schemes: null, track: null, ...exercise, rule: exercise.rule ? { fails: 3, reset: 0.9, steps: [], stages: [], add_kg: 0, ...exercise.rule } : null })
  const cycle = one.cycle.map((/** @type {any} */ week) => ({ rir: null, sets: 1, load: 1, ...week }))
  return { ...one, cycle, schedule: { weekdays: [], in_a_row: 1, rest_days: 0, ...one.schedule }, days: one.days.map((/** @type {any} */ day) => ({ ...day, exercises: day.exercises.map(place) })) }
})
const strong = Object.fromEntries(EXERCISES.map(one => [one.id, { kg: 100 }]))
const toFive = (/** @type {string} */ _, /** @type {number} */ kg) => Math.round(kg / 2.5) * 2.5
const GYMS = { 'a full gym': null, 'dumbbells and a bench': new Set(['dumbbell']), 'a hotel': new Set(['machine', 'cable', 'dumbbell']), 'a rack at home': new Set(['barbell', 'plate']), 'nothing at all': new Set(['none']) }

for (const [place, has] of Object.entries(GYMS)) {
  test(`every template can be taken in ${place}: each day has lifts, none twice, each set a load or a target`, () => {
    for (const template of TEMPLATES) {
      const { made, swaps } = madeFrom(template, EXERCISES, has)
      if (!has) assert.deepEqual(swaps, [], template.slug)
      assert.ok(made.days.length > 0, template.slug)
      for (const day of made.days) {
        assert.equal(new Set(day.exercises.map(one => one.exercise_id)).size, day.exercises.length, `${template.slug}, ${day.name}`)
        for (const one of day.exercises) {
          const { equipment } = EXERCISES.find(each => each.id === one.exercise_id)
          assert.ok(!has || has.has(equipment) || equipment === 'bodyweight', `${template.slug}: ${one.exercise_id}`)
        }
      }
      const progress = startingLoads(made, strong, toFive)
      const plan = /** @type {any} */ ({ ...made, next_day: 0, run: { week: 0, cycle: 0, progress, carry: null, ease: null } })
      assert.deepEqual(Object.keys(progress).sort(), ruled(made).map(keyOf).sort())
      for (const [week] of (made.cycle?.length ? made.cycle : [null]).entries()) {
        for (const set of made.days.flatMap((_, i) => sessionOf(plan, i, toFive, week)).flatMap(one => one.scheme ?? [])) {
          assert.ok(set.percent == null || set.kg != null && set.kg <= 110, `${template.slug}: ${JSON.stringify(set)}`)
        }
      }
    }
  })
}

test('what the gym lacks is replaced by what the template names first, and said', () => {
  const { made, swaps } = madeFrom(TEMPLATES.find(one => one.slug === 'full-body-3'), EXERCISES, new Set(['dumbbell']))
  assert.deepEqual(swaps.filter(one => one.wanted === 'Bench press'), [{ day: 'Full body A', wanted: 'Bench press', taken: 'Dumbbell bench press' }])
  assert.ok(made.notes.includes('Full body A: Dumbbell bench press for Bench press, which this gym lacks.'))
})

test('a lift that carries the body has no percents, and its sets are the coach’s', () => {
  const { made } = madeFrom(TEMPLATES.find(one => one.slug === '5x5-ab'), EXERCISES, new Set(['none']))
  assert.ok(made.days.flatMap(day => day.exercises).every(one => one.rule === null && (one.schemes ?? []).flat().every(set => set.percent === undefined)))
})

test('5/3/1 begins at nine tenths of the 1RM, and its first week is 65, 75 and 85 of that', () => {
  const { made } = madeFrom(TEMPLATES.find(one => one.slug === '531-bbb'), EXERCISES, null)
  const progress = startingLoads(made, { squat: { kg: 111 } }, toFive)
  assert.deepEqual(progress, { squat: { kg: 100 } })
  const squat = sessionOf(/** @type {any} */ ({ ...made, next_day: 3, run: { week: 0, cycle: 0, progress, carry: null, ease: null } }), 3, toFive)[0]
  assert.equal(schemeWords(squat.scheme ?? [], 'kg').replaceAll('\u00a0', ' '), '5 × 65 kg, 5 × 75 kg, 5+ × 85 kg, 5 sets of 10 × 50 kg')
})

test('what a gym has is read from its inventory; of an empty one nothing is known', () => {
  const gym = (/** @type {any} */ inventory) => /** @type {any} */ ({ inventory: { bars: [], plates: [], dumbbells: [], stacks: [], ...inventory } })
  assert.equal(equipmentOf(null), null)
  assert.equal(equipmentOf(gym({})), null)
  assert.deepEqual([...equipmentOf(gym({ bars: [{ kind: 'barbell' }], plates: [{}], stacks: [{ kind: 'cable' }] })) ?? []].sort(), ['barbell', 'cable', 'plate'])
})

test('calendars and moves in words', () => {
  const named = (/** @type {number} */ day) => ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][day]
  const words = (/** @type {any} */ more) => scheduleWords({ kind: 'floating', weekdays: [], in_a_row: 1, rest_days: 0, ...more }, named)
  assert.deepEqual([words({ kind: 'weekdays', weekdays: [0, 3] }), words({}), words({ rest_days: 1 }), words({ in_a_row: 3, rest_days: 1 })].map(one => one.replaceAll('\u00a0', ' ')),
    ['Mon, Thu', 'In order, no fixed days', 'In order, 1 day off between', '3 days in a row, then 1 day off'])
  const change = (/** @type {any} */ more) => changeWords({ exercise_id: 'squat', from: 100, to: 105, why: 'reached', reps: null, stage: null, ...more }, 'Squat', 'kg').replaceAll('\u00a0', ' ')
  assert.equal(change({}), 'Squat: 100 kg to 105 kg, all reps reached')
  assert.equal(change({ why: 'amrap', reps: 8 }), 'Squat: 100 kg to 105 kg, 8 reps on the open set')
  assert.equal(change({ why: 'stage', to: 100, stage: [6, 2] }), 'Squat: 100 kg again, now 6 × 2')
  assert.equal(change({ why: 'reset', to: 90 }), 'Squat: 100 kg back to 90 kg after the misses')
})
