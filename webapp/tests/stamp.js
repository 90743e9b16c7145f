/**
 * Writes what is known of the app's files from what is on the disk: `node webapp/tests/stamp.js`. Into sw.js, the list of
 * all and a version, a hash of the content, so that a changed file reaches the phones. Into index.html and js/ahead.js,
 * what the browser is to ask for at once: it would else find one import after the other, each a way to the server and back.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
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
export const PAGE = join(ROOT, 'index.html')
export const AHEAD = join(ROOT, 'js/ahead.js')

const IMPORT = /^\s*(?:import|export)\s*(?:[^'"`;()]*?\s*from\s*)?["'](\.[^"']+)["']|;(?:import|export)\s*(?:[^'"`;()]*?from\s*)?["'](\.[^"']+)["']|^import(?:[^'"`;()]*?from\s*)?["'](\.[^"']+)["']/gm

/** A module and all that it imports, as addresses, each before what it imports. @param {string} entry @param {Set<string>} [found] */
function graph(entry, found = new Set()) {
  if (found.has(entry)) return found
  found.add(entry)
  for (const [, ...names] of readFileSync(join(ROOT, entry), 'utf8').matchAll(IMPORT)) {
    graph(posix.join(posix.dirname(entry), /** @type {string} */ (names.find(Boolean))), found)
  }
  return found
}

/** What the app needs before it knows who is there. */
const shell = () => graph('/js/app.js')

/** What it needs for somebody, and for the two screens that they open it for; without what is already asked for. */
function inside() {
  const known = shell()
  const more = (/** @type {string} */ entry, /** @type {Set<string>} */ without) => [...graph(entry)].filter(file => !without.has(file))
  const all = more('/js/actions/account.js', known)
  const both = new Set([...known, ...all])
  return { '': all, '/today': more('/js/screens/today.js', both), '/workout': more('/js/screens/workout.js', both) }
}

/** What index.html should say. @param {string} source */
export function pageAhead(source) {
  const sheets = [...readFileSync(join(ROOT, 'css/style.css'), 'utf8').matchAll(/url\("(.+?)"\)/g)].map(([, file]) => posix.join('/css', file))
  const links = [
    ...sheets.map(file => `<link rel="preload" as="style" href="${file}">`),
    ...[...shell()].filter(file => file !== '/js/app.js').map(file => `<link rel="modulepreload" href="${file}">`),
  ]
  return source.replace(/(<!-- ahead: .*? -->\n)[^]*?( *<!-- \/ahead -->)/, (_, begin, end) => `${begin}${links.map(link => `  ${link}\n`).join('')}${end}`)
}

/** What js/ahead.js should say. @param {string} source */
export const scriptAhead = source => source.replace(/const FILES = \{[^}]*\}/, `const FILES = {\n${Object.entries(inside())
  .map(([path, files]) => `    '${path}': [\n${files.map(file => `      '${file}',\n`).join('')}    ],\n`).join('')}  }`)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, write] of /** @type {const} */ ([[PAGE, pageAhead], [AHEAD, scriptAhead], [WORKER, stamped]])) {
    writeFileSync(file, write(readFileSync(file, 'utf8')))
  }
}
