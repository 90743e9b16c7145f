import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { find } from '../../js/find.js'
import { month, weekText } from '../../js/dates.js'
import * as format from '../../js/format.js'
import { plural, speak, t, within } from '../../js/i18n.js'
import { languageOf } from '../../js/language.js'
import { inLanguage } from '../../js/names.js'
import { retold } from '../../js/retell.js'
import { told, toldBy } from '../../js/server_words.js'
import { unitOf } from '../../js/state.js'
import { templateInLanguage } from '../../js/template_words.js'
import { capital, EQUIPMENT, words } from '../../js/terms.js'
import { bare, catalogue, extract, hasWords, TRANSLATED } from '../strings.js'

const { uses, unread } = extract()
const keys = new Map(uses.map(use => [use.key, use]))
const at = (/** @type {{ file: string, line: number }} */ { file, line }) => `${file}:${line}`
/** @param {string} text */
const placeholders = text => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join()
/** @param {string} language @param {any} known */
const into = (language, known = {}) => speak(/** @type {any} */ (language), known)
after(() => into('en'))

/** Shown as it stands in every language: what it is, and why. @type {[RegExp, string][]} */
const SAME_EVERYWHERE = [
  [/^(EN|DE|ES|FR|PT|TR|English|Deutsch|Español|Français|Português|Türkçe)$/, 'a language has its own name'],
  [/^name@example\.org$/, 'an address'],
]

test('every sentence can be found in the source: its key is written out', () => {
  assert.deepEqual(unread.map(one => `${at(one)} ${one.text}`), [])
})

test('one key is never both a sentence and a count', () => {
  const counts = new Set(uses.filter(use => use.plural).map(use => use.key))
  assert.deepEqual(uses.filter(use => !use.plural && counts.has(use.key)).map(use => `${at(use)} ${use.key}`), [])
})

test('nothing is shown that did not go through the catalogue', () => {
  const past = bare().filter(({ text }) => !SAME_EVERYWHERE.some(([same]) => same.test(text)))
  assert.deepEqual(past.map(one => `${at(one)} ${one.text}`), [])
})

test('the search for bare text finds what was not wrapped', () => {
  assert.ok(hasWords('Log set'))
  assert.ok(!hasWords('82.5 kg × 8, e1RM'))
})

for (const language of TRANSLATED) {
  const known = await catalogue(language)
  const rules = new Intl.PluralRules(language)
  // every count that a lifter can reach; the rules' "many" of Romance languages begins at a million
  const forms = [...new Set(Array.from({ length: 2000 }, (_, count) => rules.select(count)))].sort()

  test(`${language}: every sentence has its translation, and none is left over`, () => {
    assert.deepEqual([...keys.values()].filter(use => !(use.key in known)).map(use => `${at(use)} ${use.key}`), [], 'lacking')
    assert.deepEqual(Object.keys(known).filter(key => !keys.has(key)), [], 'unused')
  })

  test(`${language}: a translation fills in what the sentence fills in`, () => {
    const wrong = Object.entries(known).filter(([key, said]) => {
      const texts = typeof said === 'string' ? [said] : Object.values(said)
      return texts.some(text => text === '' || text !== text.trimEnd() || (typeof said === 'string' || text === said.other) && placeholders(text) !== placeholders(key))
    })
    assert.deepEqual(wrong.map(([key]) => key), [])
  })

  test(`${language}: what is counted has each form that the language's rules ask for`, () => {
    const wrong = [...keys.values()].filter(use => use.key in known).filter(use => use.plural
      ? typeof known[use.key] !== 'object' || forms.some(form => !known[use.key][form]) : typeof known[use.key] !== 'string')
    assert.deepEqual(wrong.map(use => use.key), [])
  })
}

test('the chosen language counts, then the browser’s first that is known, then English', () => {
  assert.equal(languageOf('tr', ['de-DE']), 'tr')
  assert.equal(languageOf(null, ['nl-NL', 'pt-BR', 'de']), 'pt')
  assert.equal(languageOf('klingon', ['ja']), 'en')
  assert.equal(languageOf(null, ['toString']), 'en')
})

test('what a catalogue lacks stays English', () => {
  into('de', { 'Log set': 'Satz eintragen', '{count} sets': { one: '{count} Satz', other: '{count} Sätze' } })
  assert.equal(t('Log set'), 'Satz eintragen')
  assert.equal(t('Finish'), 'Finish')
  assert.equal(plural(1, '{count} set', '{count} sets'), '1 Satz')
  assert.equal(plural(12000, '{count} set', '{count} sets'), '12.000 Sätze')
  assert.equal(plural(2, '{count} rep', '{count} reps'), '2 reps')
  assert.equal(t('{name}: {left}', { name: 'A' }), 'A: {left}')
})

test('numbers and days are written as the language writes them', () => {
  into('de')
  assert.equal(format.weight(82.5, 'kg'), '82,5\u00a0kg')
  assert.equal(format.typed(1234.5), '1234,5')
  assert.equal(format.parseNumber(format.typed(82.5)), 82.5)
  assert.equal(month(new Date(2026, 10, 22)), 'November 2026')
  assert.equal(weekText(new Date(2026, 10, 30)), '30. Nov. – 6. Dez.')
  into('tr')
  assert.equal(format.number(0.5), '0,5')
  assert.equal(capital('iki'), 'İki')
  into('fr')
  assert.equal(format.weekday(new Date(2026, 10, 22)), 'dimanche')
})

