"""The accepted parameters on the way through a log.

Each holds for the sets after the place at which the log stood when it was accepted: a replay takes it up there, so that
the forecasts of older sets never know what was learned later, and a fold from scratch ends where the live one stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from engine.core.types import LifterState
from engine.personalise.parameters import personal
from engine.services.folding import Place
from engine.storage import parameters
from engine.storage.db import Transaction


@dataclass(frozen=True)
class Turns:
    """Those that are still to come, in order: the place after which one holds, and its values in their units."""

    ahead: Sequence[tuple[Place, Mapping[str, float]]] = ()

    @staticmethod
    def of(tx: Transaction, user_id: UUID, since: Place | None) -> Turns:
        """A lifter's, from this place on (None: all)."""
        found = [
            ((row["after_at"], row["after_id"]), row["parameters"]["values"])
            for row in parameters.accepted(tx, user_id)
        ]
        return Turns([turn for turn in found if since is None or turn[0] >= since])

    def before(self, lifter: LifterState, place: Place) -> tuple[Turns, LifterState]:
        """What is still to come, and the state, when the set at `place` is about to be folded in."""
        ahead = self.ahead
        while ahead and ahead[0][0] < place:
            lifter, ahead = personal(lifter, ahead[0][1]), ahead[1:]
        return (self if ahead is self.ahead else Turns(ahead)), lifter

    def at_the_end(self, lifter: LifterState) -> LifterState:
        """The state with all that is still to come."""
        for _, values in self.ahead:
            lifter = personal(lifter, values)
        return lifter
