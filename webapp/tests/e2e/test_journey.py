"""The whole way of a new lifter: sign up, bring a log, train in a basement, come back to the light."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from webapp.tests.e2e.lifter import api, load_shown, log_button, picture, sign_up, start_bench, wait_until_kept
from webapp.tests.e2e.test_import import strong_export

pytestmark = pytest.mark.e2e
GUARD_MS = 900


def test_from_sign_up_to_five_sets_in_a_basement(phone: Page, tmp_path: Path) -> None:
    email = sign_up(phone)
    phone.get_by_role("link", name="Bring your log").tap()
    phone.locator("input[type=file]").set_input_files(strong_export(tmp_path))
    expect(phone.get_by_text("Dry run finished, nothing saved yet")).to_be_visible()
    if phone.get_by_text("Say kg or lb first").is_visible():
        phone.get_by_role("radiogroup", name="Where the file doesn’t tell").get_by_text("kg").click()
    phone.get_by_role("button", name="Import 36 sets").click()
    expect(phone.get_by_role("heading", name="36 sets added")).to_be_visible(timeout=30_000)
    phone.goto("/welcome")
    expect(phone.get_by_text("Your log is in")).to_be_visible()
    phone.get_by_role("button", name="Start training").click()
    expect(phone.get_by_role("heading", name="Check-in")).to_be_visible()

    start_bench(phone, sets=5)
    expect(phone.get_by_text("Last time, 5 Jun")).to_be_visible()
    assert 75 <= load_shown(phone) <= 110, "the imported log, six sessions up to 92.5 kg, shapes the load"
    phone.emulate_media(color_scheme="dark")
    picture(phone, "workout")
    wait_until_kept(phone)
    phone.context.set_offline(True)
    for _ in range(5):
        log_button(phone).tap()
        phone.wait_for_timeout(GUARD_MS)
    expect(phone.get_by_role("heading", name="All sets done")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_role("status", name="All on the server")).to_be_visible()
    logged = [s for s in api(phone, email, "/v1/sets?limit=1000")["sets"] if s["import_id"] is None]
    assert len(logged) == 5
    assert len({s["workout_id"] for s in logged}) == 1
