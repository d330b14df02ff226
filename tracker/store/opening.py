"""Opening a store: the one place that connects, and what has to hold before anything is read.

A file is probed with selects only and refused untouched unless it is ours and not newer. The
settings are those of the design's promises: EXTRA survives a power cut that FULL does not.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager

from tracker.errors import DiskError, NoPermission, OldStore, TrackerError, TryAgain, UsageError

APPLICATION_ID = 0x74726B72  # 'trkr'
SCHEMA_VERSION = 11  # how many migrations a store of this version has been through
LOCK_SECONDS = 30.0
_CACHE_KB = 32_000  # of each of two files
_PAGE = 32_768  # bytes, of what is staged

_SETTINGS = (
    "PRAGMA synchronous = EXTRA",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA mmap_size = 0",
)
_RESTORES = 10  # how often a restore may come in between before a writer gives up
_NO_STORE = "no store at {}: make one with `tracker init`, or with `tracker init --seeds`"


def default_path() -> str:
    """The store in the platform's data directory, wherever TRACKER_DB and --db don't name one."""
    # platformdirs would do, but takes 9 ms to import: a fifth of the morning's command
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~\\AppData\\Local")
    elif os.uname().sysname == "Darwin":
        base = os.path.expanduser("~/Library/Application Support")
    else:
        base = os.environ.get("XDG_DATA_HOME", "")
        if not os.path.isabs(base):  # as the XDG specification has it
            base = os.path.expanduser("~/.local/share")
    return os.path.join(base, "tracker", "tracker.db")


@contextmanager
def reading(path: str, patience: float | None = None) -> Iterator[sqlite3.Connection]:
    """One snapshot of the store at `path`, closed at the end; it never writes a byte.

    `patience` is how long to wait for another process, in seconds; None is LOCK_SECONDS.

    Fetch what is needed and leave before printing: an open read blocks writers. Raises UsageError
    for a file that is missing, foreign, empty or newer, TryAgain when it stays locked, DiskError
    when it is damaged, NoPermission when it cannot be read.
    """
    with mended(path), connected(path, patience) as db:
        db.execute("BEGIN")
        probe(db, path)
        yield db
        db.execute("COMMIT")


@contextmanager
def writing(path: str, staged: str | None = None) -> Iterator[sqlite3.Connection]:
    """The store at `path` with the write lock held: all that is done in it is stored, or nothing.

    `staged` is a file to attach (see `attach`). Only `tracker.store.change` calls this. Raises as
    `reading` does.
    """
    with mended(path):
        for _ in range(_RESTORES):
            before = identity(path)
            with connected(path) as db:
                if staged is not None:
                    attach(db, staged)
                db.execute("BEGIN")
                probe(db, path)  # before the lock: a foreign file must not even be locked
                db.execute("COMMIT")
                with locked(db):
                    if identity(path) == before:
                        probe(db, path)
                        yield db
                        return
            # A restore put another file in its place while we waited: the lock is on the old one.
    raise TryAgain(f"{path} is being restored again and again: try again")


def identity(path: str) -> tuple[int, int] | None:
    """What tells the file at `path` from another that is put in its place; None if it is gone."""
    try:
        found = os.stat(path)
    except PermissionError:
        raise  # whether one is there cannot be seen
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def may_change(path: str) -> bool:
    """Whether the modes let us write the file and, since a change needs it, into its folder."""
    return all(os.access(each, os.W_OK) for each in (path, os.path.dirname(os.path.abspath(path))))


@contextmanager
def locked(db: sqlite3.Connection) -> Iterator[None]:
    """The write lock: committed at the end, rolled back if anything raises."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:  # a full disk makes SQLite roll back by itself
            db.execute("ROLLBACK")
        raise


@contextmanager
def connected(path: str, patience: float | None = None) -> Iterator[sqlite3.Connection]:
    """A connection with our settings, closed at the end; it creates nothing."""
    try:
        mode = os.stat(path).st_mode
    except PermissionError:
        raise  # whether one is there cannot be seen
    except (OSError, ValueError):
        raise UsageError(_NO_STORE.format(path)) from None
    if not stat.S_ISREG(mode):
        raise UsageError(f"{path} is not a file")
    wait = LOCK_SECONDS if patience is None else patience
    db = sqlite3.connect(uri(path), uri=True, isolation_level=None, timeout=wait)
    try:
        _set(db, path)
        yield db
    finally:
        db.close()


