/**
 * Addresses to screens, by the History API.
 *
 * @typedef {object} Route
 * @property {string} path like /history/:id
 * @property {string} tag the screen's element
 * @property {() => Promise<unknown>} load its module, which defines the element
 * @property {string} title
 * @property {string} [tab] which tab is lit; without it the tabs are hidden
 * @property {boolean} [open] can be seen signed out
 * @property {boolean} [served] made by the server alone, so that a guest is told what it takes
 *
 * @typedef {{ route: Route, params: Record<string, string>, query: URLSearchParams }} Place
 */

/**
 * The route for an address, with what stands in the place of `:names`.
 * @param {Route[]} routes @param {URL} url
 * @returns {Place | null}
 */
export function match(routes, url) {
  const given = parts(url.pathname)
  for (const route of routes) {
    const wanted = parts(route.path)
    if (wanted.length !== given.length) continue
    if (!wanted.every((part, i) => part.startsWith(':') || part === given[i])) continue
    const named = wanted.flatMap((part, i) => part.startsWith(':') ? [[part.slice(1), decodeURIComponent(given[i])]] : [])
    return { route, params: Object.fromEntries(named), query: url.searchParams }
  }
  return null
}

/** @param {string} path */
const parts = path => path.split('/').filter(Boolean)

export class Router {
  #routes
  #show
  #guard

  /**
   * @param {Route[]} routes
   * @param {(place: Place) => void} show
   * @param {(place: Place | null) => string | null} guard another address to go to instead, or null
   */
  constructor(routes, show, guard) {
    this.#routes = routes
    this.#show = show
    this.#guard = guard
  }

  start() {
    addEventListener('popstate', () => this.#arrive())
    document.addEventListener('click', event => this.#click(event))
    this.#arrive()
  }

  /** @param {string} path @param {{ replace?: boolean }} [how] */
  go(path, { replace = false } = {}) {
    if (replace) history.replaceState(history.state, '', path)
    else history.pushState({ inside: true }, '', path)
    this.#arrive()
  }

  /** Back to where we came from inside the app, else to `otherwise`. @param {string} otherwise */
  back(otherwise) {
    if (history.state?.inside) history.back()
    else this.go(otherwise, { replace: true })
  }

  /** Look again at where we are: something that the guard asks about has changed. */
  again() { this.#arrive() }

  #arrive() {
    const place = match(this.#routes, new URL(location.href))
    const instead = this.#guard(place)
    if (instead !== null && instead !== location.pathname) { this.go(instead, { replace: true }); return }
    if (place) this.#show(place)
  }

  /** Links within the app don't load a page. @param {MouseEvent} event */
  #click(event) {
    const link = event.composedPath().find(node => node instanceof HTMLAnchorElement)
    if (!(link instanceof HTMLAnchorElement) || link.target || link.download || link.origin !== location.origin) return
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    if (link.pathname.startsWith('/v1/')) return
    event.preventDefault()
    this.go(link.pathname + link.search)
  }
}
