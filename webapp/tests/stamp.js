/**
 * Writes the service worker's list of files and its version from what is on the disk: `node webapp/tests/stamp.js`.
 * The version is a hash of the content, so that a changed file reaches the phones.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const FOLDERS = ['css', 'icons', 'js', 'lang', 'vendor']
const SINGLE = ['/index.html', '/manifest.webmanifest']
/** Fetched only where the browser lends us no storage: there is none for the service worker either. */
const SELDOM = '/vendor/fake-indexeddb/'
const SERVED = /\.(?:js|css|svg|png|webmanifest|html)$/

/** Every file that the app loads, as addresses, sorted. */
export function filesOnDisk() {
  const found = FOLDERS.flatMap(folder => readdirSync(join(ROOT, folder), { recursive: true })
    .map(name => `/${folder}/${String(name).replaceAll('\\', '/')}`))
  return [...SINGLE, ...found.filter(name => SERVED.test(name) && !name.startsWith(SELDOM))].sort()
}

/** @param {string[]} files */
export function versionOf(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(ROOT, file)))
  return hash.digest('hex').slice(0, 12)
}

/** What sw.js should say. @param {string} source */
export function stamped(source) {
  const files = filesOnDisk()
  return source
    .replace(/const VERSION = '.*'/, `const VERSION = '${versionOf(files)}'`)
    .replace(/const FILES = \[[^\]]*\]/, `const FILES = [\n${files.map(file => `  '${file}',\n`).join('')}]`)
}

export const WORKER = join(ROOT, 'sw.js')

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(WORKER, stamped(readFileSync(WORKER, 'utf8')))
