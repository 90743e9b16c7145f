import { brokenBy } from '../actions/records.js'
import { load, number, weight } from '../format.js'
import { html, nothing, svg } from '../html.js'
import { plural, t } from '../i18n.js'
import { exerciseOf, unitOf } from '../state.js'
import { Element } from './element.js'

/**
 * The personal records that a session broke: `app`, `at` (when it began) and `sets` are given. `fresh`: it has just been
 * done, so that they may delight, once.
 *
 * @typedef {import('../records.js').Broken} Broken
 */
export class SessionRecords extends Element {
  static properties = ['app', 'at', 'sets', 'fresh']

  /** Sessions that have had their delight: when they began. @type {Set<string>} */
  static #delighted = new Set()
  /** @type {Broken[]} */ #found = []
  #asked = ''

  /** @override */
  paint() {
    this.#ask()
    super.paint()
  }

  /** Asked again when a set has changed, been deleted or come back; not with every paint. */
  #ask() {
    /** @type {import('../types.js').LoggedSet[]} */ const sets = this.valueOf_('sets') ?? []
    const at = this.valueOf_('at')
    const asked = `${at} ${sets.map(set => [set.id, set.weight_kg, set.reps, set.rir, set.set_type].join()).join(' ')}`
    if (asked === this.#asked) return
    this.#asked = asked
    brokenBy(this.valueOf_('app'), at, sets).then(found => {
      if (asked !== this.#asked) return
      this.#found = found
      this.repaint()
    }, () => {}) // without them the session is shown all the same
  }

  /** Shown once with its delight: the next time it stands there quietly. */
  disconnectedCallback() { if (this.#found.length > 0) SessionRecords.#delighted.add(this.valueOf_('at')) }

  template() {
    const found = this.#found
    if (found.length === 0) return nothing
    const fresh = this.valueOf_('fresh') && !SessionRecords.#delighted.has(this.valueOf_('at'))
    return html`<section class=${fresh ? 'card prs prs--fresh' : 'card prs'}><h2 class="card__title prs__title">${medal}${plural(found.length, '{count} record', '{count} records')}</h2>
      <ul class="list">${found.map(one => this.#row(one))}</ul></section>`
  }

  /** @param {Broken} one */
  #row({ kind, set, value, was }) {
    const { state } = this.valueOf_('app').store
    const unit = unitOf(state, set.exercise_id)
    const exercise = exerciseOf(state, set.exercise_id)
    const loaded = (/** @type {number} */ kg) => load(kg, set.unit, exercise.load_type)
    const said = kind === 'heaviest' ? t('heaviest, before {was}', { was: loaded(was) })
      : kind === 'e1rm' ? t('best e1RM, from {set}, before {was}', { set: t('{load} × {reps}', { load: loaded(set.weight_kg), reps: number(set.reps) }), was: weight(was, unit, { digits: 1 }) })
        : t('most reps at this load, before {was}', { was: number(was) })
    const face = kind === 'e1rm' ? weight(value, unit, { digits: 1 }) : t('{load} × {reps}', { load: loaded(set.weight_kg), reps: number(set.reps) })
    return html`<li class="match"><p>${exercise.name}<br><span class="small muted">${said}</span></p><p class="num"><b>${face}</b></p></li>`
  }
}

const medal = html`<svg class="icon prs__medal" viewBox="0 0 24 24" aria-hidden="true">${svg`<circle cx="12" cy="14.5" r="5.5"/><path d="M8.6 10.2L5.5 3.5h4l2.5 5 2.5-5h4l-3.1 6.7M10.4 14.6l1.2 1.2 2.2-2.4"/>`}</svg>`
