import { changeExercise, createExercise } from '../actions/exercises.js'
import { frame, Page } from '../elements/page.js'
import { loadOf, nextShare } from '../exercise_class.js'
import { capital, EQUIPMENT, REGIONS, words } from '../find.js'
import { html, live, nothing } from '../html.js'
import { t } from '../i18n.js'
import { icon } from '../icons.js'
import { exerciseOf } from '../state.js'
import { uuidv7 } from '../uuid.js'

/**
 * An exercise of the lifter's own: made, or changed.
 * @typedef {import('../types.js').Exercise} Exercise
 * @typedef {{ muscles: Record<string, number>, equipment: string, fault: string }} View
 */

const PATTERNS = [
  'squat', 'hinge', 'lunge', 'knee_extension', 'knee_flexion', 'hip_extension', 'hip_abduction', 'hip_adduction', 'calf_raise',
  'horizontal_push', 'incline_push', 'vertical_push', 'chest_fly', 'dip', 'horizontal_pull', 'vertical_pull', 'pullover',
  'shoulder_raise', 'rear_delt', 'shrug', 'upright_row', 'elbow_flexion', 'elbow_extension', 'wrist', 'trunk_flexion',
  'trunk_extension', 'trunk_rotation', 'carry', 'olympic', 'plyometric', 'cardio', 'mobility', 'neck', 'rotator_cuff',
]
/** @extends {Page<View>} */
export class ExerciseFormScreen extends Page {
  /** @type {View} */ view = { muscles: {}, equipment: 'machine', fault: '' }
  /** @type {Exercise | null} */ #was = null

  /** @param {import('../types.js').State} _state */
  select(_state) { return null }

  entered() {
    if (!this.params.id) return
    this.#was = exerciseOf(this.state, this.params.id)
    this.see({ muscles: this.#was.muscles, equipment: this.#was.equipment })
  }

  #back = () => this.app.router.back('/exercises')

  /** @param {SubmitEvent} event */
  #save = async event => {
    event.preventDefault()
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target))
    const name = String(data.get('name')).trim()
    if (!name) { this.see({ fault: t('A name, as you would look for it') }); this.querySelector('input')?.focus(); return }
    const made = this.#made(name, data)
    if (this.#was) await changeExercise(this.app, this.#was, made)
    else await createExercise(this.app, { id: uuidv7(), slug: null, popularity: 0, own: true, tracking: 'reps', ...made })
    this.app.router.back('/exercises')
  }

  /** @param {string} name @param {FormData} data */
  #made(name, data) {
    const equipment = String(data.get('equipment'))
    const pattern = String(data.get('pattern'))
    return {
      name, equipment, pattern, cue: String(data.get('cue')).trim() || null, muscles: this.view.muscles,
      laterality: data.get('unilateral') ? /** @type {const} */ ('unilateral') : /** @type {const} */ ('bilateral'), ...loadOf(equipment, pattern),
    }
  }

  template() {
    const was = this.#was
    const { fault, equipment } = this.view
    return frame({ title: was ? t('Change exercise') : t('New exercise'), back: this.#back }, html`<form class="form" novalidate @submit=${this.#save}>
      <div class="entry"><label for="name">${t('Name')}</label><input id="name" name="name" maxlength="200" autocomplete="off" .value=${was?.name ?? this.query.get('name') ?? ''}
        aria-invalid=${fault ? 'true' : 'false'} aria-describedby=${fault ? 'name-fault' : nothing}>
        ${fault ? html`<span class="fault" id="name-fault">${fault}</span>` : nothing}</div>
      <div class="entry"><label for="equipment">${t('Equipment')}</label><select id="equipment" name="equipment"
        @change=${(/** @type {Event} */ event) => this.see({ equipment: /** @type {HTMLSelectElement} */ (event.target).value })}>
        ${Object.entries(EQUIPMENT).map(([slug, face]) => html`<option value=${slug} ?selected=${slug === equipment}>${face}</option>`)}</select>
        <span class="small muted">${this.#loadWords(equipment)}</span></div>
      <div class="entry"><label for="pattern">${t('Movement')}</label><select id="pattern" name="pattern">
        ${PATTERNS.map(slug => html`<option value=${slug} ?selected=${slug === (was?.pattern ?? 'horizontal_push')}>${capital(words(slug))}</option>`)}</select>
        <span class="small muted">${t('The coach starts from lifts that move alike.')}</span></div>
      <label class="choice"><input type="checkbox" name="unilateral" ?checked=${was?.laterality === 'unilateral'}><span>${t('One side at a time')}</span><span class="tick">${icon('check')}</span></label>
      ${this.#muscles()}
      <div class="entry"><label for="cue">${t('Cue')}</label><textarea id="cue" name="cue" rows="3" maxlength="500" .value=${was?.cue ?? ''}></textarea></div>
      <button class="btn btn--act btn--wide">${was ? t('Save') : t('Make exercise')}</button></form>`)
  }

  /** @param {string} equipment */
  #loadWords(equipment) {
    if (equipment === 'assisted') return t('You log the help as a minus: −20 kg.')
    if (equipment === 'bodyweight' || equipment === 'suspension') return t('You log what is added: 0 kg is bodyweight alone.')
    return equipment === 'dumbbell' || equipment === 'kettlebell' ? t('You log the weight in one hand.') : t('You log the whole load.')
  }

  #muscles() {
    return html`<fieldset class="group"><legend class="small muted">${t('Muscles: tap once for direct (a set counts 1), twice for indirect (½)')}</legend>
      ${Object.entries(REGIONS).map(([region, muscles]) => html`<div class="pair-chips" role="group" aria-label=${capital(words(region.toLowerCase()))}>${muscles.map(muscle => this.#muscle(muscle))}</div>`)}</fieldset>`
  }

  /** @param {string} muscle */
  #muscle(muscle) {
    const share = this.view.muscles[muscle]
    const turn = () => {
      const { [muscle]: _, ...others } = this.view.muscles
      const next = nextShare(share)
      this.see({ muscles: next === undefined ? others : { ...others, [muscle]: next } })
    }
    const state = share === undefined ? '' : share === 1 ? t('direct') : t('indirect, ½')
    return html`<button type="button" class="chip chip--calm ${share === undefined ? 'chip--off' : share === 1 ? 'chip--on' : 'chip--half'}" aria-pressed=${live(share !== undefined ? 'true' : 'false')} @click=${turn}>
      ${capital(words(muscle))}${share !== undefined && share < 1 ? ' ½' : nothing}<span class="vh">${state}</span></button>`
  }
}

ExerciseFormScreen.define('gg-exercise-form')
