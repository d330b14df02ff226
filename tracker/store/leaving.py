"""Records of another store that are left out of a merge: for now, for good, or as a conflict."""

import json
import sqlite3

from tracker.store.conflicts import Conflict, add_conflict
from tracker.store.kinds import State, removed
from tracker.store.merging import Meeting, words
from tracker.store.settling import drop
from tracker.store.state import load

GONE = "EXISTS (SELECT 1 FROM staged.gone g WHERE g.kind = '{}' AND g.id = {})"
"""The SQL condition that a record of that kind and key is to be taken away here."""


def is_noted(db: sqlite3.Connection, table: str, kind: str, key: str) -> bool:
    """Whether a table of what is staged has the record."""
    query = f"SELECT 1 FROM staged.{table} WHERE kind = ? AND id = ?"
    return db.execute(query, (kind, key)).fetchone() is not None


def hold(meeting: Meeting, kind: str, key: str, target: str) -> None:
    """Leave a record out for now, as it refers to one in conflict."""
    reason = f"refers to {a(target)} in conflict"
    put_aside(meeting, Conflict(kind, key, reason, waits=True))


def put_aside(meeting: Meeting, conflict: Conflict) -> None:
    """Leave a record out, and list it until it is settled."""
    _leave_out(meeting, conflict.kind, conflict.key)
    meeting.uncarry(conflict.kind, conflict.key)
    add_conflict(meeting.db, conflict)


def decline(meeting: Meeting, kind: str, key: str, how: str, because: str = "") -> None:
    """Leave a record as it is here, for good; where it is new, it counts as taken away.

    Such a one is told to be left out, `because` of what.
    """
    db = meeting.db
    state = load(db, kind, key)
    if state is None:
        query = "SELECT text FROM staged.given WHERE kind = ? AND id = ?"
        row = db.execute(query, (kind, key)).fetchone()
        if row is None:
            return  # by another reference, already
        given: State = json.loads(row[0])
        state = removed({field: value for field, value in given.items() if field != "number"})
        if how != "double":  # that is here, as another one
            db.execute("INSERT INTO staged.outside VALUES (?, ?, ?)", (kind, key, because))
    _leave_out(meeting, kind, key)
    db.execute("DELETE FROM staged.gone WHERE kind = ? AND id = ?", (kind, key))
    meeting.decide(kind, key, how, words(state))


def _leave_out(meeting: Meeting, kind: str, key: str) -> None:
    """Don't stage a record; ours stays that would have given way to it."""
    drop(meeting.db, [(kind, key)])
    if old := meeting.instead.pop((kind, key), None):
        meeting.uncarry(kind, old)


def refuse(meeting: Meeting, kind: str, key: str, reason: str) -> None:
    """Leave out what contradicts others, or what was decided to stay out."""
    meeting.settling.meet(kind, key)
    if meeting.settling.side(kind, key) == "ours":
        decline(meeting, kind, key, "ours")
    else:
        put_aside(meeting, Conflict(kind, key, reason))


def a(kind: str) -> str:
    """A kind with its article."""
    word = "standing" if kind == "event_standing" else kind
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
