"""What is on the phone's disk, and what of it is still to be told, looked at without leaving the screen."""

from playwright.sync_api import Page

from webapp.tests.e2e.lifter import wait_until

ROWS = """(async () => {
  const answer = asked => new Promise(done => { asked.onsuccess = () => done(asked.result) })
  const db = await answer(indexedDB.open(`gymgenius-${localStorage.getItem('gymgenius.user')}`))
  const count = await answer(db.transaction('%(store)s').objectStore('%(store)s').count())
  db.close()
  return count
})()"""
COUNT = ROWS % {"store": "outbox"}


def wait_until_kept_rows(page: Page, store: str, rows: int) -> None:
    """Until a store of the phone's own database holds at least so many."""
    wait_until(page, f"{ROWS % {'store': store}}.then(kept => kept >= {rows})")


def wait_until_sent(page: Page) -> None:
    """Until the server has everything."""
    wait_until(page, f"{COUNT}.then(count => count === 0)")
