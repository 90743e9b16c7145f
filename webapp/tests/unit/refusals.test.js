import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { reasonOf } from '../../js/actions/answers.js'
import { speak } from '../../js/i18n.js'
import { commit, operation, tally, waiting } from '../../js/outbox.js'
import { Problem, Unreachable } from '../../js/problem.js'
import { refusal, sentence } from '../../js/refusals.js'
import { Sync } from '../../js/sync.js'
import { catalogue, TRANSLATED } from '../strings.js'
import { aSet, freshDb, locks } from './fake.js'

/** @param {string} language */
const into = async language => speak(/** @type {any} */ (language), language === 'en' ? {} : await catalogue(language))
after(() => into('en'))

const TOO_MANY = 'Input should be less than or equal to 100'

test('a sentence of the server is said in the reader’s language', async () => {
  await into('de')
  assert.equal(refusal('There is no such exercise'), 'Der Server kennt diese Übung nicht')
  assert.equal(refusal("What has not happened yet can't be logged"), 'Es liegt in der Zukunft: Was noch nicht war, lässt sich nicht eintragen')
  assert.equal(refusal('There are 100 plans already'), 'Es gibt schon 100 Pläne: Lösch erst einen')
  assert.equal(refusal('More than 500,000 rows.'), 'Mehr als 500.000 Zeilen: Nötig ist ein kleinerer Export')
})

test('each field at fault is named, and what would be right there', async () => {
  await into('de')
  assert.equal(refusal(`reps: ${TOO_MANY}; rir: RIR goes in halves: 0, 0.5, 1 …`), 'Wdh.: Höchstens 100; Reserve (RIR): Nur ganze und halbe Wdh.')
  assert.equal(refusal('days.0.exercises.2.rest_seconds: Input should be less than or equal to 86400'), 'Pause: Höchstens 86.400\u00a0s')
  assert.equal(refusal('the body: weight must be -200 to 1500 kg; negative is assistance'), 'Von −200 bis 1500\u00a0kg; unter 0 ist Unterstützung')
  await into('fr')
  assert.equal(refusal('note: Value should have at most 2000 items after validation, not 2001'), 'Note\u00a0: au plus 2000 caractères')
  await into('en')
  assert.equal(refusal(`reps: ${TOO_MANY}; name: Value should have at least 1 item after validation, not 0`), 'Reps: at most 100; Name: at least 1 character')
})

test('what is kept of an older version, with what would be right after it, is said as well', async () => {
  await into('de')
  assert.equal(refusal(`reps: ${TOO_MANY}: ${TOO_MANY}`), 'Wdh.: Höchstens 100')
  assert.equal(refusal(`rir: ${TOO_MANY}: RIR is reps you had left; 0 means none, 10 is the most that can be told`), 'Reserve (RIR): Höchstens 100')
})

test('what the server never said before stays as it came', async () => {
  await into('tr')
  for (const text of ['A sentence of tomorrow', 'reps: too many: 1 to 100', 'toString', 'reps: toString', '', `constructor: ${TOO_MANY}x`]) assert.equal(refusal(text), text)
  assert.equal(refusal(`of_tomorrow.3: ${TOO_MANY}`), 'of_tomorrow.3: en çok 100')
  assert.equal(sentence('A sentence of tomorrow'), null)
})

test('a problem has the reader’s words to show, and the server’s to keep', async () => {
  await into('es')
  const problem = new Problem(422, { detail: `reps: ${TOO_MANY}`, errors: [{ field: 'email', fault: 'must be an e-mail address, like name@example.org', expected: 'must be an e-mail address, like name@example.org' }] })
  assert.equal(problem.of('email'), 'Una dirección de correo, como name@example.org')
  assert.equal(problem.of('password'), '')
  assert.deepEqual([problem.message, problem.detail], ['Repeticiones: como mucho 100', `reps: ${TOO_MANY}`])
  assert.equal(new Problem(422, { detail: 'no', errors: [{ field: 'x', fault: 'odd', expected: 'even' }] }).of('x'), 'odd: even')
  assert.equal(new Problem(418).message, 'El servidor respondió 418')
})

test('a refused change is read in the language of whoever looks at it later', async () => {
  await into('de')
  /** @type {[any, string, string][]} */
  const answers = [
    [{ detail: 'There is no such exercise', errors: [{ field: 'exercise_id', fault: 'there is no such exercise', expected: 'the id of an exercise' }] }, 'There is no such exercise', 'Sunucu bu hareketi tanımıyor'],
    [{ detail: `reps: ${TOO_MANY}`, errors: [{ field: 'reps', fault: TOO_MANY, expected: TOO_MANY }] }, `reps: ${TOO_MANY}`, 'Tekrar: en çok 100'],
    [{ detail: 'the body: new', errors: [{ field: '', fault: 'low must not be above high', expected: '' }] }, 'the body: low must not be above high', 'Dumbbell’lar hafiften ağıra, 0’dan büyük adımla gider'],
  ]
  for (const [problem, kept, read] of answers) {
    const db = await freshDb()
    const set = aSet()
    await commit(db, ['sets'], tx => { tx.objectStore('sets').put(set) }, [operation('POST', '/v1/sets', set, 'set', set.performed_at)])
    await new Sync(db, { send: async () => ({ results: [{ status: 422, problem }] }) }, { locks: locks() }).flush()
    const [{ fault }] = (await tally(db)).parked
    assert.equal(fault, kept)
    await into('tr')
    assert.equal(refusal(String(fault)), read)
    await into('de')
  }
})

test('a refusal without a word keeps at least its number', async () => {
  await into('en')
  const db = await freshDb()
  await commit(db, [], () => {}, [operation('PATCH', '/v1/me', {}, 'me', '2026-11-22T10:00:00.000Z')])
  await new Sync(db, { send: async () => { throw new Problem(418) } }, { locks: locks() }).flush()
  assert.equal((await tally(db)).parked[0].fault, 'The server answered 418')
  assert.deepEqual(await waiting(db), [])
})

test('a server that is there and refuses is not called away', async () => {
  await into('de')
  assert.equal(reasonOf(new Problem(429, { detail: 'This was asked too often; wait a little and try again' })), 'Das war zu oft. Warte ein wenig und versuch es dann noch einmal')
  assert.equal(reasonOf(new Problem(401, { detail: 'There is no session; sign in' })), 'Du bist abgemeldet: Melde dich wieder an')
  assert.equal(reasonOf(new Problem(503, { detail: 'The database is too slow right now; try again' })), 'Der Server ist weg. Versuch es, wenn er wieder da ist.')
  assert.equal(reasonOf(new Unreachable(), true), 'Der Server ist weg: Das sind seine letzten Zahlen.')
})

for (const language of TRANSLATED) {
  test(`${language}: a limit and its field make a line without a word of English`, async () => {
    await into(language)
    const said = refusal('weight: Input should be greater than 0; plates: List should have at most 30 items after validation, not 31; sleep_hours: Input should be less than or equal to 24')
    assert.doesNotMatch(said, /should|List|weight|plates|sleep|At (least|most)|More than/)
    assert.deepEqual(said.match(/\d+/g), ['0', '30', '24'])
  })
}
