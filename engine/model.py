"""The public face of the coach: two functions, as the specification names them. Nothing below imports this."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from engine.schemas.recommendations import PredictSetRequest, PredictSetResponse
from engine.services import coaching, recommendations


def predict(request: PredictSetRequest) -> PredictSetResponse:
    """The next set after `request.history` alone; needs neither database nor account.

    Without the catalogue at hand the exercise is reckoned with as a barbell lift. Raises Rejected where there is no
    history: what is stored is asked through the API, which knows whose it is.
    """
    return recommendations.what_if(request, datetime.now(UTC))


def warm_start(user_id: str) -> None:
    """Fold a lifter's whole stored history into what the coach knows of them. Twice gives the same as once."""
    coaching.warm_start(UUID(user_id), datetime.now(UTC))
