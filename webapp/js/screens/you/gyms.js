import { chooseGym } from '../../actions/settings.js'
import { blank, frame, Page } from '../../elements/page.js'
import { inLine } from '../../gyms.js'
import { html, live } from '../../html.js'
import { icon } from '../../icons.js'

/**
 * The gyms, and which of them loads are rounded to.
 * @extends {Page<{}>}
 */
export class GymsScreen extends Page {
  /** @param {import('../../types.js').State} state */
  select({ gyms }) { return gyms }

  #back = () => this.app.router.back('/you')

  template() {
    const { gyms } = this.state
    return frame({ title: 'Gyms', back: this.#back }, html`<div class="stack">
      ${gyms.length === 0 ? blank({ symbol: 'bar', title: 'No gym yet', text: 'Say what there is to lift, and every weight you see can be loaded there.' }) : html`<p class="muted">Loads are rounded to what the chosen gym can make.</p>
        <div role="radiogroup" aria-label="Gym in use"><ul class="stack stack--tight">${gyms.map(gym => html`<li class="gym"><label class="choice"><input type="radio" name="gym" .checked=${live(gym.active)} @change=${() => chooseGym(this.app, gym.id)}>
          <span>${gym.name}<span class="small muted row-under">${inLine(gym.inventory)}</span></span>${icon('check')}</label>
          <a class="icon-btn" href=${`/you/gyms/${gym.id}`} aria-label=${`Change ${gym.name}`}>${icon('pencil', 's')}</a></li>`)}</ul></div>`}
      <a class="btn btn--wide" href="/you/gyms/new">${icon('plus', 's')}New gym</a></div>`)
  }
}

GymsScreen.define('gg-gyms')
