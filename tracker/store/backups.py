"""Backups: whole copies of a store, each put in its place by a rename, older ones kept."""

import os
import sqlite3
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from tracker.errors import DiskError, UsageError
from tracker.store.chained import holding
from tracker.store.copying import copied, name_too, scratch, sync
from tracker.store.ids import new_id
from tracker.store.making import STORE_ID
from tracker.store.opening import APPLICATION_ID, connected, mended, private, probe
from tracker.store.remark import Holding

_BESIDE = ("", "-journal", "-wal", "-shm")  # names that SQLite gives the files of a store


class Backup(NamedTuple):
    """Where a backup stands, and what it holds."""

    path: str
    holding: Holding


def back_up(path: str, target: str, keep: int, now: datetime) -> Backup:
    """Write a whole copy of the store at `path` to `target`, mode 0600, safe on the disk.

    What stood there is kept as `target`.1, what stood there as .2, up to `keep` copies in all; a
    gap is filled before the oldest goes. Raises UsageError, before anything is written, when one
    of these files is anything but a backup of the same store.
    """
    target = os.path.realpath(target)
    names = [target, *(f"{target}.{n}" for n in range(1, keep))]
    with mended(path), connected(path) as db:
        db.execute("BEGIN")
        probe(db, path)
        id = store_id(db)
        db.execute("COMMIT")
        _refuse_own_files(path, names)
        for name in names:
            if os.path.lexists(name):
                _refuse_others(name, id)
        beside = f"{target}.{new_id(now).lower()}.new"
        try:
            with scratch(path, now) as still:
                _copy(db, still, beside)
            return Backup(target, _placed(beside, names))
        except (sqlite3.Error, OSError) as error:
            damaged = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT
            with mended(path if damaged else target):  # what cannot be read is the store
                raise


def store_id(db: sqlite3.Connection) -> str | None:
    """The store's own id; None in a file that has none."""
    row = db.execute("SELECT value FROM setting WHERE key = ?", (STORE_ID,)).fetchone()
    return str(row[0]) if row else None


def _copy(db: sqlite3.Connection, still: str | None, beside: str) -> None:
    """Copy what the store holds, from a copy of its bytes if there is one: that takes no lock."""
    if still is None:
        copied(db, beside)
        return
    with private(still) as source:
        copied(source, beside)


def _placed(beside: str, names: list[str]) -> Holding:
    try:
        with private(beside) as copy:
            held = holding(copy)
        shift(names)
        os.replace(beside, names[0])
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(beside)
        raise
    sync(os.path.dirname(names[0]))
    return held


def shift(names: list[str]) -> None:
    """Move each file to the next name, up to the first gap; without one the last file goes.

    The first name still holds its file afterwards, so that a kill leaves no moment without one.
    """
    gap = next((n for n, name in enumerate(names) if not os.path.lexists(name)), len(names) - 1)
    for n in range(gap, 1, -1):
        os.replace(names[n - 1], names[n])
    if gap:
        with suppress(FileNotFoundError):
            os.unlink(names[1])  # the copy that is due to go, if there was no gap
        name_too(names[0], names[1])


def _refuse_own_files(path: str, names: list[str]) -> None:
    """A backup must not take the place of the store, by any name, or of SQLite's files."""
    store, folder = os.path.realpath(path), os.path.dirname(names[0])
    if not os.path.isdir(folder):
        raise UsageError(f"there is no folder {folder}: make it, or name another file")
    for name in names:
        if os.path.isdir(name):
            raise UsageError(f"{name} is a folder: name a file in it, such as {name}/tracker.db")
        own = name in {store + end for end in _BESIDE}
        if own or (os.path.exists(name) and os.path.samefile(name, path)):
            raise UsageError(f"{name} is the store itself: name another file")


def _refuse_others(name: str, id: str | None) -> None:
    problem = None
    try:
        with connected(name) as db:
            (ours,) = db.execute("PRAGMA application_id").fetchone()
            if ours != APPLICATION_ID:
                problem = "is no tracker store"
            elif store_id(db) != id:
                problem = "is a backup of another store"
    except (sqlite3.Error, UnicodeDecodeError, DiskError):
        problem = "is no tracker store that can be read"
    except UsageError:
        problem = "is no file"
    if problem:
        raise UsageError(f"{name} {problem}: move it away, or name another file; it was left")
