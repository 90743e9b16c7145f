/**
 * What this phone's disk would not take: kept in memory, in order, shown and sent like everything else, and written as
 * soon as there is room.
 *
 * @typedef {import('./db.js').Db} Db
 * @typedef {import('./types.js').Operation} Operation
 * @typedef {import('./outbox.js').StoreName} StoreName
 * @typedef {{ store: StoreName, key: any, value?: any, gone?: true }} Step
 * @typedef {{ steps: Step[], operations: Operation[] }} Change
 * @typedef {{ changes: Change[], altered: Map<number, Operation | null> }} Held `altered`: rows of the outbox that became others; null: gone
 */

/** @type {WeakMap<object, Held>} */
const held = new WeakMap()

/** @param {Db} db @returns {Held} */
export function heldOf(db) {
  const known = held.get(db)
  if (known) return known
  /** @type {Held} */ const fresh = { changes: [], altered: new Map() }
  held.set(db, fresh)
  return fresh
}

/** How many changes are in memory alone. @param {Db | null} db */
export const unsavedCount = db => db ? held.get(db)?.changes.length ?? 0 : 0

/**
 * Is it the disk that refuses (full, gone, closed), rather than a mistake of ours?
 * @param {unknown} error
 */
export function isDisk(error) {
  return error instanceof DOMException && !['DataError', 'DataCloneError', 'ConstraintError', 'NotFoundError'].includes(error.name)
}

/**
 * The steps that `write` takes, as values, so that they can be taken again.
 * @param {(tx: import('./outbox.js').Tx) => void} write
 * @returns {Step[]}
 */
export function recorded(write) {
  /** @type {Step[]} */ const steps = []
  /** @param {StoreName} store */
  const objectStore = store => ({
    put: (/** @type {any} */ value, /** @type {any} */ key) => { steps.push({ store, key, value }) },
    delete: (/** @type {any} */ key) => { steps.push({ store, key, gone: true }) },
  })
  write(/** @type {any} */ ({ objectStore }))
  return steps
}

/**
 * Rows of a store as memory has them: newer than the disk's. Null: deleted.
 * @param {Db} db @param {StoreName} store
 * @returns {Map<any, any>}
 */
export function overlay(db, store) {
  const rows = new Map()
  for (const { steps } of held.get(db)?.changes ?? []) {
    for (const step of steps) if (step.store === store) rows.set(step.key ?? step.value.id ?? step.value.exercise_id, step.gone ? null : step.value)
  }
  return rows
}

/**
 * Rows from the disk with what memory knows better.
 * @template {{ id: string }} R
 * @param {Db} db @param {StoreName} store @param {R[]} rows @param {(row: R) => boolean} belongs
 * @returns {R[]}
 */
export function laidOver(db, store, rows, belongs) {
  const newer = overlay(db, store)
  if (newer.size === 0) return rows
  const left = rows.filter(row => !newer.has(row.id))
  return [...left, ...[...newer.values()].filter(row => row && belongs(row))]
}
