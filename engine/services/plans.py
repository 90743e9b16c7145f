"""Training plans: compiled from a goal, or made on the phone; kept, edited, started."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from engine.core import plan as core
from engine.core.picking import CatalogueLift
from engine.core.plan_words import text
from engine.core.targets import targets
from engine.core.volume import MuscleSets, add_sets, muscle_sets
from engine.errors import Fault, NotFound, Rejected
from engine.schemas.plans import CompileIn, MusclePlan, PlanDay, PlanExercise, PlanIn, PlanOut, PlanPatch, PlansOut
from engine.schemas.programmes import PlanRun
from engine.services import volume
from engine.services.lifts import exercise
from engine.storage import db, gyms, lifters, lifts, plans
from engine.storage.db import Row, Transaction, as_json

MAX_PLANS = 100


def compile_plan(user_id: UUID, given: CompileIn, now: datetime) -> PlanOut:
    """A week made for this lifter, saved as a draft. The same id again gives the same plan."""
    with db.transaction(user_id) as tx:
        lifters.lock(tx, user_id)
        if given.id and (stored := plans.one(tx, user_id, given.id)):
            return _out(stored)
        lifter = lifters.settings(tx, user_id)
        if lifter is None:
            raise not_found()
        _refuse_too_many(tx, user_id)
        goal = _goal(given, lifter)
        week = core.compile_week(_ask(tx, user_id, given, goal, lifter["time_zone"], now))
        plan_id = given.id or uuid4()
        plans.add(tx, user_id, _values(plan_id, given, goal, week), now)
        return _out(_existing(tx, user_id, plan_id))


def create(user_id: UUID, given: PlanIn, now: datetime) -> PlanOut:
    """A plan as the phone made it, saved as a draft. The same id again gives the same plan. Raises Rejected."""
    with db.transaction(user_id) as tx:
        lifters.lock(tx, user_id)
        if stored := plans.one(tx, user_id, given.id):
            return _out(stored)
        lifter = lifters.settings(tx, user_id)
        if lifter is None:
            raise not_found()
        _refuse_too_many(tx, user_id)
        goal: dict[str, Any] = {
            "goal_strength": given.goal_strength,
            "days_per_week": min(len(given.days), 7),
            "minutes": given.minutes,
            "experience": given.experience or lifter["experience"],
        }
        usual = volume.recent(tx, user_id, now, lifter["time_zone"])[1]
        aims = targets(goal["goal_strength"], goal["experience"], usual)
        marks = [
            {"muscle": muscle, "recent_sets": aim.usual, "low": aim.low, "high": aim.high}
            for muscle, aim in aims.items()
            if aim.wanted or aim.usual
        ]
        week = _edited(tx, user_id, given.days, {"volume": marks}, given.notes)
        values = {"id": given.id, "name": given.name, "goal": as_json(goal), "week": as_json(week)}
        _check_place(given.run, given.days, given.cycle)
        plans.add(tx, user_id, {**values, "template": given.template, **_written(given)}, now)
        return _out(_existing(tx, user_id, given.id))


def all_of(user_id: UUID) -> PlansOut:
    """A lifter's plans, the active one first."""
    with db.transaction(user_id) as tx:
        return PlansOut(plans=[_out(row) for row in plans.all_of(tx, user_id)])


def one(user_id: UUID, plan_id: UUID) -> PlanOut:
    """A plan. Raises NotFound."""
    with db.transaction(user_id) as tx:
        return _out(_existing(tx, user_id, plan_id))


def change(user_id: UUID, plan_id: UUID, patch: PlanPatch, now: datetime) -> PlanOut:
    """Put a new name, status, day or days into a plan. Raises NotFound, and Rejected for what is not there."""
    with db.transaction(user_id) as tx:
        stored = _existing(tx, user_id, plan_id)
        values = patch.model_dump(include={"name", "status"}, exclude_none=True) | _written(patch)
        week = stored["week"]
        if patch.days:
            week = _edited(tx, user_id, patch.days, week)
            values |= {"week": as_json(week), "next_day": min(stored["next_day"], len(patch.days) - 1)}
        if patch.next_day is not None:
            _check_day("next_day", patch.next_day, week["days"])
            values |= {"next_day": patch.next_day, "not_before": None}
        if "not_before" in patch.model_fields_set:
            values |= {"not_before": patch.not_before}
        if patch.run:
            _check_place(patch.run, week["days"], stored["cycle"] if patch.cycle is None else patch.cycle)
        if values:
            plans.change(tx, user_id, plan_id, values, now)
        return _out(_existing(tx, user_id, plan_id))


