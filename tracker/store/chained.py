"""The journal walked from its first row: each has to follow from the one before."""

import sqlite3
from collections.abc import Generator, Iterator
from typing import NamedTuple

from tracker.core.wording import count
from tracker.store.journal import START, digest
from tracker.store.kinds import MERGED
from tracker.store.remark import Head, Holding


class Entry(NamedTuple):
    """One journal row. `change` is the seq of the first row of the same transaction."""

    seq: int
    change: int
    at: str
    who: str
    command: str
    kind: str
    id: str
    state: str
    why: str | None
    prev: str
    hash: str


_ROWS = f"SELECT {', '.join(Entry._fields)} FROM journal NOT INDEXED ORDER BY seq"


def chained(db: sqlite3.Connection) -> Generator[str, None, str]:
    """Numbers without gaps, transactions that begin where they say, and hashes that hold."""
    seq, prev, change = 0, START, 0
    for row in db.execute(_ROWS):
        entry = Entry(*row)
        faults = _faults(entry, seq, prev, change)
        if faults:
            yield f"journal row {entry.seq}: {', '.join(faults)}"
        seq, prev, change = entry.seq, entry.hash, entry.change
    if not seq:
        yield "the journal is empty"
    return f"{count(seq, 'row')}, each following from the one before"


def _faults(entry: Entry, seq: int, prev: str, change: int) -> list[str]:
    return [
        words
        for words, wrong in (
            (f"row {seq + 1} is missing", entry.seq != seq + 1),
            ("it begins no change and continues none", entry.change not in (entry.seq, change)),
            ("it does not follow from the row before", entry.prev != prev),
            ("its hash does not match what it holds", _digest(entry) != entry.hash),
            ("it embeds what its hash is not of", entry.kind == MERGED and not _holds(entry)),
        )
        if wrong
    ]


def _holds(entry: Entry) -> bool:
    from tracker.store.embedded import whole  # most journals embed nothing

    return whole(entry.id, entry.state)


def _digest(entry: Entry) -> str | None:
    try:
        return digest(entry.prev, entry[:-2])
    except (UnicodeEncodeError, TypeError):  # bytes that are no UTF-8, or no text at all
        return None


def head(db: sqlite3.Connection) -> Head:
    """The newest row of the journal; seq 0 when there is none."""
    query = "SELECT seq, hash FROM journal WHERE seq = (SELECT max(seq) FROM journal)"
    row = db.execute(query).fetchone()
    return Head(*row) if row else Head(0, START)


def holds(db: sqlite3.Connection, row: Head) -> bool:
    """Whether the journal holds this very row, and with it all that came before."""
    found = db.execute("SELECT hash FROM journal WHERE seq = ?", (row.seq,)).fetchone()
    return row == Head(0, START) or found == (row.hash,)


def holding(db: sqlite3.Connection) -> Holding:
    """What the store holds."""
    (deadlines,) = db.execute("SELECT count(*) FROM deadline").fetchone()
    (events,) = db.execute("SELECT count(*) FROM event").fetchone()
    row = db.execute("SELECT at FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return Holding(deadlines, events, row[0] if row else None, head(db))


def shared(db: sqlite3.Connection, other: sqlite3.Connection) -> int:
    """The last seq up to which the two journals are the same; the chain lets us halve."""
    low, high = 0, min(head(db).seq, head(other).seq)
    while low < high:
        middle = (low + high + 1) // 2
        if holds(other, Head(middle, _hash(db, middle))):
            low = middle
        else:
            high = middle - 1
    return low


def _hash(db: sqlite3.Connection, seq: int) -> str:
    row = db.execute("SELECT hash FROM journal WHERE seq = ?", (seq,)).fetchone()
    return str(row[0]) if row else ""


def newest(db: sqlite3.Connection, kind: str) -> Iterator[tuple[str, str]]:
    """For each record of this kind that the journal knows, its key and newest state, by key."""
    return db.execute(
        "SELECT j.id, j.state FROM"
        " (SELECT max(seq) AS seq FROM journal WHERE kind = ? GROUP BY id ORDER BY id) newest"
        " CROSS JOIN journal j ON j.seq = newest.seq",
        (kind,),
    )
