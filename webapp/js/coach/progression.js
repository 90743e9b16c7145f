import {
  BEYOND_DOUBT, HOLD_WITHIN, LEAST_CHANCE, LIGHT_DAY, LIGHT_DAY_LIFTS, LOYALTY, LOYALTY_RUNNING, PLATEAU_DAYS, PLATEAU_RISE,
  PLATEAU_SESSIONS, RUNGS_WITHIN,
} from './constants.js'
import { toldReps } from './asking.js'
import { meansOf, todaySoFar } from './day.js'
import { openingOf } from './memory.js'
import { between, meanOf, moved } from './odds.js'
import { choose } from '../loads.js'

/**
 * Which load to take: the one at which the reps that are asked are likeliest; and whether a lift stands still.
 * As engine/core/progression.py.
 *
 * @typedef {import('../loads.js').Rung} Rung
 *
 * @typedef {object} Scales what loads are weighed by
 * @property {Rung[]} rungs what the gym can load
 * @property {import('./outlook.js').Outlook} ahead
 * @property {import('./types.js').Reps} wanted
 * @property {number} body kg
 * @property {import('./guardrails.js').Rail} rail
 * @property {number} repSlope
 *
 * @typedef {{ load: Rung, odds: number[], chance: number, fromKg: number, fromChance: number }} Settled what to load, the odds of its reps, the chance of the range there and at the last load
 */

/** Kg. */
const SAME = 1e-4
/** On either side, in which the chance is looked for. */
const STEPS = 8

/**
 * What to load first: the last opening load, or the one nearest to it that is clearly likelier to give the reps. Where the pool
 * says something else altogether (another range, a heavy day after a light one), from there.
 * @param {Scales} scales @param {import('./memory.js').PastSession} newest the newest session @param {number} wantedKg @param {number} eased
 * @returns {Settled | null}
 */
export function openingLoad(scales, newest, wantedKg, eased) {
  const { body, ahead } = scales
  const [last] = openingOf(newest)
  const [before, again] = [last - body, last * eased]
  const usual = () => toldReps(ahead, last, middle(scales))
  if (isNear(wantedKg, again)) return settled(scales, usual(), again - body, before, LOYALTY, Infinity)
  // what is usual at other loads has no say: this one was chosen for the middle of the range
  const there = toldReps(ahead, wantedKg / eased, middle(scales))
  const found = settled(scales, moved(there, middle(scales) - meanOf(there)), wantedKg - body, before, LOYALTY, Infinity)
  if (!found || !isNear(found.load.kg + body, again)) return found
  return { ...found, odds: moved(usual(), moreReps(scales, found.load.kg, again - body)) }
}

/** @param {number} loadKg @param {number} otherKg */
const isNear = (loadKg, otherKg) => Math.abs(loadKg / otherKg - 1) <= HOLD_WITHIN

/**
 * What to load next, never again what was left today; null where the last set was so far out of the range that the formula decides.
 * @param {Scales} scales @param {import('./straight.js').Straight} move
 */
export function likeliestNext(scales, { done, highest }) {
  const { rep_low: low, rep_high: high, rir } = scales.wanted
  const shown = done.reps + (done.rir_known ? done.rir - rir : 0)
  if (shown < low - BEYOND_DOUBT || shown > high + BEYOND_DOUBT) return null
  return settled(scales, toldReps(scales.ahead, done.load_kg, middle(scales)), done.weight_kg, done.weight_kg, LOYALTY_RUNNING, highest)
}

/**
 * The settled rung, else what is nearest to the rail; null where no load within it gives the range with any likelihood, whatever
 * the gym can load.
 * @param {Scales} scales @param {number[]} odds of the reps at `atKg` @param {number} atKg @param {number} lastKg @param {number} loyalty @param {number} highest
 * @returns {Settled | null}
 */
function settled(scales, odds, atKg, lastKg, loyalty, highest) {
  const { body, rail } = scales
  const [low, high] = [rail.low - body, rail.high - body]
  const chances = Array.from({ length: 2 * STEPS + 1 }, (_, i) => {
    const kg = (atKg + body) * (1 + RUNGS_WITHIN * (i - STEPS) / STEPS) - body
    return chanceOf(scales, Math.min(Math.max(kg, low), high), odds, atKg)
  })
  if (Math.max(...chances) < LEAST_CHANCE) return null
  const load = likeliest(scales, odds, atKg, loyalty, highest) ?? choose(scales.rungs, Math.min(Math.max(atKg, low), high), low, high, null, null)
  return {
    load, odds: moved(odds, moreReps(scales, load.kg, atKg)), chance: chanceOf(scales, load.kg, odds, atKg),
    fromKg: lastKg, fromChance: chanceOf(scales, lastKg, odds, atKg),
  }
}

