"""The workout from its first set to the summary, and all that can be opened over it."""

import re

from playwright.sync_api import Page

from scripts.screens.camera import Camera
from scripts.screens.demo import lifter

GUARD_MS = 950
"""A tap sooner after the last set is taken for a double tap."""
KINDS = {
    "workout-dumbbells": "Dumbbell bench press",
    "workout-stack": "Lat pulldown",
    "workout-body": "Pull-up",
    "workout-timed": "Plank",
}


def states(camera: Camera) -> None:
    """A day of the plan: the set in hand, its sheets, the rest and what can be done in it."""
    with lifter(camera) as (page, _):
        _start(page)
        camera.shoot(page, "workout", tall=False, desk=True)
        _before_the_set(camera, page)
        page.locator(".btn--log").click()
        page.get_by_role("timer").wait_for()
        camera.shoot(page, "rest", tall=False, desk=True)
        _in_the_rest(camera, page)
        page.wait_for_timeout(GUARD_MS)
        page.get_by_role("button", name="Log set").click()
        page.wait_for_timeout(GUARD_MS)
        camera.shoot(page, "rest-second", tall=False)
        _throw_away(page)


def _before_the_set(camera: Camera, page: Page) -> None:
    _over(camera, page, "why", page.locator(".why-line").first.click)
    _over(camera, page, "numbers", page.locator(".hero").first.click)
    _over(camera, page, "more", page.get_by_role("button", name="More:").click)
    _over(camera, page, "warm-ups", page.get_by_role("button", name="Warm up:").click)
    _over(camera, page, "exercises-list", page.locator(".context .name").click)
    with camera.attempt("add, swap and time"):
        _of_the_list(camera, page)
    with camera.attempt("workout-changed"):
        page.locator("gg-stepper button").nth(1).click()
        camera.shoot(page, "workout-changed", tall=False)
        page.locator("gg-stepper button").nth(0).click()


def _of_the_list(camera: Camera, page: Page) -> None:
    """What the list of exercises leads to."""
    opened = page.locator(".context .name")
    opened.click()
    page.get_by_role("button", name="Add exercise").click()
    page.get_by_role("searchbox").fill("bench press")
    _over(camera, page, "find-exercise", page.locator(".found button").first.wait_for, tall=False)
    opened.click()
    page.get_by_role("button", name="Fit the time").click()
    _over(camera, page, "fit-the-time")
    opened.click()
    page.get_by_role("button", name=re.compile("swap, sets, order")).first.click()
    _over(camera, page, "slot")
    opened.click()
    page.get_by_role("button", name=re.compile("swap, sets, order")).first.click()
    page.get_by_role("button", name="Swap for another lift").click()
    _over(camera, page, "swap", page.get_by_role("list", name="Suggestions").wait_for, tall=False)
    opened.click()
    page.get_by_role("button", name="Superset", exact=True).click()
    for box in page.get_by_role("checkbox").all()[:2]:
        box.check()
    _over(camera, page, "superset")


def _in_the_rest(camera: Camera, page: Page) -> None:
    done = page.get_by_role("group", name="The set just done")
    _over(camera, page, "set", done.get_by_role("button", name=re.compile("edit this set")).click)
    _over(camera, page, "note", page.get_by_role("button", name="Note").click)
    _over(camera, page, "pain", page.get_by_role("button", name="Pain").click)
    _over(camera, page, "alerts-sheet", page.locator(".rest-line").click)
    _over(camera, page, "rest-sheet", page.locator(".rest-line").click)


def lifts(camera: Camera) -> None:
    """What is drawn for what doesn't hang on a bar."""
    with lifter(camera) as (page, _):
        page.locator(".duo .btn").first.click()
        for name, lift in KINDS.items():
            with camera.attempt(name):
                _add(page, lift)
                if name == "workout-stack":
                    page.locator(".toast").wait_for()  # what was done, and its way back
                else:
                    page.locator(".toast").wait_for(state="detached")
                camera.shoot(page, name, tall=False)
        page.locator(".toast").wait_for(state="detached")
        with camera.attempt("workout-clock"):
            page.locator(".btn--log").click()
            camera.shoot(page, "workout-clock", tall=False)
        _throw_away(page)


def summary(camera: Camera) -> None:
    """All sets of a session done, a heavier one than ever among them."""
    with lifter(camera) as (page, _):
        page.locator(".duo .btn").first.click()
        camera.shoot(page, "workout-empty", tall=False)
        _add(page, "Bench press")
        page.locator("gg-stepper button").nth(1).click()
        page.locator("gg-stepper button").nth(1).click()
        for _ in range(3):
            page.get_by_role("button", name="Log set").click()
            page.wait_for_timeout(GUARD_MS)
        page.get_by_role("heading", name="All sets done").wait_for()
        page.wait_for_load_state("networkidle")
        camera.shoot(page, "summary", tall=False, desk=True)
        page.get_by_role("button", name="Save as a day").click()
        _over(camera, page, "save-day")
        _throw_away(page)


def looks(camera: Camera) -> None:
    """Today and the workout in black, for the left hand, and in German."""
    with lifter(camera) as (page, _):
        camera.at(page, "today", "/today", themes=("black",))
        _pair(camera, page, "", themes=("black",))
    with lifter(camera, hand="left") as (page, _):
        _pair(camera, page, "-left")
    with lifter(camera, locale="de-DE") as (page, _):
        camera.at(page, "today-de", "/today")
        _pair(camera, page, "-de")


def _pair(camera: Camera, page: Page, look: str, themes: tuple[str, ...] = ("dark", "light")) -> None:
    """The set in hand and the rest after it."""
    _start(page)
    camera.shoot(page, f"workout{look}", tall=False, themes=themes)
    page.locator(".btn--log").click()
    page.get_by_role("timer").wait_for()
    camera.shoot(page, f"rest{look}", tall=False, themes=themes)
    _throw_away(page)


def _start(page: Page) -> None:
    """The next day of the plan."""
    page.locator(".card:has(table.lifts) .btn--act").click()
    page.locator(".workout .hero").first.wait_for()


def _add(page: Page, lift: str) -> None:
    """One more lift, and on to it."""
    if page.locator(".context .name").count() > 0:
        page.locator(".context .name").click()
    page.get_by_role("button", name="Add exercise").click()
    page.get_by_role("searchbox").fill(lift)
    page.locator(".found button").first.click()
    page.get_by_role("heading", name=lift).first.wait_for()


def _throw_away(page: Page) -> None:
    """Discard the workout, sets and all; it is in the trash then."""
    page.locator(".bar .icon-btn").last.click()
    with page.expect_response(lambda answer: answer.request.method == "DELETE" and "/v1/workouts/" in answer.url):
        page.locator("dialog .btn--danger").last.click()
    page.wait_for_url("**/today")
    page.wait_for_load_state("networkidle")


def _over(camera: Camera, page: Page, name: str, opened: object = None, *, tall: bool = True) -> None:
    """A sheet by its whole length, and closed again."""
    with camera.attempt(name):
        if callable(opened):
            opened()
        page.locator("dialog[open]").wait_for()
        camera.shoot(page, name, tall=tall)
        page.locator("dialog[open] .sheet__head .icon-btn").click()
        page.locator("dialog[open]").wait_for(state="detached")