def _written(given: PlanIn | PlanPatch) -> dict[str, Any]:
    """Schedule, cycle and run as the columns hold them, those that were given."""
    made = given.model_dump(mode="json", include={"schedule", "cycle", "run"}, exclude_none=True)
    return {name: as_json(value) for name, value in made.items()}


def _check_day(field: str, day: int, days: Sequence[object]) -> None:
    if day >= len(days):
        fault = Fault(field, "the plan has no such day", f"0 to {len(days) - 1}")
        raise Rejected("The plan has no such day", (fault,))


def _check_place(run: PlanRun, days: Sequence[object], cycle: Sequence[object]) -> None:
    """Raise Rejected where a plan would stand in a week or carry a day that it has not."""
    if run.week >= max(len(cycle), 1):
        fault = Fault("run.week", "the cycle has no such week", f"0 to {max(len(cycle), 1) - 1}")
        raise Rejected("The cycle has no such week", (fault,))
    if run.carry is not None:
        _check_day("run.carry", run.carry, days)


def _refuse_too_many(tx: Transaction, user_id: UUID) -> None:
    if len(plans.all_of(tx, user_id)) >= MAX_PLANS:
        raise Rejected(f"There are {MAX_PLANS} plans already", (Fault("", "too many plans", "delete one first"),))


def delete(user_id: UUID, plan_id: UUID) -> None:
    """Delete a plan; the workouts that followed it stay. Raises NotFound."""
    with db.transaction(user_id) as tx:
        if not plans.delete(tx, user_id, plan_id):
            raise not_found()


def start(user_id: UUID, plan_id: UUID, now: datetime) -> PlanOut:
    """Follow this plan from its first day on, and no other. Starting the active one again changes nothing."""
    with db.transaction(user_id) as tx:
        lifters.lock(tx, user_id)
        stored = _existing(tx, user_id, plan_id)
        if stored["status"] != "active":
            plans.rest_active(tx, user_id, now)
            run = as_json({**stored["run"], "week": 0, "carry": None, "ease": None})
            begun = {"status": "active", "started_at": now, "next_day": 0, "not_before": None, "run": run}
            plans.change(tx, user_id, plan_id, begun, now)
        return _out(_existing(tx, user_id, plan_id))


def not_found() -> NotFound:
    """What is answered for a plan that is not there, or not theirs."""
    return NotFound("There is no such plan")


def _existing(tx: Transaction, user_id: UUID, plan_id: UUID) -> Row:
    row = plans.one(tx, user_id, plan_id)
    if row is None:
        raise not_found()
    return row


def _goal(given: CompileIn, lifter: Row) -> dict[str, Any]:
    slider = lifter["goal_strength"] if given.goal_strength is None else given.goal_strength
    return {
        "goal_strength": slider,
        "days_per_week": given.days_per_week,
        "minutes": given.minutes,
        "experience": given.experience or lifter["experience"],
    }


def _ask(
    tx: Transaction, user_id: UUID, given: CompileIn, goal: Mapping[str, Any], time_zone: str, now: datetime
) -> core.PlanAsk:
    avoid = set(given.avoid)
    return core.PlanAsk(
        goal_strength=goal["goal_strength"],
        days=given.days_per_week,
        minutes=given.minutes,
        equipment=_equipment(tx, user_id, given),
        experience=goal["experience"],
        week_sets=volume.recent(tx, user_id, now, time_zone)[1],
        catalogue=tuple(_lift(row) for row in lifts.to_choose_from(tx, user_id) if row["id"] not in avoid),
    )


def _lift(row: Row) -> CatalogueLift:
    return CatalogueLift(str(row["id"]), row["name"], exercise(row).traits, float(row["popularity"]))


