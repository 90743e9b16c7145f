import { restoreSet, trash } from '../actions/history.js'
import { say } from '../actions/toast.js'
import { fullDay } from '../dates.js'
import { blank, frame, Page } from '../elements/page.js'
import { load, plural } from '../format.js'
import { html, nothing } from '../html.js'
import { exerciseOf } from '../state.js'

/**
 * What was deleted, and the way back.
 * @typedef {import('../types.js').LoggedSet} LoggedSet
 * @extends {Page<{ sets: LoggedSet[] | null }>}
 */
export class TrashScreen extends Page {
  /** @type {{ sets: LoggedSet[] | null }} */ view = { sets: null }

  /** @param {import('../types.js').State} state */
  select({ exercises }) { return exercises }

  async entered() { this.see({ sets: await trash(this.app) }) }

  #back = () => this.app.router.back('/history')

  template() {
    const { sets } = this.view
    return frame({ title: 'Trash', back: this.#back }, !sets ? nothing : sets.length === 0
      ? blank({ symbol: 'trash', title: 'Nothing in the trash', text: 'Deleted sets wait here until you want them back.' })
      : html`<p class="muted lead">${plural(sets.length, 'set')}. They count for nothing until restored.</p>
        <ul class="card list">${sets.map(set => this.#row(set))}</ul>`)
  }

  /** @param {LoggedSet} set */
  #row(set) {
    const exercise = exerciseOf(this.state, set.exercise_id)
    return html`<li class="match"><p>${exercise.name}<br><span class="small muted">${load(set.weight_kg, set.unit, exercise.load_type)} × ${set.reps}, ${fullDay(new Date(set.performed_at))}</span></p>
      <button class="btn btn--calm" @click=${() => this.#restore(set)}>Restore<span class="vh"> ${exercise.name}</span></button></li>`
  }

  /** @param {LoggedSet} set */
  async #restore(set) {
    await restoreSet(this.app, set)
    this.see({ sets: (this.view.sets ?? []).filter(one => one.id !== set.id) })
    say(this.app, 'Restored')
  }
}

TrashScreen.define('gg-trash')
