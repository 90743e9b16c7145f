import 'fake-indexeddb/auto'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkIn, clearCheckIn, pullCheckIns, takeMornings, todaysCheckIn } from '../../js/actions/readiness.js'
import { dayText, plusDays } from '../../js/dates.js'
import { openDatabase } from '../../js/db.js'
import { effectWords, movedWords, tapsLeft } from '../../js/readiness_words.js'
import { initialState } from '../../js/state.js'
import { Store } from '../../js/store.js'
import { uuidv7 } from '../../js/uuid.js'

const today = dayText(new Date())
const day = (/** @type {number} */ ago) => dayText(plusDays(new Date(), -ago))
/** @param {object[]} [there] what the server has */
async function lifter(there = []) {
  const db = await openDatabase(uuidv7())
  const store = new Store(initialState())
  store.update({ me: /** @type {any} */ ({ id: 'me', unit: 'kg', preferences: {} }) })
  return /** @type {any} */ ({ db, store, api: { get: async () => ({ readiness: there }) }, sync: { flush: async () => {} } })
}
const sent = async (/** @type {any} */ app) => (await app.db.getAll('outbox')).map((/** @type {any} */ op) => op.body.days)
const undo = async (/** @type {any} */ app) => { app.store.state.toast.run(); await new Promise(resolve => setTimeout(resolve, 30)) }

test('two taps at once lose neither answer, and each is told by itself', async () => {
  const app = await lifter()
  await Promise.all([checkIn(app, { mood: 2 }), checkIn(app, { energy: 4 })])
  assert.deepEqual([todaysCheckIn(app).mood, todaysCheckIn(app).energy], [2, 4])
  assert.deepEqual(await sent(app), [[{ mood: 2, day: today }], [{ energy: 4, day: today }]])
  assert.equal((await app.db.get('kv', 'readiness')).energy, 4, 'kept for the next start')
})

test('a day is taken back whole, and comes back whole', async () => {
  const app = await lifter()
  await checkIn(app, { mood: 2, soreness: 3, sore: ['chest'] })
  await clearCheckIn(app)
  assert.equal(app.store.state.readiness, null)
  await undo(app)
  const { mood, soreness, sore } = todaysCheckIn(app)
  assert.deepEqual({ mood, soreness, sore }, { mood: 2, soreness: 3, sore: ['chest'] })
})

test('mornings leave the answers of their days alone, and are taken back to what was there', async () => {
  const app = await lifter()
  await checkIn(app, { mood: 2, hrv_rmssd: 50 })
  await takeMornings(app, [{ day: today, hrv_rmssd: 60 }, { day: day(1), sleep_hours: 7 }, { day: day(-3), sleep_hours: 7 }])
  assert.deepEqual(app.store.state.check_ins.map((/** @type {any} */ one) => [one.day, one.mood, one.hrv_rmssd, one.sleep_hours]), [[today, 2, 60, null], [day(1), null, null, 7]], 'a day to come is none')
  await undo(app)
  assert.deepEqual(app.store.state.check_ins.map((/** @type {any} */ one) => [one.day, one.mood, one.hrv_rmssd]), [[today, 2, 50]])
})

test('what the server knows is read under what is on its way', async () => {
  const weeks = Array.from({ length: 21 }, (_, i) => ({ day: day(i + 1), mood: 2 + i % 3, energy: 3, stress: 3, soreness: 3, sleep_quality: 3, sore: [], sleep_hours: null, hrv_rmssd: null, z: 0, load_percent: 0 }))
  const app = await lifter(weeks)
  await checkIn(app, { mood: 1, energy: 1, stress: 1, soreness: 1, sleep_quality: 1 })
  assert.equal(app.store.state.readiness.load_percent, 0, 'this phone knows no normal yet')
  await pullCheckIns(app)
  assert.equal(app.store.state.check_ins.length, 22)
  assert.ok(app.store.state.readiness.load_percent < -1, 'and now it does')
  assert.deepEqual(await app.db.get('kv', 'check_ins'), app.store.state.check_ins)
})

test('what was told while the server answered is not overwritten', async () => {
  const app = await lifter()
  app.api.get = async () => { await checkIn(app, { mood: 5 }); return { readiness: [] } }
  await pullCheckIns(app)
  assert.equal(todaysCheckIn(app).mood, 5)
})

test('nor is what is just being written, however slow the disk', async () => {
  const app = await lifter([{ day: day(1), mood: 3, sore: [], z: 0, load_percent: 0 }])
  const writing = checkIn(app, { mood: 4 })
  await Promise.all([pullCheckIns(app), checkIn(app, { energy: 2 }), writing])
  assert.deepEqual([todaysCheckIn(app).mood, todaysCheckIn(app).energy, app.store.state.check_ins.length], [4, 2, 2])
})

test('the effect is one sentence with its numbers', () => {
  const words = (/** @type {any} */ told, /** @type {number} */ earlier, /** @type {any[]} */ moved) => effectWords(told, earlier, moved, id => id, () => 'kg')
  const bad = { day: today, z: -1, load_percent: -2.1 }
  assert.match(words(null, 0, []), /^Skip it/)
  assert.equal(words({ ...bad, z: 0 }, 2, []), 'Loads stay: 3 more days and there is a normal to compare with.')
  assert.equal(words({ ...bad, z: 0 }, 9, []), '0 %: about your usual, so today’s loads stay.')
  assert.equal(words(bad, 9, [{ id: 'Bench press', before: 80, after: 77.5 }]), '−2.1\u00a0%: 80 → 77.5\u00a0kg on Bench press.')
  assert.equal(words(bad, 9, [{ id: 'Bench press', before: 80, after: 77.5 }, { id: 'Row', before: 60, after: 60 }, { id: 'Squat', before: 100, after: 97.5 }]), '−2.1\u00a0%: 80 → 77.5\u00a0kg on Bench press, and 1 lift more.')
  assert.equal(words(bad, 9, [{ id: 'Row', before: 60, after: 60 }]), '−2.1\u00a0%: less than a step of this gym, so today’s loads stay.')
  assert.equal(words(bad, 9, []), '−2.1\u00a0% on today’s loads.')
  assert.equal(movedWords({ id: '', before: 60, after: 60 }, 'kg'), '60\u00a0kg')
  assert.deepEqual([tapsLeft(null), tapsLeft(/** @type {any} */ ({ mood: 1 }))], [5, 4])
})
