// Runs before the first paint. The theme is the system's unless the lifter chose one; a classic script, so it blocks and nothing flashes.
(() => {
  const system = matchMedia('(prefers-color-scheme: light)')
  const apply = () => {
    const theme = localStorage.getItem('gymgenius.theme') ?? (system.matches ? 'light' : 'dark')
    document.documentElement.dataset.theme = theme
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', theme === 'light' ? '#f3f5f6' : '#0d1013')
  }
  system.addEventListener('change', apply)
  addEventListener('gymgenius:theme', apply)
  apply()
})()
