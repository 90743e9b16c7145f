import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantOf, uuidv7 } from '../../js/uuid.js'

test('an id is a UUID of version 7 that holds its instant', () => {
  const now = Date.now() + 5000
  const id = uuidv7(now)
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(instantOf(id), now)
})

test('ids sort in the order in which they were made, also within one millisecond and when the clock goes back', () => {
  const now = Date.now() + 10_000
  const ids = [...Array.from({ length: 9000 }, () => uuidv7(now)), ...Array.from({ length: 10 }, (_, i) => uuidv7(now - i))]
  assert.deepEqual([...ids].sort(), ids)
  assert.equal(new Set(ids).size, ids.length)
})
