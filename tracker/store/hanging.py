"""Which deadlines hang on which events and calendars, through other events too."""

import sqlite3
from collections.abc import Iterable

_MOVED = """
WITH RECURSIVE moved (event) AS (
    {}
    UNION SELECT s.event FROM moved m JOIN event_standing s ON s.anchor_event = m.event
)
"""
# The ids of the deadlines that hang on the events of a query, or on events that hang on those.
MOVED = f"""{_MOVED}
SELECT d.id FROM moved m JOIN deadline d ON d.anchor_event = m.event
UNION SELECT d.id FROM moved m JOIN deadline d ON d.anchor_end = m.event
"""
_COUNTED = "SELECT event FROM event_standing WHERE anchor_event IS NOT NULL AND anchor_calendar = ?"


def hanging(db: sqlite3.Connection, events: Iterable[str]) -> set[str]:
    """The deadlines whose window hangs on these events, by id."""
    found: set[str] = set()
    for event in events:
        found |= _ids(db, MOVED.format("SELECT ?"), event)
    return found


def above(db: sqlite3.Connection, event: str) -> list[str]:
    """The other events whose days hang on this one, by id."""
    query = f"{_MOVED.format('SELECT ?')} SELECT event FROM moved"
    return sorted(_ids(db, query, event) - {event})


def counted_by(db: sqlite3.Connection, calendars: Iterable[str]) -> set[str]:
    """The deadlines whose window hangs on an event by days that these calendars count, by id."""
    found: set[str] = set()
    for slug in calendars:
        found |= _ids(db, MOVED.format(_COUNTED), slug)
        query = "SELECT id FROM deadline WHERE anchor_event IS NOT NULL AND anchor_calendar = ?"
        found |= _ids(db, query, slug)
    return found


def _ids(db: sqlite3.Connection, query: str, value: str) -> set[str]:
    return {row[0] for row in db.execute(query, (value,))}
