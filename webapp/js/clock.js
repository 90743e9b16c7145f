/**
 * What time it is, on a phone whose clock may be moved. Pure but for the clocks it is given.
 */

/** A wall clock that is off by more than this is not believed where the server has told the time. */
const OFF_MS = 12 * 3600_000
const STEP_MS = 1000

export class Clock {
  #wall
  #ticks
  /** @type {{ told: number, ticks: number } | null} */ #server = null

  /** @param {() => number} [wall] ms since 1970 @param {() => number} [ticks] ms that only go forward */
  constructor(wall = Date.now, ticks = () => performance.now()) {
    this.#wall = wall
    this.#ticks = ticks
  }

  /** The server has told the time. @param {string | null} date as HTTP writes it */
  hear(date) {
    const told = Date.parse(date ?? '')
    if (Number.isFinite(told)) this.#server = { told, ticks: this.#ticks() }
  }

  /** Ms since 1970: this phone's word, unless the server's differs by half a day. @returns {number} */
  now() {
    const wall = this.#wall()
    if (!this.#server) return wall
    const there = this.#server.told + this.#ticks() - this.#server.ticks
    return Math.abs(there - wall) > OFF_MS ? there : wall
  }

  /**
   * When the next thing of a session happens: never before the last one, so that its order stays when the clock was put back.
   * @param {string | undefined} last ISO
   * @returns {string} ISO
   */
  after(last) {
    const soonest = last ? Date.parse(last) + STEP_MS : 0
    return new Date(Math.max(this.now(), soonest)).toISOString()
  }
}

/** This phone's. */
export const clock = new Clock()
