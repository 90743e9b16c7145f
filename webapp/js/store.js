/**
 * The one store. State is replaced, never mutated; who watches names what of it concerns them.
 * @template {object} S
 */
export class Store {
  /** @type {S} */ #state
  /** @type {Set<() => void>} */ #watchers = new Set()

  /** @param {S} initial */
  constructor(initial) { this.#state = initial }

  /** The state as it is now. */
  get state() { return this.#state }

  /**
   * Replace some keys of the state and tell those whose part changed.
   * @param {Partial<S> | ((state: S) => Partial<S>)} change
   */
  update(change) {
    const patch = typeof change === 'function' ? change(this.#state) : change
    this.#state = { ...this.#state, ...patch }
    for (const tell of [...this.#watchers]) if (this.#watchers.has(tell)) tell()
  }

  /**
   * Call `run` now, and whenever what `select` takes from the state has become another value (or another object).
   * @template T
   * @param {(state: S) => T} select
   * @param {(value: T) => void} run
   * @returns {() => void} stop watching
   */
  watch(select, run) {
    let seen = select(this.#state)
    const tell = () => {
      const value = select(this.#state)
      if (Object.is(value, seen)) return
      seen = value
      run(value)
    }
    this.#watchers.add(tell)
    run(seen)
    return () => { this.#watchers.delete(tell) }
  }
}

/**
 * A selector of several parts: its value changes only when one of the parts does.
 * @template {object} S
 * @param {...((state: S) => unknown)} selects
 * @returns {(state: S) => unknown[]}
 */
export function parts(...selects) {
  /** @type {unknown[]} */ let seen = []
  return state => {
    const next = selects.map(select => select(state))
    if (next.length !== seen.length || next.some((value, i) => !Object.is(value, seen[i]))) seen = next
    return seen
  }
}
