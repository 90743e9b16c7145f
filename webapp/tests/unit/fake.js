import 'fake-indexeddb/auto'
import { openDatabase } from '../../js/db.js'
import { uuidv7 } from '../../js/uuid.js'

/** Stand-ins that the unit tests share: a database of its own for each test, and turns taken one after the other. */
export const freshDb = () => openDatabase(uuidv7())

/** Web Locks for one process. */
export function locks() {
  let last = Promise.resolve()
  return {
    /** @param {string} _ @param {() => Promise<any>} run */
    request(_, run) {
      const mine = last.then(run)
      last = mine.catch(() => {})
      return mine
    },
  }
}

/** @param {Partial<import('../../js/types.js').LoggedSet>} [some] @returns {import('../../js/types.js').LoggedSet} */
export const aSet = (some = {}) => ({
  id: uuidv7(), workout_id: 'w1', exercise_id: 'bench', performed_at: '2026-11-22T10:00:00.000Z', set_type: 'working', weight: 80, unit: 'kg',
  weight_kg: 80, reps: 8, rir: 2, rest_seconds: null, note: null, recommendation_id: null, deleted_at: null, ...some,
})
