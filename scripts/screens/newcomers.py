"""Nothing there yet, nothing to be had, nothing sent: what the app says then."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from playwright.sync_api import Page

from database.demo import LIFTER
from database.demo import PASSWORD as DEMO_PASSWORD
from scripts.screens.camera import Camera
from scripts.screens.demo import sign_in, token

PASSWORD = "a sentence of a password"  # noqa: S105 - of accounts that are deleted at once
EMPTY = {
    "today-new": "/today",
    "plan-none": "/plan",
    "history-none": "/history",
    "analytics-none": "/analytics",
    "accuracy-none": "/accuracy",
    "readiness-none": "/readiness",
    "bodyweight-first": "/you/bodyweight",
}
SERVED = {"analytics-fault": "/analytics", "accuracy-fault": "/accuracy", "knows-fault": "/you/knows"}
GUARD_MS = 950


@contextmanager
def newcomer(camera: Camera) -> Iterator[tuple[Page, dict[str, str]]]:
    """Somebody with an account of a minute, at the three questions, and the header that says so."""
    email = f"new-{uuid4().hex[:8]}@example.org"
    with camera.phone() as page:
        page.goto("/sign-up")
        page.get_by_label("E-mail").fill(email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Make an account").click()
        page.get_by_role("heading", name="Your gym").wait_for()
        headers = token(page, email, PASSWORD)
        try:
            yield page, headers
        finally:
            page.context.set_offline(False)
            page.request.delete("/v1/me", data={"password": PASSWORD}, headers=headers)


def _settle(page: Page) -> None:
    page.get_by_label("Bodyweight").fill("84")
    page.get_by_role("button", name="Start training").click()
    page.get_by_role("heading", name="Check-in").wait_for()
    page.wait_for_load_state("networkidle")


def empty(camera: Camera) -> None:
    """The three questions, what every screen says without a set, and Today after the check-in."""
    with newcomer(camera) as (page, _):
        camera.shoot(page, "welcome")
        _settle(page)
        page.locator(".toast").wait_for(state="detached")
        for name, address in EMPTY.items():
            camera.at(page, name, address)
        with camera.attempt("today-checked-in"):
            camera.go(page, "/today")
            for row in page.locator(".ask").all()[:5]:
                row.get_by_text("4", exact=True).click()
            camera.shoot(page, "today-checked-in")
        with camera.attempt("workout-first"):
            page.locator(".first-lifts button").first.click()
            page.locator(".workout .hero").first.wait_for()
            camera.shoot(page, "workout-first", tall=False)
    with camera.phone() as page:
        page.goto("/")
        page.get_by_role("link", name="Try as guest").click()
        page.get_by_role("button", name="Start training").click()
        page.get_by_role("heading", name="Check-in").wait_for()
        page.locator(".toast").wait_for(state="detached")
        camera.at(page, "today-guest", "/today")
        camera.at(page, "you-guest", "/you")
        camera.at(page, "accuracy-guest", "/accuracy")


def failing(camera: Camera) -> None:
    """The server answers nothing that can be used, on a phone that has nothing either."""
    for name, address in SERVED.items():
        with camera.attempt(name), camera.phone() as page:
            sign_in(page, LIFTER.email, DEMO_PASSWORD)
            page.wait_for_load_state("networkidle")
            page.route("**/v1/**", lambda route: route.abort())
            camera.at(page, name, address)
    with camera.attempt("sign-in-fault"), camera.phone() as page:
        page.goto("/sign-in")
        page.get_by_label("E-mail").fill("nobody@example.org")
        page.get_by_label("Password").fill("not the password")
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_load_state("networkidle")
        camera.shoot(page, "sign-in-fault")


def unsent(camera: Camera) -> None:
    """Sets that wait for a network, and what another phone changed meanwhile."""
    with newcomer(camera) as (page, headers):
        _settle(page)
        camera.go(page, "/sync")  # so that its files are there without a network
        camera.go(page, "/today")
        page.locator(".first-lifts button").first.click()
        page.locator(".workout .hero").first.wait_for()
        page.get_by_role("button", name="Log set").click()
        page.get_by_role("timer").wait_for()
        page.wait_for_timeout(GUARD_MS)
        page.get_by_role("status", name="All on the server").wait_for(state="attached")
        first = page.request.get("/v1/sets?newest_first=false", headers=headers).json()["sets"][0]
        changed = {"reps": first["reps"] - 1, "note": "the last one was slow"}
        page.request.patch(f"/v1/sets/{first['id']}", data=changed, headers=headers)
        page.goto("/today")
        page.wait_for_load_state("networkidle")
        with camera.attempt("sync-merged"):
            camera.at(page, "sync-merged", "/sync")
        _offline(camera, page)


def _offline(camera: Camera, page: Page) -> None:
    camera.go(page, "/workout")
    page.locator(".hero").first.wait_for()
    page.wait_for_timeout(GUARD_MS)
    page.context.set_offline(True)
    page.get_by_role("button", name="Log set").click()
    page.locator(".toast").wait_for(state="detached")
    camera.shoot(page, "workout-offline", tall=False)
    camera.at(page, "sync-offline", "/sync")
    camera.at(page, "today-offline", "/today")
