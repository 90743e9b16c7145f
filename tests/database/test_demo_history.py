"""The made-up history of the demo lifter."""

from datetime import date, timedelta

from database import catalogue
from database.demo_history import WEEK, WEEKS, history, weighings

TODAY = date(2026, 11, 22)


def test_the_same_day_gives_the_same_history() -> None:
    assert history(TODAY) == history(TODAY)
    assert weighings(TODAY) == weighings(TODAY)


def test_it_ends_yesterday_on_every_day_of_the_week() -> None:
    for days in range(7):
        today = TODAY + timedelta(days=days)
        performed = {s.performed_at.date() for s in history(today)}
        assert today - timedelta(days=4) <= max(performed) < today
        assert today - timedelta(weeks=WEEKS, days=7) <= min(performed)


def test_sets_are_in_order_and_distinct() -> None:
    made = history(TODAY)
    assert [s.performed_at for s in made] == sorted({s.performed_at for s in made})
    assert len({(s.session, s.index) for s in made}) == len(made) > 1000


def test_every_set_could_have_been_lifted() -> None:
    slugs = {lift.slug for lift in catalogue.read().lifts}
    for s in history(TODAY):
        assert s.slug in slugs
        assert 0 <= s.weight <= 300
        assert 1 <= s.reps <= 20
        assert s.rir is None or 0 <= s.rir <= 5
        assert s.rest_seconds is None or 30 <= s.rest_seconds <= 400


def test_the_lifter_gets_stronger() -> None:
    for lift in {lift for _, lifts in WEEK for lift in lifts}:
        working = [s for s in history(TODAY) if s.slug == lift.slug and s.set_type == "working"]
        first, last = (max(s.weight * (1 + s.reps / 30) for s in part) for part in (working[:4], working[-4:]))
        assert last >= first, lift.slug
