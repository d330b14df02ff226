"""Another store, to be merged: a copy of it, of this version, whose journal and records hold."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

from tracker.errors import DiskError, FaultFound
from tracker.store.backups import store_id
from tracker.store.chained import chained, head
from tracker.store.compared import compared
from tracker.store.copies import rehashed
from tracker.store.copying import check, duplicated
from tracker.store.opening import connected, mended, private
from tracker.store.remark import Head
from tracker.store.upgrading import older, take_steps

_CHECKS = (chained, compared, rehashed)


class Other(NamedTuple):
    """A copy of another store. `told` says that its journal tells how its records came about."""

    path: str
    store: str
    head: Head
    told: bool = True


def copied_from(path: str, folder: str, now: datetime) -> str:
    """A copy of the store at `path` in `folder`, of this version; gives where. Nothing is locked.

    Raises as `reading` does, but an older store is taken as it is.
    """
    copy = os.path.join(folder, "theirs.db")
    try:
        with mended(path), connected(path) as db:
            version = older(db, path)
    except DiskError as error:  # whose words advise to restore a backup
        raise DiskError(f"{path} is damaged: use another copy of it") from error
    with mended(path):
        duplicated(path, copy)
        if version is not None:
            with connected(copy) as db:
                check(copy, path)
                take_steps(db, path, now)
    return copy


def proved(copy: str, name: str, *, told: bool = True) -> Other:
    """The store at `copy`, once its journal was walked and everything in it compared with that.

    Raises FaultFound, which calls it `name`.
    """
    with private(copy) as db:
        for look in _CHECKS:
            try:
                fault = next(look(db), None)
            except sqlite3.Error as error:
                fault = str(error)
            if fault is not None:
                raise FaultFound(f"{name} does not hold, and nothing was merged: {fault}")
        return Other(copy, store_id(db) or "", head(db), told)


@contextmanager
def beside(path: str, other: Other, staged: str, folder: str) -> Iterator[sqlite3.Connection]:
    """A copy of the store at `path`, with the other one as `theirs` and a file as `staged`."""
    ours = os.path.join(folder, "ours.db")
    with mended(path):
        if os.path.exists(ours):
            os.unlink(ours)
        duplicated(path, ours)
    with private(ours) as db:
        db.execute("PRAGMA synchronous = OFF")  # neither is kept
        db.execute("ATTACH ? AS theirs", (other.path,))
        db.execute("ATTACH ? AS staged", (staged,))
        for schema in ("main", "theirs", "staged"):
            db.execute(f"PRAGMA {schema}.cache_size = -16000")
        for schema in ("main", "staged"):
            db.execute(f"PRAGMA {schema}.journal_mode = MEMORY")
        db.execute("PRAGMA staged.synchronous = OFF")
        yield db
