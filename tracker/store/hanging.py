"""Which deadlines hang on which events and calendars, through other events too."""

import sqlite3
from collections.abc import Iterable

from tracker.store.cases import ABOVE, MOVED

_COUNTED = "SELECT event FROM event_standing WHERE anchor_event IS NOT NULL AND anchor_calendar = ?"


def hanging(db: sqlite3.Connection, events: Iterable[str]) -> set[str]:
    """The deadlines whose window hangs on these events, by id."""
    found: set[str] = set()
    for event in events:
        found |= _ids(db, MOVED.format("SELECT ?"), event)
    return found


def above(db: sqlite3.Connection, event: str) -> list[str]:
    """The other events whose days hang on this one, by id."""
    query = f"{ABOVE.format('SELECT ?')} SELECT event FROM moved"
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
