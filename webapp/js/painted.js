/**
 * After what was just asked for is on the screen: for what follows a tap but is not to hold it up. Browsers paint before
 * they run a task of this priority; where they know of none, it is the next task.
 * @returns {Promise<void>}
 */
export function painted() {
  const scheduler = /** @type {{ postTask?: (run: () => void, how: { priority: string }) => Promise<void> } | undefined} */ (/** @type {any} */ (globalThis).scheduler)
  return scheduler?.postTask?.(() => {}, { priority: 'background' }) ?? new Promise(done => { setTimeout(done) })
}
