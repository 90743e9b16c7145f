/**
 * IndexedDB in memory, for browsers that have none or don't let us use it. What it holds ends with the page.
 * Its modules are fetched only there.
 */
const FOLDER = '../vendor/fake-indexeddb/esm/'
const CLASSES = [
  'Cursor', 'CursorWithValue', 'Database', 'Factory', 'Index', 'KeyRange', 'ObjectStore', 'OpenDBRequest', 'Record', 'Request',
  'Transaction', 'VersionChangeEvent',
]

/** Put it in the browser's place. */
export async function installMemory() {
  const fetched = (/** @type {string} */ name) => import(/** @type {any} */ (`${FOLDER}${name}.js`))
  const instance = await fetched('fakeIndexedDB') // first and alone: its modules import one another in a ring
  const classes = await Promise.all(CLASSES.map(name => fetched(`FDB${name}`)))
  const named = CLASSES.map((name, i) => [`IDB${name}`, classes[i].default])
  for (const [name, value] of [['indexedDB', instance.default], ...named]) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
}
