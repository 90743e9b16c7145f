import { countOfSets } from '../../elements/off-band.js'
import { vars } from '../../elements/vars.js'
import { capital, words } from '../../find.js'
import { clock, number, plural, range } from '../../format.js'
import { html, nothing } from '../../html.js'
import { setsOfDay } from '../../plan.js'
import { exerciseOf } from '../../state.js'
import { sets } from '../../volume.js'

/**
 * @typedef {import('../../types.js').Plan} Plan
 * @typedef {import('../../types.js').State} State
 */

/**
 * The days of a week, the next one named.
 * @param {State} state @param {Plan} plan @param {(day: number) => unknown} act what can be done with a day
 */
export const daysOf = (state, plan, act) => html`${plan.days.map((day, i) => html`<section class="card day">
  <div class="card__head"><div><h2 class="card__title">${day.name}</h2><p class="small muted">${plural(setsOfDay(day), 'set')}, about ${day.minutes}\u00a0min</p></div>
    ${plan.status === 'active' && i === plan.next_day ? html`<span class="tag">next</span>` : nothing}</div>
  <table class="plan-lifts"><thead class="vh"><tr><th>Exercise</th><th>Sets and reps</th><th>Left in reserve</th><th>Rest</th></tr></thead>
    <tbody>${day.exercises.map(one => lift(state, one))}</tbody></table>
  ${act(i)}</section>`)}`

/** @param {State} state @param {import('../../types.js').PlanExercise} one */
function lift(state, { exercise_id: id, name, sets: count, rep_low: low, rep_high: high, rir, rest_seconds: rest }) {
  const known = exerciseOf(state, id)
  return html`<tr><td><a class="quiet" href=${`/exercises/${id}`}>${known.name === 'Exercise' ? name : known.name}</a></td>
    <td class="num">${count} × ${range(low, high)}</td><td class="num small muted">${number(rir, 1)} left</td><td class="num small muted">${clock(rest)}</td></tr>`
}

/**
 * What the week gives each muscle, with the band it stays in and what was held back.
 * @param {Plan['volume']} volume @param {string[]} notes
 */
export function volumeCard(volume, notes) {
  if (volume.length === 0) return nothing
  const rows = [...volume].sort((a, b) => b.sets - a.sets)
  const scale = Math.ceil(Math.max(10, ...rows.flatMap(one => [one.sets, one.high, one.recent_sets])) / 5) * 5
  return html`<section class="card vols"><div class="card__head"><div><h2 class="card__title">Sets per muscle</h2><p class="small muted">A week of this plan, an indirect set counts ½</p></div></div>
    <ul ${vars({ '--scale': scale, '--rule': 1 })}>${rows.map(bar)}</ul>
    <p class="key vol-key"><span><i class="swatch"></i>planned</span><span><i class="swatch swatch--tick"></i>lately</span><span><i class="swatch swatch--band"></i>landmarks, a heuristic</span></p>
    ${rows.some(one => one.note) || notes.length > 0 ? html`<h3 class="after">Left out or held back</h3><ul class="notes">${notes.map(text => html`<li>${text}</li>`)}
      ${rows.filter(one => one.note && !notes.includes(one.note)).map(one => html`<li>${one.note}</li>`)}</ul>` : nothing}
  </section>`
}

/** @param {Plan['volume'][number]} one */
function bar({ muscle, sets: planned, recent_sets: lately, low, high }) {
  const off = high === 0 ? null : planned < low ? 'under' : planned > high ? 'over' : null
  return html`<li class="vol" ${vars({ '--d': planned, '--i': 0, '--plan': lately, ...(high > 0 ? { '--lo': low, '--hi': high } : {}) })}>
    <span>${capital(words(muscle))}</span><span class="vol__plot" aria-hidden="true">${high > 0 ? html`<i class="vol__band"></i>` : nothing}<i class="vol__d"></i>${lately > 0 ? html`<i class="vol__plan"></i>` : nothing}</span>
    ${countOfSets(sets(planned), off, `, lately ${number(lately, 1)}`)}</li>`
}
