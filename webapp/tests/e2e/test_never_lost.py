"""Nothing that was logged is lost: not to a kill, a full disk, a moved clock, another tab or phone, an old backup."""

import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from bench.soak.run import Plan, soak
from scripts.stack import Stack
from tests.browser import PATIENCE_MS, PHONE, devtools, new_phone, start_options
from webapp.tests.e2e.lifter import (
    PASSWORD,
    api,
    faults_of_axe,
    log_button,
    picture,
    set_up,
    start_bench,
    wait_until,
    wait_until_kept,
)  # fmt: skip
from webapp.tests.e2e.log import exercise_id, token_of

pytestmark = pytest.mark.e2e
GUARD_MS = 900  # a tap sooner after the last set is taken for a double tap
BIG = 50_000_000_000
QUOTA_KEPT_MS = 33_000  # so long Chromium goes by how much room there was when it last asked
WATCHED = """(() => {
  window.seen = []
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (value, ...more) {
    if (this.name === 'kv' && more[0] === 'running' && value.draft) {
      const { transaction } = this // heard on its way down, before whoever waits for it
      const noted = ({ target }) => { if (target === transaction) window.seen.push(['disk', value.draft.reps]) }
      transaction.db.addEventListener('complete', noted, { capture: true })
    }
    return put.call(this, value, ...more)
  }
  const look = () => {
    const said = document.querySelector('.btn--log')?.textContent.match(/× (\\d+)/)
    const now = said && Number(said[1])
    if (now && window.seen.findLast(([what]) => what === 'paint')?.[1] !== now) window.seen.push(['paint', now])
  }
  const all = { subtree: true, childList: true, characterData: true }
  addEventListener('DOMContentLoaded', () => new MutationObserver(look).observe(document, all))
})()"""
NO_STORAGE = """Object.defineProperty(window, 'indexedDB', {
  value: { open() { throw new DOMException('refused', 'SecurityError') } }, configurable: true })"""
OPEN = """const done = request => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const [{ name }] = await indexedDB.databases()
  const db = await done(indexedDB.open(name))"""
OUTBOX = f"""async () => {{ {OPEN}
  const all = await done(db.transaction('outbox').objectStore('outbox').getAll())
  db.close()
  return all }}"""
ADD = f"""async ops => {{ {OPEN}
  const tx = db.transaction('outbox', 'readwrite')
  for (const op of ops) tx.objectStore('outbox').add(op)
  await new Promise(resolve => {{ tx.oncomplete = resolve }})
  db.close() }}"""
# As the first release made it, by hand, with a set and what tells the server of it.
FIRST_RELEASE = """async ({ user, exercise }) => {
  const done = request => new Promise(resolve => { request.onsuccess = () => resolve(request.result) })
  await done(Object.assign(indexedDB.deleteDatabase(`gymgenius-${user}`)))
  const request = indexedDB.open(`gymgenius-${user}`, 1)
  request.onupgradeneeded = () => {
    const db = request.result
    const sets = db.createObjectStore('sets', { keyPath: 'id' })
    sets.createIndex('workout', ['workout_id', 'performed_at'])
    sets.createIndex('exercise', ['exercise_id', 'performed_at'])
    sets.createIndex('time', 'performed_at')
    db.createObjectStore('workouts', { keyPath: 'id' }).createIndex('time', 'started_at')
    for (const name of ['exercises']) db.createObjectStore(name, { keyPath: 'id' })
    db.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true })
    for (const name of ['prescriptions', 'lifts']) db.createObjectStore(name, { keyPath: 'exercise_id' })
    db.createObjectStore('kv')
  }
  const db = await done(request)
  const at = new Date().toISOString()
  const body = { id: crypto.randomUUID(), exercise_id: exercise, performed_at: at, weight: 70, unit: 'kg', reps: 9 }
  const tx = db.transaction(['sets', 'outbox'], 'readwrite')
  tx.objectStore('sets').put({ ...body, workout_id: crypto.randomUUID(), weight_kg: 70, note: null, deleted_at: null })
  tx.objectStore('outbox').add({ method: 'POST', path: '/v1/sets', body, label: 'Bench press', at, state: 'waiting' })
  await new Promise(resolve => { tx.oncomplete = resolve })
  db.close()
  return body.id
}"""


