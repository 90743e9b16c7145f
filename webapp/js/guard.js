import { isGuest } from './guest.js'

/** Where a guest can become somebody. */
const DOORS = ['/sign-in', '/sign-up']

/**
 * Who may be where: another address to go to instead, or null.
 * @param {Pick<import('./types.js').State, 'phase' | 'me' | 'wasHere' | 'lost'>} state
 * @param {import('./router.js').Place | null} place
 */
export function guard({ phase, me, wasHere, lost }, place) {
  if (phase === 'starting') return null
  if (phase === 'out') return place?.route.open ? null : wasHere ? '/sign-in' : '/'
  if (lost && place?.route.path === '/sign-in') return null
  if (isGuest({ me }) && place && DOORS.includes(place.route.path)) return null
  if (place === null || (place.route.open && place.route.path !== '/sign-in')) return '/today'
  if (place.route.open) return me?.onboarded_at ? '/today' : '/welcome'
  const settingUp = ['/welcome', '/import'].includes(place.route.path)
  if (me && !me.onboarded_at && !settingUp) return '/welcome'
  return me?.onboarded_at && place.route.path === '/welcome' ? '/today' : null
}
