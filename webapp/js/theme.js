// Runs before the first paint: a classic script, so it blocks and nothing flashes. Theme and language are the system's
// unless the lifter chose; the hand is the right one unless they said otherwise.
(() => {
  /** @type {Record<string, string>} */
  const GROUND = { dark: '#0d1013', light: '#f3f5f6', black: '#000000' }
  const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt', 'tr']
  const root = document.documentElement
  const system = matchMedia('(prefers-color-scheme: light)')
  /** @param {string} name */
  const kept = name => localStorage.getItem(`gymgenius.${name}`)
  const apply = () => {
    const chosen = kept('theme') ?? ''
    const theme = chosen in GROUND ? chosen : system.matches ? 'light' : 'dark'
    root.dataset.theme = theme
    root.dataset.hand = kept('hand') === 'left' ? 'left' : 'right'
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', GROUND[theme])
  }
  system.addEventListener('change', apply)
  addEventListener('gymgenius:theme', apply)
  apply()
  const wanted = [kept('language') ?? '', ...navigator.languages].map(tag => tag.toLowerCase().split('-')[0])
  root.lang = wanted.find(tag => LANGUAGES.includes(tag)) ?? 'en'
  root.dataset.first = location.pathname === '/' && !kept('user') && root.lang === 'en' ? 'landing' : 'none'
  if (root.lang !== 'en') { // fetched beside the modules, not after them
    const ahead = document.createElement('link')
    ahead.rel = 'modulepreload'
    ahead.href = `/lang/${root.lang}.js`
    document.head.append(ahead)
  }
})()
