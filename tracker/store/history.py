"""The journal read back: what each row changed, newest first, page by page."""

import json
import sqlite3
from typing import Any, NamedTuple

from tracker.errors import DiskError
from tracker.store.find import OUT_OF_ORDER
from tracker.store.kinds import State

PAGE = 500  # rows fetched at a time; no read is open while they are printed
_COLUMNS = "seq, change, at, who, command, kind, id, state, why"
_ABOUT = {
    # of an id: the records that belong to it
    "deadline": (
        ("deadline", "SELECT :id"),
        ("verdict", "SELECT id FROM verdict WHERE deadline = :id"),
        ("link", "SELECT id FROM link WHERE new = :id OR old = :id"),
        ("note", "SELECT id FROM note WHERE deadline = :id"),
    ),
    "event": (
        ("event", "SELECT :id"),
        ("event_standing", "SELECT id FROM event_standing WHERE event = :id"),
    ),
}


class Wanted(NamedTuple):
    """Which rows: of one record and what belongs to it, from an instant on, by one hand."""

    kind: str | None = None
    id: str | None = None
    since: str | None = None
    who: str | None = None


class Step(NamedTuple):
    """One journal row and the state that the record had before it (None: it is new).

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
    state: State
    before: State | None
    number: int | None
    title: str
    names: dict[str, str]


def history(db: sqlite3.Connection, wanted: Wanted, below: int | None) -> list[Step]:
    """The next page of rows before seq `below` (None: from the newest), newest first.

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
            f"SELECT seq FROM journal WHERE kind = '{kind}' AND id IN ({query})"
            for kind, query in _ABOUT[wanted.kind]
        )
        where.append(f"seq IN ({' UNION ALL '.join(parts)})")
    query = (
        f"SELECT {_COLUMNS} FROM journal WHERE {' AND '.join(where) or '1'}"
        f" ORDER BY seq DESC LIMIT {PAGE}"
    )
    values = {"below": below, **wanted._asdict()}
    rows = db.execute(query, values).fetchall()
    if rows and below is not None and rows[-1][0] >= below:
        raise DiskError(OUT_OF_ORDER)
    return [_step(db, *row) for row in rows]


def _step(db: sqlite3.Connection, seq: int, change: int, *rest: Any) -> Step:
    at, who, command, kind, id, text, why = rest
    state: State = json.loads(text)
    row = db.execute(
        "SELECT state FROM journal WHERE kind = ? AND id = ? AND seq < ? ORDER BY seq DESC LIMIT 1",
        (kind, id, seq),
    ).fetchone()
    before = json.loads(row[0]) if row else None
    names = {
        other: f"#{number} {title}"
        for field, table in _REFERENCES.items()
        if (other := state.get(field)) and (found := _named(db, table, other))
        for number, title in (found,)
    }
    number, title = _name(db, kind, state)
    return Step(seq, change, at, who, command, why, kind, id, state, before, number, title, names)


_REFERENCES = {
    # a field that holds the id of another record, and the table of that
    "deadline": "deadline",
    "new": "deadline",
    "old": "deadline",
    "same_as": "deadline",
    "event": "event",
    "anchor_event": "event",
    "anchor_end": "event",
}
_HOME = {"verdict": "deadline", "note": "deadline", "link": "new", "event_standing": "event"}
_TITLES = ("title", "name", "url", "key", "slug")


def _name(db: sqlite3.Connection, kind: str, state: State) -> tuple[int | None, str]:
    if home := _HOME.get(kind):
        return _named(db, _REFERENCES[home], state[home]) or (None, str(state[home]))
    return state.get("number"), str(next(state[name] for name in _TITLES if name in state))


def _named(db: sqlite3.Connection, table: str, id: str) -> tuple[int, str] | None:
    found: tuple[int, str] | None = db.execute(
        f"SELECT number, title FROM {table} WHERE id = ?", (id,)
    ).fetchone()
    return found


def differences(step: Step) -> dict[str, tuple[Any, Any]]:
    """The fields that the row changed, what each was, and what it is.

    None is a field that was not there; the version, which each edit raises, is left out.
    """
    before = step.before or {}
    names = dict.fromkeys([*before, *step.state])
    pairs = {name: (before.get(name), step.state.get(name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1] and name != "version"}
