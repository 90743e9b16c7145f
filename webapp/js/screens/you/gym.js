import { removeGym, saveGym } from '../../actions/settings.js'
import { frame, note, Page } from '../../elements/page.js'
import { number, parseNumber } from '../../format.js'
import { addOns, BAR_NAMES, emptyInventory, faultOf, RACK_NAMES, smallestStep, STACK_NAMES, withItem, withPlates } from '../../gyms.js'
import { PLATES } from '../../gym_presets.js'
import { html, nothing } from '../../html.js'
import { icon } from '../../icons.js'
import { COMMON } from '../../loads.js'
import { unitOf } from '../../state.js'
import { uuidv7 } from '../../uuid.js'

/**
 * One gym: bars, plates with their counts, dumbbells, stacks.
 * @typedef {import('../../types.js').Inventory} Inventory
 * @typedef {{ name: string, unit: import('../../types.js').Unit, inventory: Inventory, fault: string | null }} View
 */

/** @extends {Page<View>} */
export class GymScreen extends Page {
  /** @type {View} */ view = { name: '', unit: 'kg', inventory: emptyInventory(), fault: null }

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
    await saveGym(this.app, { id: this.#gym?.id ?? uuidv7(), name: name.trim(), inventory, active: this.#gym?.active ?? this.state.gyms.length === 0 }, this.#isNew)
    this.#back()
  }

  /** @param {Inventory} inventory */
  #set(inventory) { this.see({ inventory, fault: null }) }

  template() {
    const { name, unit, inventory, fault } = this.view
    const step = smallestStep(inventory, unit)
    const named = (/** @type {Event} */ event) => this.see({ name: /** @type {HTMLInputElement} */ (event.target).value, fault: null })
    return frame({ title: this.#isNew ? 'New gym' : 'Gym', back: this.#back }, html`<div class="stack">
      <div class="entry"><label for="gym-name">Name</label><input id="gym-name" maxlength="100" autocomplete="off" placeholder="Where you train" .value=${name} @input=${named}></div>
      ${this.#plates()}${this.#bars()}${this.#racks()}${this.#stacks()}
      <p>${step === null ? 'No pair of plates: loads on the bar aren’t rounded.' : html`Smallest step on the bar: <b>${number(step)}\u00a0${unit}</b>. Every weight you see can be loaded here.`}</p>
      ${fault ? note(fault, 'warn') : nothing}
      <div class="foot"><button class="btn btn--act btn--wide" @click=${this.#save}>Save gym</button></div>
      ${this.#gym && !this.#gym.active ? html`<button class="btn btn--danger" @click=${this.#remove}>Delete gym</button>` : nothing}</div>`)
  }

  #remove = () => {
    if (this.#gym) removeGym(this.app, this.#gym)
    this.#back()
  }

  #plates() {
    const { inventory, unit } = this.view
    const weights = [...new Set([...PLATES[unit], ...inventory.plates.filter(plate => plate.unit === unit).map(plate => plate.weight)])].sort((a, b) => b - a)
    const turn = (/** @type {number} */ weight, /** @type {number} */ by) => this.#set(withPlates(inventory, weight, unit, by))
    return html`<section class="card"><div class="card__head"><div><h2 class="card__title">Plates</h2><p class="small muted">${unit}, how many of each</p></div>
      <button class="btn btn--calm" @click=${() => this.see({ unit: unit === 'kg' ? 'lb' : 'kg' })}>${unit === 'kg' ? 'In lb' : 'In kg'}</button></div>
      <ul class="plates">${weights.map(weight => {
    const count = inventory.plates.find(plate => plate.weight === weight && plate.unit === unit)?.count ?? 0
    const face = `${number(weight)}\u00a0${unit}`
    return html`<li class=${count === 0 ? 'plate-row muted' : 'plate-row'}><span>${face}</span><span class="count" role="group" aria-label=${`${face} plates`}>
      <button class="icon-btn" aria-label=${`Two ${face} plates fewer`} ?disabled=${count === 0} @click=${() => turn(weight, -2)}>−</button><b>${count}</b>
      <button class="icon-btn" aria-label=${`Two ${face} plates more`} @click=${() => turn(weight, 2)}>+</button></span></li>`
  })}</ul></section>`
  }

  #bars() {
    const { inventory, unit } = this.view
    const add = () => this.#set({ ...inventory, bars: [...inventory.bars, { kind: 'barbell', weight: unit === 'kg' ? 20 : 45, unit }] })
    return this.#group('Bars', 'what they weigh empty', inventory.bars.map((bar, i) => html`<li class="gear">
      ${this.#kind('Bar', BAR_NAMES, bar.kind, kind => this.#set(withItem(inventory, 'bars', i, { kind })))}
      <div class="gear__numbers">${this.#number('weighs', bar.weight, bar.unit, weight => this.#set(withItem(inventory, 'bars', i, { weight })))}
        ${this.#drop(`${BAR_NAMES[bar.kind]}`, () => this.#set(withItem(inventory, 'bars', i, null)))}</div></li>`), 'bar', add)
  }

  #racks() {
    const { inventory, unit } = this.view
    const add = () => this.#set({ ...inventory, dumbbells: [...inventory.dumbbells, { kind: 'dumbbell', ...(unit === 'kg' ? { low: 2, high: 40, step: 2 } : { low: 5, high: 100, step: 5 }), unit }] })
    return this.#group('Dumbbells', 'a rack from the lightest to the heaviest', inventory.dumbbells.map((rack, i) => html`<li class="gear">
      ${this.#kind('Rack', RACK_NAMES, rack.kind, kind => this.#set(withItem(inventory, 'dumbbells', i, { kind })))}
      <div class="gear__numbers">${this.#number('from', rack.low, '', low => this.#set(withItem(inventory, 'dumbbells', i, { low })))}
        ${this.#number('to', rack.high, '', high => this.#set(withItem(inventory, 'dumbbells', i, { high })))}
        ${this.#number('by', rack.step, rack.unit, step => this.#set(withItem(inventory, 'dumbbells', i, { step })))}
        ${this.#drop(RACK_NAMES[rack.kind], () => this.#set(withItem(inventory, 'dumbbells', i, null)))}</div></li>`), 'rack', add)
  }

  #stacks() {
    const { inventory, unit } = this.view
    const add = () => this.#set({ ...inventory, stacks: [...inventory.stacks, { kind: 'cable', exercise_ids: [], ...(unit === 'kg' ? { first: 5, last: 90, step: 2.5 } : { first: 10, last: 200, step: 10 }), unit, add_ons: [] }] })
    return this.#group('Stacks', 'pins, and small weights to add on', inventory.stacks.map((stack, i) => html`<li class="gear">
      ${this.#kind('Stack', STACK_NAMES, stack.kind, kind => this.#set(withItem(inventory, 'stacks', i, { kind })))}
      <div class="gear__numbers">${this.#number('from', stack.first, '', first => this.#set(withItem(inventory, 'stacks', i, { first })))}
        ${this.#number('to', stack.last, '', last => this.#set(withItem(inventory, 'stacks', i, { last })))}
        ${this.#number('by', stack.step, stack.unit, step => this.#set(withItem(inventory, 'stacks', i, { step })))}
        ${this.#drop(STACK_NAMES[stack.kind], () => this.#set(withItem(inventory, 'stacks', i, null)))}</div>
      <label class="entry"><span class="label">Add-ons, ${stack.unit}</span><input inputmode="decimal" autocomplete="off" placeholder="none" .value=${stack.add_ons.map(one => number(one)).join(', ')}
        @change=${(/** @type {Event} */ event) => this.#set(withItem(inventory, 'stacks', i, { add_ons: addOns(/** @type {HTMLInputElement} */ (event.target).value) }))}></label></li>`), 'stack', add)
  }

  /** @param {string} title @param {string} about @param {unknown[]} rows @param {string} one @param {() => void} add */
  #group(title, about, rows, one, add) {
    return html`<section class="card"><h2 class="card__title">${title}</h2><p class="small muted">${about}</p><ul class="list">${rows}</ul>
      <button class="btn btn--calm btn--wide after" @click=${add}>${icon('plus', 's')}Add a ${one}</button></section>`
  }

  /** @param {string} name @param {Record<string, string>} kinds @param {string} kind @param {(kind: string) => void} choose */
  #kind(name, kinds, kind, choose) {
    return html`<label class="entry"><span class="vh">${name}</span><select @change=${(/** @type {Event} */ event) => choose(/** @type {HTMLSelectElement} */ (event.target).value)}>
      ${Object.entries(kinds).map(([value, face]) => html`<option value=${value} ?selected=${value === kind}>${face}</option>`)}</select></label>`
  }

  /** @param {string} label @param {number} value @param {string} unit @param {(value: number) => void} change */
  #number(label, value, unit, change) {
    const take = (/** @type {Event} */ event) => {
      const typed = parseNumber(/** @type {HTMLInputElement} */ (event.target).value)
      change(typed ?? Number.NaN)
    }
    return html`<label class="entry"><span class="label">${label}${unit ? `, ${unit}` : ''}</span><input inputmode="decimal" autocomplete="off" .value=${Number.isNaN(value) ? '' : number(value)}
      aria-invalid=${Number.isNaN(value) ? 'true' : 'false'} @change=${take}></label>`
  }

  /** @param {string} name @param {() => void} drop */
  #drop(name, drop) { return html`<button class="icon-btn" aria-label=${`Take out ${name}`} @click=${drop}>${icon('close', 's')}</button>` }
}

GymScreen.define('gg-gym')
