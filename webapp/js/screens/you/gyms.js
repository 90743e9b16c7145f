import { switchGym, usedAt } from '../../actions/gyms.js'
import { blank, frame, Page } from '../../elements/page.js'
import { day } from '../../format.js'
import { inLine } from '../../gyms.js'
import { html, live } from '../../html.js'
import { t } from '../../i18n.js'
import { icon } from '../../icons.js'

/**
 * The gyms, the one that loads are rounded to, and when each was used.
 * @extends {Page<{}>}
 */
export class GymsScreen extends Page {
  /** @param {import('../../types.js').State} state */
  select({ gyms }) { return gyms }

  #back = () => this.app.router.back('/you')

  template() {
    const { gyms } = this.state
    return frame({ title: t('Gyms'), back: this.#back }, html`<div class="stack">
      ${gyms.length === 0 ? blank({ symbol: 'bar', title: t('No gym yet'), text: t('Say what there is to lift, and every weight you see can be loaded there.') }) : this.#list()}
      <a class="btn btn--wide" href="/you/gyms/new">${icon('plus', 's')}${t('New gym')}</a></div>`)
  }

  #list() {
    const { gyms } = this.state
    return html`<p class="muted">${t('Loads are rounded to what the chosen gym can make. The one you trained in last stays chosen.')}</p>
      <div role="radiogroup" aria-label=${t('Gym in use')}><ul class="stack stack--tight">${gyms.map(gym => html`<li class="gym"><label class="choice"><input type="radio" name="gym" .checked=${live(gym.active)} @change=${() => switchGym(this.app, gym.id)}>
        <span>${gym.name}<span class="small muted row-under">${inLine(gym.inventory)}</span>${this.#used(gym)}</span>${icon('check')}</label>
        <a class="icon-btn" href=${`/you/gyms/${gym.id}`} aria-label=${t('Change {name}', { name: gym.name })}>${icon('pencil', 's')}</a></li>`)}</ul></div>`
  }

  /** @param {import('../../types.js').Gym} gym */
  #used(gym) {
    const used = usedAt(gym, this.state.workouts)
    return used ? html`<span class="small muted row-under">${t('used {day}', { day: day(new Date(used), new Date()) })}</span>` : ''
  }
}

GymsScreen.define('gg-gyms')
