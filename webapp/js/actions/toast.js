let count = 0

/**
 * Say what happened, with a way back where there is one.
 * @param {import('../app.js').App} app
 * @param {string} text
 * @param {{ action?: string, run?: () => void }} [way]
 */
export function say(app, text, way = {}) {
  count += 1
  app.store.update({ toast: { id: count, text, ...way } })
}
