"""Taps on Log set, from the finger's release to the frame that shows the set as logged."""

from __future__ import annotations

import time

from playwright.sync_api import CDPSession, Locator, Page

PATIENCE_S = 60
HELD_MS = 80
"""A finger rests on the glass for about so long; Playwright's own tap lifts it in the moment it touches. The gesture is
made within the browser: touches sent one by one wait for a frame first, 10 to 20 ms on a slowed processor."""
DOUBLE_TAP_MS = 1000
"""A tap sooner after the last set is taken for a second touch of the same finger. Nothing is asked of the page before
this is over: each question takes the slowed processor some milliseconds."""
WATCH = """() => {
  const watched = window.taps
  window.taps = []
  if (watched) return
  let began = null
  const seen = () => [...document.querySelectorAll('main')].find(one => !one.closest('[aria-hidden]'))
  const number = () => seen()?.textContent.match(/Set (\\d+) of/)?.[1]
  let before = number()
  const logs = one => one instanceof HTMLButtonElement && /^Log/.test(one.textContent.trim())
  const pressed = event => event.composedPath().some(logs)
  addEventListener('pointerup', event => { if (pressed(event)) { began = event.timeStamp; before = number() } }, true)
  const painted = since => requestAnimationFrame(() => {
    scheduler.postTask(() => window.taps.push(performance.now() - since), { priority: 'user-blocking' })
  })
  new MutationObserver(() => {
    if (began === null || number() === before) return
    painted(began)
    began = null
  }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true })
}"""
BARE = """<!doctype html><meta name="viewport" content="width=device-width"><title>bare</title>
<button>Log set</button><main>Set 1 of 99</main><script>
  let number = 1
  const asked = indexedDB.open('bare', 1)
  const make = name => asked.result.createObjectStore(name, { autoIncrement: true })
  asked.onupgradeneeded = () => ['sets', 'kv', 'outbox'].forEach(make)
  document.querySelector('button').ontouchend = () => {
    const tx = asked.result.transaction(['sets', 'kv', 'outbox'], 'readwrite', { durability: 'strict' })
    for (const name of ['sets', 'kv', 'outbox']) tx.objectStore(name).put({ number })
    tx.oncomplete = () => { document.querySelector('main').textContent = `Set ${++number} of 99` }
  }
</script>"""
"""A page that does nothing but write three rows before it paints one number: what no app can be faster than."""


def bare(page: Page, times: int) -> list[float]:
    """The same taps on a page without an app."""
    page.route("**/v1/bare", lambda route: route.fulfill(body=BARE, content_type="text/html"))
    page.goto("/v1/bare")  # where the service worker keeps out of it
    return tapped(page, times)


def tapped(page: Page, times: int) -> list[float]:
    """Milliseconds from the touch to the frame that shows it, of so many taps."""
    page.evaluate(WATCH)
    finger = page.context.new_cdp_session(page)
    for nth in range(times):
        _tap(finger, page.get_by_role("button", name="Log set").first)
        page.wait_for_timeout(DOUBLE_TAP_MS)
        deadline = time.monotonic() + PATIENCE_S
        while page.evaluate("() => window.taps.length") <= nth:
            if time.monotonic() > deadline:
                raise TimeoutError(f"tap {nth + 1} was not shown")
            page.wait_for_timeout(DOUBLE_TAP_MS)
    finger.detach()
    found: list[float] = page.evaluate("() => window.taps")
    return found


def _tap(finger: CDPSession, button: Locator) -> None:
    """Touch, rest, lift."""
    box = button.bounding_box()
    assert box, "the button is not to be seen"
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    finger.send("Input.synthesizeTapGesture", {"x": x, "y": y, "duration": HELD_MS, "gestureSourceType": "touch"})
