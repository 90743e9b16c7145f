import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { filesOnDisk, stamped, versionOf, WORKER } from '../stamp.js'

const source = readFileSync(WORKER, 'utf8')

test('the service worker keeps every file of the app and no other', () => {
  const listed = [.../const FILES = \[([^\]]*)\]/.exec(source)?.[1].matchAll(/'(.+?)'/g) ?? []].map(([, file]) => file)
  assert.deepEqual(listed, filesOnDisk(), 'run: node webapp/tests/stamp.js')
})

test('the service worker’s version is that of the files’ content', () => {
  assert.ok(source.includes(`'${versionOf(filesOnDisk())}'`), 'run: node webapp/tests/stamp.js')
  assert.equal(stamped(source), source)
})

test('the service worker leaves the API alone', () => {
  assert.match(source, /pathname\.startsWith\('\/v1\/'\)/)
})
