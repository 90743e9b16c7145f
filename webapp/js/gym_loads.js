import { weight } from './format.js'
import { t } from './i18n.js'
import { above, at, below, ladder, nearest } from './loads.js'

/**
 * What a load becomes in a gym, and why not what was wanted. Pure.
 *
 * @typedef {import('./types.js').Exercise} Exercise
 * @typedef {import('./types.js').Gym} Gym
 * @typedef {import('./types.js').Unit} Unit
 * @typedef {import('./loads.js').Kind} Kind
 * @typedef {{ id: string, before: number, after: number, why: string }} Reload a lift's load here and there, kg
 */

/** Equipment whose loads are written down in a gym. */
const WRITTEN = ['barbell', 'ez_bar', 'trap_bar', 'smith', 'plate_loaded', 'dumbbell', 'kettlebell', 'machine', 'cable', 'plate']

/**
 * Why this load can't be made there, and what can; '' where it can.
 * @param {Kind} exercise @param {Pick<Gym, 'name' | 'inventory'> | null} gym @param {number} kg @param {Unit} unit
 */
export function whyNot(exercise, gym, kg, unit) {
  const rungs = ladder(exercise, gym, unit)
  const place = gym?.name ?? t('a common gym')
  const wanted = weight(Math.abs(kg), unit)
  if (rungs.some(rung => rung.kind === 'free')) {
    if (exercise.load_type !== 'external' || !WRITTEN.includes(exercise.equipment)) return ''
    return t('Nothing is written down for it at {gym}: any load counts.', { gym: place })
  }
  if (at(rungs, kg)) return ''
  const [less, more] = [below(rungs, kg), above(rungs, kg)]
  const say = (/** @type {{ kg: number }} */ rung) => weight(Math.abs(rung.kg), unit)
  if (!more && less) return t('{wanted} is more than {gym} can load: its heaviest is {most}.', { wanted, gym: place, most: say(less) })
  if (!less && more) {
    return rungs[0].kind === 'bar' ? t('{wanted} is less than the empty bar at {gym}: {least}.', { wanted, gym: place, least: say(more) })
      : t('{wanted} is less than the lightest at {gym}: {least}.', { wanted, gym: place, least: say(more) })
  }
  return less && more ? t('{wanted} can’t be loaded at {gym}: {less} or {more} can.', { wanted, gym: place, less: say(less), more: say(more) }) : ''
}

/** The load there that is nearest to this one here. @param {Kind} exercise @param {Gym | null} gym @param {number} kg @param {Unit} unit */
export const reloaded = (exercise, gym, kg, unit) => nearest(ladder(exercise, gym, unit), kg).kg

/**
 * Loads of a bar as a lifter reads them: where they begin and end, by which step, and where the step is another.
 * @param {Kind} exercise @param {Gym} gym @param {Unit} unit
 */
export function reach(exercise, gym, unit) {
  const rungs = ladder(exercise, gym, unit)
  if (rungs.some(rung => rung.kind === 'free')) return null
  const gaps = rungs.slice(1).map((rung, i) => Math.round((rung.kg - rungs[i].kg) * 1000) / 1000)
  const step = Math.min(...gaps)
  const last = gaps.findIndex(gap => gap > step + 0.01)
  return { low: rungs[0].kg, high: rungs[rungs.length - 1].kg, step: gaps.length > 0 ? step : 0, even: last < 0 ? rungs[rungs.length - 1].kg : rungs[last].kg, loads: rungs.length }
}
