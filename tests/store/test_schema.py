"""The schema: the file that shows it is what the migrations make, and its version is the code's."""

import os
import sqlite3
from pathlib import Path

from tests.store.conftest import WRITTEN
from tracker.store.making import migrate, migrations, schema
from tracker.store.opening import APPLICATION_ID, SCHEMA_VERSION

SHOWN = Path(__file__).resolve().parents[2] / "db" / "schema.sql"


def made() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None)
    assert migrate(db, WRITTEN)
    return db


def test_schema_file_is_not_stale() -> None:
    """With TRACKER_REWRITE=1 the file is written anew instead, as `make schema` does."""
    if os.environ.get("TRACKER_REWRITE"):
        SHOWN.write_text(schema(made()), encoding="utf-8")
    assert SHOWN.read_text(encoding="utf-8") == schema(made())


def test_the_code_knows_the_newest_step() -> None:
    db = made()
    assert db.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert db.execute("SELECT count(*) FROM _sqlite_migrations").fetchone() == (SCHEMA_VERSION,)
    assert repr(migrations()).count("0001_record") == 1


def test_migrating_twice_changes_nothing() -> None:
    db = made()
    before = schema(db)
    changes = db.total_changes
    assert not migrate(db, WRITTEN)
    assert schema(db) == before
    assert db.total_changes == changes
