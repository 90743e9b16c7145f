import { warmupsOf } from '../../actions/hand.js'
import { systemLoad } from '../../coach/strength.js'
import { odds } from '../../elements/odds.js'
import { belt, pair, plates, stack } from '../../elements/plates.js'
import { clock, expectText, load, number, percent, range, shown, weight } from '../../format.js'
import { html, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { at, platesText } from '../../loads.js'

/** @typedef {import('../workout.js').Hand} Hand */
/** @typedef {{ why: () => void, numbers: (field: 'load' | 'reps') => void, warmups: () => void }} Acts */

/** @returns {[string, string][]} */
const scopes = () => [['set', t('This set')], ['rest', t('All that remain')]]
/** @returns {Record<string, string>} */
const flags = () => ({ hard_cap: t('capped'), uncertain: t('little to go on'), fallback: t('as last time') })

/**
 * The number: load left, reps right; what hangs on the bar under one, what to expect under the other.
 * @param {Hand} view @param {Acts} act
 */
export function dose(view, act) {
  const { draft, exercise, timed } = view
  const rung = at(view.rungs, draft.kg)
  const text = heroText(view)
  const look = text.long ? 'hero hero--long' : 'hero'
  return html`<section class="dose" aria-label=${t('Prescription')}>
    <div class="duo">
      <button class=${look} @click=${() => act.numbers('load')}>${text.load}<span class="unit">${text.unit}</span><span class="vh"> ${t('load: type another')}</span></button>
      <button class=${look} @click=${() => act.numbers('reps')}>${timed ? timeText(view) : html`<span class="times" aria-hidden="true">×</span>${repsText(view)}`}<span class="vh"> ${timed ? t('minutes and seconds: type others') : t('reps: type others')}</span></button>
      <p class="under muted">${under(exercise, draft.kg, rung)}</p>
      <p class="under">${askedText(view)}</p>
      ${picture(view, rung)}
      ${timed ? html`<span></span>` : expected(view)}
    </div>
    ${changed(view) ? scope(view) : line(view, act)}
    ${offered(view, act)}
  </section>`
}

/** Why these numbers; nothing where they are the lifter's own kind of set. @param {Hand} view @param {Acts} act */
function line({ prescription, draft, timed }, { why }) {
  if (timed || draft.set_type === 'drop' || draft.set_type === 'warmup') return nothing
  const flag = prescription.flag && flags()[prescription.flag]
  return html`<button class="why-line" @click=${why}>
      <span>${prescription.headline} ${flag ? html`<span class=${prescription.flag === 'hard_cap' ? 'tag tag--warn' : 'tag'}>${flag}</span>` : nothing}</span>
      ${icon('next')}</button>`
}

/** The way up to the first working set. @param {Hand} view @param {Acts} act */
function offered(view, act) {
  const steps = view.number === 1 && view.draft.set_type === 'working' ? warmupsOf(view.app, view) : []
  if (steps.length === 0) return nothing
  const body = view.exercise.load_type !== 'external'
  const all = steps.map(({ kg, reps }) => `${body ? load(kg, view.unit, view.exercise.load_type) : number(shown(kg, view.unit))} × ${reps}`).join(', ')
  return html`<button class="why-line why-line--more" @click=${act.warmups}><span class="muted">${t('Warm up: {sets}', { sets: all })}</span>${icon('next')}</button>`
}

/** The column is narrow: a range is not to break at its dash. */
const UNBROKEN = '\u2060–\u2060'
/** Wider than this, a picture would promise more than is known. */
const WIDEST = 11

/** What the coach expects, at the load that it gave: another load has other reps. @param {Hand} view */
function expected(view) {
  const { prescription: { band, chances, weight: given }, exercise, unit, draft } = view
  if (!band || chances.length === 0 || draft.set_type === 'warmup' || draft.set_type === 'drop') return html`<span></span>`
  if (band.high - band.low >= WIDEST) return html`<p class="small muted doubt">${t('Too soon to say how many reps: this set will tell.')}</p>`
  const at_ = load(given, unit, exercise.load_type)
  return otherLoad(view) ? html`<p class="small muted doubt">${at_}: ${expectText(band).replace('–', UNBROKEN)}.</p>` : odds(chances, band, at_)
}

/** Is another load in hand than the one that was given? @param {Hand} view */
const otherLoad = ({ draft, prescription, rungs }) => Math.abs(draft.kg - (at(rungs, prescription.weight)?.kg ?? prescription.weight)) > 0.01

/** What was asked for, under the reps. @param {Hand} view */
function askedText({ draft, asked: { low, high, rir, amrap, percent: share }, timed, state, exercise }) {
  if (timed) return draft.clock ? t('of {time}', { time: clock(draft.seconds ?? 0) }) : heldBefore(state.last[exercise.id] ?? [])
  if (draft.set_type === 'warmup') return t('easy')
  if (draft.set_type === 'drop') return t('as many as go')
  const left = rir === null ? null : rir === 0 ? t('none left') : t('{count} left', { count: number(rir) })
  const reps = amrap ? t('{count} or more', { count: low }) : range(low, high)
  if (draft.reps_touched) return left ? t('asked {reps}, {left}', { reps, left }) : t('asked {reps}', { reps })
  if (share !== null) return t('{percent} of the training max', { percent: percent(share, false) })
  if (amrap || draft.set_type === 'amrap') return t('as many as go')
  if (draft.set_type === 'failure') return t('to failure')
  return rir === 0 || rir === null ? t('none in reserve') : t('at {count} in reserve', { count: number(rir) })
}

/** @param {import('../../types.js').LoggedSet[]} last */
function heldBefore(last) {
  const best = Math.max(0, ...last.map(set => set.duration_seconds ?? 0))
  return best > 0 ? t('last time {time}', { time: clock(best) }) : t('hold')
}

/** @param {Hand} view */
function heroText({ draft, asked, exercise, unit, timed }) {
  const kg = draft.kg
  const body = exercise.load_type !== 'external'
  const reps = timed ? clock(draft.seconds ?? 0) : draft.reps_touched ? String(draft.reps) : asked.amrap ? `${asked.low}+` : range(asked.low, asked.high)
  const bare = Math.abs(kg) < 0.01 && (body || timed)
  const text = bare ? t('body') : number(shown(kg, unit), 2, body)
  return { load: text, unit: bare ? '' : unit, reps, long: text.replace(/\D/g, '').length + reps.replace(/\D/g, '').length > 6 || text.length > 4 || reps.length > 3 }
}

/** @param {Hand} view */
function repsText({ draft, asked: { low, high, amrap } }) {
  if (draft.reps_touched) return draft.reps
  if (draft.set_type !== 'working' && !amrap) return draft.reps
  return amrap ? html`${low}<span class="to">+</span>` : low === high ? low : html`${low}<span class="to">–</span>${high}`
}

/** @param {Hand} view */
const timeText = ({ draft }) => draft.clock
  ? html`<gg-hold .since=${draft.clock} .seconds=${draft.seconds ?? 0} @reached=${() => navigator.vibrate?.([180, 80, 180])}></gg-hold>` : clock(draft.seconds ?? 0)

/** @param {Hand} view */
const changed = ({ draft, slot, asked, prescription, rungs, number: now }) => draft.touched && draft.set_type !== 'drop' && draft.set_type !== 'warmup' && now < slot.sets
  && Math.abs(draft.kg - (slot.kg ?? at(rungs, asked.kg ?? prescription.weight)?.kg ?? asked.kg ?? prescription.weight)) > 0.01

/** The load was changed: for how long? @param {Hand} view */
function scope({ draft, change }) {
  return html`<div class="scope-line"><span class="muted">${t('Holds for')}</span>
    <gg-chips look="seg" .look=${'seg'} .name=${t('The changed load holds for')} .options=${scopes()} .value=${draft.scope}
      @choose=${(/** @type {CustomEvent} */ event) => change({ scope: event.detail })}></gg-chips></div>`
}

/** What to do with the hands, in words. @param {import('../../types.js').Exercise} exercise @param {number} kg @param {import('../../loads.js').Rung | null} rung */
function under({ load_type: type, equipment, bodyweight_share: share, laterality }, kg, rung) {
  if (!rung) return t('not loadable here')
  if (type === 'assisted') return kg < 0 ? t('help from the stack') : t('no help')
  if (type === 'bodyweight') return kg > 0 ? platesText(rung) : share > 0 ? t('nothing added') : ''
  if (rung.kind === 'stack') return t('pin in the stack')
  if (rung.kind === 'rack') return equipment === 'kettlebell' ? t('the kettlebell') : laterality === 'unilateral' ? t('one hand') : t('each hand')
  return platesText(rung)
}

/** What is moved in all where the body is part of it: `64 kg moved`. @param {Hand} view @returns {string | undefined} */
function moved({ state, exercise, draft, unit, timed }) {
  const body = state.me?.bodyweight_kg
  if (!body || timed || exercise.load_type === 'external' || exercise.bodyweight_share <= 0) return undefined
  return t('{load} moved in all', { load: weight(systemLoad(exercise, draft.kg, body), unit, { digits: 0 }) })
}

/** @param {Hand} view @param {import('../../loads.js').Rung | null} rung */
function picture(view, rung) {
  const { draft, rungs, unit, exercise, timed } = view
  if (timed && Math.abs(draft.kg) < 0.01) return html`<gg-hold .since=${draft.clock ?? null} .seconds=${draft.seconds ?? 1} .ring=${true}></gg-hold>`
  if (rung?.kind === 'bar') return plates(rung)
  if (rung?.kind === 'rack') return pair(draft.kg, unit, exercise.equipment, exercise.laterality === 'unilateral')
  if (rung?.kind === 'stack') return stack(rungs, draft.kg, moved(view))
  return rung?.kind === 'hung' || rung?.kind === 'none' ? belt(rung, moved(view)) : html`<span></span>`
}
