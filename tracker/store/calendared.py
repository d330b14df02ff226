"""What copies of a calendar have told before of a record, which may have been changed here since.

An event bears the UID of its entry, a deadline's id is derived from it. The rows that calendars
told of an event, or of an outcome, are told apart from those of others by their ids: each is
derived from what it says and the one before.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from datetime import date

from tracker.core.anchors import event_then
from tracker.core.record import Record
from tracker.core.records import Case, EventRow
from tracker.core.revision import Revision, revision
from tracker.store.cases import cases, event_rows
from tracker.store.find import find_topic
from tracker.store.ids import derived_id
from tracker.store.kinds import State, live
from tracker.store.state import load

_SAYS = ("standing", "first", "last", "note")
_ENDED = ("outcome", "happened")
_OF_COPY = ("uid", "mark", "revision")


class Kept(Record):
    """An instance of an entry that is on record: its id, and the copy that last changed it."""

    id: str
    revision: Revision | None


def instances(db: sqlite3.Connection, uid: str, marks: Iterable[str]) -> dict[str, Kept]:
    """All instances of the entry with this UID that are on record, by their marks.

    Of those recorded by older versions, which kept no UID, the ones with these marks.
    """
    query = "SELECT mark, id, revision FROM main.event WHERE uid = ?"
    found = {mark: Kept(id, revision(text)) for mark, id, text in db.execute(query, (uid,))}
    query = "SELECT 1 FROM main.event WHERE id = ? AND uid IS NULL"
    ids = {mark: derived_id("event", uid, mark) for mark in marks if mark not in found}
    older = {m: Kept(id, None) for m, id in ids.items() if db.execute(query, (id,)).fetchone()}
    return found | older


def event_id(uid: str, mark: str, taken: Iterable[str]) -> str:
    """The id of an instance that is new; another instance may have been recorded by its own."""
    id = derived_id("event", uid, mark)
    while id in taken:
        id = derived_id("event", uid, mark, id)
    return id


def standing_id(event: str, before: str, says: State) -> str:
    """The id of the row that a calendar tells of an event behind the one with the id `before`."""
    return derived_id("event_standing", event, before, *(str(says.get(name)) for name in _SAYS))


def told_before(db: sqlite3.Connection, event: str) -> State | None:
    """The newest row of an event that a calendar told; None if there is none."""
    rows = _rows(db, "event_standing", "event", event, _SAYS)
    return _newest(rows, lambda before, row: standing_id(event, before, row))


def verdict_id(deadline: str, before: str, says: State) -> str:
    """The id of the verdict that a calendar tells behind the one with the id `before`."""
    words = (str(says["outcome"]), says.get("happened") or "")
    return derived_id("verdict", deadline, *words, *filter(None, (before,)))


def outcome_before(db: sqlite3.Connection, deadline: str) -> State | None:
    """The newest verdict on a deadline that a calendar told; None if there is none."""
    rows = _rows(db, "verdict", "deadline", deadline, _ENDED)
    return _newest(rows, lambda before, row: verdict_id(deadline, before, row))


def _rows(
    db: sqlite3.Connection, table: str, home: str, id: str, columns: tuple[str, ...]
) -> list[State]:
    names = ("id", "known", *columns)
    query = f"SELECT {', '.join(names)} FROM main.{table} WHERE {home} = ?"
    return [dict(zip(names, row, strict=True)) for row in db.execute(query, (id,))]


def _newest(rows: list[State], id_of: Callable[[str, State], str]) -> State | None:
    """The last of the rows whose ids follow one from the other.

    Where two follow on one, from stores that were merged, that which was known later counts.
    """
    newest: State | None = None
    while rows:
        before = newest["id"] if newest else ""
        found = [row for row in rows if row["id"] == id_of(before, row)]
        if not found:
            break
        newest = max(found, key=lambda row: str(row["known"]))
        rows = [row for row in rows if row not in found]
    return newest


def says_same(one: State, other: State) -> bool:
    """Whether two rows of an event say the same, whenever it became known."""
    return all(one.get(name) == other.get(name) for name in _SAYS)


def newest_row(db: sqlite3.Connection, event: str) -> EventRow | None:
    """What was last known of an event, by whomever."""
    return event_then(event_rows(db, [event]), event, date.max)


def case_of(db: sqlite3.Connection, deadline: str) -> Case:
    """All that decides where a recorded deadline stands."""
    return cases(db, [deadline])[0]


def imported(db: sqlite3.Connection, kind: str, id: str) -> State | None:
    """A record with each field as an import last made it; None if it is not there.

    Fields that no import has written are as they are, those that one emptied are None. What was
    undone no import has written. The copy that last changed it is always the one on record.
    """
    now = load(db, kind, id)
    if now is None:
        return None
    query = "SELECT command, state FROM main.journal WHERE kind = ? AND id = ? ORDER BY seq"
    told: State = {}
    before: State = {}
    for command, text in db.execute(query, (kind, id)).fetchall():
        after = live(json.loads(text)) or {}
        changed = [f for f in before.keys() | after.keys() if before.get(f) != after.get(f)]
        if command.startswith("undo"):
            changed = [f for f in changed if f in told and told[f] == before.get(f)]
        elif command != "import":
            changed = []
        told |= {f: after.get(f) for f in changed if f not in _OF_COPY}
        before = after
    return now | told


def has(db: sqlite3.Connection, kind: str, id: str) -> bool:
    """Whether the store has the record."""
    return load(db, kind, id) is not None


def known_topic(db: sqlite3.Connection, names: tuple[str, ...]) -> str | None:
    """The first topic that is on record by one of these names."""
    return next(filter(None, (find_topic(db, name) for name in names)), None)
