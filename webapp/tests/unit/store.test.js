import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parts, Store } from '../../js/store.js'

test('a watcher is told at once and then only of its own part', () => {
  const store = new Store({ sets: 1, name: 'a' })
  /** @type {number[]} */ const seen = []
  store.watch(state => state.sets, sets => seen.push(sets))
  store.update({ name: 'b' })
  store.update({ sets: 2 })
  store.update({ sets: 2 })
  assert.deepEqual(seen, [1, 2])
})

test('who has stopped watching hears nothing more, even in the middle of a telling', () => {
  const store = new Store({ n: 0 })
  /** @type {string[]} */ const told = []
  /** @type {() => void} */ let stopSecond = () => {}
  store.watch(({ n }) => n, n => { if (n > 0) { told.push('first'); stopSecond() } })
  stopSecond = store.watch(({ n }) => n, n => { if (n > 0) told.push('second') })
  store.update({ n: 1 })
  assert.deepEqual(told, ['first'])
})

test('a change within a telling reaches everybody with the newest state', () => {
  const store = new Store({ n: 0, double: 0 })
  /** @type {number[]} */ const seen = []
  store.watch(({ n }) => n, n => store.update({ double: 2 * n }))
  store.watch(({ double }) => double, double => seen.push(double))
  store.update(({ n }) => ({ n: n + 3 }))
  assert.deepEqual(seen, [0, 6])
  assert.deepEqual(store.state, { n: 3, double: 6 })
})

test('a selector of parts changes only when one of them does', () => {
  const store = new Store({ a: 1, b: 2, c: 3 })
  let times = 0
  store.watch(parts(state => state.a, state => state.b), () => { times += 1 })
  store.update({ c: 4 })
  store.update({ a: 5 })
  assert.equal(times, 2)
})
