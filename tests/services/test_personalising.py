"""Fits by night and the population's refit, on a real database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

import psycopg2
import pytest

from engine.core.constants import ENGINE_VERSION
from engine.personalise.fitted import Said
from engine.personalise.pooling import FEWEST_LIFTERS
from engine.schemas.me import MePatch
from engine.schemas.sets import SetIn
from engine.services import me, personalising, population, schedule, sets
from engine.services.lifts import lifter_state
from engine.storage import db, lifters, parameters
from tests.personalise.simulated import Truth, history

NOW = datetime.now(UTC).replace(hour=2, minute=30)  # night, in UTC
Cursor = psycopg2.extensions.cursor


@pytest.fixture(autouse=True)
def as_worker(database_url: str) -> Iterator[None]:
    """Act as a worker does."""
    db.configure(db.Link(database_url, "gymgenius_worker"))
    yield
    db.close()


@pytest.fixture
def owner(database_url: str) -> Iterator[Cursor]:
    """The database as its owner sees it; the priors of a test are gone after it."""
    with closing(psycopg2.connect(database_url)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            yield cursor
            cursor.execute("DELETE FROM population_priors")


def lifter(owner: Cursor, **more: Any) -> UUID:
    user = uuid4()
    given = {"time_zone": "UTC", "shares_parameters": False, "experience": "intermediate"} | more
    owner.execute(
        "INSERT INTO users (id, email, time_zone, shares_parameters, experience) VALUES (%s, %s, %s, %s, %s)",
        (str(user), f"{user}@example.org", *given.values()),
    )
    return user


def train(user: UUID, truth: Truth, sessions: int, later: timedelta = timedelta()) -> None:
    """Log a simulated history, or one that began later."""
    given = [
        SetIn(
            id=uuid4(),
            exercise_id=uuid5(NAMESPACE_URL, f"https://gymgenius.app/exercise/{e.exercise}"),
            performed_at=e.done.performed_at + later,
            weight=e.done.weight_kg,
            unit="kg",
            reps=e.done.reps,
            rir=e.done.rir,
            rest_seconds=e.done.rest_seconds,
        )
        for e in history(truth, sessions=sessions)
    ]
    answers = sets.log(user, given, NOW)
    assert all(hasattr(answer, "id") for answer in answers), answers[0]


def state_of(user: UUID) -> Any:
    with db.transaction(user) as tx:
        return lifter_state(lifters.known(tx, user))


def wanted(owner: Cursor, kind: str) -> list[str]:
    owner.execute("SELECT user_id::text FROM jobs WHERE kind = %s AND patient AND state = 'waiting'", (kind,))
    return [user for (user,) in owner.fetchall()]


def test_a_lifter_is_fitted_to_their_own_log_and_a_second_time_changes_nothing(owner: Cursor) -> None:
    user = lifter(owner)
    train(user, Truth(rep_slope_ln=0.35, rir_bias=-1.5), 55)
    personalising.personalise(user, NOW)
    told = personalising.get(user)
    assert told.newest is not None and told.newest.accepted, told.newest
    by_name = {p.name: p for p in told.parameters}
    assert by_name["rir_bias"].value == pytest.approx(-1.5, abs=0.4) and by_name["rir_bias"].standing == "known"
    assert by_name["alpha"].standing == "still assumed"
    assert state_of(user).rir_bias == pytest.approx(by_name["rir_bias"].value)
    once = state_of(user)
    personalising.personalise(user, NOW + timedelta(days=1))
    assert state_of(user) == once


def test_a_short_log_is_refused_and_the_old_parameters_stay(owner: Cursor) -> None:
    user = lifter(owner)
    train(user, Truth(), 12)
    before = state_of(user)
    personalising.personalise(user, NOW)
    told = personalising.get(user)
    assert (
        told.newest is not None and told.newest.refused == "too_few" and "200 working sets" in (told.newest.why or "")
    )
    assert told.in_use is None and state_of(user) == before


def test_nothing_is_left_of_a_lifter_who_is_gone() -> None:
    personalising.personalise(uuid4(), NOW)
    population.summarise(uuid4(), NOW)


def test_a_first_fit_is_due_as_soon_as_there_is_enough(owner: Cursor) -> None:
    ready, short = lifter(owner, time_zone="Asia/Tokyo"), lifter(owner)
    train(ready, Truth(), 25)  # 200 sets
    train(short, Truth(), 24)
    personalising.want_due(NOW)
    assert wanted(owner, "personalise") == [str(ready)]
    personalising.want_due(NOW)
    assert wanted(owner, "personalise") == [str(ready)]


def test_the_next_fit_waits_for_new_sets_and_for_the_lifters_night(owner: Cursor) -> None:
    here, there = lifter(owner), lifter(owner, time_zone="Asia/Tokyo")
    for user in (here, there):
        train(user, Truth(), 24)
        personalising.personalise(user, NOW - timedelta(days=30))
    personalising.want_due(NOW)
    assert wanted(owner, "personalise") == []
    for user in (here, there):
        train(user, Truth(), 8, timedelta(days=60))
    personalising.want_due(NOW)
    assert wanted(owner, "personalise") == [str(here)]


def test_a_time_zone_that_this_machine_does_not_know_holds_nobody_up(owner: Cursor) -> None:
    user = lifter(owner, time_zone="Mars/Olympus")
    train(user, Truth(), 25)
    personalising.want_due(NOW)
    assert wanted(owner, "personalise") == [str(user)]


def test_only_those_who_share_are_summarised_and_no_set_leaves(owner: Cursor) -> None:
    shy, open_ = lifter(owner), lifter(owner, shares_parameters=True)
    for user in (shy, open_):
        train(user, Truth(rep_slope_ln=0.3), 30)
    population.fan_out(NOW)
    assert wanted(owner, "summarise") == [str(open_)]
    for user in (shy, open_):
        population.summarise(user, NOW)
    owner.execute("SELECT user_id::text, summary FROM parameter_summaries")
    ((user, summary),) = owner.fetchall()
    assert user == str(open_) and "rep_slope_ln" in summary
    assert all(set(said) == {"mean", "sd"} for said in summary.values())


def test_whoever_stops_sharing_takes_their_summary_along(owner: Cursor) -> None:
    user = lifter(owner, shares_parameters=True)
    with db.transaction(user) as tx:
        parameters.put_summary(tx, user, ENGINE_VERSION, {}, NOW)
    assert me.change(user, MePatch(shares_parameters=False), NOW).shares_parameters is False
    owner.execute("SELECT count(*) FROM parameter_summaries")
    assert owner.fetchone() == (0,)


def test_priors_are_pooled_from_enough_lifters_and_used_by_the_next_fit(owner: Cursor) -> None:
    for number in range(FEWEST_LIFTERS):
        population.refit(NOW)
        assert personalising.get(uuid4()).population_lifters == 0
        user = lifter(owner, shares_parameters=True)
        with db.transaction(user) as tx:
            said = {"rir_bias": Said(-1.5 + 0.01 * number, 0.2).to_json()}
            parameters.put_summary(tx, user, ENGINE_VERSION, said, NOW)
    population.refit(NOW)
    told = personalising.get(lifter(owner))
    assert told.population_lifters == FEWEST_LIFTERS
    bias = next(p for p in told.parameters if p.name == "rir_bias")
    assert bias.prior == pytest.approx(-1.465, abs=0.01)
    with db.transaction(None) as tx:
        assert personalising.priors_of(tx, "novice")["rir_bias"].lifters == FEWEST_LIFTERS


def test_the_pool_follows_when_the_last_summary_is_done(owner: Cursor) -> None:
    def pools() -> int:
        owner.execute("SELECT count(*) FROM jobs WHERE kind = 'population_pool'")
        (count,) = owner.fetchone()
        return int(count)

    owner.execute("INSERT INTO jobs (kind, key, state, finished_at) VALUES ('population', 'all', 'done', now())")
    owner.execute("INSERT INTO jobs (kind, key, patient) VALUES ('summarise', 'someone', true)")
    schedule.want_due()
    assert pools() == 0
    owner.execute("UPDATE jobs SET state = 'dead', finished_at = now() WHERE kind = 'summarise'")  # given up
    schedule.want_due()
    schedule.want_due()
    assert pools() == 1


def test_what_is_wanted_by_the_clock_is_wanted_once(owner: Cursor) -> None:
    for _ in range(3):
        schedule.want_due()
    owner.execute("SELECT kind FROM jobs WHERE key = 'all' ORDER BY kind")
    assert [kind for (kind,) in owner.fetchall()] == ["personalise_due", "population"]
