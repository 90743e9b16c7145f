/** Every address, its screen, and the tab that it belongs to. @type {import('../router.js').Route[]} */
export const ROUTES = [
  { path: '/sign-in', tag: 'gg-sign-in', load: () => import('./sign-in.js'), title: 'Sign in', open: true },
  { path: '/sign-up', tag: 'gg-sign-up', load: () => import('./sign-up.js'), title: 'Sign up', open: true },
  { path: '/welcome', tag: 'gg-welcome', load: () => import('./welcome.js'), title: 'Set up' },
  { path: '/today', tag: 'gg-today', load: () => import('./today.js'), title: 'Today', tab: '/today' },
  { path: '/workout', tag: 'gg-workout', load: () => import('./workout.js'), title: 'Workout' },
  { path: '/sync', tag: 'gg-sync', load: () => import('./sync.js'), title: 'Sync', tab: '/you' },
]

/** @type {{ path: string, name: string, icon: Parameters<typeof import('../icons.js').icon>[0] }[]} */
export const TABS = [
  { path: '/today', name: 'Today', icon: 'today' },
  { path: '/plan', name: 'Plan', icon: 'plan' },
  { path: '/history', name: 'History', icon: 'history' },
  { path: '/analytics', name: 'Analytics', icon: 'chart' },
  { path: '/you', name: 'You', icon: 'person' },
]
