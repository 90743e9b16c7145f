import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { AHEAD, filesOnDisk, PAGE, pageAhead, scriptAhead, stamped, versionOf, WORKER } from '../stamp.js'

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

test('the browser is told of all that it will need before it finds it import by import', () => {
  const page = readFileSync(PAGE, 'utf8')
  const ahead = readFileSync(AHEAD, 'utf8')
  assert.equal(pageAhead(page), page, 'run: node webapp/tests/stamp.js')
  assert.equal(scriptAhead(ahead), ahead, 'run: node webapp/tests/stamp.js')
  for (const file of ['/js/i18n.js', '/vendor/lit-html/lit-html.js', '/css/base.css']) assert.ok(page.includes(`href="${file}"`), file)
  for (const file of ['/js/db.js', '/vendor/idb/index.js', '/js/elements/timer.js']) assert.ok(ahead.includes(`'${file}'`), file)
})

/** Addresses of the app's files in a text. @param {string} text */
const named = text => [...text.matchAll(/["'](\/(?:js|css|vendor)\/[^"']+)["']/g)].map(([, file]) => file)

test('a stranger loads a small part of the app, and the first screen not the coach', () => {
  const root = new URL('../..', import.meta.url)
  const kilobytes = (/** @type {string[]} */ files) => files.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(`.${file}`, root))).length, 0) / 1000
  const stranger = ['/index.html', ...named(readFileSync(PAGE, 'utf8'))]
  const lifter = named(readFileSync(AHEAD, 'utf8'))
  const both = kilobytes([...new Set([...stranger, ...lifter])])
  assert.ok(kilobytes(stranger) < 100, `${kilobytes(stranger)} kB`)
  assert.ok(both < 250, `${both} kB, for Today and the workout together`)
  for (const later of ['/js/coach.js', '/js/actions/pull.js', '/js/screens/workout/sheets.js']) assert.ok(!lifter.includes(later), later)
})
