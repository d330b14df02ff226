"""The journal read back: what each row changed, newest first, page by page."""

import json
import sqlite3
from typing import Any, NamedTuple

from tracker.errors import DiskError
from tracker.store.find import OUT_OF_ORDER
from tracker.store.kinds import ACTS, MERGED, OPEN_NUMBER, REMOVED, State, lasting, live

PAGE = 500  # rows fetched at a time; no read is open while they are printed
_COLUMNS = "seq, change, at, who, command, kind, id, state, why"


def _of(kind: str, home: str, *fields: str) -> str:
    """A query for the ids of a kind's records that belong to `home`, with those taken away."""
    live = " OR ".join(f"{field} {home}" for field in fields)
    gone = " OR ".join(f"json_extract(state, '$.removed.{field}') {home}" for field in fields)
    return (
        f"SELECT id FROM {kind} WHERE {live} UNION SELECT id FROM journal"
        f" WHERE kind = '{kind}' AND state GLOB '{{\"removed\":*' AND ({gone})"
    )


_VERDICTS = _of("verdict", "= :id", "deadline")
_COPIES = _of("copy", "= :id", "source")
_STANDINGS = _of("event_standing", "= :id", "event")
_ABOUT: dict[str, dict[str, str]] = {
    # of an id: the kinds of record that belong to it, each with a query for theirs
    "deadline": {
        "deadline": "SELECT :id",
        "verdict": _VERDICTS,
        "link": _of("link", "= :id", "new", "old"),
        "note": _of("note", "= :id", "deadline"),
        "citation": f"{_of('citation', '= :id', 'deadline')} UNION"
        f" {_of('citation', f'IN ({_VERDICTS})', 'verdict')}",
        "recurrence": "SELECT recurrence FROM deadline WHERE id = :id",
        "candidate": _of("candidate", "= :id", "deadline"),
    },
    "event": {
        "event": "SELECT :id",
        "event_standing": _STANDINGS,
        "citation": _of("citation", f"IN ({_STANDINGS})", "event_standing"),
        "candidate": _of("candidate", "= :id", "event"),
    },
    "source": {
        "source": "SELECT :id",
        "copy": _COPIES,
        "article": _of("article", f"IN ({_COPIES})", "copy"),
    },
    "candidate": {"candidate": "SELECT :id"},
    "recurrence": {
        "recurrence": "SELECT :id",
        "deadline": "SELECT id FROM deadline WHERE recurrence = :id",
    },
    **{kind: {kind: "SELECT :id"} for kind in ("party", "topic", "calendar", "feed")},
}


_BY_ID = "SELECT seq FROM journal WHERE kind = '{}' AND id IN ({})"
_EMBEDDED = (  # what these rows go by begins with kind and id of the record that they are about
    f"SELECT seq FROM (WITH own (id) AS ({{1}}) SELECT j.seq FROM own CROSS JOIN journal j"
    f" ON j.kind = '{MERGED}' AND j.id >= '{{0}}:' || own.id || ':'"
    " AND j.id < '{0}:' || own.id || ';')"
)


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
        f"(who = :who OR kind = '{MERGED}' AND json_extract(state, '$.who') = :who)": wanted.who,
    }
    where = [condition for condition, value in conditions.items() if value is not None]
    if wanted.kind is not None:
        parts = [_BY_ID.format(*about) for about in _ABOUT[wanted.kind].items()]
        parts += [_EMBEDDED.format(*about) for about in _ABOUT[wanted.kind].items()]
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


def last_of(db: sqlite3.Connection, change: int) -> int:
    """The seq of the last row of a transaction."""
    row = db.execute(
        "SELECT seq FROM journal WHERE seq > ? AND change <> ? ORDER BY seq LIMIT 1",
        (change, change),
    ).fetchone()
    if row is not None:
        return int(row[0]) - 1
    (newest,) = db.execute("SELECT max(seq) FROM journal").fetchone()
    return int(newest)


