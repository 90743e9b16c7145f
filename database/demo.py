"""Two demo accounts, for development only: a lifter with sixteen weeks of training, and a coach.

Everything goes through the same services as a lifter's own taps, so that states, volume and sessions are what they
would be. Ids are made of what they name: a run that was cut short is finished by the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from database import demo_history
from database.catalogue import lift_id
from database.demo_history import DemoSet
from engine.errors import Problem
from engine.schemas.body import BodyweightIn, ReadinessIn
from engine.schemas.gyms import Bar, Dumbbells, GymIn, Inventory, Plate, Stack
from engine.schemas.me import MePatch
from engine.schemas.sets import SetIn
from engine.services import bodyweight, gyms, me, passwords, readiness, sets, workouts
from engine.storage import db, users

PASSWORD = "gymgenius-demo"  # noqa: S105 - public, and refused in production
NAMESPACE = uuid5(NAMESPACE_URL, "https://gymgenius.app/demo")
BATCH = 500
DONE = "demo_history"
"""The preference that says that all is there."""


@dataclass(frozen=True)
class Account:
    """Who signs in, and as what."""

    email: str
    role: str
    name: str

    @property
    def id(self) -> UUID:
        """Made of the e-mail, so that a second run meets the same person."""
        return uuid5(NAMESPACE, self.email)


LIFTER = Account("demo@gymgenius.local", "lifter", "Demo lifter")
COACH = Account("coach@gymgenius.local", "coach", "Demo coach")


def make(url: str, bcrypt_rounds: int, now: datetime) -> list[str]:
    """Make what is missing of the two accounts; return a line per sign-in. The catalogue must be there."""
    db.configure(db.Link(url, "gymgenius_api", 60_000))
    try:
        for account in (LIFTER, COACH):
            _sign_up(account, bcrypt_rounds, now)
        person = me.get(LIFTER.id)
        if DONE not in person.preferences:
            _train(LIFTER.id, person.created_at, now)
    finally:
        db.close()
    return [f"{account.email}  password: {PASSWORD}  ({account.role})" for account in (LIFTER, COACH)]


def _sign_up(account: Account, bcrypt_rounds: int, now: datetime) -> None:
    with db.transaction(account.id) as tx:
        if users.me(tx, account.id):
            return
    person = {
        "id": account.id,
        "email": account.email,
        "password_hash": passwords.hash_password(PASSWORD, bcrypt_rounds),
        "role": account.role,
        "name": account.name,
        "unit": "kg",
        "time_zone": "Europe/Berlin",
        "locale": "en",
        "now": now,
    }
    with db.transaction(account.id) as tx:
        if not users.add(tx, person):
            raise RuntimeError(f"{account.email} is taken by an account that is not the demo's")


def _train(user_id: UUID, anchor: datetime, now: datetime) -> None:
    """Everything the demo lifter has. `anchor`: when the account was made; the history ends the day before."""
    today = anchor.astimezone(UTC).date()
    for at, kg in demo_history.weighings(today):
        id_ = uuid5(NAMESPACE, f"weighing|{at.isoformat()}")
        bodyweight.log(user_id, BodyweightIn(id=id_, measured_at=at, weight=kg, unit="kg"), now)
    gym = gyms.create(user_id, _gym(), now)
    settings = MePatch(sex="male", experience="intermediate", goal_strength=0.5, gym_id=gym.id, onboarded=True)
    me.change(user_id, settings, now)
    for batch in _batches(demo_history.history(today)):
        for answer in sets.log(user_id, [_logged(s) for s in batch], now):
            if isinstance(answer, Problem):
                raise answer
    workouts.expire(user_id, now)
    for days in range(14, 0, -1):
        readiness.check_in(user_id, _check_in(anchor, days), now)
    me.change(user_id, MePatch(preferences={DONE: today.isoformat()}), now)


def _batches(history: Sequence[DemoSet]) -> Iterator[Sequence[DemoSet]]:
    for start in range(0, len(history), BATCH):
        yield history[start : start + BATCH]


def _logged(done: DemoSet) -> SetIn:
    return SetIn.model_validate(
        {
            "id": uuid5(NAMESPACE, f"set|{done.session}|{done.index}"),
            "exercise_id": lift_id(done.slug),
            "performed_at": done.performed_at,
            "set_type": done.set_type,
            "weight": done.weight,
            "unit": "kg",
            "reps": done.reps,
            "rir": done.rir,
            "rest_seconds": done.rest_seconds,
        }
    )


def _check_in(anchor: datetime, days: int) -> ReadinessIn:
    day = (anchor.astimezone(UTC) - timedelta(days=days)).date()
    return ReadinessIn(
        day=day,
        sleep_quality=3 + days % 2,
        mood=4 - days % 3 // 2,
        energy=3 + days % 3 // 2,
        stress=4,
        soreness=2 + days % 4 // 2,
        sleep_hours=6.5 + days % 5 * 0.4,
    )


def _gym() -> GymIn:
    plates = {25: 4, 20: 4, 15: 4, 10: 4, 5: 4, 2.5: 4, 1.25: 4}
    return GymIn(
        id=uuid5(NAMESPACE, "gym"),
        name="Demo gym",
        inventory=Inventory(
            bars=[Bar(kind="barbell", weight=20, unit="kg"), Bar(kind="ez_bar", weight=10, unit="kg")],
            plates=[Plate(weight=weight, unit="kg", count=count) for weight, count in plates.items()],
            dumbbells=[
                Dumbbells(low=1, high=10, step=1, unit="kg"),
                Dumbbells(low=12, high=50, step=2, unit="kg"),
            ],
            stacks=[
                Stack(kind="machine", first=5, step=5, last=150, unit="kg", add_ons=[2.5]),
                Stack(kind="cable", first=2.5, step=2.5, last=100, unit="kg"),
            ],
        ),
    )
