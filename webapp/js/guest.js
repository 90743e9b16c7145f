import { uuidv7 } from './uuid.js'

/**
 * Somebody who trains without an account: everything is on this phone, and moves to the account when there is one. Pure.
 *
 * @typedef {import('./types.js').Me} Me
 * @typedef {import('./types.js').Operation} Operation
 *
 * @typedef {object} Home the account that a guest's things move to, as it was when they signed in
 * @property {string} to the person's id
 * @property {Me} me
 * @property {boolean} planned does a plan of theirs run already?
 */

/** Who a guest is, on every phone: the name of their database. */
export const GUEST = 'guest'

/** @param {Pick<import('./types.js').State, 'me'>} state */
export const isGuest = ({ me }) => me?.id === GUEST

/** Where people load plates in pounds. */
const POUNDS = ['US', 'LR', 'MM']

/** The unit of the gyms around here, for the first screen. @param {string} locale as en-US @returns {import('./types.js').Unit} */
export const usualUnit = locale => POUNDS.includes(locale.split('-')[1] ?? '') ? 'lb' : 'kg'

/** A guest's settings before anything was asked. @param {string} locale @param {string} timeZone @returns {Me} */
export const guestMe = (locale, timeZone) => ({
  id: GUEST, email: '', role: 'lifter', name: null, unit: usualUnit(locale), sex: null, experience: 'intermediate', goal_strength: 0.5,
  time_zone: timeZone, gym_id: null, bodyweight_kg: null, onboarded_at: null, preferences: { guest: uuidv7() },
})

/** Keys of a guest's database that stay behind: what the server said, and when. */
const STAYS = ['pulled', 'sets_changed']
/** @param {string} key */
export const moves = key => !STAYS.includes(key) && !key.startsWith('answer:')

/** What of the settings an account keeps that was set up before. */
const SETTLED = ['unit', 'sex', 'experience', 'goal_strength', 'time_zone', 'locale', 'onboarded', 'name']

/**
 * The operations that an account has to hear of a guest, in order. One that was set up before keeps its settings, its gym
 * and its plan; what was logged, written down and told is added.
 * @param {Operation[]} operations @param {Home} home
 * @returns {Operation[]} without their places in the guest's outbox
 */
export function movedOperations(operations, home) {
  const placeless = operations.map(({ seq: _, ...rest }) => rest)
  if (home.me.onboarded_at === null) return placeless
  return placeless.flatMap(op => {
    if (op.path.startsWith('/v1/plans/') && op.path.endsWith('/start')) return home.planned ? [] : [op]
    if (op.path !== '/v1/me') return [op]
    const body = movedSettings(op.body, home.me)
    return Object.keys(body).length > 0 ? [{ ...op, body }] : []
  })
}

/** @param {Record<string, any>} body @param {Me} me */
function movedSettings(body, me) {
  const left = Object.fromEntries(Object.entries(body).filter(([key]) => !SETTLED.includes(key) && !(key === 'gym_id' && me.gym_id)))
  if (!left.preferences) return left
  const preferences = Object.fromEntries(Object.entries(left.preferences).filter(([key]) => !(key in me.preferences)))
  const { preferences: _, ...others } = left
  return Object.keys(preferences).length > 0 ? { ...others, preferences } : others
}

/**
 * One kept value of a guest beside that of the account on this phone.
 * @param {string} key @param {any} theirs the guest's @param {any} own the account's here, undefined for none @param {Home} home
 */
export function movedValue(key, theirs, own, home) {
  const settled = home.me.onboarded_at !== null
  if (key === 'me') return movedMe(theirs, own ?? home.me, settled)
  if (key === 'running') return own && !(theirs?.started_at > own.started_at) ? own : theirs
  if (key === 'gyms') return joined(own, theirs, one => settled && home.me.gym_id ? { ...one, active: false } : one)
  if (key === 'plans') return joined(own, theirs, one => home.planned && one.status === 'active' ? { ...one, status: 'draft' } : one)
  if (key === 'leaving') return joined(own, theirs, one => one)
  if (key === 'bodyweights') return joined(own, theirs, one => one).sort((a, b) => a.measured_at.localeCompare(b.measured_at))
  if (key === 'check_ins') return joined(own, theirs, one => one, 'day').sort((a, b) => b.day.localeCompare(a.day))
  return own ?? theirs
}

/** @param {Me} guest @param {Me} account @param {boolean} settled @returns {Me} */
function movedMe(guest, account, settled) {
  const { guest: _, ...wishes } = guest.preferences
  const preferences = { ...wishes, ...account.preferences }
  if (settled) return { ...account, preferences, gym_id: account.gym_id ?? guest.gym_id }
  const { id, email, role, name } = account
  return { ...account, ...guest, id, email, role, name, preferences }
}

/**
 * What both have, each thing once, the account's where both know it.
 * @param {any[] | null | undefined} own @param {any[] | null | undefined} theirs @param {(one: any) => any} take @param {string} [key]
 */
function joined(own, theirs, take, key = 'id') {
  const known = new Set((own ?? []).map(one => one[key]))
  return [...own ?? [], ...(theirs ?? []).filter(one => !known.has(one[key])).map(take)]
}