def _equipment(tx: Transaction, user_id: UUID, given: CompileIn) -> tuple[str, ...]:
    """What was asked for, else what the lifter's gym lists, else everything (empty)."""
    if given.equipment is not None:
        return tuple(given.equipment)
    gym = gyms.active(tx, user_id)
    has: Mapping[str, Sequence[Mapping[str, Any]]] = gym["inventory"] if gym else {}
    kinds = {thing["kind"] for part in ("bars", "dumbbells", "stacks") for thing in has.get(part, ())}
    return tuple(sorted(kinds | ({"plate"} if kinds and has.get("plates") else set())))


def _values(plan_id: UUID, given: CompileIn, goal: dict[str, Any], week: core.PlanWeek) -> dict[str, Any]:
    days = [
        {
            "name": day.name,
            "minutes": round(day.minutes),
            "exercises": [_planned(one) for one in day.exercises],
        }
        for day in week.days
    ]
    marks = [
        {"muscle": m.muscle, "sets": m.sets, "recent_sets": m.usual, "low": m.low, "high": m.high} for m in week.muscles
    ]
    made = {"days": days, "volume": marks, "notes": [text(note) for note in week.notes]}
    name = given.name or f"{given.days_per_week} days of {given.minutes} minutes"
    return {"id": plan_id, "name": name, "goal": as_json(goal), "week": as_json(made)}


def _planned(one: core.PlanExercise) -> dict[str, Any]:
    """What is kept of an exercise that the core has planned."""
    return {name: value for name, value in one.to_json().items() if name in PlanExercise.model_fields}


def _edited(
    tx: Transaction, user_id: UUID, days: Sequence[PlanDay], week: Mapping[str, Any], notes: Sequence[str] = ()
) -> dict[str, Any]:
    """The week with other days: names from the catalogue, volume counted anew, the lifter's ranges as they were."""
    wanted = sorted({one.exercise_id for day in days for one in day.exercises})
    known = {id_: exercise(row) for id_, row in lifts.known(tx, user_id, wanted).items()}
    for i, day in enumerate(days):
        for j, one in enumerate(day.exercises):
            if one.exercise_id not in known:
                fault = Fault(f"days.{i}.exercises.{j}.exercise_id", "there is no such exercise", "a known id")
                raise Rejected("There is no such exercise", (fault,))
    sets: dict[str, float] = {}
    for day in days:
        for one in day.exercises:
            for muscle, share in _counted(one, known[one.exercise_id].traits.muscles).items():
                sets[muscle] = sets.get(muscle, 0.0) + share
    marks = {mark["muscle"]: mark for mark in week["volume"]}
    none = {"recent_sets": 0.0, "low": 0.0, "high": 0.0}
    return {
        "days": [_named(day, {id_: lift.name for id_, lift in known.items()}) for day in days],
        "volume": [
            {**none, **marks.get(muscle, {}), "muscle": muscle, "sets": sets.get(muscle, 0.0)}
            for muscle in sorted({*marks, *sets})
        ],
        "notes": list(notes),
    }


def _counted(one: PlanExercise, muscles: Mapping[str, float]) -> dict[str, float]:
    """Fractional sets per muscle of one exercise of a day; set by set, of the cycle's first week, where it says so."""
    asked = [(each.type, each.rir) for each in one.schemes[0]] if one.schemes else [("working", one.rir)] * one.sets
    week: dict[str, MuscleSets] = {}
    for set_type, rir in asked:
        week = add_sets(week, muscle_sets(muscles, set_type, rir))
    return {muscle: sets.total() for muscle, sets in week.items()}


def _named(day: PlanDay, names: Mapping[UUID, str]) -> dict[str, Any]:
    written: dict[str, Any] = day.model_dump(mode="json", exclude_none=True)
    for one in written["exercises"]:
        one["name"] = names[UUID(one["exercise_id"])]
    return written


def _out(row: Row) -> PlanOut:
    return PlanOut.model_validate(
        {
            **row,
            **row["goal"],
            "days": row["week"]["days"],
            "notes": row["week"]["notes"],
            "volume": [MusclePlan.model_validate(mark) for mark in row["week"]["volume"]],
        }
    )
