import { drop, dropText, fewer } from '../../actions/hand.js'
import { SessionRecords } from '../../elements/session-records.js'
import { number, shown } from '../../format.js'
import { html, nothing } from '../../html.js'
import { plural, t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { doneText, kindText, leftText, marks, setText } from '../../set_words.js'
import { exerciseOf } from '../../state.js'
import { workingSets } from '../../workout.js'
import { openNote, openPain } from './over.js'
import { restLine, timer } from './rest.js'

/** The sets that are done, and what can still be done with the newest. @typedef {import('../workout.js').Hand} Hand */
/** @typedef {import('../../types.js').LoggedSet} LoggedSet */
/** @typedef {{ open: (set: LoggedSet) => void, undo: () => void }} Before */

/**
 * What has been done stands where the steppers stood; the clock where Log set stood.
 * @param {Hand} view @param {import('./rest.js').RestActs} rest @param {Before} act
 */
export function resting(view, rest, act) {
  return html`<section class="hand" aria-label=${t('Rest')}>${doneList(view, act)}${just(view, act)}${restLine(view)}${timer(view, rest)}</section>`
}

/** Sets before the newest of the exercise that was just done, each to be put right by a tap. @param {Hand} view @param {Before} act */
function doneList({ state }, { open }) {
  const newest = state.done.at(-1)
  if (!newest) return nothing
  const { load_type: type } = exerciseOf(state, newest.exercise_id)
  const sets = state.done.filter(set => set.exercise_id === newest.exercise_id)
  if (sets.length < 2) return nothing
  return html`<ol class="before" aria-label=${t('Sets done')}>${sets.slice(0, -1).map(set => html`<li>
    <button @click=${() => open(set)}><span class="muted">${numbered(sets, set)}</span> ${doneText(set, type)}<span class="vh">: ${t('put right')}</span></button></li>`)}</ol>`
}

/** Its number, or a mark where it has none of its own. @param {LoggedSet[]} sets of one exercise @param {LoggedSet} set */
export function numbered(sets, set) {
  if (set.set_type === 'warmup') return t('w')
  if (set.set_type === 'drop') return t('d')
  return String(workingSets(sets.slice(0, sets.indexOf(set) + 1), set.exercise_id).length + (set.side && !workingSets(sets, set.exercise_id).includes(set) ? 1 : 0))
}

/** @param {LoggedSet} set */
const tags = set => marks(set).map(text => html` <span class="tag">${text}</span>`)

/**
 * The set that was just logged: a tap is one rep fewer, another one more so; beside it the way back.
 * @param {Hand} view @param {Before} act
 */
export function just({ app, state }, { open, undo }) {
  const set = state.done.at(-1)
  if (!set) return nothing
  const exercise = exerciseOf(state, set.exercise_id)
  const sets = state.done.filter(one => one.exercise_id === set.exercise_id)
  const lighter = set.set_type === 'warmup' || set.duration_seconds ? null : dropText(app, set)
  return html`<div class="just" role="group" aria-label=${t('The set just done')}>
    <button class="just__fewer" ?disabled=${!set.duration_seconds && set.reps < 2} @click=${() => fewer(app, set.id)}>
      <span class="n">${numbered(sets, set)}</span>
      <span><b>${doneText(set, exercise.load_type)}</b>${set.rir === null ? nothing : html` <span class="small just__left">${leftText(set.rir)}</span>`}${tags(set)}
        <span class="small">${set.duration_seconds ? t('Tap: 5 seconds less') : t('Tap: one rep fewer')}</span></span></button>
    <button class="icon-btn" @click=${() => open(set)}>${icon('pencil')}<span class="vh">${doneText(set, exercise.load_type)}: ${t('edit this set')}</span></button>
    <button class="just__undo" @click=${undo}>${icon('undo')}<span>${t('Undo')}</span></button></div>
    <div class="tools">${lighter ? html`<button class="btn btn--quick" @click=${() => drop(app, set)}>${t('Drop to {load}', { load: lighter })}</button>` : nothing}
      <button class="btn btn--quick" @click=${() => openNote(app, set)}>${t('Note')}</button>
      <button class="btn btn--quick" @click=${() => openPain(app, set)}>${t('Pain')}</button></div>
    <span class="vh" role="status">${t('Done: {set}', { set: `${kindText(set.set_type)} ${setText(set, exercise.load_type)}`.trim() })}</span>`
}

/**
 * All planned sets are done: what was done, by exercise, in the place of the number.
 * @param {Hand} view @param {() => void} save as a day of a plan
 */
export function summary({ app, state, running, unit }, save) {
  const working = state.done.filter(set => set.set_type !== 'warmup')
  const moved = working.reduce((sum, set) => sum + (set.duration_seconds ? 0 : Math.max(0, set.weight_kg) * set.reps), 0)
  const sets = plural(working.length, '{count} working set', '{count} working sets')
  return html`<section class="summary stack"><div><h1>${t('All sets done')}</h1>
      <p class="muted">${moved > 0 ? t('{sets}, {load} {unit} moved', { sets, load: number(Math.round(shown(moved, unit)), 0), unit }) : sets}</p></div>
    <gg-session-records .app=${app} .at=${running.started_at} .sets=${state.done} .fresh=${true}></gg-session-records>
    <ol class="list">${running.slots.filter(slot => working.some(set => set.exercise_id === slot.exercise_id)).map(slot => {
      const exercise = exerciseOf(state, slot.exercise_id)
      const done = working.filter(set => set.exercise_id === slot.exercise_id)
      return html`<li class="item item--stack"><p>${exercise.name}<br><span class="small muted">${done.map(set => doneText(set, exercise.load_type)).join(', ')}</span></p></li>`
    })}</ol>
    <button class="btn btn--wide" @click=${save}>${t('Save as a day')}</button></section>`
}

/**
 * @param {Hand} view @param {Before & { add: () => void, more: () => void, finish: () => void }} act
 */
export function finished(view, act) {
  const count = view.state.done.length
  return html`<section class="hand" aria-label=${t('All done')}>${just(view, act)}
    <div class="duo duo--tight"><button class="btn btn--quick" @click=${act.more}>${t('One more set')}</button><button class="btn btn--quick" @click=${act.add}>${t('Add exercise')}</button></div>
    <button class="btn btn--act btn--log" @click=${act.finish}><strong>${t('Finish')}</strong><span>${plural(count, '{count} set', '{count} sets')}</span></button></section>`
}

SessionRecords.define('gg-session-records')
