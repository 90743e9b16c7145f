import { atMost } from './loads.js'

/**
 * Sets that lead up to the working load. Pure.
 *
 * @typedef {import('./loads.js').Rung} Rung
 * @typedef {{ kg: number, reps: number, rung: Rung }} Warmup
 */

/**
 * Share of the working load (the lifted share of the body included) and reps of each step. After the warm-up of the 1RM
 * test in Haff & Triplett (eds.), Essentials of Strength Training and Conditioning, 4th ed., ch. 18: 5–10 easy reps, then
 * 3–5, then 2–3, each heavier. The single near the working load is for heavy sets alone. The shares are rounded choices
 * within what that text leaves open.
 */
export const STEPS = Object.freeze([[0.4, 8], [0.6, 5], [0.75, 3], [0.9, 1]])
/** A step is at least this share of the working load above the one before: less is not felt. Own choice. */
const APART = 0.08
/** Up to so many reps a working set is a heavy one. */
export const HEAVY_REPS = 5

/**
 * Warm-ups for a working load, lightest first, each as this gym can load it; none where the working load is about the
 * lightest there is.
 * @param {number} kg the working load @param {number} reps of the working set, at most
 * @param {Rung[]} rungs @param {number} [body] kg of the body that is lifted along
 * @returns {Warmup[]}
 */
export function warmups(kg, reps, rungs, body = 0) {
  /** @type {Warmup[]} */ const found = []
  for (const [share, times] of STEPS.slice(0, reps <= HEAVY_REPS ? undefined : -1)) {
    const rung = atMost(rungs, share * (kg + body) - body) ?? (found.length === 0 ? lightest(rungs, kg, share, body) : null)
    const before = found.at(-1)
    if (!rung || rung.kg >= kg || (before && rung.kg - before.kg < APART * (kg + body))) continue
    found.push({ kg: rung.kg, reps: Math.min(times, timesAt((rung.kg + body) / (kg + body))), rung })
  }
  return found
}

/** Reps at a share of the working load, between the steps too. @param {number} share */
const timesAt = share => STEPS.findLast(([from]) => share >= from - APART / 2)?.[1] ?? STEPS[0][1]

/** Where even the empty bar is more than the share: the bar, if that is well below the work. @param {Rung[]} rungs @param {number} kg @param {number} share @param {number} body */
function lightest([first], kg, share, body) {
  return first && first.kg + body <= (share + 0.3) * (kg + body) ? first : null
}

/**
 * A share less, as this gym can load it: the heaviest that is not above it, else the next lighter one.
 * @param {Rung[]} rungs lightest first @param {number} kg @param {number} share 0.2 for 20 % off @param {number} [body]
 * @returns {Rung | null} null where nothing lighter can be made
 */
export function lighter(rungs, kg, share, body = 0) {
  const found = atMost(rungs, (1 - share) * (kg + body) - body)
  return found && found.kg < kg - 0.01 ? found : rungs.find(rung => rung.kg < kg - 0.01) ?? null
}

/** Off for a drop set: a fifth. Schoenfeld & Grgic 2018, Strength Cond. J. 40(6): drops of 20–25 % are usual. */
export const DROP = 0.2
/** Off where a joint hurts and the lifter wants it lighter. Own choice: the least that is felt. */
export const EASE = 0.1
