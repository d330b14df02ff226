"""Examining a store: all that can be compared is, on a copy, so that no writer waits for it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import datetime
from typing import NamedTuple

from tracker.store.chained import chained, holding, holds
from tracker.store.compared import compared
from tracker.store.copies import rehashed
from tracker.store.copying import scratch
from tracker.store.opening import connected, mended, private, reading
from tracker.store.rebuilt import rewound, tallied
from tracker.store.reindexed import searchable
from tracker.store.remark import Head, Holding, Look, Remark
from tracker.store.repeated import repeating
from tracker.store.structure import (
    indexes,
    pages,
    references,
    remembered,
    settings,
    steps,
    tables,
)

SHOWN = 3  # faults of one kind that are told one by one
RESTORE = "restore a backup (`tracker restore FILE`); the damaged store is kept beside it"
REBUILD = (
    "`tracker upgrade --rebuild` makes it anew, if nothing else is damaged; else restore a backup"
)
REWRITTEN = "compare with a backup taken then (`tracker restore FILE --check`)"


class Check(NamedTuple):
    """One thing that is looked at in a store."""

    name: str
    look: Look
    remedy: str = RESTORE


CHECKS = (
    Check("pages", pages),
    Check("schema", tables),
    Check("indexes", indexes, REBUILD),
    Check("steps", steps),
    Check("journal", chained),
    Check("records", compared),
    Check("references", references),
    Check("copies", rehashed),
    Check("recurrences", repeating),
    Check("clock index", rewound, REBUILD),
    Check("tally", tallied, REBUILD),
    Check("search index", searchable, REBUILD),
    Check("memory", remembered),
    Check("settings", settings),
)


class Examined(NamedTuple):
    """The remarks on a store, and what it holds, unless that cannot even be counted."""

    remarks: list[Remark]
    holding: Holding | None


def examine(path: str, now: datetime, known: Head | None = None, private: bool = False) -> Examined:
    """Look at everything in the store at `path`; `known` is a journal row it has to hold.

    A `private` file, which nobody else has open, is looked at as it stands. Else nothing is
    written but a scratch copy, which is gone at the end. Raises as `reading` does when the file
    cannot be taken for a store at all.
    """
    with reading(path):
        pass
    with mended(path), _still(path, None if private else now) as db:
        return _examined(db, known)


def _examined(db: sqlite3.Connection, known: Head | None) -> Examined:
    remarks, puzzles = [], []
    for check in CHECKS:
        try:
            remarks.append(_remark(check, db))
        except Exception as error:
            puzzles.append((check, error))
    if puzzles and all(remark.level == "ok" for remark in remarks):
        raise puzzles[0][1]  # nothing is damaged: the fault is ours
    remarks += [
        Remark(check.name, "fault", f"cannot be looked at ({error!r})", check.remedy)
        for check, error in puzzles
    ]
    held = None
    with suppress(sqlite3.Error):
        held = holding(db)
        if known is not None:
            remarks.append(_known(db, known))
    return Examined(remarks, held)


def _remark(check: Check, db: sqlite3.Connection) -> Remark:
    faults: list[str] = []
    total = 0
    looking = check.look(db)
    try:
        while True:
            fault = next(looking)
            total += 1
            faults += [fault][: SHOWN - len(faults)]
    except StopIteration as end:
        found = str(end.value)
    except sqlite3.Error as error:
        faults.append(f"cannot be read: {error}")
    if total > SHOWN:
        faults.append(f"and {total - SHOWN:,} more")
    if faults:
        words = "; ".join(faults).encode(errors="backslashreplace").decode()
        return Remark(check.name, "fault", words, check.remedy)
    return Remark(check.name, "ok", found)


def _known(db: sqlite3.Connection, known: Head) -> Remark:
    if holds(db, known):
        return Remark("head", "ok", f"the journal still holds row {known.seq} as it was noted")
    found = f"the journal no longer holds row {known.seq} with the hash that was noted"
    return Remark("head", "fault", found, REWRITTEN)


@contextmanager
def _still(path: str, now: datetime | None) -> Iterator[sqlite3.Connection]:
    """A connection to what the store holds now, that keeps no writer waiting if there is room."""
    with scratch(path, now) if now is not None else nullcontext() as copy:
        if copy is not None:
            with private(copy) as db:
                yield _tolerant(db)
            return
        with connected(path) as db:
            db.execute("BEGIN")
            yield _tolerant(db)


def _tolerant(db: sqlite3.Connection) -> sqlite3.Connection:
    """Bytes that are no UTF-8 are read as such, so that they show as what they are."""
    db.execute("PRAGMA trusted_schema = OFF")
    db.text_factory = lambda text: text.decode(errors="surrogateescape")
    return db
