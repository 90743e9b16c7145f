import { dateOf, dayText } from '../../dates.js'
import { clock, number, percent, weekday } from '../../format.js'
import { html, nothing } from '../../html.js'
import { plural, t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { loadableOf } from '../../loadable.js'
import { sessionOf, setsOfDay } from '../../plan.js'
import { dueWords, schemeWords, setsWords } from '../../plan_words.js'
import { coming, daysOfWeek, runOf, weekOf } from '../../schedule.js'
import { exerciseOf, isKnown, unitOf } from '../../state.js'
import { capital } from '../../terms.js'

/**
 * The calendar week, the weeks of the cycle and the days of one of them.
 *
 * @typedef {import('../../types.js').Plan} Plan
 * @typedef {import('../../types.js').State} State
 * @typedef {import('../../types.js').PlanExercise} PlanExercise
 */

/** The seven days: what was done, what comes. @param {State} state @param {Plan} plan */
export function strip(state, plan) {
  const today = dayText(new Date())
  const planned = new Map(coming(plan, today, 7).map(({ on, place }) => [on, plan.days[place.day].name]))
  return html`<ol class="week week--named" aria-label=${t('This week')}>${daysOfWeek(today).map(day => {
    const done = state.workouts.find(workout => dayText(new Date(workout.started_at)) === day)
    const name = done ? done.title ?? t('trained') : planned.get(day) ?? ''
    const date = dateOf(day)
    const values = { day: weekday(date), title: name }
    const said = done ? t('{day}: {title}, done', values) : name ? t('{day}: {title}, planned', values) : t('{day}: rest', values)
    const look = done && day !== today ? 'mark did' : day === today ? 'mark today' : name ? 'mark planned' : 'mark'
    return html`<li aria-current=${day === today ? 'date' : nothing}><span aria-hidden="true">${capital(weekday(date))[0]}</span>
      <span class=${look}><span class="vh">${said}</span>${done ? icon('check', 's') : html`<span aria-hidden="true">${date.getDate()}</span>`}</span>
      <span class="week__name" aria-hidden="true">${name}</span></li>`
  })}</ol>`
}

/** Which week of the cycle is looked at. @param {Plan} plan @param {number} shown @param {(week: number) => void} see */
export function weekChips(plan, shown, see) {
  const cycle = plan.cycle ?? []
  if (cycle.length < 2) return nothing
  const options = cycle.map((week, i) => [i, week.kind === 'deload' ? t('{week} light', { week: i + 1 }) : String(i + 1)])
  return html`<section class="cycle"><gg-chips .look=${'seg'} .name=${t('Week of the cycle')} .options=${options} .value=${shown} @choose=${(/** @type {CustomEvent} */ event) => see(event.detail)}></gg-chips>
    <p class="small muted">${aboutWeek(plan, shown)}</p></section>`
}

/** @param {Plan} plan @param {number} at */
function aboutWeek(plan, at) {
  const week = weekOf(plan, at)
  if (!week) return ''
  const now = at === runOf(plan).week && plan.status === 'active'
  const parts = [
    now ? t('Week {number} of {count}, the one that runs', { number: at + 1, count: plan.cycle?.length ?? 1 }) : t('Week {number} of {count}', { number: at + 1, count: plan.cycle?.length ?? 1 }),
    ...(week.kind === 'deload' ? [t('deload')] : week.kind === 'peak' ? [t('the hardest')] : []),
    ...(week.rir === null ? [] : [t('{rir} left in reserve', { rir: number(week.rir, 1) })]),
    ...(week.sets === 1 ? [] : [t('{share} of the sets', { share: percent(week.sets, false, 0) })]),
  ]
  return parts.join(', ')
}

/**
 * The days of a week, the next one named.
 * @param {State} state @param {Plan} plan @param {number} week of the cycle @param {(day: number) => unknown} act what can be done with a day
 */
export function daysOf(state, plan, week, act) {
  const today = dayText(new Date())
  const loadable = loadableOf(state)
  const due = new Map(plan.status === 'active' && week === runOf(plan).week ? coming(plan, today, plan.days.length - plan.next_day).map(({ on, place }) => [place.day, on]) : [])
  return plan.days.map((day, i) => {
    const exercises = sessionOf(plan, i, loadable, week)
    const on = due.get(i)
    return html`<section class="card day"><div class="card__head"><div><h2 class="card__title">${day.name}</h2>
        <p class="small muted">${plural(setsOfDay({ ...day, exercises }), '{count} set', '{count} sets')}, ${t('about {minutes}\u00a0min', { minutes: day.minutes })}</p></div>
      ${on ? html`<span class="tag">${i === plan.next_day ? t('next, {day}', { day: dueWords(on, today) }) : dueWords(on, today)}</span>` : nothing}</div>
    <table class="plan-lifts"><thead class="vh"><tr><th>${t('Exercise')}</th><th>${t('Sets and reps')}</th><th>${t('Left in reserve')}</th><th>${t('Rest')}</th></tr></thead>
      <tbody>${exercises.map((one, at) => lift(state, one, badge(exercises, at)))}</tbody></table>
    ${act(i)}</section>`
  })
}

/** `A1`, `A2` in a superset. @param {PlanExercise[]} list @param {number} at */
export function badge(list, at) {
  const letter = list[at].superset
  return letter ? `${letter}${list.slice(0, at + 1).filter(one => one.superset === letter).length}` : ''
}

/** @param {State} state @param {PlanExercise} one @param {string} mark */
function lift(state, one, mark) {
  const { exercise_id: id, name, rir, rest_seconds: rest, scheme, note } = one
  const known = exerciseOf(state, id)
  const sets = scheme && scheme.some(set => set.kg != null || set.percent != null || set.amrap)
  return html`<tr><td>${mark ? html`<span class="pair-mark">${mark}</span>` : nothing}<a class="quiet" href=${`/exercises/${id}`}>${isKnown(known) ? known.name : name}</a>
      ${note ? html`<span class="small muted row-under">${note}</span>` : nothing}</td>
    <td class="num">${sets ? plural(one.sets, '{count} set', '{count} sets') : setsWords(one)}</td>
    <td class="num small muted">${sets ? '' : t('{rir} left', { rir: number(rir, 1) })}</td><td class="num small muted">${clock(rest)}</td></tr>
    ${sets ? html`<tr class="scheme"><td colspan="4">${schemeWords(scheme, unitOf(state, id))}</td></tr>` : nothing}`
}
