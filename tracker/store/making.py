"""Making a store: built beside its place, then linked into it whole; none is ever half made."""

import os
import sqlite3
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.errors import UsageError
from tracker.resources import data
from tracker.store.copying import O_NOFOLLOW, sync
from tracker.store.ids import new_id
from tracker.store.opening import SCHEMA_VERSION, connected, locked, mended

if TYPE_CHECKING:
    from sqlite_utils.migrations import Migrations

MAKER = "tracker"  # who the journal names for what the program does by itself
STORE_ID = "store"  # the setting that holds the store's own id
_UNTOLD = (
    "SELECT name FROM _sqlite_migrations"
    " WHERE name NOT IN (SELECT id FROM journal WHERE kind = 'migration') ORDER BY name"
)


def make(path: str, now: datetime) -> None:
    """Make an empty store at `path`: mode 0600, in a folder made with mode 0700 if it is missing.

    Raises UsageError when something is there already, also when that came in between.
    """
    path = os.path.abspath(path)
    folder = os.path.dirname(path)
    beside = f"{path}.{new_id(now).lower()}.new"
    with mended(path):
        if os.path.lexists(path):
            raise UsageError(f"{path} is there already; it was left as it is")
        os.makedirs(folder, mode=0o700, exist_ok=True)
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | O_NOFOLLOW, 0o600))
        try:
            with connected(beside) as db:
                db.execute("PRAGMA journal_mode = DELETE")
                migrate(db, now)
            os.link(beside, path)
        except FileExistsError:
            raise UsageError(f"{path} is there already; it was left as it is") from None
        finally:
            for left in (beside, f"{beside}-journal"):
                with suppress(FileNotFoundError):
                    os.unlink(left)
        sync(folder)


def ensure(path: str, now: datetime) -> None:
    """Make a store at `path` unless one is there, also when another process makes it meanwhile."""
    if not os.path.lexists(path):
        try:
            make(path, now)
        except UsageError:
            if not os.path.lexists(path):
                raise


def migrate(db: sqlite3.Connection, now: datetime) -> bool:
    """Take all steps that `db` has not taken, under one lock: all of them, or none.

    Gives whether there was one. Each is journalled, and the indexes are filled anew.
    """
    from sqlite_utils import Database

    from tracker.store.change import Change

    with locked(db):
        if not migrations().pending(Database(db)):
            return False
        migrations().apply(Database(db))
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        change = Change(db, now, MAKER, "upgrade", None)
        for (name,) in db.execute(_UNTOLD).fetchall():
            change.log("migration", name, None)
        if change.load("setting", STORE_ID) is None:
            change.add("setting", {"key": STORE_ID, "value": change.new_id()})
        change.rebuild()
    return True


def migrations() -> "Migrations":
    """The steps in db/migrations, in the order of their numbers."""
    from sqlite_utils import Database, Migrations

    steps = Migrations("tracker")
    files = [entry for entry in data("db", "migrations").iterdir() if entry.name.endswith(".sql")]
    for entry in sorted(files, key=lambda entry: entry.name):
        sql = entry.read_text(encoding="utf-8")

        def step(db: Database, /, sql: str = sql) -> None:
            db.executescript(sql)

        steps(name=entry.name.removesuffix(".sql"))(step)
    return steps


def schema(db: sqlite3.Connection) -> str:
    """The tables, indexes and triggers of a store as one script: what db/schema.sql has to be."""
    rows = db.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT IN"
        " (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid"
    )
    statements = "\n\n".join(f"{sql};" for (sql,) in rows)
    return f"-- Made from db/migrations by `make schema`; not to be edited.\n\n{statements}\n"
