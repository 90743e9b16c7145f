"""The screens that have an address: a stranger's, and the demo lifter's with a plan."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page

from database.demo import LIFTER, PASSWORD
from scripts.screens.camera import Camera

OPEN = {"landing": "/", "sign-in": "/sign-in", "sign-up": "/sign-up"}
SCREENS = {
    "today": "/today",
    "readiness": "/readiness",
    "plan": "/plan",
    "plan-new": "/plan/new",
    "plan-templates": "/plan/templates",
    "plan-template": "/plan/templates/531-bbb",
    "history": "/history",
    "analytics": "/analytics",
    "accuracy": "/accuracy",
    "exercises": "/exercises",
    "exercise-new": "/exercises/new",
    "import": "/import",
    "sync": "/sync",
    "you": "/you",
    "bodyweight": "/you/bodyweight",
    "knows": "/you/knows",
    "gyms": "/you/gyms",
    "alerts": "/you/alerts",
    "account": "/you/account",
}
AT_A_DESK = ("today", "plan", "plan-edit", "plan-template", "history", "session", "analytics", "accuracy", "exercise")
LISTS = ("exercises", "history")
"""Longer than anybody looks at."""
STRONG = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
NOT_FINISHED = '2026-06-06 18:00:00,"Evening",50m,"Squat (Barbell)",1,100,0,0,0,"","",\n'


def strangers(camera: Camera) -> None:
    """What is there without an account."""
    with camera.phone() as page:
        for name, address in OPEN.items():
            camera.at(page, name, address, desk=name == "landing")


def screens(camera: Camera) -> None:
    """Every screen of the demo lifter."""
    with lifter(camera) as (page, _):
        for name, address in {**SCREENS, **_with_ids(page)}.items():
            camera.at(page, name, address, tall=name not in LISTS, desk=name in AT_A_DESK)
        with camera.attempt("analytics-week"):  # a whole one, whatever day it is
            camera.go(page, "/analytics")
            page.get_by_role("button", name="Week before").click()
            camera.shoot(page, "analytics-week", desk=True)
        with camera.attempt("import-report"):
            _report(camera, page)


@contextmanager
def lifter(camera: Camera, **more: Any) -> Iterator[tuple[Page, dict[str, Any]]]:
    """The demo lifter, signed in on Today, and a plan that is theirs for as long as this lasts."""
    with camera.phone(**more) as page:
        headers = token(page, LIFTER.email, PASSWORD)
        days = {"days_per_week": 4, "minutes": 60, "goal_strength": 0.5}
        plan = page.request.post("/v1/plan/compile", data=days, headers=headers).json()
        page.request.post(f"/v1/plans/{plan['id']}/start", headers=headers)
        try:
            sign_in(page, LIFTER.email, PASSWORD)
            page.locator("table.lifts").wait_for()
            page.wait_for_load_state("networkidle")
            yield page, plan
        finally:
            page.request.delete(f"/v1/plans/{plan['id']}", headers=headers)


def token(page: Page, email: str, password: str) -> dict[str, str]:
    """The header that says who asks."""
    answer = page.request.post("/v1/login", data={"email": email, "password": password})
    return {"authorization": f"Bearer {answer.json()['access_token']}"}


def sign_in(page: Page, email: str, password: str) -> None:
    """Through the form, in any language."""
    page.goto("/sign-in")
    page.locator("input[type=email]").fill(email)
    page.locator("input[type=password]").fill(password)
    page.locator("form .btn--act").click()
    page.wait_for_url("**/today")


def _with_ids(page: Page) -> dict[str, str]:
    """Screens of one session, lift, plan and gym."""
    headers = token(page, LIFTER.email, PASSWORD)

    def first(path: str, what: str) -> Any:
        return next(one for one in page.request.get(path, headers=headers).json()[what] if one.get("exercises") != [])

    workout, plan, gym = first("/v1/workouts", "workouts"), first("/v1/plans", "plans"), first("/v1/gyms", "gyms")
    return {
        "session": f"/history/{workout['id']}",
        "exercise": f"/exercises/{workout['exercises'][0]}",
        "plan-edit": f"/plan/{plan['id']}/edit",
        "gym": f"/you/gyms/{gym['id']}",
        "trash": "/history/trash",
    }


def _report(camera: Camera, page: Page) -> None:
    """What a file of another app would bring, before anything is stored."""
    rows = [
        f'2026-0{1 + n}-05 18:00:00,"Evening",50m,"{lift}",{order},{weight + 2.5 * n},{reps},0,0,"","",\n'
        for n in range(6)
        for lift, weight, reps in (("Bench Press (Barbell)", 80, 6), ("Zercher thingamajig", 40, 8))
        for order in (1, 2)
    ]
    with TemporaryDirectory() as folder:
        file = Path(folder, "strong.csv")
        file.write_text(STRONG + "".join(rows) + NOT_FINISHED)
        page.goto("/import")
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_text("Dry run finished, nothing saved yet").wait_for()
        camera.shoot(page, "import-report", desk=True)
