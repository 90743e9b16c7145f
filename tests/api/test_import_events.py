"""GET /v1/imports/{id}/events: progress as server-sent events."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine.blueprints import imports as blueprint
from tests.api.conftest import Person
from tests.api.importing import imported, row, send, strong


def events(text: str) -> list[tuple[str, dict[str, Any]]]:
    found = []
    for block in text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if "event" in fields:
            found.append((fields["event"], json.loads(fields["data"])))
    return found


def test_a_finished_import_says_so_and_ends(anna: Person) -> None:
    done = imported(anna, strong(row()))
    answer = anna.get(f"/v1/imports/{done['id']}/events")
    assert answer.content_type.startswith("text/event-stream")
    (name, state), (last, _) = events(answer.text)
    assert (name, last) == ("progress", "end")
    assert (state["status"], state["sets_done"], state["sets_total"]) == ("done", 1, 1)


def test_a_stream_ends_after_its_time_though_nothing_happens(anna: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blueprint, "STREAM_S", 0.2)
    monkeypatch.setattr(blueprint, "BEAT_S", 0.05)
    monkeypatch.setattr(blueprint, "POLL_S", 0.05)
    text = anna.get(f"/v1/imports/{send(anna, strong(row())).json['id']}/events").text
    assert [name for name, _ in events(text)] == ["progress"]
    assert text.startswith("retry: ") and ": still here" in text


def test_an_import_that_vanishes_ends_its_stream(anna: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    import_id = send(anna, strong(row())).json["id"]
    monkeypatch.setattr(blueprint.time, "sleep", lambda _: anna.delete(f"/v1/imports/{import_id}"))
    assert [name for name, _ in events(anna.get(f"/v1/imports/{import_id}/events").text)][-1] == "end"