def attach(db: sqlite3.Connection, staged: str) -> None:
    """Attach a file of ours as `staged`: it may be lost, so that it never holds up a commit."""
    db.execute("ATTACH ? AS staged", (staged,))
    db.execute("PRAGMA staged.journal_mode = MEMORY")  # else both files would commit by one log
    db.execute("PRAGMA staged.synchronous = OFF")
    db.execute(f"PRAGMA staged.page_size = {_PAGE}")  # of a new one: records are long, and in order
    for schema in ("main", "staged"):  # in bulk the default of 2 MB would write pages over and over
        db.execute(f"PRAGMA {schema}.cache_size = -{_CACHE_KB}")


def private(path: str) -> closing[sqlite3.Connection]:
    """A connection, closed at the end, to a file that no other process has open; it is as it is."""
    return closing(sqlite3.connect(uri(path), uri=True, isolation_level=None))


def _set(db: sqlite3.Connection, path: str) -> None:
    try:
        for setting in _SETTINGS:
            db.execute(setting)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        raise DiskError(f"{path} is damaged ({error}): restore a backup") from error


def probe(db: sqlite3.Connection, path: str) -> None:
    """Refuse a file that is no store of ours, or one of another version; raises UsageError.

    For an older one that is OldStore.
    """
    (application_id,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if application_id != APPLICATION_ID:
        raise UsageError(f"{path} is not a tracker store; it was left as it is")
    if version > SCHEMA_VERSION:
        raise UsageError(
            f"{path} was written by a newer tracker (schema {version}, this one knows"
            f" {SCHEMA_VERSION}): upgrade tracker; the store was left as it is"
        )
    if version < SCHEMA_VERSION:
        raise OldStore(
            f"{path} was written by an older tracker (schema {version}, this one needs"
            f" {SCHEMA_VERSION}): run `tracker upgrade`, which keeps a copy; it was left as it is"
        )
    (page,) = db.execute("PRAGMA page_size").fetchone()
    if os.stat(path).st_size % page:  # SQLite itself reads a page that was cut off as zeros
        raise DiskError(f"{path} is damaged (its end is missing): restore a backup")


@contextmanager
def mended(path: str) -> Iterator[None]:
    """Turn what SQLite and the system report into errors that say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        problem = _meaning(error, path)
        if problem is None:
            raise
        raise problem from error
    except UnicodeEncodeError as error:
        raise UsageError("what was typed is not valid UTF-8") from error
    except UnicodeDecodeError as error:  # SQLite's own message quotes what it could not read
        raise DiskError(f"{path} is damaged: restore a backup") from error
    except PermissionError as error:
        raise NoPermission(f"{path}: permission denied") from error
    except OSError as error:
        raise DiskError(f"{path}: {error.strerror}") from error


def _meaning(error: sqlite3.Error, path: str) -> TrackerError | None:
    code = getattr(error, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        code = sqlite3.SQLITE_BUSY  # a restore has put another file in its place
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return TryAgain(f"{path} is in use by another process: try again")
        case sqlite3.SQLITE_NOTADB:
            return UsageError(f"{path} is not a tracker store; it was left as it is")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return NoPermission(f"{path} cannot be written: check its owner and mode")
        case sqlite3.SQLITE_CANTOPEN:
            return NoPermission(f"{path} cannot be opened: check the owner and mode of its folder")
        case sqlite3.SQLITE_FULL:
            return DiskError(f"{path}: the disk is full; nothing was stored")
        case sqlite3.SQLITE_IOERR:
            return DiskError(f"{path}: the disk does not take it ({error}); nothing was stored")
        case sqlite3.SQLITE_CORRUPT:
            if code == sqlite3.SQLITE_CORRUPT_VTAB:  # only the search index is of such tables
                remedy = "`tracker upgrade --rebuild` makes its search index anew"
            else:
                remedy = "restore a backup"
            return DiskError(f"{path} is damaged ({error}): {remedy}")
    return None


def uri(path: str) -> str:
    """A file as a SQLite URI in mode rw, whatever bytes its name holds."""
    safe = b"/.-_~:\\"
    name = os.fsencode(os.path.abspath(path)).replace(b"\\", b"/" if os.name == "nt" else b"\\")
    return (
        ("file:" if os.name == "nt" else "file://")  # an empty host, or //path would name one
        + "".join(
            chr(byte) if (chr(byte).isalnum() and byte < 128) or byte in safe else f"%{byte:02x}"
            for byte in name
        )
        + "?mode=rw"
    )
