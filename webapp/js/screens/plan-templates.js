import { reasonOf } from '../actions/answers.js'
import { templatesOf } from '../actions/programme.js'
import { frame, note, Page } from '../elements/page.js'
import '../elements/register.js'
import { html, nothing } from '../html.js'
import { plural, t } from '../i18n.js'
import { icon } from '../icons.js'

/**
 * Well-known programmes to begin with, by how often a week.
 * @typedef {import('../templates.js').Template} Template
 * @extends {Page<{ templates: Template[] | null, days: number | null, fault: unknown }>}
 */
export class PlanTemplatesScreen extends Page {
  /** @type {{ templates: Template[] | null, days: number | null, fault: unknown }} */ view = { templates: null, days: null, fault: null }

  select() { return null }

  entered() { templatesOf(this.app).then(templates => this.see({ templates }), fault => this.see({ fault })) }

  #back = () => this.app.router.back('/plan')

  template() {
    const { templates, days, fault } = this.view
    const counts = [...new Set((templates ?? []).map(perWeek))].sort((a, b) => a - b)
    const shown = (templates ?? []).filter(one => days === null || perWeek(one) === days)
    return frame({ title: t('Known programmes'), back: this.#back }, html`<div class="stack">
      <p class="muted">${t('Structures that many have followed, with this gym’s lifts and your loads. Look first; change what you like after.')}</p>
      ${fault ? note(reasonOf(fault), 'warn') : nothing}
      ${counts.length > 0 ? html`<section class="cycle"><gg-chips .look=${'seg'} .name=${t('Days a week')} .clearable=${true} .options=${counts.map(count => [count, plural(count, '{count} day', '{count} days')])} .value=${days}
        @choose=${(/** @type {CustomEvent} */ event) => this.see({ days: event.detail })}></gg-chips></section>` : nothing}
      <ul class="list card">${shown.map(one => html`<li><a class="item item--tap" href=${`/plan/templates/${one.slug}`}><span class="grow">${one.name}
        <span class="small muted row-under">${plural(perWeek(one), '{count} day', '{count} days')}, ${t('{minutes}\u00a0min', { minutes: one.minutes })}, ${levelName(one.level)}</span></span>${icon('next', 's')}</a></li>`)}</ul></div>`)
  }
}

/** Sessions in a week of it. @param {Pick<Template, 'schedule' | 'days'>} template */
export const perWeek = ({ schedule, days }) => schedule.kind === 'weekdays' ? schedule.weekdays.length : days.length

/** @param {Template['level']} level */
export const levelName = level => level === 'novice' ? t('for beginners') : level === 'intermediate' ? t('after the first year') : t('for the experienced')

PlanTemplatesScreen.define('gg-plan-templates')
