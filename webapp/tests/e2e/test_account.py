"""In, out, and back again."""

import pytest
from playwright.sync_api import Page, expect

from webapp.tests.e2e.lifter import PASSWORD, set_up, sign_up

pytestmark = pytest.mark.e2e


def test_a_fault_stands_at_its_field(phone: Page) -> None:
    phone.goto("/sign-up")
    phone.get_by_label("E-mail").fill("nobody")
    phone.get_by_label("Password").fill(PASSWORD)
    phone.get_by_role("button", name="Make an account").tap()
    expect(phone.get_by_role("alert")).to_contain_text("name@example.org")
    phone.get_by_label("E-mail").fill("somebody@example.org")
    phone.get_by_label("Password").fill("short")
    phone.get_by_role("button", name="Make an account").tap()
    expect(phone.get_by_role("alert")).to_contain_text("8 characters")


def test_a_wrong_password_says_so_and_lets_nobody_in(phone: Page) -> None:
    phone.goto("/sign-in")
    phone.get_by_label("E-mail").fill("nobody@example.org")
    phone.get_by_label("Password").fill("not this one")
    phone.get_by_role("button", name="Sign in").tap()
    expect(phone.get_by_role("alert")).to_contain_text("don’t belong together")


def test_the_three_questions_shape_the_gym_and_the_unit(phone: Page) -> None:
    sign_up(phone)
    phone.get_by_role("radiogroup", name="Unit").get_by_text("lb").tap()
    expect(phone.get_by_text("Smallest step on the bar: 5 lb")).to_be_visible()
    phone.get_by_role("radio", name="Home gym").check()
    phone.get_by_role("slider").fill("80")
    expect(phone.get_by_text("80 % towards strength")).to_be_visible()
    phone.get_by_label("Bodyweight").fill("5000")
    phone.get_by_role("button", name="Start training").tap()
    expect(phone.get_by_role("alert")).to_contain_text("between")
    phone.get_by_label("Bodyweight").fill("180")
    phone.get_by_role("button", name="Start training").tap()
    expect(phone.get_by_role("heading", name="Check-in")).to_be_visible()


def test_a_reload_keeps_the_lifter_signed_in(phone: Page) -> None:
    set_up(phone)
    phone.reload()
    expect(phone.get_by_role("heading", name="Check-in")).to_be_visible()
    expect(phone.get_by_role("status", name="All on the server")).to_be_visible()


def test_the_check_in_takes_five_taps_and_stays(phone: Page) -> None:
    set_up(phone)
    for item in ("Sleep", "Energy", "Soreness", "Stress", "Mood"):
        phone.get_by_role("radiogroup", name=item).get_by_text("4", exact=True).tap()
    expect(phone.get_by_text("to go")).to_have_count(0)
    expect(phone.get_by_role("status", name="All on the server")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("radiogroup", name="Mood").get_by_role("radio", name="4")).to_be_checked()
