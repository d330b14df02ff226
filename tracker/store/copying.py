"""Copies of a store that are whole: made by SQLite itself, checked, and safe on the disk."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from tracker.errors import DiskError
from tracker.store.ids import new_id
from tracker.store.opening import connected, private

SCRATCH = "scratch"  # how the name of a copy that is only read ends
O_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_PIECE = 1 << 20


def copied(db: sqlite3.Connection, path: str) -> None:
    """Write what `db` holds to a new file at `path`, mode 0600; it is on the disk when this ends.

    No transaction may be open. It gets its name when it is whole, so a kill leaves at most a file
    that ends in .new. Raises FileExistsError when something is there, DiskError when the copy does
    not pass SQLite's own check; nothing is left behind then.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | O_NOFOLLOW, 0o600))
    try:
        db.execute("VACUUM INTO ?", (path,))
        check(path, f"the copy {path}")
        sync(path)
    except BaseException:
        os.unlink(path)
        raise
    sync(os.path.dirname(os.path.abspath(path)))


def duplicated(path: str, copy: str) -> None:
    """Write the bytes of the store at `path`, damage and all, to a new file at `copy`, mode 0600.

    A shared lock keeps writers out of the file for as long as that takes. A store in WAL mode is
    copied by SQLite, since part of it stands in another file. Raises FileExistsError when
    something is there; nothing is left behind then.
    """
    # Opened before SQLite's handle and closed after it: closing any handle drops POSIX locks.
    with open(path, "rb") as original, connected(path) as db:
        if in_wal(db):
            copied(db, copy)
            return
        db.execute("BEGIN")
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()  # takes the lock
        handle = os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY | O_NOFOLLOW, 0o600)
        try:
            with open(handle, "wb") as target:
                shutil.copyfileobj(original, target, _PIECE)
        except BaseException:
            os.unlink(copy)
            raise


@contextmanager
def scratch(path: str, now: datetime) -> Iterator[str | None]:
    """A copy of the store at `path` that is gone at the end, for what takes long to read.

    Writers wait only while it is made. It stands beside the store, else in the temporary folder.
    None where there is no room, and for a store in WAL mode, whose readers keep no writer waiting.
    """
    with connected(path) as db:
        copy = None if in_wal(db) else _scratch(path, now)
    try:
        yield copy
    finally:
        if copy is not None:
            os.unlink(copy)


def _scratch(path: str, now: datetime) -> str | None:
    for folder in (os.path.dirname(os.path.abspath(path)), tempfile.gettempdir()):
        copy = os.path.join(folder, f"{os.path.basename(path)}.{new_id(now).lower()}.{SCRATCH}")
        with suppress(OSError):
            duplicated(path, copy)
            return copy
    return None


def name_too(path: str, other: str) -> None:
    """Give the file at `path` the new name `other` as well; only that one where links are unknown.

    Raises FileExistsError when something has that name.
    """
    try:
        os.link(path, other)
    except FileExistsError:
        raise
    except OSError:
        os.rename(path, other)


def in_wal(db: sqlite3.Connection) -> bool:
    """Whether the store keeps a write-ahead log beside it."""
    (mode,) = db.execute("PRAGMA journal_mode").fetchone()
    return bool(mode == "wal")


def check(path: str, name: str) -> None:
    """Refuse a file that SQLite finds damaged; raises DiskError, which calls it `name`."""
    with private(path) as copy:
        found = [row[0] for row in copy.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        raise DiskError(f"{name} is damaged ({found[0]})")


def sync(path: str) -> None:
    """Make a file, or the names in a folder, survive a power cut; folders where they can be."""
    if os.path.isdir(path) and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
