"""Bringing a store of an older version to this one: a copy first, then all steps or none."""

import os
import sqlite3
from contextlib import suppress
from datetime import datetime

from tracker.errors import OldStore
from tracker.store.copying import copied, sync
from tracker.store.ids import new_id
from tracker.store.making import migrate
from tracker.store.opening import connected, mended, probe


def upgrade(path: str, now: datetime) -> str | None:
    """Take the steps that the store at `path` lacks; gives the copy of what it was, or None.

    None says that there was nothing to do, also when another process did it meanwhile. Raises as
    `reading` does; the store is then as it was.
    """
    with mended(path), connected(path) as db:
        version = _older(db, path)
        if version is None:
            return None
        copy = f"{os.path.abspath(path)}.schema-{version}.{new_id(now).lower()}"
        copied(db, f"{copy}.new")  # a kill must leave nothing half made under the final name
        os.rename(f"{copy}.new", copy)
        sync(os.path.dirname(copy))
        taken = False
        try:
            taken = migrate(db, now)
        finally:
            if not taken:
                with suppress(FileNotFoundError):
                    os.unlink(copy)
    return copy if taken else None


def _older(db: sqlite3.Connection, path: str) -> int | None:
    db.execute("BEGIN")
    try:
        probe(db, path)
        return None
    except OldStore:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        return int(version)
    finally:
        db.execute("ROLLBACK")
