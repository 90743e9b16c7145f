import { html, nothing, render } from '../html.js'

/**
 * Says what has just happened, and takes it back. One at a time; it leaves by itself.
 * @param {import('../store.js').Store<import('../types.js').State>} store
 * @param {HTMLElement} host a polite live region
 */
export function mountToasts(store, host) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let timer
  return store.watch(state => state.toast, toast => {
    clearTimeout(timer)
    if (toast) timer = setTimeout(() => dismiss(store, toast.id), toast.action ? 7000 : 4500)
    const act = () => { toast?.run?.(); if (toast) dismiss(store, toast.id) }
    render(toast ? html`<p class="toast">${toast.text}${toast.action ? html`<button @click=${act}>${toast.action}</button>` : nothing}</p>` : nothing, host)
  })
}

/** @param {import('../store.js').Store<import('../types.js').State>} store @param {number} id */
export function dismiss(store, id) {
  if (store.state.toast?.id === id) store.update({ toast: null })
}
