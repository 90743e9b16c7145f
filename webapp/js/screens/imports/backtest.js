import { sentenceOf } from '../../accuracy.js'
import { number, percent } from '../../format.js'
import { html, nothing } from '../../html.js'
import { t } from '../../i18n.js'
import { byPeriod, errorChart, spots } from '../accuracy/over_time.js'
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
    return html`<section class="card"><h2 class="card__title">${t('Had you had this coach')}</h2>
      <p class="muted">${t('No lift has four sessions yet: from the fourth on, what the coach expects is held against what you lift.')}</p></section>`
  }
  const { overall, lifts_scored: scored, lifts_coach_better: better } = backtest
  return html`<section class="card"><h2 class="card__title">${t('Had you had this coach')}</h2>
    <p class="small muted">${t('Replayed set by set, never looking ahead')}</p>
    <dl class="facts facts--duel after"><div><dt>${t('off, on average')}</dt><dd>${percent(overall.mean_error ?? 0)}</dd></div>
      <div><dt>${t('repeating last time')}</dt><dd>${percent(overall.repeat_mean_error ?? 0)}</dd></div>
      <div><dt>${t('lifts it was closer on')}</dt><dd>${t('{part} of {whole}', { part: number(better), whole: number(scored) })}</dd></div></dl>
    <p class="after">${sentenceOf(backtest)}</p>
    ${spots(backtest).length > 1 ? html`<p class="small muted after">${byPeriod(backtest.period)}</p>${errorChart(backtest, () => {})}${lineKey()}` : nothing}
    ${state.me?.onboarded_at ? html`<a class="btn btn--wide after" href="/accuracy">${t('All figures')}</a>` : nothing}</section>
    ${state.me?.onboarded_at ? worstCard(backtest.worst, state, open, WORST) : nothing}`
}
