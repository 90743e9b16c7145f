import { spark } from '../../elements/spark.js'
import { syncGlyph } from '../../elements/sync-glyph.js'
import { day, load, minutes, number, shown } from '../../format.js'
import { html, nothing } from '../../html.js'
import { icon } from '../../icons.js'

/**
 * @param {import('../../types.js').State} state @param {import('../../types.js').Running} running
 * @param {{ leave: () => void, more: () => void }} act
 */
export function header(state, running, { leave, more }) {
  const now = Date.now()
  return html`<header class="bar">
    <button class="icon-btn" aria-label="Leave the workout, it is kept" @click=${leave}>${icon('down')}</button>
    <p class="bar__title"><span>${running.name}</span><span class="small muted">${minutes(now - Date.parse(running.started_at))}</span></p>
    ${syncGlyph(state, now)}
    <button class="icon-btn" aria-label="More: swap, kind of set, order, finish" @click=${more}>${icon('more')}</button></header>`
}

/**
 * What is being done: read, not tapped, but for the name, which opens the list of exercises.
 * @param {import('../workout.js').Hand} view @param {{ exercises: () => void }} act
 */
export function context({ exercise, slot, number: now, state, draft, unit }, { exercises }) {
  const trend = state.trends[exercise.id]
  const warmup = draft.set_type === 'warmup'
  return html`<section class="context">
    <div><h1><button class="name" @click=${exercises} aria-label=${`${exercise.name}: all exercises of this workout`}>${exercise.name}</button></h1>
      <p class="set"><span>${warmup ? 'Warm-up' : `Set ${now} of ${Math.max(slot.sets, now)}`}</span>${dots(now, slot.sets)}</p></div>
    ${trend && trend.length > 1 ? html`<div class="trend">${spark(trend)}
      <p class="small muted num"><span class="e1">e1RM</span> ${number(shown(trend[trend.length - 1].kg, unit), 1)}</p></div>` : nothing}
    <p class="last small muted">${lastTime(state.last[exercise.id] ?? [], exercise, unit)}</p></section>`
}

/** @param {number} now @param {number} sets */
function dots(now, sets) {
  if (sets > 8) return nothing
  const all = Array.from({ length: Math.max(sets, now) }, (_, i) => i + 1)
  return html`<span class="dots" aria-hidden="true">${all.map(n => html`<i class=${n < now ? 'done' : n === now ? 'now' : ''}></i>`)}</span>`
}

/**
 * `Last time, Monday: 80 kg × 8 8 8 7 7, 3 left`
 * @param {import('../../types.js').LoggedSet[]} sets @param {import('../../types.js').Exercise} exercise @param {import('../../types.js').Unit} unit
 */
export function lastTime(sets, exercise, unit) {
  const working = sets.filter(set => set.set_type !== 'warmup')
  if (working.length === 0) return 'First time on this lift'
  const [first] = working
  const same = working.every(set => Math.abs(set.weight_kg - first.weight_kg) < 0.01)
  const done = same
    ? `${load(first.weight_kg, unit, exercise.load_type)} × ${working.map(set => set.reps).join(' ')}`
    : working.map(set => `${number(shown(set.weight_kg, unit))} × ${set.reps}`).join(', ')
  const rirs = working.flatMap(set => set.rir === null ? [] : [set.rir])
  const left = rirs.length > 0 ? `, ${number(rirs[rirs.length - 1])} left` : ''
  return `Last time, ${day(new Date(first.performed_at), new Date())}: ${done}${left}`
}
