"""What the server refuses is kept, shown with its reason, put right and sent."""

import pytest
from playwright.sync_api import Page, expect

from webapp.tests.e2e.lifter import api, faults_of_axe, picture, set_up
from webapp.tests.e2e.log import all_sent, exercise_id, token_of

pytestmark = pytest.mark.e2e

REFUSED = """async exercise => {
  const [{ name }] = await indexedDB.databases()
  const done = request => new Promise(resolve => { request.onsuccess = () => resolve(request.result) })
  const db = await done(indexedDB.open(name))
  const body = {
    id: crypto.randomUUID(), exercise_id: exercise, performed_at: new Date().toISOString(),
    set_type: 'working', weight: 80, unit: 'kg', reps: 0, rir: 2,
  }
  const op = { method: 'POST', path: '/v1/sets', body, label: 'Bench press', at: body.performed_at, state: 'waiting' }
  const write = db.transaction(['sets', 'outbox'], 'readwrite')
  const known = { weight_kg: 80, note: null, deleted_at: null, workout_id: crypto.randomUUID() }
  write.objectStore('sets').put({ ...body, ...known })
  write.objectStore('outbox').add(op)
  await new Promise(resolve => { write.oncomplete = resolve })
  db.close()
}"""


def test_a_refused_set_is_put_right_where_it_is_shown(phone: Page) -> None:
    email = set_up(phone)
    phone.evaluate(REFUSED, exercise_id(phone, token_of(phone, email), "Bench press"))
    phone.goto("/sync")
    expect(phone.get_by_role("heading", name="Refused by the server")).to_be_visible()
    expect(phone.locator(".item .warn")).to_have_text("Reps: at least 1")
    assert faults_of_axe(phone) == []
    phone.get_by_role("button", name="Change").click()
    phone.get_by_label("Reps").fill("7")
    phone.get_by_role("button", name="Save", exact=True).click()
    expect(phone.get_by_role("heading", name="All on the server")).to_be_visible()
    all_sent(phone)
    assert [s["reps"] for s in api(phone, email, "/v1/sets")["sets"]] == [7]


def test_why_it_was_refused_is_read_in_the_language_of_whoever_looks_later(phone: Page) -> None:
    email = set_up(phone)
    phone.evaluate(REFUSED, exercise_id(phone, token_of(phone, email), "Bench press"))
    for language, heading, why in (
        ("de", "Vom Server abgelehnt", "Wdh.: Mindestens 1"),
        ("tr", "Sunucunun reddettiği", "Tekrar: en az 1"),
    ):
        phone.evaluate("language => localStorage.setItem('gymgenius.language', language)", language)
        phone.goto("/sync")
        expect(phone.get_by_role("heading", name=heading)).to_be_visible()
        expect(phone.locator(".item .warn")).to_have_text(why)
        picture(phone, f"sync-refused-{language}")
