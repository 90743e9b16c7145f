import { ask, reasonOf } from '../../actions/answers.js'
import { changeMe } from '../../actions/profile.js'
import { ageText } from '../../accuracy.js'
import { fullDay } from '../../dates.js'
import { blank, frame, note, Page } from '../../elements/page.js'
import { vars } from '../../elements/vars.js'
import { capital } from '../../find.js'
import { html, live, nothing, repeat } from '../../html.js'
import { t } from '../../i18n.js'
import { icon } from '../../icons.js'
import { rowOf, standingText, trustOf } from '../../parameters.js'
import { parameterName } from '../../server_words.js'

/**
 * What the coach knows of the lifter, and what it still assumes: each parameter before and after the log.
 * @typedef {import('../../parameters.js').Parameter} Parameter
 * @typedef {import('../../parameters.js').Parameters} Parameters
 * @extends {Page<{ answer: Parameters | null, at: string | null, fresh: boolean, fault: Error | null }>}
 */
export class KnowsScreen extends Page {
  /** @type {{ answer: Parameters | null, at: string | null, fresh: boolean, fault: Error | null }} */ view = { answer: null, at: null, fresh: false, fault: null }

  /** @param {import('../../types.js').State} state */
  select({ me }) { return `${me?.shares_parameters}` }

  async entered() {
    const fault = await ask(this.app, '/v1/parameters', (answer, at, fresh) => { if (this.isConnected) this.see({ answer, at, fresh }) })
    this.see({ fault })
  }

  #back = () => this.app.router.back('/accuracy')

  template() {
    const { answer, fault } = this.view
    return frame({ title: t('What the coach knows of you'), back: this.#back, wide: true }, answer ? this.#full(answer)
      : fault ? blank({ symbol: 'offline', title: t('Not on this phone yet'), text: reasonOf(fault), act: html`<button class="btn" @click=${() => this.entered()}>${t('Try again')}</button>` }) : nothing)
  }

  /** @param {Parameters} answer */
  #full(answer) {
    const { at, fresh, fault } = this.view
    const fit = answer.in_use ?? answer.newest
    return html`<div class="stack columns knows"><div class="across"><p>${standingText(answer)}</p>${!fresh && at ? html`<p class="small muted">${ageText(at, new Date())}</p>` : nothing}</div>
      <div class="stack">${card(t('Reckoned with'), t('Each load you are given depends on these'), answer.parameters.filter(one => one.reckoned_with))}${this.#share()}</div>
      <div class="stack">${card(t('How your log scatters'), t('How wide the bands are, and what a set without a reserve says'), answer.parameters.filter(one => !one.reckoned_with))}${fit ? trust(fit) : nothing}
        ${fault ? note(reasonOf(fault, true)) : nothing}</div></div>`
  }

  #share() {
    const shares = this.state.me?.shares_parameters ?? false
    return html`<section class="card"><h2 class="card__title">${t('For others')}</h2><p class="small muted">${t('The starting values of new lifters can be learned from yours: means and spreads of the figures above, never a set.')}</p>
      <label class="choice after"><input type="checkbox" .checked=${live(shares)} @change=${() => changeMe(this.app, { shares_parameters: !shares })}>
        <span>${t('Let others start from mine')}</span><span class="tick">${icon('check', 's')}</span></label></section>`
  }
}

/** @param {string} title @param {string} under @param {Parameter[]} parameters */
function card(title, under, parameters) {
  if (parameters.length === 0) return nothing
  return html`<section class="card"><h2 class="card__title">${title}</h2><p class="small muted">${under}</p>
    <ul class="list">${repeat(parameters, one => one.name, row)}</ul>
    <p class="key"><span><i class="swatch swatch--prior"></i>${t('assumed of everyone')}</span><span><i class="swatch swatch--own"></i>${t('after your log, 80\u00a0%')}</span></p></section>`
}

/** @param {Parameter} parameter */
function row(parameter) {
  const { now, before, known, learned, told, prior, own } = rowOf(parameter)
  return html`<li class="knows__row"><p>${parameterName(parameter)}</p><span class=${known ? 'tag tag--known' : 'tag'}>${known ? t('known') : t('still assumed')}</span>
    <p class="knows__now"><b>${capital(now)}</b></p>
    <span class="knows__track" aria-hidden="true" ${vars({ '--pl': prior.low, '--ph': prior.high, '--ol': own.low, '--oh': own.high, '--at': own.at })}><i class="knows__prior"></i>${learned ? html`<i class="knows__own"></i>` : nothing}<i class="knows__at"></i></span>
    <p class="small muted knows__now">${t('Assumed of everyone: {value}.', { value: before })} ${told}</p></li>`
}

/** @param {import('../../parameters.js').Fit} fit */
const trust = fit => html`<section class="card"><h2 class="card__title">${t('How far the fit can be trusted')}</h2>
  <p class="small muted">${fit.accepted ? t('In use since {day}', { day: fullDay(new Date(fit.fitted_at)) }) : t('Refused on {day}', { day: fullDay(new Date(fit.fitted_at)) })}</p>
  <table class="data after"><thead class="vh"><tr><th scope="col">${t('What')}</th><th scope="col">${t('Figure')}</th></tr></thead><tbody>${trustOf(fit).map(([name, value]) => html`<tr><th scope="row">${name}</th><td class="num">${value}</td></tr>`)}</tbody></table></section>`

KnowsScreen.define('gg-knows')
