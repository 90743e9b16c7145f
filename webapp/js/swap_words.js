import { relativeFormat, t } from './i18n.js'
import { exerciseOf } from './state.js'

/** Where a swapped-in lift's load is from, in words. Pure. @typedef {import('./types.js').Start} Start */

const DAY_MS = 86_400_000

/** `yesterday`, `3 weeks ago`, `2 months ago`. @param {Date} at @param {Date} now */
export function ago(at, now) {
  const days = Math.round((now.getTime() - at.getTime()) / DAY_MS)
  const say = relativeFormat()
  if (days < 14) return say.format(-days, 'day')
  if (days < 60) return say.format(-Math.round(days / 7), 'week')
  return days < 550 ? say.format(-Math.round(days / 30.4), 'month') : say.format(-Math.round(days / 365), 'year')
}

/** `from your own sets 3 weeks ago`. @param {Pick<import('./types.js').State, 'exercises'>} state @param {Start} start @param {Date} [now] */
export function whereFrom(state, { by, from, at, mine }, now = new Date()) {
  if (by === 'own') return at ? t('from your own sets {ago}', { ago: ago(new Date(at), now) }) : t('from your own sets')
  if (by === 'usual' || !from) return t('a guess from people’s usual ratio: start light')
  const lift = exerciseOf(state, from).name
  return mine ? t('from your {lift}, by your own ratio', { lift }) : t('from your {lift}', { lift })
}

/** The line under the number, where the load was converted. @param {Pick<import('./types.js').State, 'exercises'>} state @param {Start} start */
export const headlineOf = (state, start) => t('First time: {where}, on the light side', { where: whereFrom(state, start) })
