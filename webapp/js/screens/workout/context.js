import { spark } from '../../elements/spark.js'
import { syncGlyph } from '../../elements/sync-glyph.js'
import { clock, day, load, minutes, number, shown } from '../../format.js'
import { html, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { badge, thenLine } from './exercises/turns.js'
import { jointText, sideText } from '../../set_words.js'

/**
 * @param {import('../../types.js').State} state @param {import('../../types.js').Running} running
 * @param {{ leave: () => void, more: () => void }} act
 */
export function header(state, running, { leave, more }) {
  const now = Date.now()
  return html`<header class="bar">
    <button class="icon-btn" aria-label=${t('Leave the workout, it is kept')} @click=${leave}>${icon('down')}</button>
    <p class="bar__title"><span>${running.name}</span><span class="small muted">${minutes(now - Date.parse(running.started_at))}</span></p>
    ${syncGlyph(state, now)}
    <button class="icon-btn" aria-label=${t('More: swap, kind of set, order, finish')} @click=${more}>${icon('more')}</button></header>`
}

/**
 * What is being done: read, not tapped, but for the name, which opens the list of exercises.
 * @param {import('../workout.js').Hand} view @param {{ exercises: () => void }} act
 */
export function context({ exercise, slot, number: now, state, draft, unit }, { exercises }) {
  const trend = state.trends[exercise.id]
  const tags = setTags(draft, exercise)
  return html`<section class="context">
    <div><h1><button class="name" @click=${exercises} aria-label=${t('{exercise}: all exercises of this workout', { exercise: exercise.name })}>${exercise.name}</button></h1>
      <p class="set">${state.running ? badge(state.running) : nothing}<span>${setText(draft, now, slot.sets)}</span>${slot.superset ? nothing : draft.set_type === 'working' || draft.set_type === 'failure' || draft.set_type === 'amrap' ? dots(now, slot.sets) : nothing}
        ${tags.map(([text, tone]) => html`<span class=${tone}>${text}</span>`)}
        ${state.running ? thenLine(state, state.running) : nothing}</p></div>
    ${trend && trend.length > 1 ? html`<div class="trend">${spark(trend)}
      <p class="small muted num"><span class="e1">e1RM</span> ${number(shown(trend[trend.length - 1].kg, unit), 1)}</p></div>` : nothing}
    <p class="last small muted">${lastTime(state.last[exercise.id] ?? [], exercise, unit)}</p></section>`
}

/** @param {import('../../types.js').Draft} draft @param {number} now @param {number} sets */
function setText({ set_type: type }, now, sets) {
  if (type === 'warmup') return t('Warm-up')
  if (type === 'drop') return t('Drop set')
  return t('Set {number} of {count}', { number: now, count: Math.max(sets, now) })
}

/** What is special about the set in hand. @param {import('../../types.js').Draft} draft @param {import('../../types.js').Exercise} exercise @returns {[string, string][]} */
function setTags({ set_type: type, side, note, pain }, exercise) {
  /** @type {[string, string][]} */ const found = []
  if (type === 'failure') found.push([t('to failure'), 'tag'])
  if (type === 'amrap') found.push([t('AMRAP'), 'tag'])
  if (side) found.push([sideText(side), 'tag'])
  else if (exercise.laterality === 'unilateral') found.push([t('each side'), 'tag'])
  if (pain) found.push([jointText(pain), 'tag tag--warn'])
  if (note?.trim()) found.push([t('note'), 'tag'])
  return found
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
  if (working.length === 0) return t('First time on this lift')
  const [first] = working
  const when = day(new Date(first.performed_at), new Date())
  const rirs = working.flatMap(set => set.rir === null ? [] : [set.rir])
  const done = doneThen(working, exercise, unit)
  return rirs.length > 0 ? t('Last time, {day}: {sets}, {count} left', { day: when, sets: done, count: number(rirs[rirs.length - 1]) })
    : t('Last time, {day}: {sets}', { day: when, sets: done })
}

/** @param {import('../../types.js').LoggedSet[]} sets @param {import('../../types.js').Exercise} exercise @param {import('../../types.js').Unit} unit */
function doneThen(sets, exercise, unit) {
  const amount = (/** @type {import('../../types.js').LoggedSet} */ set) => set.duration_seconds ? clock(set.duration_seconds) : String(set.reps)
  const [first] = sets
  const same = sets.every(set => Math.abs(set.weight_kg - first.weight_kg) < 0.01)
  if (!same) return sets.map(set => `${number(shown(set.weight_kg, unit))} × ${amount(set)}`).join(', ')
  const all = sets.map(amount).join(' ')
  return first.duration_seconds && Math.abs(first.weight_kg) < 0.01 ? all : `${load(first.weight_kg, unit, exercise.load_type)} × ${all}`
}
