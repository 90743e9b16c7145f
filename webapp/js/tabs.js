/**
 * Tabs of one person on one phone show the same: who changes something tells the others what, and they read it anew
 * from the disk. Who sends is settled elsewhere, by a lock.
 *
 * @typedef {import('./outbox.js').StoreName | 'outbox'} Part
 */
export class Tabs {
  #channel
  /** @type {Set<Part>} */ #news = new Set()
  /** @type {Promise<void> | null} */ #reading = null
  #read

  /** @param {string} userId @param {(parts: Set<Part>) => Promise<void>} read called with what others have changed, one call at a time */
  constructor(userId, read) {
    this.#read = read
    this.#channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`gymgenius-data-${userId}`)
    if (this.#channel) this.#channel.onmessage = event => this.#hear(event.data)
  }

  /** @param {Part[]} parts what was changed here */
  tell(parts) { this.#channel?.postMessage(parts) }

  close() { this.#channel?.close() }

  /** @param {Part[]} parts */
  #hear(parts) {
    for (const part of parts) this.#news.add(part)
    this.#reading ??= this.#readAll().finally(() => { this.#reading = null })
  }

  async #readAll() {
    while (this.#news.size > 0) {
      const parts = this.#news
      this.#news = new Set()
      await this.#read(parts)
    }
  }
}
