"""What a merge has staged, counted, and named for people."""

import json
import sqlite3
from collections import Counter
from typing import Any, NamedTuple

from tracker.store.history import name
from tracker.store.kinds import OPEN_NUMBER, lasting

Row = dict[str, Any]

SHOWN = 20
"""How many of the records that change are told one by one."""
_HOMES = {"deadline": "deadline", "new": "deadline", "event": "event"}


class Found(NamedTuple):
    """What is staged: records by what becomes of them, rows of their journal, decisions, numbers.

    `left` is how many records are in conflict, or wait for one that is. `removed` are those that
    go, `shown` the first of all, as rows to be printed.
    """

    counts: Counter[str]
    rows: int
    settled: int
    renumbered: int
    left: int
    removed: list[Row]
    shown: list[Row]

    @property
    def something(self) -> bool:
        """Whether there is anything to be stored."""
        return bool(self.counts.total() or self.rows or self.settled)


def found(db: sqlite3.Connection) -> Found:
    """What is staged now; `db` has our store too."""
    given = "SELECT what, count(*) FROM staged.given GROUP BY what"
    removed = _rows(db, "'removed', '{}' FROM staged.gone ORDER BY kind, id")
    first = _rows(db, f"what, note FROM staged.given ORDER BY seq LIMIT {SHOWN}")
    return Found(
        Counter(dict(db.execute(given).fetchall())) + Counter(removed=len(removed)),
        rows=_count(db, "carried") + _count(db, "again"),
        settled=_count(db, "decided WHERE command LIKE '% --%'"),
        renumbered=_count(db, "given WHERE nth IS NOT NULL"),
        left=_count(db, "conflict"),
        removed=removed,
        shown=[*first, *removed][:SHOWN],
    )


def _count(db: sqlite3.Connection, what: str) -> int:
    (count,) = db.execute(f"SELECT count(*) FROM staged.{what}").fetchone()
    return int(count)


def _rows(db: sqlite3.Connection, query: str) -> list[Row]:
    rows = db.execute(f"SELECT kind, id, text, {query}").fetchall()
    return [_row(db, *row) for row in rows]


def _row(
    db: sqlite3.Connection, kind: str, key: str, text: str, what: str, note: str | None
) -> Row:
    """A staged record as a row to be printed; one that is open has no number."""
    state = lasting(json.loads(text))
    number, title = name(db, kind, state)
    for field, table in _HOMES.items():  # what it belongs to may be staged too
        query = f"SELECT title FROM staged.{table} WHERE id = ?"
        if title == state.get(field) and (row := db.execute(query, (title,)).fetchone()):
            title = row[0]
    own = number if number is None or number < OPEN_NUMBER else None
    fixed = {"record": kind, "id": key, "number": own, "title": title, "what": what}
    return {**fixed, "changes": json.loads(note) if note else {}}
