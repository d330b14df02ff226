"""The journal read back: what each row changed, newest first, page by page."""

import json
import sqlite3
from typing import Any, NamedTuple

from tracker.errors import DiskError
from tracker.store.find import OUT_OF_ORDER
from tracker.store.kinds import REMOVED, State, lasting, live

PAGE = 500  # rows fetched at a time; no read is open while they are printed
_COLUMNS = "seq, change, at, who, command, kind, id, state, why"
_TAKEN = """
SELECT id FROM journal WHERE kind = '{}' AND state GLOB '{{"removed":*'
AND :id IN (json_extract(state, '$.removed.{}'), json_extract(state, '$.removed.{}'))
"""
_ABOUT = {
    # of an id: the records that belong to it, and by which of their fields, with those taken away
    "deadline": (
        ("deadline", "SELECT :id"),
        ("verdict", "SELECT id FROM verdict WHERE deadline = :id", "deadline"),
        ("link", "SELECT id FROM link WHERE new = :id OR old = :id", "new", "old"),
        ("note", "SELECT id FROM note WHERE deadline = :id", "deadline"),
    ),
    "event": (
        ("event", "SELECT :id"),
        ("event_standing", "SELECT id FROM event_standing WHERE event = :id", "event"),
    ),
}


class Wanted(NamedTuple):
    """Which rows: of one record and what belongs to it, from an instant on, by one hand."""

    kind: str | None = None
    id: str | None = None
    since: str | None = None
    who: str | None = None


class Step(NamedTuple):
    """One journal row, the state that the record had before it, and the one after it.

    `before` is None where the record is new, or was taken away before (`again`: it is brought
    back); `state` is None where this row took it away.
    `number` and `title` are those of the deadline or event that it belongs to, else its own name.
    `names` has "#12 title" for each id of another record that the state holds.
    """

    seq: int
    change: int
    at: str
    who: str
    command: str
    why: str | None
    kind: str
    id: str
    state: State | None
    before: State | None
    number: int | None
    title: str
    names: dict[str, str]
    again: bool


def history(
    db: sqlite3.Connection, wanted: Wanted, below: int | None, also: str = "1"
) -> list[Step]:
    """The next page of rows before seq `below` (None: from the newest), newest first.

    `also` is a further SQL condition on them.
    Raises DiskError where the journal is damaged such that they would come round again.
    """
    conditions = {
        "seq < :below": below,
        "at >= :since": wanted.since,
        "who = :who": wanted.who,
    }
    where = [condition for condition, value in conditions.items() if value is not None]
    if wanted.kind is not None:
        parts = (
            f"SELECT seq FROM journal WHERE kind = '{kind}' AND id IN ({_with_taken(kind, *rest)})"
            for kind, *rest in _ABOUT[wanted.kind]
        )
        where.append(f"seq IN ({' UNION ALL '.join(parts)})")
    query = (
        f"SELECT {_COLUMNS} FROM journal WHERE {' AND '.join([also, *where])}"
        f" ORDER BY seq DESC LIMIT {PAGE}"
    )
    values = {"below": below, **wanted._asdict()}
    rows = db.execute(query, values).fetchall()
    if rows and below is not None and rows[-1][0] >= below:
        raise DiskError(OUT_OF_ORDER)
    return [_step(db, *row) for row in rows]


def steps(db: sqlite3.Connection, change: int, limit: int) -> list[Step]:
    """The first rows of one transaction, first things first."""
    query = f"SELECT {_COLUMNS} FROM journal WHERE seq >= ? AND change = ? ORDER BY seq LIMIT ?"
    return [_step(db, *row) for row in db.execute(query, (change, change, limit)).fetchall()]


def _with_taken(kind: str, query: str, *fields: str) -> str:
    """The ids that `query` gives, and those of records of the kind that were taken away."""
    if not fields:
        return query
    return f"{query} UNION {_TAKEN.format(kind, fields[0], fields[-1])}"


def _step(db: sqlite3.Connection, seq: int, change: int, *rest: Any) -> Step:
    at, who, command, kind, id, text, why = rest
    journalled: State = json.loads(text)
    state = lasting(journalled)
    row = db.execute(
        "SELECT state FROM journal WHERE kind = ? AND id = ? AND seq < ? ORDER BY seq DESC LIMIT 1",
        (kind, id, seq),
    ).fetchone()
    before: State | None = json.loads(row[0]) if row else None
    again = before is not None and REMOVED in before
    names = {
        other: f"#{number} {title}"
        for field, table in _REFERENCES.items()
        if (other := state.get(field)) and (found := _named(db, table, other))
        for number, title in (found,)
    }
    number, title = name(db, kind, state)
    before, after = before and live(before), live(journalled)
    told = (at, who, command, why, kind, id, after, before)
    return Step(seq, change, *told, number, title, names, again)


_REFERENCES = {
    # a field that holds the id of another record, and the table of that
    "deadline": "deadline",
    "new": "deadline",
    "old": "deadline",
    "same_as": "deadline",
    "event": "event",
    "anchor_event": "event",
}
_HOME = {"verdict": "deadline", "note": "deadline", "link": "new", "event_standing": "event"}
_TITLES = ("title", "name", "url", "key", "slug")


def name(db: sqlite3.Connection, kind: str, state: State) -> tuple[int | None, str]:
    """Number and title of the deadline or event that a record is of, or its own name."""
    if home := _HOME.get(kind):
        return _named(db, _REFERENCES[home], state[home]) or (None, str(state[home]))
    return state.get("number"), str(next(state[name] for name in _TITLES if name in state))


def _named(db: sqlite3.Connection, table: str, id: str) -> tuple[int, str] | None:
    found: tuple[int, str] | None = db.execute(
        f"SELECT number, title FROM {table} WHERE id = ?", (id,)
    ).fetchone()
    return found or _named_once(db, table, id)


def _named_once(db: sqlite3.Connection, kind: str, id: str) -> tuple[int, str] | None:
    """The same of a record that was taken away."""
    query = "SELECT state FROM journal WHERE kind = ? AND id = ? ORDER BY seq DESC LIMIT 1"
    row = db.execute(query, (kind, id)).fetchone()
    if row is None:
        return None
    state = lasting(json.loads(row[0]))
    return state["number"], state["title"]


def differences(step: Step) -> dict[str, tuple[Any, Any]]:
    """The fields that the row changed, what each was, and what it is.

    None is a field that was not there; the version, which each edit raises, is left out.
    """
    before, after = step.before or {}, step.state or {}
    names = dict.fromkeys([*before, *after])
    pairs = {name: (before.get(name), after.get(name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1] and name != "version"}
