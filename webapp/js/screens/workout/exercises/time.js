import { fitTo, minutesLeft, sessionOf, startFitted, tryFit, unfit, weekSets } from '../../../actions/timebox.js'
import { start } from '../../../actions/workout.js'
import { openSheet } from '../../../elements/sheet.js'
import { html, nothing } from '../../../html.js'
import { plural, t } from '../../../i18n.js'
import { sets } from '../../../volume.js'
import { words } from '../../../terms.js'

/**
 * How long is there? The session as it fits, what is left out, and what that costs the week.
 *
 * @typedef {import('../../../app.js').App} App
 * @typedef {import('../../../actions/timebox.js').Cut} Cut
 * @typedef {import('../../../actions/timebox.js').Ahead} Ahead
 */

const STEP = 5
const LEAST = 10
/** Muscles that are told; the others lose less. */
const TOLD = 4

/** Of the workout that runs, or of one that has not begun. @param {App} app @param {Ahead} [ahead] */
export function openTime(app, ahead) {
  const session = () => ahead ? sessionOf(app, ahead) : app.store.state.running
  const first = session()
  if (!first) return
  const whole = minutesLeft(app, first)
  let minutes = first.minutes ?? Math.max(LEAST, Math.floor(whole * 0.7 / STEP) * STEP)
  /** @type {Record<string, number>} */ let week = {}
  const sheet = openSheet(t('Fit the time'), (close, refresh) => {
    const now = session()
    if (!now) return nothing
    const cut = tryFit(app, now, minutes, week)
    const by = (/** @type {number} */ change) => () => { minutes = Math.max(LEAST, minutes + change); refresh() }
    return html`<div class="stack">
      <div class="minutes"><button class="btn btn--calm" aria-label=${t('5 minutes less')} ?disabled=${minutes <= LEAST} @click=${by(-STEP)}>−${STEP}</button>
        <p class="minutes__now" role="status"><b class="hero hero--mid">${minutes}</b><span class="unit">${t('min')}</span></p>
        <button class="btn btn--calm" aria-label=${t('5 minutes more')} @click=${by(STEP)}>+${STEP}</button></div>
      <p class="muted centre">${ahead ? t('{minutes} min in all, warm-up included', { minutes: whole }) : t('{minutes} min for all that is left', { minutes: whole })}</p>
      ${told(cut)}
      ${ahead ? begin(app, ahead, cut, close)
        : cut.dropped.length > 0 ? html`<button class="btn btn--act btn--wide" @click=${() => { close(); fitTo(app, cut) }}>${t('Cut to {minutes} minutes', { minutes })}</button>` : nothing}
      ${now.slots.some(slot => slot.cut) ? html`<button class="btn btn--wide" @click=${() => { close(); unfit(app) }}>${t('Put back what was left out')}</button>` : nothing}</div>`
  })
  weekSets(app, first).then(found => { week = found; sheet.refresh() })
}

/** @param {App} app @param {Ahead} ahead @param {Cut} cut @param {() => void} close */
function begin(app, ahead, cut, close) {
  const { plan, day, name } = ahead
  const whole = cut.dropped.length === 0
  const go = () => { close(); if (whole) start(app, name, { plan, day }); else startFitted(app, ahead, cut) }
  return html`<button class="btn btn--act btn--wide" @click=${go}>${whole ? t('Start {day}', { day: name }) : t('Start with {minutes} minutes', { minutes: cut.minutes })}</button>`
}

/** @param {Cut} cut */
function told({ dropped, cost, takes, minutes }) {
  if (dropped.length === 0) return html`<p>${t('It fits as it is: about {minutes} min.', { minutes: takes })}</p>`
  return html`<section><h3 class="card__title">${t('Left out')}</h3>
      <ul class="plainlist">${dropped.map(({ exercise, lost, all }) => html`<li class="row row--between"><span>${exercise.name}</span>
        <span class="num muted">${all ? t('all of it') : plural(lost, '−{count} set', '−{count} sets')}</span></li>`)}</ul></section>
    <section><h3 class="card__title">${t('What it costs this week')}</h3>
      <ul class="plainlist">${cost.slice(0, TOLD).map(({ muscle, lost, before, after }) => html`<li>${costText(muscle, lost, before, after)}</li>`)}</ul>
      ${cost.length > TOLD ? html`<p class="small muted">${plural(cost.length - TOLD, 'and {count} muscle a little', 'and {count} muscles a little')}</p>` : nothing}
      <p class="small muted">${t('Direct sets count 1, indirect ones ½. It then takes about {takes} of {minutes} min.', { takes, minutes })}</p></section>`
}

/** `−3 sets chest: 7 of 10`. @param {string} muscle @param {number} lost @param {number} before @param {number} after */
const costText = (muscle, lost, before, after) => lost === 1
  ? t('−1 set {muscle}: {after} of {before}', { muscle: words(muscle), after: sets(after), before: sets(before) })
  : t('−{lost} sets {muscle}: {after} of {before}', { lost: sets(lost), muscle: words(muscle), after: sets(after), before: sets(before) })
