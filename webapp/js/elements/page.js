import { html, nothing } from '../html.js'
import { t } from '../i18n.js'
import { icon } from '../icons.js'
import { Screen } from './screen.js'

/**
 * A screen with a part of its own: a form half filled, an answer of the server. What outlives the screen is in the store.
 * @template {object} V
 */
export class Page extends Screen {
  /** @type {V} */ view = /** @type {any} */ ({})

  /** Change what only this screen shows. @param {Partial<V>} change */
  see(change) {
    this.view = { ...this.view, ...change }
    this.repaint()
  }
}

/**
 * The frame that all sitting-down screens share.
 * @param {{ title: unknown, back?: () => void, tools?: unknown, wide?: boolean, bottom?: unknown }} parts
 * @param {unknown} body
 */
export function frame({ title, back, tools, wide = false, bottom }, body) {
  return html`<main class=${wide ? 'phone page page--wide' : 'phone page'}>
    ${back
    ? html`<header class="bar"><button class="icon-btn" aria-label=${t('Back')} @click=${back}>${icon('back')}</button>
        <h1 class="bar__title bar__title--plain">${title}</h1>${tools ?? nothing}</header>`
    : html`<header class="bar bar--title"><h1 class="grow">${title}</h1>${tools ?? nothing}</header>`}
    ${body}
    ${bottom ? html`<div class="foot">${bottom}</div>` : nothing}
  </main>`
}

/**
 * Nothing here yet, or it didn't work: what that means and what to do about it.
 * @param {{ symbol: Parameters<typeof icon>[0], title: string, text: unknown, act?: unknown }} parts
 */
export const blank = ({ symbol, title, text, act }) => html`<section class="state">${icon(symbol)}
  <h2 class="state__title">${title}</h2><p class="muted">${text}</p>${act ?? nothing}</section>`

/** @param {unknown} text @param {'plain' | 'warn'} [tone] */
export const note = (text, tone = 'plain') => html`<p class=${tone === 'warn' ? 'note note--warn' : 'note'}>${icon(tone === 'warn' ? 'warn' : 'info')}<span>${text}</span></p>`