test('the middle of a sentence begins small, but not in German', () => {
  into('de')
  assert.equal(within('Gewicht'), 'Gewicht')
  into('fr')
  assert.equal(within('Poids'), 'poids')
})

test('a lift has its name in the language and is found by both; an own one keeps its own', () => {
  /** @type {any[]} */
  const lifts = [
    { id: 'a', name: 'Bench press', names: { de: 'Bankdrücken' }, popularity: 9, muscles: {}, own: false },
    { id: 'b', name: 'Opas Presse', popularity: 0, muscles: {}, own: true },
  ]
  into('de')
  const german = inLanguage(lifts)
  assert.deepEqual(german.map(one => one.name), ['Bankdrücken', 'Opas Presse'])
  assert.deepEqual(find([...german], 'bankdruck').map(one => one.id), ['a'])
  assert.deepEqual(find([...german], 'bench').map(one => one.id), ['a'])
  into('es')
  assert.deepEqual(inLanguage(german).map(one => one.name), ['Bench press', 'Opas Presse'])
})

test('one exercise can have a unit of its own', () => {
  /** @type {any} */
  const state = { me: { unit: 'kg', preferences: { units: { a: 'lb', b: 'stone' } } } }
  assert.deepEqual([unitOf(state), unitOf(state, 'a'), unitOf(state, 'b'), unitOf(state, 'c')], ['kg', 'lb', 'kg', 'kg'])
  assert.equal(unitOf({ me: null }, 'a'), 'kg')
})

test('the server’s reasons are told in the reader’s language and unit, unknown ones as they came', () => {
  /** @type {any} */
  const state = { me: { unit: 'kg', preferences: { units: { a: 'lb' } } }, prescriptions: {} }
  /** @type {any} */
  const served = { prescription_id: 'p', exercise_id: 'a', headline: 'Same load: expect 6–8', explanation: '…', reasons: [{ code: 'hold', values: { weight_kg: 80, rep_low: 6, rep_high: 8 }, text: 'Same load: expect 6–8' }] }
  into('de', { 'Same load: expect {reps}': 'Gleiche Last: {reps} zu erwarten' })
  const german = retold(served, state)
  assert.equal(german.headline, 'Gleiche Last: 6–8 zu erwarten')
  assert.equal(retold(german, state), german)
  const newer = { ...served, reasons: [{ code: 'of_tomorrow', values: {}, text: 'Something new' }] }
  assert.equal(retold(newer, state), newer)
  into('en')
  assert.equal(retold({ ...served, exercise_id: 'c' }, state).told_in, undefined)
})

test('what the server writes in sentences is told too, and what it never wrote before stays', () => {
  assert.equal(toldBy('no_reps', '0 reps: not finished'), '0 reps: not finished')
  into('de', { '0 reps: not finished': '0 Wdh.', '{from} {unit} is {to} {other}; {some} of {all} odd weights are round in {other}.': '{from}={to}' })
  assert.equal(toldBy('no_reps', '0 reps: not finished'), '0 Wdh.')
  assert.equal(told('20.4 kg is 45 lb; 3 of 4 odd weights are round in lb.'), '20.4=45')
  assert.equal(told('A sentence of tomorrow.'), 'A sentence of tomorrow.')
})

test('what a file left to guess is told in the reader’s language', async () => {
  into('de', await catalogue('de'))
  assert.equal(told('No warm-ups are marked: 12,040 sets before the heavy ones were taken as such.'), 'Keine Aufwärmsätze sind markiert: 12.040 Sätze vor den schweren gelten als solche.')
  assert.equal(told('The dates could be read in two ways: taken as month/day/year.'), 'Die Daten ließen sich auf zwei Arten lesen: genommen als Monat, Tag, Jahr.')
  assert.equal(told('Some characters are damaged and were replaced (utf-16).'), 'Einige Zeichen sind beschädigt und wurden ersetzt.')
  into('en')
})

test('muscles and equipment are words of the language', () => {
  into('en')
  assert.equal(words('upper_back'), 'upper back')
  assert.equal(words('of_tomorrow'), 'of tomorrow')
  into('es', { 'upper back': 'espalda alta', Barbell: 'Barra' })
  assert.equal(words('upper_back'), 'espalda alta')
  assert.equal(EQUIPMENT.barbell, 'Barra')
  assert.equal(EQUIPMENT.of_tomorrow, undefined)
})

test('the programmes that the server has are told in the reader’s words, by what they say in English', () => {
  const folder = new URL('../../../database/seed/templates/', import.meta.url)
  const templates = readdirSync(folder).filter(name => name.endsWith('.json')).map(name => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
  assert.ok(templates.length >= 12)
  into('de', { A: 'no key' }) // a language without a word of its own: every sentence comes out as its key
  for (const one of templates) {
    const told = templateInLanguage(one)
    assert.deepEqual([told.name, told.about, told.source], [one.name, one.about, one.source], one.slug)
    for (const text of [one.name, one.about, one.source, ...one.days.map((/** @type {any} */ day) => day.name)]) assert.ok(keys.has(text) || /^[A-Z]$/.test(text), text)
  }
})