def log(page: Page, done: int, of: int = 3) -> None:
    """Log the set in hand as it stands, in the rest or after it; until that is painted."""
    log_button(page).tap()
    said = page.get_by_text(f"Set {done + 1} of") if done < of else page.get_by_role("heading", name="All sets done")
    expect(said.first).to_be_visible()
    page.wait_for_timeout(GUARD_MS)


def stored(page: Page, email: str) -> list[dict[str, Any]]:
    """The sets that the server has, oldest first."""
    found: list[dict[str, Any]] = api(page, email, "/v1/sets?newest_first=false")["sets"]
    return found


def expect_sent(page: Page) -> None:
    """The app says that the server has everything."""
    expect(page.get_by_role("status", name="All on the server")).to_be_visible(timeout=2 * PATIENCE_MS)


def sign_in(page: Page, email: str) -> None:
    """As someone who has an account."""
    page.goto("/sign-in")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Check-in")).to_be_visible()


@pytest.fixture
def other_phone(browser: Browser, live_stack: Stack) -> Iterator[Page]:
    """The same person's second phone."""
    with new_phone(browser, live_stack.url) as context:
        yield context.new_page()


def test_every_tap_is_on_the_disk_before_it_is_painted(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    phone.context.add_init_script(WATCHED)
    phone.goto("/workout")
    log_button(phone).wait_for()
    for _ in range(4):
        phone.get_by_role("button", name="+1 rep", exact=True).tap()
    phone.wait_for_timeout(500)
    seen = phone.evaluate("window.seen")
    painted = [reps for what, reps in seen if what == "paint"][1:]
    assert len(painted) >= 3
    for reps in painted:
        assert seen.index(["disk", reps]) < seen.index(["paint", reps]), seen


@contextmanager
def own_browser(browser: Browser, profile: Path, url: str) -> Iterator[BrowserContext]:
    """A browser of this test's own, which keeps its profile."""
    options: dict[str, Any] = {**PHONE, **start_options(), "base_url": url}
    context = browser.browser_type.launch_persistent_context(profile, **options)
    context.set_default_timeout(PATIENCE_MS)
    try:
        yield context
    finally:
        with suppress(Error):  # it was killed
            context.close()


def kill_browser(profile: Path) -> None:
    """SIGKILL for every process of the browser with this profile."""
    for folder in Path("/proc").iterdir():
        try:
            ours = str(profile).encode() in (folder / "cmdline").read_bytes()
            if folder.name.isdigit() and ours and int(folder.name) != os.getpid():
                os.kill(int(folder.name), signal.SIGKILL)
        except (OSError, ValueError):
            continue  # gone already, or none of ours


def test_a_killed_browser_reopens_at_the_same_set(browser: Browser, live_stack: Stack, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    with own_browser(browser, profile, live_stack.url) as context:
        page = context.new_page()
        email = set_up(page)
        wait_until_kept(page)
        start_bench(page)
    with own_browser(browser, profile, live_stack.url) as context:
        page = context.new_page()
        page.goto("/workout")
        log_button(page).wait_for()
        context.set_offline(True)
        log(page, 1)
        page.get_by_role("button", name="End the rest").tap()
        page.get_by_role("button", name="+1 rep", exact=True).tap()
        page.get_by_role("button", name="+1 rep", exact=True).tap()
        page.wait_for_timeout(200)
        said = log_button(page).last.inner_text()
        kill_browser(profile)
    with own_browser(browser, profile, live_stack.url) as context:
        page = context.new_page()
        context.set_offline(True)
        page.goto("/workout")
        expect(page.get_by_text("Set 2 of").first).to_be_visible()
        assert log_button(page).last.inner_text() == said
        log(page, 2)
        context.set_offline(False)
        page.goto("/sync")
        asked = page.get_by_role("link", name="Sign in")  # it was killed before it had written its newest cookie down
        sent = page.get_by_role("heading", name="All on the server")
        expect(asked.or_(sent).first).to_be_visible(timeout=2 * PATIENCE_MS)
        if asked.count():
            asked.click()
            page.get_by_label("E-mail").fill(email)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            expect(page.get_by_role("heading", name="Check-in")).to_be_visible()
            expect_sent(page)
        assert len(stored(page, email)) == 2


def test_a_full_disk_is_said_in_words_and_loses_nothing(phone: Page, live_stack: Stack) -> None:
    email = set_up(phone)
    start_bench(phone, sets=5)
    wait_until_kept(phone)
    log(phone, 1, of=5)
    expect_sent(phone)
    phone.context.set_offline(True)
    session = devtools(phone)
    quota = {"origin": live_stack.url}
    session.send("Storage.overrideQuotaForOrigin", {**quota, "quotaSize": 1})
    phone.wait_for_timeout(QUOTA_KEPT_MS)
    log(phone, 2, of=5)
    expect(phone.get_by_text("This phone’s storage is full").first).to_be_visible()
    log(phone, 3, of=5)
    expect(phone.get_by_role("status", name="Storage is full").first).to_be_visible()
    picture(phone, "full-disk-workout")

    phone.get_by_role("status", name="Storage is full").locator("a").click()
    expect(phone.get_by_role("heading", name="2 changes waiting")).to_be_visible()
    expect(phone.get_by_text("are held in memory")).to_be_visible()
    assert faults_of_axe(phone) == []
    picture(phone, "full-disk-sync")
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Save them as a file").click()
    file = json.loads(Path(download.value.path()).read_text())
    assert (file["format"], len(file["operations"])) == ("gymgenius-unsent", 2)

    phone.context.set_offline(False)  # sent from memory, though the disk is still full
    expect(phone.get_by_role("heading", name="All on the server")).to_be_visible()
    assert len(stored(phone, email)) == 3
    session.send("Storage.overrideQuotaForOrigin", {**quota, "quotaSize": BIG})
    expect(phone.get_by_text("held in memory")).to_have_count(0, timeout=2 * PATIENCE_MS)
    phone.goto("/workout")
    expect(phone.get_by_text("Set 4 of").first).to_be_visible()
    assert len(stored(phone, email)) == 3


def test_a_clock_put_back_keeps_the_order_and_gives_no_negative_rest(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone)
    phone.clock.install()
    log(phone, 1)
    phone.clock.set_system_time(time.time() - 3600)
    log(phone, 2)
    phone.clock.set_system_time(time.time() + 7200)
    log(phone, 3)
    listed = [
        int(text.split("×")[1].split()[0]) for text in phone.locator(".summary .item .muted").inner_text().split(",")
    ]
    expect_sent(phone)
    sets = stored(phone, email)
    assert [one["reps"] for one in sets] == listed
    assert len({one["workout_id"] for one in sets}) == 1
    assert all(one["rest_seconds"] is None or one["rest_seconds"] >= 0 for one in sets)
    times = [one["performed_at"] for one in sets]
    assert times == sorted(times)


def test_without_storage_the_app_works_and_says_that_nothing_lasts(phone: Page) -> None:
    phone.context.add_init_script(NO_STORAGE)
    email = set_up(phone)
    start_bench(phone)
    log(phone, 1)
    status = phone.get_by_role("status", name="Nothing lasts in this browser")
    expect(status.first).to_be_visible()
    status.locator("a").first.click()
    expect(phone.get_by_text("This browser keeps nothing")).to_be_visible()
    picture(phone, "nothing-lasts")
    expect(phone.get_by_role("heading", name="All on the server")).to_be_visible()
    assert len(stored(phone, email)) == 1


def test_two_tabs_show_the_same_and_log_each_set_once(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone, sets=5)
    other = phone.context.new_page()
    other.goto("/workout")
    expect(other.get_by_text("Set 1 of 5").first).to_be_visible()
    phone.bring_to_front()
    log(phone, 1, of=5)
    expect(other.get_by_text("Set 2 of 5").first).to_be_visible()
    other.bring_to_front()
    log(other, 2, of=5)
    expect(phone.get_by_text("Set 3 of 5").first).to_be_visible()
    phone.bring_to_front()
    log(phone, 3, of=5)
    expect(other.get_by_text("Set 4 of 5").first).to_be_visible()
    expect_sent(phone)
    sets = stored(phone, email)
    assert (len(sets), len({one["workout_id"] for one in sets})) == (3, 1)


def test_two_phones_keep_each_others_changes_and_say_so(phone: Page, other_phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone)
    log(phone, 1)
    log(phone, 2)
    expect_sent(phone)
    first, second = stored(phone, email)
    sign_in(other_phone, email)
    other_phone.goto(f"/history/{first['workout_id']}")
    other_phone.get_by_text("×").first.wait_for()
    headers = token_of(phone, email)
    kept = other_phone.request.patch(f"/v1/sets/{first['id']}", data={"reps": first["reps"] - 1}, headers=headers)
    assert kept.ok
    assert other_phone.request.delete(f"/v1/sets/{second['id']}", headers=headers).ok
    phone.reload()
    expect(phone.get_by_text("Set 2 of").first).to_be_visible()
    phone.goto("/sync")
    expect(phone.get_by_role("heading", name="Changed on your other phone")).to_be_visible()
    expect(phone.get_by_text(f"reps {first['reps']} → {first['reps'] - 1}")).to_be_visible()
    expect(phone.get_by_text("deleted:")).to_be_visible()
    assert faults_of_axe(phone) == []
    picture(phone, "merged")


def test_a_field_changed_here_and_another_there_are_both_kept(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone)
    log(phone, 1)
    expect_sent(phone)
    (one,) = stored(phone, email)
    phone.context.set_offline(True)
    phone.get_by_role("button", name="one rep fewer").tap()
    expect(phone.get_by_role("status", name="Offline, 1 change waiting")).to_be_visible()
    headers = token_of(phone, email)
    assert phone.request.patch(f"/v1/sets/{one['id']}", data={"rir": 4}, headers=headers).ok
    phone.context.set_offline(False)
    expect_sent(phone)
    (now,) = stored(phone, email)
    assert (now["reps"], now["rir"]) == (one["reps"] - 1, 4)


def as_owner_of(stack: Stack, user: str, *statements: str) -> None:
    """Change what the server has behind its back, as a restored backup does."""
    with psycopg2.connect(stack.settings["DATABASE_URL"]) as connection, connection.cursor() as cursor:
        cursor.execute("SET ROLE gymgenius_worker")
        cursor.execute("SELECT set_config('app.user_id', %s, true)", (user,))
        for statement in statements:
            cursor.execute(statement)


def test_a_server_put_back_to_an_older_backup_is_told_again(phone: Page, live_stack: Stack) -> None:
    email = set_up(phone)
    start_bench(phone)
    for done in (1, 2, 3):
        log(phone, done)
    phone.locator(".btn--log", has_text="Finish").click()
    expect(phone.get_by_role("heading", name="Check-in")).to_be_visible()
    expect_sent(phone)
    before = stored(phone, email)
    me = api(phone, email, "/v1/me")
    with phone.expect_response(
        "**/v1/states?*"
    ):  # the last of what it asks: it is not to notice before it is looked at
        phone.reload()
    expect_sent(phone)
    forget = (
        "DELETE FROM recommendations", "DELETE FROM workout_sets", "DELETE FROM workouts", "DELETE FROM lifter_states",
        "DELETE FROM weekly_volume",
    )  # fmt: skip
    as_owner_of(live_stack, me["id"], *forget)
    assert stored(phone, email) == []
    phone.reload()
    expect(phone.get_by_text("The server had forgotten 3 sets")).to_be_visible()
    expect_sent(phone)
    wait_until(phone, "true")
    after = stored(phone, email)
    same = ("id", "reps", "weight", "performed_at", "workout_id", "rest_seconds")
    assert [[one[name] for name in same] for one in after] == [[one[name] for name in same] for one in before]
    (session,) = api(phone, email, "/v1/workouts")["workouts"]
    assert session["ended_at"] is not None
    phone.reload()
    expect_sent(phone)
    assert len(stored(phone, email)) == 3


def test_a_dead_session_asks_for_the_password_and_goes_on(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone)
    phone.context.clear_cookies()
    phone.reload()
    log(phone, 1)
    log(phone, 2)
    phone.goto("/sync")
    expect(phone.get_by_text("changes waiting")).to_be_visible()
    expect(phone.get_by_text("The server asks for your password again")).to_be_visible()
    phone.get_by_role("link", name="Sign in").click()
    phone.get_by_label("E-mail").fill(email)
    phone.get_by_label("Password").fill(PASSWORD)
    phone.get_by_role("button", name="Sign in").click()
    phone.wait_for_url("**/today")
    phone.goto("/workout")
    expect(phone.get_by_text("Set 3 of").first).to_be_visible()
    expect_sent(phone)
    assert len(stored(phone, email)) == 2


def an_operation(exercise: str, n: int, **more: Any) -> dict[str, Any]:
    """A set that waits to be sent."""
    at = f"2026-05-01T10:{n // 60:02}:{n % 60:02}.000Z"
    body = {"id": f"00000000-0000-7000-8000-{n:012}", "exercise_id": exercise, "performed_at": at, **more}
    body = {"set_type": "working", "weight": 60 + n, "unit": "kg", "reps": 8, **body}
    return {"method": "POST", "path": "/v1/sets", "body": body, "label": f"Set {n}", "at": at, "state": "waiting"}


def test_one_refused_of_two_hundred_is_shown_and_the_others_go_on(phone: Page) -> None:
    email = set_up(phone)
    exercise = exercise_id(phone, token_of(phone, email), "Bench press")
    ops = [an_operation(exercise, n, **({"reps": 0} if n == 77 else {})) for n in range(1, 201)]
    edit = {"method": "PATCH", "path": f"/v1/sets/{ops[76]['body']['id']}", "body": {"note": "later"}}
    phone.evaluate(ADD, [*ops, {**edit, "label": "A note", "at": ops[-1]["at"], "state": "waiting"}])
    phone.goto("/sync")
    expect(phone.get_by_role("heading", name="Refused by the server")).to_be_visible()
    expect(phone.get_by_text("1 change waiting")).to_be_visible()  # behind the refused one, in their order
    assert len(phone.request.get("/v1/sets?limit=1000", headers=token_of(phone, email)).json()["sets"]) == 199
    phone.get_by_role("button", name="Drop it").click()
    expect(phone.get_by_role("heading", name="All on the server")).to_be_visible()
    phone.get_by_role("button", name="Undo").click()
    expect(phone.get_by_role("heading", name="Refused by the server")).to_be_visible()


def test_a_new_version_takes_over_data_and_outbox_of_the_first_release(phone: Page) -> None:
    email = set_up(phone)
    headers = token_of(phone, email)
    me = phone.request.get("/v1/me", headers=headers).json()
    exercise = exercise_id(phone, headers, "Bench press")
    phone.goto("/v1/docs")  # the app's own page would hold the database open
    made = phone.evaluate(FIRST_RELEASE, {"user": me["id"], "exercise": exercise})
    sign_in(phone, email)
    expect_sent(phone)
    assert [(one["id"], one["reps"]) for one in stored(phone, email)] == [(made, 9)]


def test_a_file_of_unsent_changes_is_taken_on_another_phone_once(
    phone: Page, other_phone: Page, tmp_path: Path
) -> None:
    email = set_up(phone)
    start_bench(phone)
    phone.context.set_offline(True)
    log(phone, 1)
    log(phone, 2)
    wait_until(phone, f"({OUTBOX})().then(all => all.length >= 2)")
    phone.get_by_role("status", name="Offline").locator("a").click()
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Save them as a file").click()
    file = tmp_path / "unsent.json"
    download.value.save_as(file)
    sign_in(other_phone, email)
    for _ in range(2):
        other_phone.goto("/sync")
        other_phone.get_by_label("Take unsent changes from a file").set_input_files(file)
        expect(other_phone.get_by_text("taken from the file")).to_be_visible()
        expect(other_phone.get_by_role("heading", name="All on the server")).to_be_visible()
    assert len(stored(other_phone, email)) == 2
    phone.context.set_offline(False)
    expect(phone.get_by_role("heading", name="All on the server")).to_be_visible()
    assert len(stored(phone, email)) == 2


def test_twelve_sets_survive_kills_and_a_flapping_network(browser: Browser, live_stack: Stack) -> None:
    plan = Plan(sets=12, kills=2, server_kills=1, seed=5, seconds=300)
    outcome = soak(browser, live_stack, plan)
    assert outcome.faults(plan) == []
