"""Restoring: a verified backup takes the store's place in one step, and what it was is kept.

The store's write lock is held over that step, so nothing acknowledged is lost: a writer that waits
finds that the file it has locked is no longer the store, and starts over (`opening.writing`).
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from typing import NamedTuple

from tracker.errors import DiskError, FaultFound, TryAgain, UsageError
from tracker.store.chained import head, holding, shared
from tracker.store.copying import check, duplicated, in_wal, name_too, sync
from tracker.store.examining import Examined, examine
from tracker.store.ids import new_id
from tracker.store.opening import APPLICATION_ID, connected, locked, mended, private
from tracker.store.remark import Head, Holding
from tracker.store.upgrading import older, take_steps

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
_SIDE = ("-journal", "-wal", "-shm")
JOURNAL_MODE = "journal_mode"  # the setting


class Prepared(NamedTuple):
    """A verified copy of a backup, of this version, that can take a store's place."""

    path: str
    examined: Examined


class Present(NamedTuple):
    """The store that a backup would replace.

    `lacking` is how many of its changes the backup does not hold, `since` the instant of the first
    of them. A store with which it shares none is `another`. A store that cannot be read is
    `damaged`, and has no head.
    """

    head: Head | None
    lacking: int = 0
    since: str | None = None
    damaged: bool = False
    another: bool = False


class Restored(NamedTuple):
    """What the restored store holds, and where the one before is kept (None: there was none)."""

    holding: Holding
    kept: str | None


@contextmanager
def prepared(backup: str, place: str, now: datetime) -> Iterator[Prepared]:
    """A copy of `backup` in the folder of `place`, brought to this version and examined.

    It is gone at the end, unless it was put into a place. Raises as `reading` does for a file
    that is no store; a damaged one is told by its remarks.
    """
    place = os.path.realpath(place)
    _check_there(backup)
    beside = f"{place}.{new_id(now).lower()}.new"
    try:
        with mended(backup), connected(backup) as db:
            version = older(db, backup)
    except DiskError as error:  # whose words advise to restore a backup
        raise DiskError(f"the backup {backup} is damaged: use another one") from error
    try:
        with mended(place):
            os.makedirs(os.path.dirname(place), mode=0o700, exist_ok=True)
            duplicated(backup, beside)
        if version is not None:
            with mended(backup), connected(beside) as db:
                check(beside, backup)
                take_steps(db, backup, now)
        yield Prepared(beside, examine(beside, now, private=True))
    finally:
        for end in ("", *_SIDE):
            with suppress(FileNotFoundError):
                os.unlink(beside + end)


def _check_there(backup: str) -> None:
    """Raises UsageError if no such file is there; what else is wrong with it `connected` tells."""
    try:
        os.stat(backup)
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"no backup at {backup}: name a file that is there") from None
    except (OSError, ValueError):
        return


def compare(path: str, backup: Prepared) -> Present | None:
    """What the store at `path` holds that the backup lacks; None if there is no store.

    Raises FaultFound for a damaged backup, and UsageError for a file that is a database of another
    program.
    """
    if any(remark.level == "fault" for remark in backup.examined.remarks):
        raise FaultFound("the backup is damaged, and was not restored: --check says where")
    if not os.path.lexists(path):
        return None
    with mended(path):
        try:
            with connected(path) as db, private(backup.path) as other:
                return _present(db, other, path)
        except DiskError:
            return Present(None, damaged=True)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF not in _DAMAGE:
                raise
            return Present(None, damaged=True)


def _present(db: sqlite3.Connection, other: sqlite3.Connection, path: str) -> Present:
    db.execute("BEGIN")
    (application_id,) = db.execute("PRAGMA application_id").fetchone()
    if application_id != APPLICATION_ID and os.path.getsize(path):
        raise UsageError(f"{path} is a database of another program; it was left as it is")
    newest, common = head(db), shared(db, other)
    lacking, since = db.execute(
        "SELECT count(DISTINCT change), min(at) FROM journal WHERE seq > ?", (common,)
    ).fetchone()
    return Present(newest, lacking, since, another=common == 0)


def put(backup: Prepared, path: str, present: Present | None, now: datetime) -> Restored:
    """Let the prepared backup take the place of the store at `path`, and keep the present one.

    Raises TryAgain when the store was changed since it was compared, or is in use. Nothing has
    changed then.
    """
    path = os.path.realpath(path)
    with mended(path), ExitStack() as stack:
        if present is not None and not present.damaged:
            stack.enter_context(_unchanged(path, present))
        _set_mode(backup.path)
        with private(backup.path) as db:
            held = holding(db)
        sync(backup.path)
        kept = _swap(backup.path, path, present, now)
        sync(os.path.dirname(path))
    return Restored(held, kept)


def _swap(beside: str, path: str, present: Present | None, now: datetime) -> str | None:
    """Put the file into its place; gives the name under which the one before is kept."""
    if present is None:
        try:
            os.link(beside, path)
        except FileExistsError:
            raise TryAgain(f"{path} was made meanwhile: run the command again") from None
        return None
    kept = f"{path}.{'damaged' if present.damaged else 'before-restore'}.{new_id(now).lower()}"
    name_too(path, kept)
    for end in _SIDE:  # a sound store has none: its lock is held
        with suppress(FileNotFoundError):
            os.rename(path + end, kept + end)
    try:
        os.replace(beside, path)
    except OSError:
        os.unlink(kept) if os.path.lexists(path) else os.rename(kept, path)
        raise
    return kept


@contextmanager
def _unchanged(path: str, present: Present) -> Iterator[None]:
    """The store's write lock, held while nothing stands beside the file that belongs to it."""
    with connected(path) as db:
        if in_wal(db):
            db.execute("PRAGMA journal_mode = delete")
            if in_wal(db):
                raise TryAgain(f"{path} is in use by another process: try again")
        with locked(db):
            if head(db) != present.head:
                raise TryAgain(f"{path} was changed meanwhile: run the command again")
            yield


def _set_mode(path: str) -> None:
    """The journal mode that the restored store's own setting asks for; delete without one."""
    with connected(path) as db:
        row = db.execute("SELECT value FROM setting WHERE key = ?", (JOURNAL_MODE,)).fetchone()
        mode = "wal" if row and row[0] == "wal" else "delete"
        db.execute(f"PRAGMA journal_mode = {mode}")
