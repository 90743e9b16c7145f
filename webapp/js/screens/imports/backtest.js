import { sentenceOf } from '../../accuracy.js'
import { number, percent } from '../../format.js'
import { html, nothing } from '../../html.js'
import { errorChart, spots } from '../accuracy/over_time.js'
import { lineKey } from '../accuracy/parts.js'
import { worstCard } from '../accuracy/worst.js'

/** @typedef {import('../../accuracy.js').Backtest} Backtest */

const WORST = 3

/**
 * What this coach would have said before each set of the log, against what was lifted.
 * @param {Backtest | null} backtest @param {import('../../types.js').State} state @param {(id: string) => void} open a set, by its id
 */
export function backtestCards(backtest, state, open) {
  if (!backtest) return nothing
  if (backtest.overall.sets === 0) {
    return html`<section class="card"><h2 class="card__title">Had you had this coach</h2>
      <p class="muted">No lift has four sessions yet: from the fourth on, what the coach expects is held against what you lift.</p></section>`
  }
  const { overall, lifts_scored: scored, lifts_coach_better: better } = backtest
  return html`<section class="card"><h2 class="card__title">Had you had this coach</h2>
    <p class="small muted">Replayed set by set, never looking ahead</p>
    <dl class="facts facts--duel after"><div><dt>off, on average</dt><dd>${percent(overall.mean_error ?? 0)}</dd></div>
      <div><dt>repeating last time</dt><dd>${percent(overall.repeat_mean_error ?? 0)}</dd></div>
      <div><dt>lifts it was closer on</dt><dd>${number(better)} of ${number(scored)}</dd></div></dl>
    <p class="after">${sentenceOf(backtest)}</p>
    ${spots(backtest).length > 1 ? html`<p class="small muted after">Mean error of the load in percent, by ${backtest.period}</p>${errorChart(backtest, () => {})}${lineKey}` : nothing}
    ${state.me?.onboarded_at ? html`<a class="btn btn--wide after" href="/accuracy">All figures</a>` : nothing}</section>
    ${state.me?.onboarded_at ? worstCard(backtest.worst, state, open, WORST) : nothing}`
}
