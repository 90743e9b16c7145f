/**
 * The way to what opens over the workout: half of the screen and none of what is painted first, so it is loaded after that.
 *
 * @typedef {typeof import('./sheets.js')} Sheets
 */

/** @returns {Promise<Sheets>} */
export const sheets = () => import('./sheets.js')

let opening = false

/**
 * Opens it once, however often it is tapped until it is there.
 * @template {keyof Sheets} N
 * @param {N} name
 * @returns {(...given: Parameters<Sheets[N]>) => Promise<void>}
 */
const way = name => async (...given) => {
  if (opening) return
  opening = true
  const { [name]: open } = await sheets().finally(() => { opening = false })
  const run = /** @type {(...given: any[]) => void} */ (open)
  run(...given)
}

export const finish = way('finish')
export const openAdd = way('openAdd')
export const openAlerts = way('openAlerts')
export const openExercises = way('openExercises')
export const openMore = way('openMore')
export const openNote = way('openNote')
export const openNumbers = way('openNumbers')
export const openPain = way('openPain')
export const openRest = way('openRest')
export const openSave = way('openSave')
export const openSet = way('openSet')
export const openWarmups = way('openWarmups')
export const openWhy = way('openWhy')
