"""The search index, made a second time from the record and compared word by word.

Reading all words does not take the way that a search takes to one of them, so that each word is
searched for as well. FTS5's own check then shows that no part of a word leads elsewhere.
"""

import sqlite3
from collections.abc import Generator, Iterator

from tracker.core.wording import count
from tracker.store.indexing import INDEXES, Index, agrees, missed, second, vocabulary
from tracker.store.structure import made

Place = tuple[bytes, int, bytes, int]
"""A word, the number of its text, the column, and which word of that it is."""

_PIECE = 10_000
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}


def searchable(db: sqlite3.Connection) -> Generator[str, None, str]:
    """The words of every record, and no others, where they stand; nothing is written to `db`."""
    for index in INDEXES:
        try:
            other = second(db, index, made(index.table))
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _FULL:
                raise
            return "not looked at: there is no room for a second one in the temporary folder"
        wrong = False
        for doc in _differing(_words(db, "main", index.table), _words(db, "temp", other)):
            wrong = True
            yield f"{_named(db, doc)} is not in the search index as the record has it"
        if not wrong and (word := missed(db, index)) is not None:
            yield f"a search through {index.table} misses texts with {word!r}"
        elif not wrong and not _sound(db, index, other):
            yield f"{index.table} does not pass SQLite's own check"
    sizes = (f"SELECT count(*) FROM {index.table}_docsize" for index in INDEXES if index.ranked)
    rows = sum(db.execute(query).fetchone()[0] for query in sizes)
    return f"{count(rows, 'text')}, as the record has them"


def _words(db: sqlite3.Connection, schema: str, table: str) -> Iterator[list[Place]]:
    """All that a table of the index can find, in order, piece by piece."""
    columns = "CAST(term AS BLOB), doc, CAST(coalesce(col, '') AS BLOB), offset"
    rows = db.execute(f"SELECT {columns} FROM temp.{vocabulary(db, schema, table)}")
    while piece := rows.fetchmany(_PIECE):
        yield piece


def _differing(here: Iterator[list[Place]], there: Iterator[list[Place]]) -> Iterator[int]:
    """The numbers of the texts of which a word stands on one side only."""
    told: set[int] = set()
    ours: list[Place] = []
    theirs: list[Place] = []
    while True:
        ours = ours or next(here, [])
        theirs = theirs or next(there, [])
        if ours == theirs:
            if not ours:
                return
            ours, theirs = [], []
            continue
        # Up to where the shorter piece ends both sides are known; what is beyond stays for later.
        end = min(side[-1] for side in (ours, theirs) if side)
        known = [{place for place in side if place <= end} for side in (ours, theirs)]
        for _, doc, _, _ in sorted(known[0] ^ known[1]):
            if doc not in told:
                told.add(doc)
                yield doc
        ours, theirs = ([place for place in side if place > end] for side in (ours, theirs))


def _named(db: sqlite3.Connection, doc: int) -> str:
    row = db.execute("SELECT kind, id FROM record WHERE doc = ?", (doc,)).fetchone()
    return f"{row[0]} {row[1]}" if row else f"text {doc}, which is of no record,"


def _sound(db: sqlite3.Connection, index: Index, other: str) -> bool:
    """Whether what a table keeps beside its words is right too: lengths, sums, its own order."""
    lengths = "SELECT id, sz FROM {}_docsize ORDER BY id"
    # Where there is no text they are zeros if there was one, and else there are none.
    sums = "SELECT block FROM {}_data WHERE id = 1 AND trim(hex(block), '0') <> ''"
    for query in (lengths, sums) if index.ranked else (sums,):
        pair = (db.execute(query.format(name)) for name in (f"main.{index.table}", f"temp.{other}"))
        if not _same(*pair):
            return False
    return db.in_transaction or agrees(db, index)


def _same(one: sqlite3.Cursor, other: sqlite3.Cursor) -> bool:
    while piece := one.fetchmany(_PIECE):
        if piece != other.fetchmany(_PIECE):
            return False
    return other.fetchone() is None
