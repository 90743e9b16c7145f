import { duplicateGym } from '../../actions/gyms.js'
import { removeGym, saveGym } from '../../actions/settings.js'
import { frame, note, Page } from '../../elements/page.js'
import '../../elements/register.js'
import { number } from '../../format.js'
import { addOns, BAR_NAMES, emptyInventory, faultOf, RACK_NAMES, smallestStep, STACK_NAMES, withItem, withPlates } from '../../gyms.js'
import { inventoryOf, PLATES, presetOf, PRESETS } from '../../gym_presets.js'
import { html, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { COMMON } from '../../loads.js'
import { exerciseOf, unitOf } from '../../state.js'
import { uuidv7 } from '../../uuid.js'
import { openLifts } from './gym_lifts.js'
import { drop, group, kindOf, numberOf, textOf, unitOf as unitButton } from './gym_parts.js'
import { tryCard } from './gym_try.js'

/**
 * One gym: bars, plates with their counts, dumbbells, stacks; kg and lb side by side.
 * @typedef {import('../../types.js').Inventory} Inventory
 * @typedef {{ name: string, unit: import('../../types.js').Unit, inventory: Inventory, preset: string | null, tried: import('./gym_try.js').Tried, fault: string | null }} View
 */

/** @extends {Page<View>} */
export class GymScreen extends Page {
  /** @type {View} */ view = { name: '', unit: 'kg', inventory: emptyInventory(), preset: null, tried: { equipment: 'barbell', load: '' }, fault: null }

  get #isNew() { return this.params.id === 'new' }
  get #gym() { return this.state.gyms.find(one => one.id === this.params.id) }

  /** @param {import('../../types.js').State} _state */
  select(_state) { return null }

  entered() {
    const unit = unitOf(this.state)
    const gym = this.#gym
    if (gym) this.see({ name: gym.name, inventory: gym.inventory, unit: gym.inventory.plates[0]?.unit ?? gym.inventory.bars[0]?.unit ?? unit })
    else if (this.#isNew) this.see({ inventory: COMMON[unit], unit })
    else this.app.router.go('/you/gyms', { replace: true })
  }

  #back = () => this.app.router.back('/you/gyms')

  #save = async () => {
    const { name, inventory } = this.view
    const fault = faultOf(name, inventory)
    this.see({ fault })
    if (fault) return
    await saveGym(this.app, { ...this.#gym, id: this.#gym?.id ?? uuidv7(), name: name.trim(), inventory, active: this.#gym?.active ?? this.state.gyms.length === 0 }, this.#isNew)
    this.#back()
  }

  /** @param {Inventory} inventory */
  #set(inventory) { this.see({ inventory, fault: null }) }

  template() {
    const { name, unit, inventory, fault, tried } = this.view
    const step = smallestStep(inventory, unit)
    const named = (/** @type {Event} */ event) => this.see({ name: /** @type {HTMLInputElement} */ (event.target).value, fault: null })
    return frame({ title: this.#isNew ? t('New gym') : t('Gym'), back: this.#back }, html`<div class="stack">
      <div class="entry"><label for="gym-name">${t('Name')}</label><input id="gym-name" maxlength="100" autocomplete="off" placeholder=${t('Where you train')} .value=${name} @input=${named}></div>
      ${this.#isNew ? this.#presets() : nothing}
      ${this.#plates()}${this.#bars()}${this.#racks()}${this.#stacks()}
      ${tryCard({ id: '', name, inventory, active: false }, unit, tried, change => this.see({ tried: { ...tried, ...change } }))}
      <p>${step === null ? t('No pair of plates: loads on the bar aren’t rounded.') : t('Smallest step on the bar: {step}. Every weight you see can be loaded here.', { step: `${number(step)}\u00a0${unit}` })}</p>
      ${fault ? note(fault, 'warn') : nothing}
      <div class="foot"><button class="btn btn--act btn--wide" @click=${this.#save}>${t('Save gym')}</button></div>
      ${this.#gym ? html`<button class="btn btn--wide" @click=${this.#copy}>${t('Duplicate')}</button>` : nothing}
      ${this.#gym && !this.#gym.active ? html`<button class="btn btn--danger" @click=${this.#remove}>${t('Delete gym')}</button>` : nothing}</div>`)
  }

  #remove = () => {
    if (this.#gym) removeGym(this.app, this.#gym)
    this.#back()
  }

  #copy = async () => {
    if (this.#gym) await duplicateGym(this.app, this.#gym)
    this.#back()
  }

  /** Gyms to begin with. */
  #presets() {
    const { unit, preset, name } = this.view
    const known = PRESETS[unit].map(one => one.name())
    const choose = (/** @type {string} */ key) => {
      const chosen = presetOf(unit, key)
      this.see({ preset: key, inventory: inventoryOf(chosen, unit), fault: null, ...(name === '' || known.includes(name) ? { name: chosen.name() } : {}) })
    }
    return html`<section class="card"><h2 class="card__title">${t('Begin with')}</h2>
      <gg-chips class="after" look="grid" .look=${'grid'} .name=${t('Begin with')} .options=${PRESETS[unit].map(one => [one.key, one.name()])} .value=${preset} @choose=${(/** @type {CustomEvent} */ event) => choose(event.detail)}></gg-chips></section>`
  }

  #plates() {
    const { inventory, unit } = this.view
    const weights = [...new Set([...PLATES[unit], ...inventory.plates.filter(plate => plate.unit === unit).map(plate => plate.weight)])].sort((a, b) => b - a)
    const others = inventory.plates.filter(plate => plate.unit !== unit).reduce((sum, plate) => sum + plate.count, 0)
    const other = unit === 'kg' ? 'lb' : 'kg'
    const turn = (/** @type {number} */ weight, /** @type {number} */ by) => this.#set(withPlates(inventory, weight, unit, by))
    return html`<section class="card"><div class="card__head"><div><h2 class="card__title">${t('Plates')}</h2><p class="small muted">${t('{unit}, how many of each', { unit })}</p></div>
      <button class="btn btn--calm" @click=${() => this.see({ unit: other })}>${unit === 'kg' ? t('In lb') : t('In kg')}</button></div>
      ${others > 0 ? html`<p class="small muted">${t('And {count} in {unit}; the two are never mixed on one bar.', { count: others, unit: other })}</p>` : nothing}
      <ul class="plates">${weights.map(weight => {
    const count = inventory.plates.find(plate => plate.weight === weight && plate.unit === unit)?.count ?? 0
    const face = `${number(weight)}\u00a0${unit}`
    return html`<li class=${count === 0 ? 'plate-row muted' : 'plate-row'}><span>${face}</span><span class="count" role="group" aria-label=${t('{face} plates', { face })}>
      <button class="icon-btn" aria-label=${t('Two {face} plates fewer', { face })} ?disabled=${count === 0} @click=${() => turn(weight, -2)}>−</button><b>${count}</b>
      <button class="icon-btn" aria-label=${t('Two {face} plates more', { face })} @click=${() => turn(weight, 2)}>+</button></span></li>`
  })}</ul></section>`
  }

  #bars() {
    const { inventory, unit } = this.view
    const set = (/** @type {number} */ i, /** @type {Partial<import('../../types.js').Bar> | null} */ change) => this.#set(withItem(inventory, 'bars', i, change))
    return group(t('Bars'), t('what they weigh empty'), inventory.bars.map((bar, i) => html`<li class="gear">
      <div class="gear__head">${kindOf(t('Bar'), BAR_NAMES, bar.kind, kind => set(i, { kind }))}${drop(BAR_NAMES[bar.kind], () => set(i, null))}</div>
      <div class="gear__numbers">${numberOf(t('weighs'), bar.weight, weight => set(i, { weight }))}${unitButton(bar.unit, one => set(i, { unit: one }))}</div></li>`), t('Add a bar'),
    () => this.#set({ ...inventory, bars: [...inventory.bars, { kind: 'barbell', weight: unit === 'kg' ? 20 : 45, unit }] }))
  }

  #racks() {
    const { inventory, unit } = this.view
    const set = (/** @type {number} */ i, /** @type {Partial<import('../../types.js').Rack> | null} */ change) => this.#set(withItem(inventory, 'dumbbells', i, change))
    return group(t('Dumbbells'), t('a rack from the lightest to the heaviest'), inventory.dumbbells.map((rack, i) => html`<li class="gear">
      <div class="gear__head">${kindOf(t('Rack'), RACK_NAMES, rack.kind, kind => set(i, { kind }))}${drop(RACK_NAMES[rack.kind], () => set(i, null))}</div>
      <div class="gear__numbers">${numberOf(t('from'), rack.low, low => set(i, { low }))}${numberOf(t('to'), rack.high, high => set(i, { high }))}
        ${numberOf(t('by'), rack.step, step => set(i, { step }))}${unitButton(rack.unit, one => set(i, { unit: one }))}</div></li>`), t('Add a rack'),
    () => this.#set({ ...inventory, dumbbells: [...inventory.dumbbells, { kind: 'dumbbell', ...(unit === 'kg' ? { low: 2, high: 40, step: 2 } : { low: 5, high: 100, step: 5 }), unit }] }))
  }

  #stacks() {
    const { inventory, unit } = this.view
    const set = (/** @type {number} */ i, /** @type {Partial<import('../../types.js').Stack> | null} */ change) => this.#set(withItem(inventory, 'stacks', i, change))
    return group(t('Stacks'), t('from the first pin, which may weigh more than a step, to the last; small weights to add on'), inventory.stacks.map((stack, i) => html`<li class="gear">
      <div class="gear__head">${kindOf(t('Stack'), STACK_NAMES, stack.kind, kind => set(i, { kind }))}${drop(STACK_NAMES[stack.kind], () => set(i, null))}</div>
      <div class="gear__numbers">${numberOf(t('from'), stack.first, first => set(i, { first }))}${numberOf(t('to'), stack.last, last => set(i, { last }))}
        ${numberOf(t('by'), stack.step, step => set(i, { step }))}${unitButton(stack.unit, one => set(i, { unit: one }))}</div>
      <div class="duo duo--tight">${textOf(t('Add-ons, {unit}', { unit: stack.unit }), stack.add_ons.map(one => number(one)).join('; '), t('none'), text => set(i, { add_ons: addOns(text) }))}
        ${textOf(t('Called'), stack.name ?? '', t('no name'), text => set(i, { name: text.trim() || null }))}</div>
      <button class="btn btn--calm btn--wide" @click=${() => openLifts(this.app, stack.exercise_ids, exercise_ids => set(i, { exercise_ids }))}>${this.#lifts(stack.exercise_ids)}</button></li>`), t('Add a stack'),
    () => this.#set({ ...inventory, stacks: [...inventory.stacks, { kind: 'cable', exercise_ids: [], ...(unit === 'kg' ? { first: 5, last: 90, step: 2.5 } : { first: 10, last: 200, step: 10 }), unit, add_ons: [] }] }))
  }

  /** Which lifts a stack is for. @param {string[]} ids */
  #lifts(ids) {
    if (ids.length === 0) return t('For every lift of its kind')
    return t('For {lifts}', { lifts: ids.map(id => exerciseOf(this.state, id).name).join(', ') })
  }
}

GymScreen.define('gg-gym')
