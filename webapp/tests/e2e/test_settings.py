"""What a lifter sets: units, theme, body, gyms, files, and the ways out."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from webapp.tests.e2e.lifter import PASSWORD, api, set_up
from webapp.tests.e2e.log import all_sent, lifter_with_log

pytestmark = pytest.mark.e2e


def test_settings_hold_at_once_and_reach_the_server(phone: Page) -> None:
    email = set_up(phone)
    phone.goto("/you")
    phone.get_by_role("radiogroup", name="Unit").get_by_text("lb").click()
    phone.get_by_role("radiogroup", name="Lifting for").get_by_text("Longer").click()
    phone.get_by_label("Time zone").select_option("Asia/Tokyo")
    phone.get_by_role("slider", name="From size to strength").fill("80")
    expect(phone.get_by_text("185.2 lb")).to_be_visible()
    phone.wait_for_timeout(700)  # the slider is sent once the thumb rests
    all_sent(phone)
    me = api(phone, email, "/v1/me")
    assert (me["unit"], me["experience"], me["time_zone"], me["goal_strength"]) == ("lb", "advanced", "Asia/Tokyo", 0.8)


def test_the_theme_is_chosen_and_kept(phone: Page) -> None:
    set_up(phone)
    phone.goto("/you")
    phone.get_by_role("radiogroup", name="Theme").get_by_text("Light").click()
    assert phone.evaluate("document.documentElement.dataset.theme") == "light"
    phone.reload()
    assert phone.evaluate("document.documentElement.dataset.theme") == "light"
    phone.get_by_role("radiogroup", name="Theme").get_by_text("System").click()
    assert phone.evaluate("localStorage.getItem('gymgenius.theme')") is None


def test_a_gym_is_written_down_plate_by_plate(phone: Page) -> None:
    email = set_up(phone)
    phone.goto("/you/gyms/new")
    phone.get_by_role("button", name="Save gym").click()
    expect(phone.get_by_text("A gym needs a name")).to_be_visible()
    phone.get_by_label("Name").fill("Cellar")
    phone.get_by_role("button", name="Two 0.5 kg plates more").click()
    expect(phone.get_by_text("Smallest step on the bar: 1 kg")).to_be_visible()
    phone.get_by_role("button", name="Save gym").click()
    with phone.expect_response(lambda answer: answer.request.method == "PATCH" and answer.url.endswith("/v1/me")):
        phone.get_by_role("radio", name="Cellar").check()
    all_sent(phone)
    cellar = next(gym for gym in api(phone, email, "/v1/gyms")["gyms"] if gym["name"] == "Cellar")
    assert cellar["active"] is True
    assert {"weight": 0.5, "unit": "kg", "count": 2} in cellar["inventory"]["plates"]


def test_body_weights_are_added_and_taken_back(phone: Page) -> None:
    email = set_up(phone)
    phone.goto("/you/bodyweight")
    phone.get_by_label("Weight", exact=True).fill("7")
    phone.get_by_role("button", name="Add").click()
    expect(phone.get_by_text("From 20 kg to 500 kg")).to_be_visible()
    phone.get_by_label("Weight", exact=True).fill("83,4")
    phone.get_by_role("button", name="Add").click()
    expect(phone.get_by_role("img", name=re.compile("Bodyweight, 2.weighings"))).to_be_visible()
    phone.get_by_role("button", name=re.compile("^Delete ")).last.click()
    expect(phone.get_by_role("button", name=re.compile("^Delete "))).to_have_count(1)
    all_sent(phone)
    assert [one["weight"] for one in api(phone, email, "/v1/bodyweight")["bodyweights"]] == [83.4]


def test_everything_can_be_taken_away_as_a_file(phone: Page) -> None:
    lifter_with_log(phone, sessions=2)
    phone.goto("/you")
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Export JSON").click()
    assert len(json.loads(download.value.path().read_text())["workout_sets"]) == 18
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Export CSV").click()
    assert len(download.value.path().read_text().strip().splitlines()) == 19


def test_signing_out_everywhere_leads_to_the_door(phone: Page) -> None:
    set_up(phone)
    phone.goto("/you/account")
    phone.get_by_role("button", name="Sign out everywhere").click()
    expect(phone.get_by_role("button", name="Sign in")).to_be_visible()


def test_an_account_ends_only_with_its_password(phone: Page) -> None:
    email = set_up(phone)
    phone.goto("/you/account")
    phone.get_by_label("Password").fill("not this one")
    phone.get_by_role("button", name=f"Delete {email}").click()
    expect(phone.locator(".fault")).to_be_visible()
    phone.get_by_label("Password").fill(PASSWORD)
    phone.get_by_role("button", name=f"Delete {email}").click()
    expect(phone.get_by_role("button", name=re.compile("Sign in|Make an account"))).to_be_visible()
    assert phone.request.post("/v1/login", data={"email": email, "password": PASSWORD}).status == 401
