"""What a merge staged, brought into the store by one change, with a journal row for each thing."""

import json
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from tracker.store import bringing, indexing
from tracker.store.chained import head
from tracker.store.descent import JOIN
from tracker.store.embedded import ACT, spans
from tracker.store.journal import append_all, canonical
from tracker.store.kinds import MERGED, State
from tracker.store.remark import Head
from tracker.store.untangling import take_rows_away
from tracker.store.walking import travelling

_FIRST = (
    *("candidate", "article", "feed", "note", "citation", "copy", "verdict", "link", "deadline"),
    "event_standing",
)
_LAST = ("recurrence", "event", "topic", "party", "calendar", "source", "setting")
"""In which order journal rows tell what was taken away, so that an undo finds all it needs: the
first kinds come before what is new, the last ones after it."""

Row = tuple[str, str, str, str]
"""Command, kind, key and state of a journal row."""


class Joined(NamedTuple):
    """The first journal row of a merge, and its last."""

    first: int
    last: int


def join(
    db: sqlite3.Connection,
    act: State,
    at: Head,
    change: int | None,
    frame: tuple[str, str, str | None],
) -> Joined:
    """Store what is staged; `act` is what the journal tells of the merge as a whole.

    `at` is the row of our journal up to which it was compared; `frame` is (at, who, why). Raises
    Moved where others have changed the store since. The clock index is left to the caller.
    """
    if head(db) != at:
        raise bringing.Moved("the store was changed meanwhile")
    next_number, _ = bringing.number(db)
    bringing.take_out(db)
    for kind, key in db.execute("SELECT kind, id FROM staged.gone").fetchall():
        indexing.take_out(db, kind, key)
    db.execute("PRAGMA defer_foreign_keys = ON")  # COMMIT looks
    take_rows_away(db)
    bringing.put_rows(db, next_number)
    rows = db.execute("SELECT seq FROM staged.again ORDER BY seq")
    again = spans(seq for (seq,) in rows.fetchall())
    act = act | ({"again": again} if again else {})
    first, last = _tell(db, act, next_number, change, frame)
    bringing.put_in(db, first, last)
    bringing.wind_new(db)
    return Joined(first, last)


def _tell(
    db: sqlite3.Connection,
    act: State,
    next_number: bringing.Next,
    change: int | None,
    frame: tuple[str, str, str | None],
) -> Joined:
    at, who, why = frame
    first, last = 0, 0
    for command, rows in groupby(_rows(db, act, next_number), itemgetter(0)):
        told = (row[1:] for row in rows)
        begun, last = append_all(db, change, (at, who, command, why), told)
        first = first or begun
        change = change or begun
    return Joined(first, last)


def _rows(db: sqlite3.Connection, act: State, next_number: bringing.Next) -> Iterator[Row]:
    """What the journal is to hold: the merge, their rows, and what became of each record."""
    yield JOIN, ACT, act.get("hash") or act["sha256"], canonical(act)
    for name, text in db.execute("SELECT name, text FROM staged.carried ORDER BY seq"):
        yield JOIN, MERGED, name, text
    yield from _gone(db, _FIRST)
    yield from _given(db, next_number)
    yield from db.execute(
        "SELECT command, kind, id, text FROM staged.decided WHERE text IS NOT NULL ORDER BY rowid"
    )
    yield from _gone(db, _LAST)


def _given(db: sqlite3.Connection, next_number: bringing.Next) -> Iterator[Row]:
    query = (
        "SELECT coalesce(d.command, ?), g.kind, g.id, g.text, g.nth FROM staged.given g"
        " LEFT JOIN staged.decided d ON d.kind = g.kind AND d.id = g.id"
        " WHERE g.kind = ? AND g.what IN ('new', 'changed') ORDER BY g.seq"
    )
    for kind in travelling():
        for command, _, id, text, nth in db.execute(query, (JOIN, kind)):
            yield command, kind, id, bringing.numbered(kind, text, nth, next_number)


def _gone(db: sqlite3.Connection, kinds: tuple[str, ...]) -> Iterator[Row]:
    query = (
        "SELECT coalesce(d.command, ?), g.kind, g.id, g.text FROM staged.gone g"
        " LEFT JOIN staged.decided d ON d.kind = g.kind AND d.id = g.id"
        " WHERE g.kind = ? ORDER BY g.id"
    )
    for kind in kinds:
        yield from db.execute(query, (JOIN, kind))


def touched(db: sqlite3.Connection) -> Iterator[tuple[str, State]]:
    """Kind and state of what may have moved a clock row that is not written yet."""
    yield from bringing.rest(db)
    for kind, text in db.execute("SELECT kind, text FROM staged.gone").fetchall():
        yield kind, json.loads(text)["removed"]
