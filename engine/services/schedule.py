"""What is wanted by the clock, by nobody in particular."""

from __future__ import annotations

from engine.storage import db, jobs

REGULARLY = {"personalise_due": 600, "population": 24 * 3600}  # s
"""Looking for fits that are due; having the summaries of those who share made anew where they are old."""


def want_due() -> None:
    """Want what is due; one worker asks, the others do nothing."""
    with db.transaction(None) as tx:
        if not jobs.lead(tx):
            return
        for kind, every_s in REGULARLY.items():
            jobs.add_if_rare(tx, kind, every_s)
        if jobs.followed_by(tx, "population", "summarise", "population_pool"):
            jobs.add(tx, "population_pool", "all", {}, None, None)
