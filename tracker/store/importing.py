"""An import from end to end: rows are staged and looked at, then brought in under one lock.

Whoever changes the store meanwhile is not kept waiting: the rows are compared with it again.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, NamedTuple

from tracker.errors import RecordRefused
from tracker.store.arriving import Arriving
from tracker.store.bringing import refuse_full
from tracker.store.drafts import Arrival, Terms
from tracker.store.opening import attach, connected, mended, probe
from tracker.store.settling import settle
from tracker.store.staging import Fault, Stage

BATCH = 2_500
_LONGEST = 80  # characters of a value that is told; a hash is whole

Given = tuple[Arrival | Fault, Any]
"""A row and what stood there; a fault where it cannot be read at all."""


class Staging(NamedTuple):
    """What the staged file holds: how many records are new, changed, the same, bad."""

    counts: Counter[str]
    wrong: int  # rows with a fault


@contextmanager
def staging(path: str, staged: str) -> Iterator[sqlite3.Connection]:
    """The store at `path`, to be read in pieces, with the file `staged` beside it.

    What happens while a file is read is not the store's, and is raised as it is.
    """
    with ExitStack() as stack:
        with mended(path):
            db = stack.enter_context(connected(path))
            attach(db, staged)
            db.execute("PRAGMA foreign_keys = OFF")  # of what is staged; nothing else is written
        yield db


def stage(
    db: sqlite3.Connection,
    path: str,
    rows: Iterable[Given],
    now: datetime,
    terms: Terms,
    skip: bool,
) -> Staging:
    """Take all rows into the file that is attached to `db`; with `skip`, bad ones are left out.

    The store is read in a snapshot for each batch, and no longer. Raises as `reading` does.
    """
    with _snapshot(db, path):
        if terms.journal:
            refuse_full(db)
        place = Stage(db, fresh=True)
        arriving = Arriving(db, place, now, terms)
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        with _snapshot(db, path):
            _take(arriving, place, batch)
    if terms.journal and not arriving.counts["journal"]:
        raise RecordRefused("the file holds no journal: `tracker export --journal` writes it")
    with _snapshot(db, path):
        settle(place, terms.journal, skip)
    return Staging(*counted(db, arriving.counts))


def _take(arriving: Arriving, place: Stage, batch: Sequence[Given]) -> None:
    found = [row for row, _ in batch if isinstance(row, Arrival)]
    unread = [row for row, _ in batch if isinstance(row, Fault)]
    raw = {row.line: text for row, text in batch}
    place.refuse(unread, raw)
    arriving.take(found, raw)


def counted(db: sqlite3.Connection, counts: Counter[str]) -> tuple[Counter[str], int]:
    """The counts of what is staged now, and of bad rows."""
    query = (
        "SELECT what, count(*) FROM staged.given"
        " WHERE line NOT IN (SELECT line FROM staged.bad) GROUP BY what"
    )
    staged = dict(db.execute(query).fetchall())
    kept = {name: n for name, n in counts.items() if name not in ("new", "changed", "same")}
    (wrong,) = db.execute("SELECT count(*) FROM staged.bad").fetchone()
    return Counter(kept | staged), wrong


@contextmanager
def _snapshot(db: sqlite3.Connection, path: str) -> Iterator[None]:
    with mended(path):
        db.execute("BEGIN")
        try:
            probe(db, path)
            yield
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise


def refuse(path: str, staged: str, faults: Sequence[Fault], skip: bool) -> Staging:
    """Note faults that only the store as a whole could tell, and leave those rows out if `skip`."""
    with staging(path, staged) as db, _snapshot(db, path):
        place = Stage(db)
        place.refuse(faults, {})
        if skip:
            settle(place, False, skip)
        return Staging(*counted(db, Counter()))


def faults(staged: str) -> Iterator[Fault]:
    """All faults, by line."""
    query = 'SELECT line, "column", value, wants FROM fault ORDER BY line, rowid'
    return (Fault(*row) for row in _rows(staged, query))


def bad_rows(staged: str) -> Iterator[tuple[int, Any, str]]:
    """The lines of bad rows, what stood there, and what is wrong with it."""
    query = (
        'SELECT b.line, b.raw, f."column", f.value, f.wants FROM bad b JOIN fault f USING (line)'
        " ORDER BY b.line, f.rowid"
    )
    for (line, raw), found in groupby(_rows(staged, query), itemgetter(0, 1)):
        yield line, json.loads(raw), "; ".join(reason(*row[2:]) for row in found)


def reason(column: str, value: str, wants: str) -> str:
    """What is wrong with a row, in words; of what is long the beginning."""
    column, value = _short(column), _short(value)
    if not column:
        return wants if not value else f"{value}: expected {wants}"
    return f"{column}: {value!r}; expected {wants}" if value else f"{column}: expected {wants}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def new_deadlines(staged: str) -> list[str]:
    """The ids of the deadlines that are new, in the order of the file."""
    query = "SELECT id FROM given WHERE kind = 'deadline' AND what = 'new' ORDER BY line, seq"
    return [id for (id,) in _rows(staged, query)]


def outcomes(staged: str) -> Iterator[dict[str, Any]]:
    """What each row means to the store, in the order of the file; open numbers are None."""
    query = "SELECT line, kind, id, what, text, note, nth FROM given ORDER BY line, seq"
    for line, kind, id, what, text, note, nth in _rows(staged, query):
        state = json.loads(text) if text else {}
        changes = json.loads(note) if what == "changed" else {}
        yield {
            "line": line or None,
            "record": kind,
            "id": id,
            "number": None if nth else state.get("number"),
            "title": state.get("title") or state.get("name") or id,
            "what": what,
            "changes": changes,
        }


def _rows(staged: str, query: str) -> Iterator[tuple[Any, ...]]:
    with closing(sqlite3.connect(staged)) as db:
        yield from db.execute(query)
