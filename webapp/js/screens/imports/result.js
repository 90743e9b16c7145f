import { note } from '../../elements/page.js'
import { vars } from '../../elements/vars.js'
import { expectText, load, number, range } from '../../format.js'
import { html, nothing } from '../../html.js'
import { plural, t } from '../../i18n.js'
import { secondsLeft } from '../../imports.js'
import { refusal } from '../../refusals.js'
import { retold } from '../../retell.js'
import { exerciseOf, unitOf } from '../../state.js'
import { backtestCards } from './backtest.js'
import { fileCard } from './report.js'

/**
 * While it runs, and what came of it.
 * @typedef {import('../../imports.js').Import} Import
 */

/** @param {Import} one @param {{ at: number, done: number } | null} began when the first sets were written, and how many */
export function progressCard(one, began) {
  const { sets_done: done, sets_total: total, filename } = one
  const left = began && secondsLeft(done - began.done, total - began.done, (Date.now() - began.at) / 1000)
  const learning = total > 0 && done >= total
  const percent = total > 0 ? Math.round(1000 * done / total) / 10 : 0
  return html`<section class="card"><div class="row row--between"><h2 class="card__title">${total > 0 ? plural(total, '{done} of {count} set', '{done} of {count} sets', { done: number(done) }) : t('Importing {file}', { file: filename })}</h2>
      <span class="muted">${left === null ? learning ? t('replaying your log') : '' : t('about {seconds}\u00a0s', { seconds: left })}</span></div>
    ${learning ? html`<div class="meter meter--busy after" role="progressbar" aria-label=${t('Replaying your log')}><i></i></div>`
    : html`<div class="meter after" role="progressbar" aria-label=${t('Import')} aria-valuenow=${percent} aria-valuemin="0" aria-valuemax="100" ${vars({ '--v': percent })}><i></i></div>`}</section>
    <p class="muted">${learning ? t('Every set is in. Now the coach goes through them in order and says before each what it expects: that is the back-test.') : t('It runs on the server: this page can be closed, training can start meanwhile.')}</p>`
}

/**
 * @param {Import} one @param {import('../../types.js').State} state
 * @param {import('../../types.js').Prescription[] | null} next of the most trained lifts
 * @param {{ undo: () => void, busy: boolean, open: (setId: string) => void }} act
 */
export function resultCards(one, state, next, { undo, busy, open }) {
  if (one.status === 'failed') {
    return html`${fileCard(one, t('It could not be imported; nothing was saved'), 0)}${note(one.error ? refusal(one.error) : t('The server gives no reason.'), 'warn')}
      <a class="btn btn--wide" href="/import">${t('Another file')}</a>`
  }
  if (one.status === 'undone') return html`${fileCard(one, t('Taken back: none of its sets count any longer'), 0)}<a class="btn btn--wide" href="/import">${t('Import again')}</a>`
  const { summary } = one
  const done = state.me?.onboarded_at ? '/today' : '/welcome'
  return html`${fileCard(one, t('Imported'), 100)}
    ${summary ? html`<section class="card"><h2 class="card__title">${plural(summary.sets_added, '{count} set added', '{count} sets added')}</h2><dl class="facts">
      <div><dt>${plural(summary.sessions_added, 'session', 'sessions')}</dt><dd>${number(summary.sessions_added)}</dd></div>
      <div><dt>${t('new exercises')}</dt><dd>${number(summary.exercises_added)}</dd></div>
      <div><dt>${t('on the server')}</dt><dd>${number(summary.seconds, 1)}\u00a0s</dd></div></dl>
      ${summary.sets_known > 0 ? html`<p class="small muted">${plural(summary.sets_known, '{count} set was here already.', '{count} sets were here already.')}</p>` : nothing}</section>` : nothing}
    ${backtestCards(one.backtest, state, open)}
    ${next && next.length > 0 ? html`<section class="card"><h2 class="card__title">${t('Your next sets')}</h2><p class="small muted">${t('Of the lifts you train most, from your own log')}</p>
      <ul class="list">${next.map(each => prescribed(each, state))}</ul></section>` : nothing}
    <a class="btn btn--act btn--wide" href=${done}>${state.me?.onboarded_at ? t('Go to today') : t('Go on')}</a>
    <button class="btn btn--danger" ?disabled=${busy} @click=${undo}>${t('Take this import back')}</button>`
}

/** @param {import('../../types.js').Prescription} each @param {import('../../types.js').State} state */
function prescribed(each, state) {
  const exercise = exerciseOf(state, each.exercise_id)
  return html`<li class="match"><p>${exercise.name}<br><span class="small muted">${retold(each, state).headline}</span></p>
    <p class="num"><b>${load(each.weight, unitOf(state, exercise.id), exercise.load_type)}</b> × ${range(each.rep_low, each.rep_high)}<br><span class="small muted">${expectText(each.band)}</span></p></li>`
}
