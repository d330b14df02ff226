"""`tracker met`: record that it happened."""

from datetime import date
from typing import Any

from tracker.cli.app import App
from tracker.cli.options import EVIDENCE, Evidence, why
from tracker.cli.record import settle
from tracker.cli.stating import Option, stated
from tracker.core.spans import day
from tracker.store.change import Change
from tracker.store.find import find
from tracker.store.kinds import State

OPTIONS = (
    Option("--happened", "The day of the act.", "DAY", day, required=True),
    Option("--event", "The recorded event that fulfilled it.", "ID"),
    Option("--part", "It happened in part: what is missing.", "MISSING"),
    *EVIDENCE,
    why,
)


@stated("met", "id", options=OPTIONS)
def command(
    app: App, /, id: str, happened: date, event: str | None, part: str | None, **proof: Any
) -> None:
    """Record that it happened; in time or late follows from the day it happened.

    \b
    tracker met 11 --happened 2025-10-20 --source https://example.org/readout
    tracker met 11 --happened 2025-10-20 --part "missing the second call"
    """
    missing = part.removeprefix("missing ").strip() or "unsaid" if part is not None else None

    def fields(change: Change) -> State:
        fulfilled_by = find(change.db, event, "event") if event else None
        return {"happened": happened, "missing": missing, "event": fulfilled_by}

    settle(app, "met", id, "met", Evidence(**proof), fields)
