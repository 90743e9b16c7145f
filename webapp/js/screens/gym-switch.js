import { switchBack, switchGym, usedAt } from '../actions/gyms.js'
import { say } from '../actions/toast.js'
import { openSheet } from '../elements/sheet.js'
import { day, weight } from '../format.js'
import { inLine } from '../gyms.js'
import { html, live, nothing } from '../html.js'
import { plural, t } from '../i18n.js'
import { icon } from '../icons.js'
import { activeGym, exerciseOf, unitOf } from '../state.js'

/**
 * Which gym is this? In a workout what is open is rounded anew, and what became of it is said.
 * @typedef {import('../app.js').App} App
 * @typedef {import('../gym_loads.js').Reload} Reload
 */

/** @param {App} app */
export function openGyms(app) {
  /** @type {Reload[] | null} */ let changed = null
  const sheet = openSheet(t('Where are you?'), close => {
    const { gyms, workouts } = app.store.state
    const known = [...gyms].sort((a, b) => (usedAt(b, workouts) ?? '').localeCompare(usedAt(a, workouts) ?? '') || a.name.localeCompare(b.name))
    return html`<div class="stack"><div class="stack stack--tight" role="radiogroup" aria-label=${t('Gym in use')}>${known.map(gym => html`<label class="choice">
        <input type="radio" name="gym-in-use" .checked=${live(gym.active)} @change=${() => choose(gym.id)}>
        <span>${gym.name}<span class="small muted row-under">${about(gym, usedAt(gym, workouts))}</span></span>${icon('check')}</label>`)}</div>
      ${changed ? outcome(app, changed) : nothing}
      <button class="btn btn--wide" @click=${() => { close(); app.router.go('/you/gyms') }}>${t('Add or change gyms')}</button></div>`
  })
  const choose = async (/** @type {string} */ id) => {
    const before = app.store.state
    changed = await switchGym(app, id)
    sheet.refresh()
    const gym = activeGym(app.store.state)?.name ?? ''
    say(app, said(app, gym, changed), { action: t('Undo'), run: () => { changed = null; switchBack(app, before).then(() => sheet.refresh(), () => {}) } })
  }
}

/** The way there from a workout. @param {App} app @param {() => void} close the sheet that it stands on */
export const gymButton = (app, close) => html`<button class="btn btn--wide" @click=${() => { close(); openGyms(app) }}>
  ${icon('swap', 's')}${t('Gym: {name}', { name: activeGym(app.store.state)?.name ?? t('not written down') })}</button>`

/** @param {import('../types.js').Gym} gym @param {string | null} used */
const about = (gym, used) => used ? t('{day}: {things}', { day: day(new Date(used), new Date()), things: inLine(gym.inventory) }) : inLine(gym.inventory)

/** @param {App} app @param {Reload} reload */
function fromTo({ store: { state } }, { id, before, after }) {
  const unit = unitOf(state, id)
  return t('{from} → {to}', { from: weight(before, unit), to: weight(after, unit) })
}

/** @param {App} app @param {string} gym @param {Reload[]} changed */
function said(app, gym, changed) {
  const [first] = changed
  if (!first) return t('{gym}: loads stay as they are', { gym })
  const words = { gym, lift: exerciseOf(app.store.state, first.id).name, change: fromTo(app, first) }
  if (changed.length === 1) return t('{gym}: {lift} {change}', words)
  return plural(changed.length - 1, '{gym}: {lift} {change}, and {count} lift more', '{gym}: {lift} {change}, and {count} lifts more', words)
}

/** What became of the loads that were open. @param {App} app @param {Reload[]} changed */
function outcome(app, changed) {
  if (!app.store.state.running) return nothing
  if (changed.length === 0) return html`<p role="status">${t('Every load that is open can be loaded here too.')}</p>`
  return html`<div role="status"><ul class="list" aria-label=${t('What changed')}>${changed.map(one => html`<li class="item item--stack">
    <p class="row row--between"><span>${exerciseOf(app.store.state, one.id).name}</span><b>${fromTo(app, one)}</b></p>
    ${one.why ? html`<p class="small muted">${one.why}</p>` : nothing}</li>`)}</ul></div>`
}