def _step(db: sqlite3.Connection, seq: int, change: int, *rest: Any) -> Step:
    at, who, command, kind, id, text, why = rest
    journalled: State = json.loads(text)
    state = lasting(journalled)
    row = db.execute(
        "SELECT state FROM journal WHERE kind = ? AND id = ? AND seq < ? ORDER BY seq DESC LIMIT 1",
        (kind, id, seq),
    ).fetchone()
    before: State | None = json.loads(row[0]) if row and kind not in ACTS else None
    again = before is not None and REMOVED in before
    names = {
        other: _words(found)
        for field, table in _REFERENCES.items()
        if (other := state.get(field)) and (found := _named(db, table, other))
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
    "anchor_end": "event",
    "source": "source",
    "event_standing": "event_standing",
    "verdict": "verdict",
    "copy": "copy",
    "article": "article",
}
_HOMES = {
    # a kind that belongs to another record, and the fields that may hold its id
    "verdict": ("deadline",),
    "note": ("deadline",),
    "link": ("new",),
    "event_standing": ("event",),
    "citation": ("deadline", "event_standing", "verdict"),
    "copy": ("source",),
    "article": ("copy",),
}
_TITLES = ("title", "name", "url", "key", "slug")
_SAVED = (
    "SELECT NULL, coalesce(url, title) FROM source WHERE id ="
    " (SELECT source FROM copy WHERE id = {})"
)
_NAMED = {
    # number and title by which a record of this table is named, by its id
    "deadline": "SELECT number, title FROM deadline WHERE id = ?",
    "event": "SELECT number, title FROM event WHERE id = ?",
    "source": "SELECT NULL, coalesce(url, title) FROM source WHERE id = ?",
    "event_standing": "SELECT number, title FROM event WHERE id ="
    " (SELECT event FROM event_standing WHERE id = ?)",
    "verdict": "SELECT number, title FROM deadline WHERE id ="
    " (SELECT deadline FROM verdict WHERE id = ?)",
    "copy": _SAVED.format("?"),
    "article": _SAVED.format("(SELECT copy FROM article WHERE id = ?)"),
}


def name(db: sqlite3.Connection, kind: str, state: State) -> tuple[int | None, str]:
    """Number and title of the deadline or event that a record is of, or its own name."""
    if kind == MERGED:
        return name(db, state["kind"], lasting(json.loads(state["state"])))
    if kind == "recurrence":  # it goes by its first instance
        query = "SELECT number, title FROM deadline WHERE recurrence = ? ORDER BY instance"
        return db.execute(query, (state["id"],)).fetchone() or (None, str(state["id"]))
    if kind == "candidate":
        return None, candidate_name(state)
    for home in _HOMES.get(kind, ()):
        if home in state:
            return _named(db, _REFERENCES[home], state[home]) or (None, str(state[home]))
    return state.get("number"), str(next(state[name] for name in _TITLES if name in state))


def candidate_name(state: State) -> str:
    """A candidate by its number and title: c12 Answer; without a number while that is open."""
    number, title = state["number"], str(state["title"])
    return f"c{number} {title}" if number < OPEN_NUMBER else title


def _words(named: tuple[int | None, str]) -> str:
    number, title = named
    return title if number is None else f"#{number} {title}"


def _named(db: sqlite3.Connection, table: str, id: str) -> tuple[int | None, str] | None:
    found: tuple[int | None, str] | None = db.execute(_NAMED[table], (id,)).fetchone()
    return found or _named_once(db, table, id)


def _named_once(db: sqlite3.Connection, kind: str, id: str) -> tuple[int | None, str] | None:
    """The same of a record that was taken away."""
    query = "SELECT state FROM journal WHERE kind = ? AND id = ? ORDER BY seq DESC LIMIT 1"
    row = db.execute(query, (kind, id)).fetchone()
    return name(db, kind, lasting(json.loads(row[0]))) if row else None


def differences(step: Step) -> dict[str, tuple[Any, Any]]:
    """The fields that the row changed, what each was, and what it is.

    None is a field that was not there; the version, which each edit raises, is left out.
    """
    before, after = step.before or {}, step.state or {}
    names = dict.fromkeys([*before, *after])
    pairs = {name: (before.get(name), after.get(name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1] and name != "version"}
