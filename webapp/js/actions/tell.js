import { commit } from '../outbox.js'

/**
 * The one way to change something: on the disk first, with the operations that tell the server of it; then on the
 * screen, the count of what waits included; then the sync.
 *
 * @typedef {import('../types.js').State} State
 *
 * @param {import('../app.js').App} app
 * @param {import('../outbox.js').StoreName[]} stores
 * @param {(tx: import('../outbox.js').Tx) => void} write
 * @param {import('../types.js').Operation[]} operations
 * @param {Partial<State> | ((state: State) => Partial<State>)} [shown] what the screens are to show of it
 */
export async function tell(app, stores, write, operations, shown = {}) {
  await commit(app.db, stores, write, operations)
  app.store.update(state => {
    const { waiting, oldest, parked } = state.tally
    const tally = { parked, waiting: waiting + operations.length, oldest: oldest ?? operations[0]?.at ?? null }
    return { ...(typeof shown === 'function' ? shown(state) : shown), tally }
  })
  app.sync.flush()
}
