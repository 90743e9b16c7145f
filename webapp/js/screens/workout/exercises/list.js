import { finish } from '../../../actions/finish.js'
import { group, moreSets, moveTo } from '../../../actions/slots.js'
import { goTo } from '../../../actions/workout.js'
import { drag, moveByKey } from '../../../elements/reorder.js'
import { openSheet } from '../../../elements/sheet.js'
import { load, range } from '../../../format.js'
import { html, live, nothing } from '../../../html.js'
import { plural, t } from '../../../i18n.js'
import { icon } from '../../../icons.js'
import { isDone, workingSets } from '../../../slots.js'
import { exerciseOf, unitOf } from '../../../state.js'
import { letters, MOST } from '../../../supersets.js'
import { openAdd } from './add.js'
import { openSlot } from './slot.js'
import { openTime } from './time.js'
import { watched } from './watched.js'

/**
 * The session from above: its exercises in order, to go to, to put in another order, to be put together.
 *
 * @typedef {import('../../../app.js').App} App
 * @typedef {import('../../../types.js').Slot} Slot
 */

/** All exercises of this workout; a tap goes there. @param {App} app @param {number[]} [chosen] being put together: these are chosen already */
export function openExercises(app, chosen) {
  /** @type {Set<string> | null} */ let picked = null
  if (chosen) picked = new Set(chosen.map(i => app.store.state.running?.slots[i]?.key ?? ''))
  watched(app, openSheet(app.store.state.running?.name ?? t('Workout'), (close, refresh) => {
    const { running } = app.store.state
    if (!running) return nothing
    const pick = (/** @type {Set<string> | null} */ next) => { picked = next; refresh() }
    return picked ? choosing(app, picked, pick) : listing(app, close, pick)
  }))
}

/** @param {App} app @param {() => void} close @param {(picked: Set<string>) => void} pick */
function listing(app, close, pick) {
  const { running } = app.store.state
  const slots = running?.slots ?? []
  return html`<ol class="slots">${slots.map((slot, i) => row(app, slot, i, close))}</ol>
    <div class="stack stack--tight after">
      <button class="btn btn--wide" @click=${() => { close(); openAdd(app) }}>${icon('plus', 's')}${t('Add exercise')}</button>
      <div class="slots__tools"><button class="btn btn--quick" ?disabled=${slots.length < 2} @click=${() => pick(new Set())}>${icon('link', 's')}${t('Superset')}</button>
        <button class="btn btn--quick" ?disabled=${slots.length === 0} @click=${() => { close(); openTime(app) }}>${icon('clock', 's')}${t('Fit the time')}</button></div>
      <button class="btn btn--line btn--wide" @click=${() => { close(); finish(app) }}>${t('Finish workout')}</button></div>`
}

/** @param {App} app @param {Slot} slot @param {number} i @param {() => void} close */
function row(app, slot, i, close) {
  const { state } = app.store
  const { slots, at } = /** @type {import('../../../types.js').Running} */ (state.running)
  const { name } = exerciseOf(state, slot.exercise_id)
  const move = (/** @type {number} */ from, /** @type {number} */ to) => moveTo(app, from, to)
  const go = async () => {
    if (isDone(state.done, slot)) await moreSets(app, i, 1)
    await goTo(app, i)
    close()
  }
  return html`<li class=${slotClass(slots, i)}>
    <button class="slot__grip" data-grip aria-label=${t('Move {exercise}, {place} of {count}: drag, or arrow keys', { exercise: name, place: i + 1, count: slots.length })}
      @pointerdown=${(/** @type {PointerEvent} */ event) => drag(event, move)} @keydown=${(/** @type {KeyboardEvent} */ event) => moveByKey(event, i, slots.length, move)}>${icon('grip')}</button>
    <button class="slot__go" aria-current=${i === at ? 'step' : nothing} @click=${go}>${what(app, slot, i)}</button>
    <button class="slot__more icon-btn" aria-label=${t('{exercise}: swap, sets, order', { exercise: name })} @click=${() => { close(); openSlot(app, i) }}>${icon('more')}</button></li>`
}

/** Name, letter and how far it is. @param {App} app @param {Slot} slot @param {number} i */
function what(app, slot, i) {
  const { state } = app.store
  const { name } = exerciseOf(state, slot.exercise_id)
  const letter = letters(state.running?.slots ?? [])[i]
  const finished = isDone(state.done, slot)
  return html`${letter ? html`<span class="badge"><span class="vh">${t('In turn')} </span>${letter}</span>` : nothing}
    <span class="grow"><span class=${finished ? 'slot__name muted' : 'slot__name'}>${name}</span>
      <span class="small muted row-under">${progress(app, slot)}</span></span>
    ${finished && slot.sets > 0 ? icon('check', 's') : nothing}`
}

/** `2 of 4 sets, 80 kg × 6–8`. @param {App} app @param {Slot} slot */
function progress(app, slot) {
  const { state } = app.store
  const done = workingSets(state.done, slot.exercise_id).length
  if (slot.sets === 0) return t('Left out to fit the time')
  const sets = plural(slot.sets, '{done} of {count} set', '{done} of {count} sets', { done })
  if (slot.cut) return t('{sets}, {count} left out', { sets, count: slot.cut })
  const next = state.prescriptions[slot.exercise_id]
  if (!next || isDone(state.done, slot)) return sets
  const kg = slot.kg ?? next.weight
  return `${sets}, ${load(kg, unitOf(state, slot.exercise_id), exerciseOf(state, slot.exercise_id).load_type)} × ${range(next.rep_low, next.rep_high)}`
}

/** Those done in turn hang together. @param {Slot[]} slots @param {number} i */
function slotClass(slots, i) {
  const key = slots[i].superset
  if (!key) return slots[i].sets === 0 ? 'slot slot--out' : 'slot'
  const first = slots[i - 1]?.superset !== key
  const last = slots[i + 1]?.superset !== key
  return `slot slot--turn${first ? ' slot--first' : ''}${last ? ' slot--last' : ''}`
}

/** Which ones in turn? @param {App} app @param {Set<string>} picked @param {(picked: Set<string> | null) => void} pick */
function choosing(app, picked, pick) {
  const slots = app.store.state.running?.slots ?? []
  const toggle = (/** @type {string} */ key) => {
    const next = new Set(picked)
    if (!next.delete(key) && next.size < MOST) next.add(key)
    pick(next)
  }
  const indexes = [...slots.keys()].filter(i => picked.has(slots[i].key))
  const make = async () => { await group(app, indexes); pick(null) }
  return html`<p class="small muted">${t('Pick two or more to do in turn. You rest after each round.')}</p>
    <ul class="slots slots--pick">${slots.map((slot, i) => html`<li class="slot"><label class="choice">
      <input type="checkbox" aria-label=${exerciseOf(app.store.state, slot.exercise_id).name} .checked=${live(picked.has(slot.key))} @change=${() => toggle(slot.key)}>
      <span class="slot__what">${what(app, slot, i)}</span><span class="tick">${picked.has(slot.key) ? icon('check') : nothing}</span></label></li>`)}</ul>
    <div class="stack stack--tight after">
      <button class="btn btn--act btn--wide" ?disabled=${indexes.length < 2} @click=${make}>${indexes.length < 2 ? t('Do them in turn') : t('Do {count} in turn', { count: indexes.length })}</button>
      <button class="btn btn--plain btn--wide" @click=${() => pick(null)}>${t('Back to the list')}</button></div>`
}
