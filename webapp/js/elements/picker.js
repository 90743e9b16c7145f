import { createExercise, findByAlias } from '../actions/exercises.js'
import { directMuscles, EQUIPMENT, find, joined, words } from '../find.js'
import { html, live, nothing } from '../html.js'
import { t } from '../i18n.js'
import { icon } from '../icons.js'
import { uuidv7 } from '../uuid.js'

/** Most that a thumb scrolls through. */
const SHOWN = 40
/** Time for the next letter before the server is asked for other names. */
const PAUSE_MS = 250

/**
 * Search among all exercises; the ones lately done come first. What isn't there can be made on the spot.
 * @param {import('../app.js').App} app
 * @param {(exercise: import('../types.js').Exercise) => void} choose
 * @param {() => void} refresh
 */
export function picker(app, choose, refresh) {
  let query = ''
  /** @type {import('../types.js').Exercise[]} */ let there = []
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let timer
  const type = (/** @type {InputEvent} */ event) => {
    query = /** @type {HTMLInputElement} */ (event.target).value
    there = []
    clearTimeout(timer)
    timer = setTimeout(async () => {
      const asked = query
      const answer = asked.trim().length > 2 ? await findByAlias(app, asked.trim()) : []
      if (asked === query) { there = answer; refresh() }
    }, PAUSE_MS)
    refresh()
  }
  return {
    template: () => html`<label class="find"><span class="vh">${t('Search exercises')}</span>${icon('search')}
        <input type="search" placeholder=${t('Search by name')} autocomplete="off" enterkeyhint="search" .value=${live(query)} @input=${type}></label>
      <ul class="list found">${found(app.store.state, query, there).map(exercise => row(exercise, choose))}</ul>
      ${query.trim().length > 1 ? html`<button class="btn btn--line btn--wide" @click=${async () => choose(await createExercise(app, ownOf(query)))}>${t('Make “{name}” my own lift', { name: query.trim() })}</button>` : nothing}`,
  }
}

/** @param {import('../types.js').State} state @param {string} query @param {import('../types.js').Exercise[]} there */
function found({ exercises, workouts }, query, there) {
  const here = joined(find([...exercises], query), there)
  const lately = new Set(workouts.slice(0, 12).flatMap(workout => workout.exercises))
  return [...here.filter(one => lately.has(one.id)), ...here.filter(one => !lately.has(one.id))].slice(0, SHOWN)
}

/** @param {import('../types.js').Exercise} exercise @param {(exercise: import('../types.js').Exercise) => void} choose */
const row = (exercise, choose) => html`<li><button class="item item--tap" @click=${() => choose(exercise)}><span class="grow">${exercise.name}
  <span class="small muted row-under">${[EQUIPMENT[exercise.equipment], ...directMuscles(exercise).map(words)].join(', ')}</span></span>${icon('plus', 's')}</button></li>`

/** A lift made from its name alone: its class can be put right on its page. @param {string} name @returns {import('../types.js').Exercise} */
const ownOf = name => ({
  id: uuidv7(), name: name.trim(), slug: null, equipment: 'other', pattern: 'mobility', laterality: 'bilateral', load_type: 'external',
  bodyweight_share: 0, tracking: 'reps', cue: null, popularity: 0, own: true, muscles: {},
})
