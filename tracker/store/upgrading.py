"""Bringing a store to this version: a copy first, then all steps or none; and its indexes anew."""

import os
import sqlite3
from contextlib import suppress
from datetime import datetime

from tracker.errors import DiskError, OldStore
from tracker.store.change import Change
from tracker.store.copying import copied, sync
from tracker.store.ids import new_id
from tracker.store.making import MAKER, migrate
from tracker.store.opening import connected, mended, probe, writing
from tracker.store.remaking import remake


def upgrade(path: str, now: datetime) -> str | None:
    """Take the steps that the store at `path` lacks; gives the copy of what it was, or None.

    None says that there was nothing to do, also when another process did it meanwhile. Raises as
    `reading` does; the store is then as it was.
    """
    with mended(path), connected(path) as db:
        version = older(db, path)
        if version is None:
            return None
        copy = f"{os.path.abspath(path)}.schema-{version}.{new_id(now).lower()}"
        copied(db, f"{copy}.new")  # a kill must leave nothing half made under the final name
        os.rename(f"{copy}.new", copy)
        sync(os.path.dirname(copy))
        taken = False
        try:
            taken = take_steps(db, path, now)
        finally:
            if not taken:
                with suppress(FileNotFoundError):
                    os.unlink(copy)
    return copy if taken else None


def take_steps(db: sqlite3.Connection, path: str, now: datetime) -> bool:
    """Take all steps or none; gives whether there was one to take.

    Raises DiskError for a store that is too damaged for them.
    """
    try:
        taken = migrate(db, now)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) != sqlite3.SQLITE_ERROR:
            raise
        raise DiskError(f"{path} is damaged ({error}): restore a backup") from error
    if older(db, path) is not None:
        raise DiskError(
            f"{path} is damaged (its version is not that of its steps): restore a backup"
        )
    return taken


def rebuild(path: str, now: datetime) -> None:
    """Make the indexes of the store at `path` anew from its record, their tables and views too.

    They may be missing or damaged in any way. Raises as `writing` does.
    """
    with writing(path) as db:
        remake(db)
        Change(db, now, MAKER, "upgrade", None).rebuild()


def older(db: sqlite3.Connection, path: str) -> int | None:
    """The version of an older store, None for one of this version; raises as `reading` does."""
    db.execute("BEGIN")
    try:
        probe(db, path)
        return None
    except OldStore:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        return int(version)
    finally:
        db.execute("ROLLBACK")
