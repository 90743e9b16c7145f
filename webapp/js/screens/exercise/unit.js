import { setUnitOf } from '../../actions/look.js'
import '../../elements/register.js'
import { html } from '../../html.js'
import { t } from '../../i18n.js'
import { unitOf } from '../../state.js'

/**
 * The unit of this exercise alone: a stack in pounds in a gym of kilograms.
 * @param {import('../../app.js').App} app @param {import('../../types.js').Exercise} exercise
 */
export function unitCard(app, { id }) {
  const { state } = app.store
  const choose = (/** @type {import('../../types.js').Unit} */ unit) => setUnitOf(app, id, unit === unitOf(state) ? null : unit)
  return html`<section class="card"><div class="setting"><span class="label" aria-hidden="true">${t('Unit')}</span>
    <gg-chips .look=${'seg'} .name=${t('Unit of this exercise')} .options=${[['kg', 'kg'], ['lb', 'lb']]} .value=${unitOf(state, id)}
      @choose=${(/** @type {CustomEvent} */ event) => choose(event.detail)}></gg-chips></div>
    <p class="small muted after">${t('All others stay in {unit}. What is logged keeps the unit it was logged in.', { unit: unitOf(state) })}</p></section>`
}
