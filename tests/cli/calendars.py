"""Calendars that tests write, and what a store holds of them."""

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Run
from tests.store.conftest import WRITTEN
from tracker.store.examining import examine
from tracker.store.opening import reading

EVENTS = """
SELECT e.title, e.place, e.topic, e.confidence, s.standing, s.first, s.last, s.known, s.note
FROM event e JOIN event_standing s ON s.event = e.id ORDER BY s.first, s.rowid
"""


def write(file: Path, *components: str) -> None:
    """A calendar of these components, whose lines are parted by |."""
    body = "".join(f"{each}\n" for each in components)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{body}END:VCALENDAR\n"
    file.write_text(text.replace("|", "\n"), encoding="utf-8")


def event(*lines: str, uid: str = "1") -> str:
    known = (
        () if any(line.startswith("LAST-MOD") for line in lines) else ("DTSTAMP:20251101T000000Z",)
    )
    return "|".join(["BEGIN:VEVENT", f"UID:{uid}", "SUMMARY:Talks", *known, *lines, "END:VEVENT"])


def task(*lines: str, uid: str = "1") -> str:
    head = ["BEGIN:VTODO", f"UID:{uid}", "DTSTAMP:20251101T000000Z"]
    title = [] if any(line.startswith("SUMMARY") for line in lines) else ["SUMMARY:A report"]
    return "|".join([*head, *title, "ORGANIZER;CN=Trump:mailto:a@b", *lines, "END:VTODO"])


def found(store: Path, query: str) -> list[tuple[Any, ...]]:
    with reading(str(store)) as db:
        return list(db.execute(query))


def of_calendar(store: Path) -> list[tuple[Any, ...]]:
    """The events that are not of the seeds."""
    return found(store, EVENTS.replace("ORDER", "WHERE e.number > 140 ORDER"))


def head(store: Path) -> int:
    return int(found(store, "SELECT max(seq) FROM journal")[0][0])


def shown(run: Run, number: int) -> dict[str, Any]:
    given: dict[str, Any] = json.loads(run("show", str(number), "--format", "json").out)
    return given


def sound(store: Path) -> None:
    faults = [each for each in examine(str(store), WRITTEN).remarks if each.level == "fault"]
    assert faults == []
