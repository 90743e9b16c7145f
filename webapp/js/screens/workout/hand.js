import { load, number, shown } from '../../format.js'
import { html } from '../../html.js'
import { above, below } from '../../loads.js'
import { exerciseOf } from '../../state.js'
import { workingSets } from '../../workout.js'

/** @typedef {import('../workout.js').Hand} Hand */
/** @typedef {import('../../types.js').LoggedSet} LoggedSet */
/** @typedef {{ log: () => void, end: () => void, shift: (by: number) => void, over: () => void }} RestActs */

/** @type {[number, string][]} */
const RESERVE = [[0, '0'], [1, '1'], [2, '2'], [3, '3'], [4, '4+']]

/**
 * Steppers, effort, and the one tap. After a rest that has run over, the clock shares the place with Log set.
 * @param {Hand} view @param {() => void} log @param {RestActs | null} rest
 */
export function hand(view, log, rest) {
  const { draft, unit, rungs, change, number: now } = view
  const up = above(rungs, draft.kg)
  const down = below(rungs, draft.kg)
  const climb = (/** @type {CustomEvent<number>} */ { detail: by }) => {
    const next = by > 0 ? above(rungs, draft.kg) : below(rungs, draft.kg)
    if (next) change({ kg: next.kg })
  }
  const count = (/** @type {CustomEvent<number>} */ { detail: by }) => change({ reps: Math.min(100, Math.max(1, draft.reps + by)), reps_touched: true })
  return html`<section class="hand" aria-label="Log">
    <div class="steppers">
      <gg-stepper .label=${'Load'} .less=${face(draft.kg, down, unit)} .more=${face(draft.kg, up, unit)}
        .lessName=${down ? `${face(draft.kg, down, unit)} ${unit}` : '– Nothing lighter here'}
        .moreName=${up ? `${face(draft.kg, up, unit)} ${unit}` : '– Nothing heavier here'} @step=${climb}></gg-stepper>
      <gg-stepper .label=${'Reps'} .less=${'−1'} .more=${'+1'} .lessName=${'−1 rep'} .moreName=${'+1 rep'} @step=${count}></gg-stepper>
    </div>
    <div class="effort"><p class="legend" aria-hidden="true">${draft.rir === null ? 'Reps left in reserve: not said' : 'Reps left in reserve'}</p>
      <gg-chips .name=${'Reps left in reserve'} .options=${RESERVE} .value=${draft.rir === null ? null : Math.min(4, Math.round(draft.rir))} .clearable=${true}
        @choose=${(/** @type {CustomEvent} */ event) => change({ rir: event.detail })}></gg-chips></div>
    ${rest ? timer(view, rest) : html`<button class="btn btn--act btn--log" @click=${log}><strong>Log set</strong><span>${logText(view)}</span></button>`}
    <span class="vh" role="status">${draft.touched ? logText(view) : `Set ${now}`}</span>
  </section>`
}

/** @param {number} kg @param {import('../../loads.js').Rung | null} to @param {import('../../types.js').Unit} unit */
function face(kg, to, unit) {
  return to === null ? null : number(shown(to.kg - kg, unit), 2, true)
}

/** @param {Hand} view */
export function logText({ draft, unit, exercise }) {
  return `${load(draft.kg, unit, exercise.load_type)} × ${draft.reps}${draft.rir === null ? '' : `, ${number(draft.rir)} left`}`
}

/**
 * What has been done stands where the steppers stood; the clock where Log set stood.
 * @param {Hand} view @param {RestActs} rest @param {(set: LoggedSet) => void} open
 */
export function resting(view, rest, open) {
  return html`<section class="hand" aria-label="Rest">${doneList(view, open)}${timer(view, rest)}</section>`
}

/** @param {Hand} view @param {RestActs} acts */
function timer({ running, number: now }, { log, end, shift, over }) {
  const { rest } = running
  return html`<gg-timer .endsAt=${rest?.ends_at} .seconds=${rest?.seconds} .next=${now} .since=${(rest?.ends_at ?? 0) - (rest?.seconds ?? 0) * 1000}
    @log=${log} @end=${end} @shift=${(/** @type {CustomEvent<number>} */ event) => shift(event.detail)} @over=${over}></gg-timer>`
}

/** Sets of the exercise that was just done, each to be put right by a tap. @param {Hand} view @param {(set: LoggedSet) => void} open */
function doneList({ state, exercise, unit }, open) {
  const latest = state.done.at(-1)
  const id = latest?.exercise_id ?? exercise.id
  const type = state.exercises.find(one => one.id === id)?.load_type ?? 'external'
  const sets = state.done.filter(set => set.exercise_id === id)
  return html`<ol class="done" aria-label="Sets done">${sets.map(set => html`<li>
    <button class="line" @click=${() => open(set)}>
      <span class="n">${set.set_type === 'warmup' ? 'w' : workingSets(sets, id).indexOf(set) + 1}</span>
      <span>${load(set.weight_kg, unit, type)} × ${set.reps}</span><span class="muted">${set.rir === null ? '' : `${number(set.rir)} left`}<span class="vh">: edit this set</span></span></button></li>`)}</ol>`
}

/**
 * All planned sets are done: what was done, by exercise, in the place of the number.
 * @param {Hand} view
 */
export function summary({ state, running, unit }) {
  const working = state.done.filter(set => set.set_type !== 'warmup')
  const moved = working.reduce((sum, set) => sum + Math.max(0, set.weight_kg) * set.reps, 0)
  return html`<section class="summary stack"><div><h1>All sets done</h1>
      <p class="muted">${working.length} working sets${moved > 0 ? `, ${number(Math.round(shown(moved, unit)), 0)} ${unit} moved` : ''}</p></div>
    <ol class="list">${running.slots.map(slot => {
      const exercise = exerciseOf(state, slot.exercise_id)
      const sets = workingSets(state.done, slot.exercise_id)
      return html`<li class="item item--stack"><p>${exercise.name}<br><span class="small muted">${sets.map(set => `${load(set.weight_kg, unit, exercise.load_type)} × ${set.reps}`).join(', ')}</span></p></li>`
    })}</ol></section>`
}

/**
 * @param {Hand} view @param {{ add: () => void, more: () => void, finish: () => void }} act
 */
export function finished(view, { add, more, finish }) {
  return html`<section class="hand" aria-label="All done">
    <div class="duo duo--tight"><button class="btn btn--quick" @click=${more}>One more set</button><button class="btn btn--quick" @click=${add}>Add exercise</button></div>
    <button class="btn btn--act btn--log" @click=${finish}><strong>Finish</strong><span>${view.state.done.length} sets</span></button></section>`
}
