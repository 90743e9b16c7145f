/**
 * A sheet about the session shows it as it is now, also after an undo.
 * @param {import('../../../app.js').App} app @param {{ refresh: () => void, closed: Promise<void> }} sheet
 */
export function watched(app, { refresh, closed }) {
  const stop = app.store.watch(state => state.running, refresh)
  closed.then(stop)
}
