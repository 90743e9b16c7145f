import { changeSet, removeSet } from '../actions/history.js'
import { isTimed } from '../draft.js'
import { openSheet } from '../elements/sheet.js'
import { clock, number, shown } from '../format.js'
import { html, nothing } from '../html.js'
import { t } from '../i18n.js'
import { patchOf } from '../set_form.js'
import { joints, kinds } from '../set_words.js'
import { exerciseOf } from '../state.js'

/**
 * Put a logged set right: load, reps or time, reserve, kind, side, pain and note.
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @typedef {import('../types.js').Exercise} Exercise
 * @typedef {import('../set_form.js').Faults} Faults
 */

/**
 * @param {import('../app.js').App} app @param {LoggedSet} set
 * @param {{ save?: (patch: Partial<LoggedSet>) => Promise<void>, remove?: () => Promise<void> }} [instead] what saving and deleting do, where it isn't the usual
 */
export function openSetSheet(app, set, instead = {}) {
  const exercise = exerciseOf(app.store.state, set.exercise_id)
  /** @type {Faults} */ let faults = {}
  const save = async (/** @type {SubmitEvent} */ event, /** @type {() => void} */ close) => {
    event.preventDefault()
    const made = patchOf(set, new FormData(/** @type {HTMLFormElement} */ (event.target)))
    if (!made.patch) { faults = made.faults ?? {}; sheet.refresh(); return }
    if (instead.save) await instead.save(made.patch)
    else if (Object.keys(made.patch).length > 0) await changeSet(app, set, made.patch)
    close()
  }
  const remove = async (/** @type {() => void} */ close) => { await (instead.remove ?? (() => removeSet(app, set)))(); close() }
  const sheet = openSheet(exercise.name, close => html`<form class="form" novalidate @submit=${(/** @type {SubmitEvent} */ event) => save(event, close)}>
    <div class="trio">
      ${entry({ name: 'weight', label: loadName(exercise.load_type), value: number(shown(set.weight_kg, set.unit)).replace(/\s/g, ''), unit: set.unit, mode: 'decimal', fault: faults.weight })}
      ${amounts(set, exercise, faults)}
    </div>
    <div class="chips chips--grid" role="radiogroup" aria-label=${t('Kind of set')}>${kinds().map(([value, face]) => html`
      <label class="chip"><input type="radio" name="set_type" value=${value} ?checked=${value === set.set_type}>${face}</label>`)}</div>
    ${exercise.laterality === 'unilateral' || set.side ? sides(set) : nothing}
    ${entry({ name: 'note', label: t('Note'), value: set.note ?? '', mode: 'text' })}
    ${choice('pain', t('Pain'), [['', t('None')], ...joints()], set.pain ?? '')}
    <button class="btn btn--act btn--wide">${t('Save')}</button>
    <button type="button" class="btn btn--danger" @click=${() => remove(close)}>${t('Delete set')}</button></form>`)
}

/** Reps and what was left of them; of a timed set its time. @param {LoggedSet} set @param {Exercise} exercise @param {Faults} faults */
function amounts(set, exercise, faults) {
  if (set.duration_seconds && isTimed(exercise)) {
    return entry({ name: 'duration', label: t('Time'), value: clock(set.duration_seconds), mode: 'text', fault: faults.duration })
  }
  return html`${entry({ name: 'reps', label: t('Reps'), value: String(set.reps), mode: 'numeric', fault: faults.reps })}
    ${entry({ name: 'rir', label: t('Left in reserve'), value: set.rir === null ? '' : number(set.rir, 1), mode: 'decimal', fault: faults.rir })}`
}

/** @param {LoggedSet} set */
const sides = set => html`<div class="chips chips--grid" role="radiogroup" aria-label=${t('Sides')}>${[['', t('Each side')], ['left', t('Left')], ['right', t('Right')]].map(([value, face]) => html`
  <label class="chip"><input type="radio" name="side" value=${value} ?checked=${value === (set.side ?? '')}>${face}</label>`)}</div>`

/** @param {string} type */
const loadName = type => type === 'external' ? t('Weight') : type === 'bodyweight' ? t('Added weight') : t('Help, as a minus')

/** @param {string} name @param {string} label @param {[string, string][]} options @param {string} chosen */
const choice = (name, label, options, chosen) => html`<div class="entry"><label for=${`set-${name}`}>${label}</label>
  <select id=${`set-${name}`} name=${name}>${options.map(([value, face]) => html`<option value=${value} ?selected=${value === chosen}>${face}</option>`)}</select></div>`

/** @param {{ name: string, label: string, value: string, unit?: string, mode: string, fault?: string }} field */
function entry({ name, label, value, unit, mode, fault }) {
  const id = `set-${name}`
  return html`<div class="entry"><label for=${id}>${label}</label>
    <span class="with-unit"><input id=${id} name=${name} inputmode=${mode} autocomplete="off" .value=${value}
      aria-invalid=${fault ? 'true' : 'false'} aria-describedby=${fault ? `${id}-fault` : nothing}>${unit ? html`<span>${unit}</span>` : nothing}</span>
    ${fault ? html`<span class="fault" id=${`${id}-fault`}>${fault}</span>` : nothing}</div>`
}
