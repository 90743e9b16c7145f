import { choose } from '../../actions/programme.js'
import { dayText } from '../../dates.js'
import { html, nothing } from '../../html.js'
import { icon } from '../../icons.js'
import { proposalOf } from '../../missed.js'

/**
 * What is proposed about missed sessions or a long pause: one sentence, one tap; nothing where nothing is.
 * @param {import('../../app.js').App} app @param {import('../../types.js').Plan} plan
 */
export function proposalCard(app, plan) {
  const { workouts, running } = app.store.state
  const found = running ? null : proposalOf(plan, workouts, dayText(new Date()))
  if (!found) return nothing
  return html`<section class="card proposal" role="status"><p class="proposal__say">${icon('info', 's')}<span>${found.sentence}</span></p>
    <div class="proposal__acts">${found.choices.map(choice => html`<button class="btn btn--calm" @click=${() => choose(app, plan, choice)}>${choice.name}</button>`)}</div></section>`
}
