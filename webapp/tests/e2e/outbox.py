"""What the phone still has to tell, looked at without leaving the screen."""

from playwright.sync_api import Page

from webapp.tests.e2e.lifter import wait_until

COUNT = """(async () => {
  const answer = asked => new Promise(done => { asked.onsuccess = () => done(asked.result) })
  const db = await answer(indexedDB.open(`gymgenius-${localStorage.getItem('gymgenius.user')}`))
  const count = await answer(db.transaction('outbox').objectStore('outbox').count())
  db.close()
  return count
})()"""


def wait_until_sent(page: Page) -> None:
    """Until the server has everything."""
    wait_until(page, f"{COUNT}.then(count => count === 0)")
