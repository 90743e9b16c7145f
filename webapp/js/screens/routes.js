/** Every address, its screen, and the tab that it belongs to. @type {import('../router.js').Route[]} */
export const ROUTES = [
  { path: '/', tag: 'gg-landing', load: () => import('./landing.js'), title: 'The coach you can check', open: true },
  { path: '/sign-in', tag: 'gg-sign-in', load: () => import('./sign-in.js'), title: 'Sign in', open: true },
  { path: '/sign-up', tag: 'gg-sign-up', load: () => import('./sign-up.js'), title: 'Sign up', open: true },
  { path: '/welcome', tag: 'gg-welcome', load: () => import('./welcome.js'), title: 'Set up' },
  { path: '/today', tag: 'gg-today', load: () => import('./today.js'), title: 'Today', tab: '/today' },
  { path: '/workout', tag: 'gg-workout', load: () => import('./workout.js'), title: 'Workout' },
  { path: '/sync', tag: 'gg-sync', load: () => import('./sync.js'), title: 'Sync', tab: '/you' },
  { path: '/plan', tag: 'gg-plan', load: () => import('./plan.js'), title: 'Plan', tab: '/plan' },
  { path: '/plan/new', tag: 'gg-plan-new', load: () => import('./plan-new.js'), title: 'New plan', tab: '/plan' },
  { path: '/plan/:id', tag: 'gg-plan', load: () => import('./plan.js'), title: 'Plan', tab: '/plan' },
  { path: '/plan/:id/edit', tag: 'gg-plan-edit', load: () => import('./plan-edit.js'), title: 'Edit plan', tab: '/plan' },
  { path: '/history', tag: 'gg-history', load: () => import('./history.js'), title: 'History', tab: '/history' },
  { path: '/history/trash', tag: 'gg-trash', load: () => import('./trash.js'), title: 'Trash', tab: '/history' },
  { path: '/history/:id', tag: 'gg-session', load: () => import('./session.js'), title: 'Session', tab: '/history' },
  { path: '/analytics', tag: 'gg-analytics', load: () => import('./analytics.js'), title: 'Analytics', tab: '/analytics' },
  { path: '/accuracy', tag: 'gg-accuracy', load: () => import('./accuracy.js'), title: 'Accuracy', tab: '/analytics', served: true },
  { path: '/exercises', tag: 'gg-exercises', load: () => import('./exercises.js'), title: 'Exercises', tab: '/analytics' },
  { path: '/exercises/new', tag: 'gg-exercise-form', load: () => import('./exercise-form.js'), title: 'New exercise', tab: '/analytics' },
  { path: '/exercises/:id', tag: 'gg-exercise', load: () => import('./exercise.js'), title: 'Exercise', tab: '/analytics' },
  { path: '/exercises/:id/edit', tag: 'gg-exercise-form', load: () => import('./exercise-form.js'), title: 'Change exercise', tab: '/analytics' },
  { path: '/import', tag: 'gg-import', load: () => import('./import.js'), title: 'Import', served: true },
  { path: '/you', tag: 'gg-you', load: () => import('./you.js'), title: 'You', tab: '/you' },
  { path: '/you/bodyweight', tag: 'gg-bodyweight', load: () => import('./you/bodyweight.js'), title: 'Bodyweight', tab: '/you' },
  { path: '/you/knows', tag: 'gg-knows', load: () => import('./you/knows.js'), title: 'What the coach knows', tab: '/you', served: true },
  { path: '/you/gyms', tag: 'gg-gyms', load: () => import('./you/gyms.js'), title: 'Gyms', tab: '/you' },
  { path: '/you/gyms/:id', tag: 'gg-gym', load: () => import('./you/gym.js'), title: 'Gym', tab: '/you' },
  { path: '/you/account', tag: 'gg-account', load: () => import('./you/account.js'), title: 'Account', tab: '/you', served: true },
]

/** @type {{ path: string, name: string, icon: Parameters<typeof import('../icons.js').icon>[0] }[]} */
export const TABS = [
  { path: '/today', name: 'Today', icon: 'today' },
  { path: '/plan', name: 'Plan', icon: 'plan' },
  { path: '/history', name: 'History', icon: 'history' },
  { path: '/analytics', name: 'Analytics', icon: 'chart' },
  { path: '/you', name: 'You', icon: 'person' },
]