/**
 * The rung nearest to `atKg` that gives the range nearly as likely as any; undefined where the rail holds none.
 * @param {Scales} scales @param {number[]} odds @param {number} atKg @param {number} loyalty @param {number} highest
 */
function likeliest(scales, odds, atKg, loyalty, highest) {
  const weighed = rungsAbout(scales, atKg, highest).map(load => ({ load, chance: chanceOf(scales, load.kg, odds, atKg) }))
  const least = Math.max(...weighed.map(({ chance }) => chance)) - loyalty
  const loads = weighed.filter(({ chance }) => chance >= least).map(({ load }) => load)
  return loads.length > 0 ? loads.reduce((best, one) => Math.abs(one.kg - atKg) < Math.abs(best.kg - atKg) ? one : best) : undefined
}

/** What can be loaded within the rail about `nearKg`, its neighbours always among them. @param {Scales} scales @param {number} nearKg @param {number} highest */
function rungsAbout({ rungs, rail, body }, nearKg, highest) {
  const low = Math.max(rail.low, (1 - RUNGS_WITHIN) * (nearKg + body)) - body
  const high = Math.min(rail.high, (1 + RUNGS_WITHIN) * (nearKg + body)) - body
  const [first, last, here] = [countBelow(rungs, low - SAME), countUpTo(rungs, high + SAME), countBelow(rungs, nearKg - SAME)]
  const [least, most] = [rail.low - body - SAME, Math.min(rail.high - body, highest) + SAME]
  return rungs.slice(Math.min(first, Math.max(here - 1, 0)), Math.max(last, here + 2)).filter(({ kg }) => least <= kg && kg <= most)
}

/** @param {Rung[]} rungs @param {number} kg */
function countBelow(rungs, kg) {
  const nth = rungs.findIndex(one => one.kg >= kg)
  return nth < 0 ? rungs.length : nth
}

/** @param {Rung[]} rungs @param {number} kg */
const countUpTo = (rungs, kg) => rungs.findLastIndex(one => one.kg <= kg) + 1

/** The probability that the reps land in the range at this load. @param {Scales} scales @param {number} kg @param {number[]} odds of the reps at `atKg` @param {number} atKg */
function chanceOf(scales, kg, odds, atKg) {
  const more = moreReps(scales, kg, atKg)
  return between(odds, scales.wanted.rep_low - more, scales.wanted.rep_high - more)
}

/** How many reps more this load allows than that one, along the lift's slope. @param {Scales} scales @param {number} kg @param {number} atKg */
const moreReps = ({ body, repSlope }, kg, atKg) => (Math.log(atKg + body) - Math.log(Math.max(kg + body, SAME))) / repSlope

/** The middle of the range that is asked. @param {Scales} scales */
const middle = ({ wanted }) => (wanted.rep_low + wanted.rep_high) / 2

/** A lift that has not risen for weeks. @param {import('./recall.js').Recall} seen @returns {import('./reasons.js').Step[]} */
export function plateau({ past, days, slope }) {
  if (past.length < 2 * PLATEAU_SESSIONS || days[PLATEAU_SESSIONS - 1] - days[0] < PLATEAU_DAYS) return []
  const best = past.map(points => Math.max(...points.map(([x, m]) => x - slope * m)))
  const rise = Math.max(...best.slice(0, PLATEAU_SESSIONS)) - Math.max(...best.slice(PLATEAU_SESSIONS, 2 * PLATEAU_SESSIONS))
  if (rise > PLATEAU_RISE) return []
  return [{ code: 'plateau', values: { sessions: PLATEAU_SESSIONS, days: Math.trunc(days[PLATEAU_SESSIONS - 1]) } }]
}

/** Today's other lifts were all begun well below last time. @param {import('./types.js').Ask} ask @returns {import('./reasons.js').Step[]} */
export function lightDay({ lifter_state: { day: known }, now }) {
  const day = todaySoFar(known, now)
  const [share] = meansOf(day)
  return day.begun < LIGHT_DAY_LIFTS || share > -LIGHT_DAY ? [] : [{ code: 'light_day', values: { share, lifts: day.begun } }]
}
