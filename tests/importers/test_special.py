"""What a set may be beside its numbers, as it stands in files."""

import pytest

from engine.importers import special
from engine.importers.raw_row import RawRow


@pytest.mark.parametrize(
    ("row", "reps", "seconds"),
    [
        ({"exercise": "Plank", "seconds": "60"}, 0, 60),
        ({"exercise": "Plank", "seconds": "0:01:30"}, 0, 90),
        ({"exercise": "Plank", "seconds": "60"}, 1, None),
        ({"exercise": "Plank", "seconds": "0"}, 0, None),
        ({"exercise": "Plank", "seconds": "601"}, 0, None),
        ({"exercise": "Farmers Walk", "seconds": "40", "distance": "30"}, 0, None),
        ({"exercise": "Rowing Machine", "seconds": "300"}, 0, None),
        ({"exercise": "Squat", "held": "1200"}, 1, 1200),
        ({"exercise": "Squat", "held": "soon"}, 1, None),
    ],
)
def test_a_set_is_held_where_it_has_a_short_time_and_nothing_else(row, reps, seconds):
    assert special.held(RawRow(line=1, date="2026-01-05", **row), reps) == seconds


def test_what_is_none_of_ours_is_nothing():
    assert [special.side(text) for text in ("left", "right", "both", "")] == ["left", "right", None, None]
    assert [special.superset(text) for text in ("1", "99", "0", "100", "-1", "a", "٣٣٣")] == [1, 99, *[None] * 5]
    assert [special.pain(text) for text in ("knee", "lower_back", "soul")] == ["knee", "lower_back", None]
