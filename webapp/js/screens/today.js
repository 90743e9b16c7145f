import { declineInstall, install } from '../actions/install.js'
import { effectOn, pullCheckIns } from '../actions/readiness.js'
import { start } from '../actions/workout.js'
import { dayText, monday, plusDays } from '../dates.js'
import { hereOnly } from '../elements/here-only.js'
import { frame, Page } from '../elements/page.js'
import { syncGlyph } from '../elements/sync-glyph.js'
import '../elements/register.js'
import { firstLifts } from '../first_lifts.js'
import { day, daysBetween, load, minutes, range, weekday } from '../format.js'
import { isGuest } from '../guest.js'
import { html, nothing } from '../html.js'
import { plural, t } from '../i18n.js'
import { icon } from '../icons.js'
import { loadableOf } from '../loadable.js'
import { upNext } from '../missed.js'
import { dueWords } from '../plan_words.js'
import { soreIn } from '../readiness.js'
import { effectWords } from '../readiness_words.js'
import { recoverySentence, soreSentence } from '../recovery.js'
import { activeGym, activePlan, exerciseOf, isKnown, unitOf } from '../state.js'
import { capital } from '../terms.js'
import { proposalCard } from './plan/proposal.js'
import { checkInCard } from './readiness/check_in.js'

/**
 * What is next, how today is, and one sentence on recovery.
 * @extends {Page<{ moved: import('../readiness_words.js').Moved[] }>}
 */
export class Today extends Page {
  /** @type {{ moved: import('../readiness_words.js').Moved[] }} */ view = { moved: [] }

  entered() {
    this.until(this.app.store.watch(({ readiness }) => readiness, () => { this.#compare() }))
    pullCheckIns(this.app).catch(() => {})
  }

  /** What the check-in does to the loads is reckoned beside the painting. */
  async #compare() {
    if (!this.#told) return
    const moved = await effectOn(this.app).catch(() => [])
    if (this.isConnected) this.see({ moved })
  }

  /** Today's check-in, if there is one. */
  get #told() {
    const { readiness } = this.state
    return readiness?.day === dayText(new Date()) ? readiness : null
  }

  template() {
    const now = new Date()
    const running = this.state.running
    return frame({ title: capital(weekday(now)), tools: syncGlyph(this.state, now.getTime()), wide: true }, html`
      <div class="columns">
        <div class="stack">${this.#week(now)}${running ? this.#going(running) : this.#next()}
          <p>${recoverySentence(this.state, now)} ${this.#sore()}</p>${hereOnly(this.state)}</div>
        <div class="stack">${checkInCard(this.app, this.#told, this.#effect())}${running ? nothing : this.#others()}${this.#keep()}</div>
      </div>`)
  }

  #effect() {
    const { check_ins: known } = this.state
    const told = this.#told
    return effectWords(told, known.filter(one => one !== told).length, this.view.moved, id => exerciseOf(this.state, id).name, id => unitOf(this.state, id))
  }

  #sore() {
    const sore = this.#told?.sore ?? []
    const plan = activePlan(this.state)
    const lifts = plan?.days[plan.next_day]?.exercises.map(one => exerciseOf(this.state, one.exercise_id))
    return soreSentence(sore, !lifts ? null : lifts.filter(lift => soreIn(lift.muscles, sore).length > 0).map(lift => lift.name))
  }

