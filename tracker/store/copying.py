"""Copies of a store that are whole: made by SQLite itself, checked, and safe on the disk."""

import os
import sqlite3
from contextlib import closing, suppress

from tracker.errors import DiskError
from tracker.store.opening import uri


def copied(db: sqlite3.Connection, path: str) -> None:
    """Write what `db` holds to a new file at `path`, mode 0600; it is on the disk when this ends.

    No transaction may be open. It gets its name when it is whole, so a kill leaves at most a file
    that ends in .new. Raises FileExistsError when something is there, DiskError when the copy does
    not pass SQLite's own check; nothing is left behind then.
    """
    beside = f"{path}.new"
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600))
    try:
        db.execute("VACUUM INTO ?", (beside,))
        check(beside)
        sync(beside)
        name_too(beside, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(beside)
    sync(os.path.dirname(os.path.abspath(path)))


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


def check(path: str) -> None:
    """Refuse a file that SQLite finds damaged; raises DiskError."""
    with closing(sqlite3.connect(uri(path), uri=True, isolation_level=None)) as copy:
        found = [row[0] for row in copy.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        raise DiskError(f"the copy {path} is damaged ({found[0]})")


def sync(path: str) -> None:
    """Make a file, or the names in a folder, survive a power cut; folders where they can be."""
    if os.path.isdir(path) and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
