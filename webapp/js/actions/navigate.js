/** Leave the workout screen; the workout is kept. @param {import('../app.js').App} app */
export const leave = app => app.router.go('/today', { replace: true })
