"""What a calendar file has told before of a record, which may have been changed here since.

An id that is derived from the UID leads to the record. The rows that became known of an event are
told apart from those of others by their ids: each is derived from what it says and the one before.
"""

import json
import sqlite3
from datetime import date

from tracker.core.anchors import event_then
from tracker.core.records import EventRow
from tracker.store.cases import event_rows
from tracker.store.find import find_topic
from tracker.store.ids import derived_id
from tracker.store.kinds import State, live
from tracker.store.state import load

_SAYS = ("standing", "first", "last", "note")


def standing_id(event: str, before: str, says: State) -> str:
    """The id of the row that a calendar tells of an event behind the one with the id `before`."""
    return derived_id("event_standing", event, before, *(str(says.get(name)) for name in _SAYS))


def told_before(db: sqlite3.Connection, event: str) -> State | None:
    """The newest row of an event that a calendar told; None if there is none."""
    query = f"SELECT id, {', '.join(_SAYS)} FROM main.event_standing WHERE event = ?"
    rows = [dict(zip(("id", *_SAYS), row, strict=True)) for row in db.execute(query, (event,))]
    newest: State | None = None
    while True:
        before = newest["id"] if newest else ""
        found = [row for row in rows if row["id"] == standing_id(event, before, row)]
        if not found:
            return newest
        newest = found[0]


def says_same(one: State, other: State) -> bool:
    """Whether two rows of an event say the same, whenever it became known."""
    return all(one.get(name) == other.get(name) for name in _SAYS)


def newest_row(db: sqlite3.Connection, event: str) -> EventRow | None:
    """What was last known of an event, by whomever."""
    return event_then(event_rows(db, [event]), event, date.max)


def imported(db: sqlite3.Connection, kind: str, id: str) -> State | None:
    """A record with each field as an import last made it; None if it is not there.

    Fields that no import has written are as they are, those that one emptied are None.
    """
    now = load(db, kind, id)
    if now is None:
        return None
    query = "SELECT command, state FROM main.journal WHERE kind = ? AND id = ? ORDER BY seq"
    told: State = {}
    before: State = {}
    for command, text in db.execute(query, (kind, id)).fetchall():
        after = live(json.loads(text)) or {}
        if command == "import":
            fields = before.keys() | after.keys()
            told |= {f: after.get(f) for f in fields if before.get(f) != after.get(f)}
        before = after
    return now | told


def is_judged(db: sqlite3.Connection, deadline: str) -> bool:
    """Whether anybody recorded a verdict on the deadline."""
    query = "SELECT 1 FROM main.verdict WHERE deadline = ? LIMIT 1"
    return db.execute(query, (deadline,)).fetchone() is not None


def has(db: sqlite3.Connection, kind: str, id: str) -> bool:
    """Whether the store has the record."""
    return load(db, kind, id) is not None


def known_topic(db: sqlite3.Connection, names: tuple[str, ...]) -> str | None:
    """The first topic that is on record by one of these names."""
    return next(filter(None, (find_topic(db, name) for name in names)), None)
