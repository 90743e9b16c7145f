import { dateOf } from './dates.js'
import { percent, range, weekday, weight } from './format.js'
import { t } from './i18n.js'

/**
 * What a programme asks and what it changed, in words. Pure.
 *
 * @typedef {import('./types.js').Scheme} Scheme
 * @typedef {import('./types.js').Unit} Unit
 * @typedef {import('./types.js').PlanExercise} PlanExercise
 */

/** `5 × 85 kg`, `3+ × 90 kg`, `8–12`. @param {Scheme} set @param {Unit} unit */
export function setWords({ reps: [low, high], amrap, kg, percent: share }, unit) {
  const count = amrap ? `${low}+` : range(low, high)
  if (kg != null) return `${count}\u00a0×\u00a0${weight(kg, unit)}`
  return share != null ? `${count}\u00a0×\u00a0${percent(share, false, 0)}` : count
}

/**
 * A scheme with what is alike taken together: `5 × 65 kg, 5 × 75 kg, 5+ × 85 kg`, `5 sets of 10 × 50 kg`.
 * @param {Scheme[]} scheme @param {Unit} unit
 */
export function schemeWords(scheme, unit) {
  /** @type {{ words: string, count: number }[]} */ const runs = []
  for (const set of scheme.filter(one => one.type !== 'warmup')) {
    const words = setWords(set, unit)
    const last = runs.at(-1)
    if (last?.words === words) last.count += 1
    else runs.push({ words, count: 1 })
  }
  return runs.map(({ words, count }) => count === 1 ? words : t('{count}\u00a0sets of {set}', { count, set: words })).join(', ')
}

/** `3 × 6–8, 2 left`. @param {Pick<PlanExercise, 'sets' | 'rep_low' | 'rep_high'>} one */
export const setsWords = ({ sets, rep_low: low, rep_high: high }) => `${sets} × ${range(low, high)}`

/** Why a load moved. @param {import('./progress.js').Change} change @param {string} name @param {Unit} unit */
export function changeWords({ from, to, why, reps, stage }, name, unit) {
  const values = { name, from: weight(from, unit), to: weight(to, unit), reps: reps ?? 0, sets: stage?.[0] ?? 0, each: stage?.[1] ?? 0 }
  if (why === 'amrap') return t('{name}: {from} to {to}, {reps} reps on the open set', values)
  if (why === 'stage') return t('{name}: {to} again, now {sets} × {each}', values)
  if (why === 'cycle') return t('{name}: {from} to {to}, the cycle is done', values)
  if (why === 'week') return t('{name}: {from} to {to}, the week is done', values)
  if (why === 'reset') return t('{name}: {from} back to {to} after the misses', values)
  return t('{name}: {from} to {to}, all reps reached', values)
}

/** What the load of a lift is called. @param {import('./types.js').Rule | null | undefined} rule */
export const baseName = rule => rule && (rule.kind === 'cycle' || rule.kind === 'amrap' && rule.steps.length > 1) ? t('Training max') : t('Working load')

/** When a session is due, seen from today. @param {string} on @param {string} today */
export function dueWords(on, today) {
  const days = Math.round((dateOf(on).getTime() - dateOf(today).getTime()) / 86_400_000)
  if (days <= 0) return t('today')
  return days === 1 ? t('tomorrow') : weekday(dateOf(on))
}