  /** @param {Date} now */
  #week(now) {
    const { workouts } = this.state
    const plan = activePlan(this.state)
    const start = monday(now)
    const days = Array.from({ length: 7 }, (_, i) => plusDays(start, i))
    const due = plan && (plan.not_before ?? dayText(now)) > dayText(now) ? plan.not_before : null
    return html`<ol class="week" aria-label=${t('This week')}>${days.map(day => {
      const text = dayText(day)
      const done = workouts.find(workout => dayText(new Date(workout.started_at)) === text)
      const isToday = text === dayText(now)
      const mark = done && !isToday ? 'mark did' : isToday ? 'mark today' : text === due ? 'mark planned' : 'mark'
      const name = done ? t('{day}: {title}, done', { day: weekday(day), title: done.title ?? t('trained') }) : text === due ? t('{day}: planned', { day: weekday(day) }) : weekday(day)
      return html`<li aria-current=${isToday ? 'date' : nothing}><span aria-hidden="true">${capital(weekday(day))[0]}</span>
        <span class=${mark}><span class="vh">${name}</span>${done ? icon('check', 's') : html`<span aria-hidden="true">${day.getDate()}</span>`}</span></li>`
    })}</ol>`
  }

  /** @param {import('../types.js').Running} running */
  #going(running) {
    const { done } = this.state
    return html`<section class="card"><div class="card__head"><div><h2>${running.name}</h2>
      <p class="muted">${plural(done.length, '{count} set done, {time} in', '{count} sets done, {time} in', { time: minutes(Date.now() - Date.parse(running.started_at)) })}</p></div></div>
      <a class="btn btn--act btn--wide" href="/workout">${t('Go on')}</a></section>`
  }

  #next() {
    const plan = activePlan(this.state)
    const now = dayText(new Date())
    const next = plan && upNext(plan, this.state.workouts, now, loadableOf(this.state))
    if (!plan || !next) return this.#unplanned()
    const when = [next.week, next.due && next.rest ? t('planned for {day}', { day: dueWords(next.due, now) }) : '', next.eased ? t('lighter') : ''].filter(Boolean).join(', ')
    return html`${proposalCard(this.app, plan)}<section class="card">
      <div class="card__head card__head--tight"><div><h2>${next.name}</h2><p class="muted">${plural(next.sets, '{plan}, {count} set', '{plan}, {count} sets', { plan: plan.name })}</p>
        ${when ? html`<p class="small muted">${when}</p>` : nothing}</div>
        <p class="muted">${next.minutes ? t('{number} min', { number: next.minutes }) : ''}</p></div>
      <table class="lifts"><tbody>${next.exercises.map(one => this.#lift(one))}</tbody></table>${this.#where()}
      <button class="btn btn--act btn--wide" @click=${() => start(this.app, next.name, { plan, day: next.at })}>${t('Start {day}', { day: next.name })}</button>
      <button class="btn btn--calm btn--wide after" aria-haspopup="dialog" @click=${async () => (await import('./workout/exercises/time.js')).openTime(this.app, { plan, day: next.at, name: next.name })}>${icon('clock', 's')}${t('Fit the time')}</button>
    </section>`
  }

  /** @param {import('../types.js').PlanExercise} one */
  #lift({ exercise_id: id, name, sets, rep_low: low, rep_high: high, scheme }) {
    const exercise = exerciseOf(this.state, id)
    const loads = scheme?.flatMap(set => set.kg == null ? [] : [set.kg]) ?? []
    const kg = loads.length > 0 ? Math.max(...loads) : this.state.prescriptions[id]?.weight // a programme's heaviest set, else the coach's first
    return html`<tr><td>${isKnown(exercise) ? exercise.name : name}</td><td class="num small muted">${sets} × ${range(low, high)}</td>
      <td class="num">${kg === undefined ? '' : load(kg, unitOf(this.state, id), exercise.load_type)}</td></tr>`
  }

  #unplanned() {
    const { workouts, exercises } = this.state
    if (workouts.length === 0) return this.#firstTime(firstLifts(exercises, activeGym(this.state)))
    return html`<section class="card"><div class="card__head"><div><h2>${t('No plan yet')}</h2>
      <p class="muted">${t('Make a week from what you have been doing, or go on as you like.')}</p></div></div>${this.#where()}
      <div class="stack stack--tight"><a class="btn btn--act btn--wide" href="/plan">${t('Make a week')}</a></div></section>`
  }

  /** Nothing logged yet: a lift is one tap away, and its load comes with it. @param {import('../types.js').Exercise[]} lifts */
  #firstTime(lifts) {
    const begin = (/** @type {import('../types.js').Exercise} */ lift) => start(this.app, t('First session'), { exerciseIds: [lift.id] })
    return html`<section class="card"><div class="card__head"><div><h2>${t('Start with a lift')}</h2>
      <p class="muted">${t('One tap: the load comes with it.')}</p></div></div>
      <div class="first-lifts">${lifts.map(lift => html`<button class="btn btn--quick" @click=${() => begin(lift)}>${lift.name}</button>`)}</div>${this.#where()}
      <a class="btn btn--act btn--wide after" href="/plan">${t('Make a week')}</a></section>`
  }

  /** Which gym the loads are for, where there is more than one. */
  #where() {
    const { gyms } = this.state
    const gym = activeGym(this.state)
    if (gyms.length < 2 || !gym) return nothing
    return html`<button class="item item--tap" @click=${async () => (await import('./gym-switch.js')).openGyms(this.app)}><span class="grow muted">${t('At {gym}', { gym: gym.name })}</span>${icon('swap', 's')}<span class="vh">${t('Another gym')}</span></button>`
  }

  #others() {
    const [last] = this.state.workouts
    const when = last && new Date(last.started_at)
    const now = new Date()
    const other = last ? html`<button class="btn btn--quick" @click=${() => start(this.app, last.title ?? t('Workout'), { exerciseIds: last.exercises })}>
        ${t('Repeat {day}', { day: daysBetween(when, now) < 2 ? weekday(when) : day(when, now) })}</button>`
      : isGuest(this.state) ? nothing : html`<a class="btn btn--quick" href="/import">${t('Import a log')}</a>`
    return html`<section class=${other === nothing ? 'stack' : 'duo duo--tight'}>
      <button class="btn btn--quick" @click=${() => start(this.app, t('Workout'))}>${t('Empty session')}</button>${other}</section>`
  }

  /** Asked after the first workout, not before. */
  #keep() {
    if (!this.state.installable || this.state.workouts.length === 0) return nothing
    return html`<section class="card stack"><div><h3>${t('Keep it on the home screen')}</h3>
      <p class="muted">${t('Opens at once, also without a network, and the phone doesn’t clear away what is not sent yet.')}</p></div>
      <div class="row"><button class="btn btn--calm" @click=${() => install(this.app)}>${t('Install')}</button>
        <button class="btn btn--calm btn--plain" @click=${() => declineInstall(this.app)}>${t('Not now')}</button></div></section>`
  }
}

Today.define('gg-today')
