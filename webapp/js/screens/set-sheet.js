import { changeSet, removeSet } from '../actions/history.js'
import { openSheet } from '../elements/sheet.js'
import { number, shown } from '../format.js'
import { html, nothing } from '../html.js'
import { patchOf } from '../set_form.js'
import { exerciseOf } from '../state.js'

/**
 * Put a logged set right: load, reps, reserve, kind and note.
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @typedef {import('../set_form.js').Faults} Faults
 */

const KINDS = /** @type {const} */ ([['working', 'Working'], ['warmup', 'Warm-up'], ['drop', 'Drop'], ['failure', 'Failure']])

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
      ${entry({ name: 'weight', label: loadName(exercise.load_type), value: number(shown(set.weight_kg, set.unit)).replace(/,/g, ''), unit: set.unit, mode: 'decimal', fault: faults.weight })}
      ${entry({ name: 'reps', label: 'Reps', value: String(set.reps), mode: 'numeric', fault: faults.reps })}
      ${entry({ name: 'rir', label: 'Left in reserve', value: set.rir === null ? '' : number(set.rir, 1), mode: 'decimal', fault: faults.rir })}
    </div>
    <div class="seg seg--sheet" role="radiogroup" aria-label="Kind of set">${KINDS.map(([value, face]) => html`
      <label><input type="radio" name="set_type" value=${value} ?checked=${value === set.set_type}>${face}</label>`)}</div>
    ${entry({ name: 'note', label: 'Note', value: set.note ?? '', mode: 'text' })}
    <button class="btn btn--act btn--wide">Save</button>
    <button type="button" class="btn btn--danger" @click=${() => remove(close)}>Delete set</button></form>`)
}

/** @param {string} type */
const loadName = type => type === 'external' ? 'Weight' : type === 'bodyweight' ? 'Added weight' : 'Help, as a minus'

/** @param {{ name: string, label: string, value: string, unit?: string, mode: string, fault?: string }} field */
function entry({ name, label, value, unit, mode, fault }) {
  const id = `set-${name}`
  return html`<div class="entry"><label for=${id}>${label}</label>
    <span class="with-unit"><input id=${id} name=${name} inputmode=${mode} autocomplete="off" .value=${value}
      aria-invalid=${fault ? 'true' : 'false'} aria-describedby=${fault ? `${id}-fault` : nothing}>${unit ? html`<span>${unit}</span>` : nothing}</span>
    ${fault ? html`<span class="fault" id=${`${id}-fault`}>${fault}</span>` : nothing}</div>`
}
