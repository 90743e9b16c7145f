import { icon } from '../icons.js'
import { html, render } from '../html.js'
import { t } from '../i18n.js'

/**
 * A sheet from below, over everything: the browser's own modal dialog, so that Escape, focus and screen readers work.
 *
 * @param {string} title
 * @param {(close: () => void, refresh: () => void) => unknown} body drawn anew by `refresh`
 * @returns {{ close: () => void, refresh: () => void, closed: Promise<void> }}
 */
export function openSheet(title, body) {
  const dialog = document.createElement('dialog')
  dialog.className = 'sheet'
  dialog.setAttribute('aria-label', title)
  const close = () => dialog.close()
  const refresh = () => {
    render(html`
    <div class="sheet__grip" aria-hidden="true"></div>
    <header class="sheet__head"><h2>${title}</h2>
      <button class="icon-btn" aria-label=${t('Close')} @click=${close}>${icon('close')}</button></header>
    ${body(close, refresh)}`, dialog)
  }
  dialog.addEventListener('click', event => { if (event.target === dialog) close() })
  const toasts = document.querySelector('.toasts')
  /** @type {Promise<void>} */
  const closed = new Promise(resolve => dialog.addEventListener('close', () => {
    if (toasts && dialog.contains(toasts)) (document.querySelector('dialog[open]') ?? document.body).append(toasts)
    dialog.remove()
    resolve()
  }, { once: true }))
  document.body.append(dialog)
  refresh()
  dialog.showModal()
  if (toasts) dialog.prepend(toasts) // what lies under a modal can't be tapped, and the way back must be
  return { close, refresh, closed }
}

/** Close whatever sheet is open, as when the screen under it goes. */
export function closeSheets() {
  for (const dialog of document.querySelectorAll('dialog.sheet')) /** @type {HTMLDialogElement} */ (dialog).close()
}
