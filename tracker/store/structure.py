"""What SQLite and the schema have to say of a store: pages, tables, references, steps taken."""

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import cache

from tracker.core.wording import count
from tracker.errors import TrackerError
from tracker.store.ids import as_id
from tracker.store.indexing import INDEXES, VIEWS
from tracker.store.journal import digest
from tracker.store.making import STORE_ID, migrate, migrations
from tracker.store.settings import parsed

CLOCK = ("clock", "tally")
_PARTS = "SELECT type, name, tbl_name, sql FROM sqlite_master"


def pages(db: sqlite3.Connection) -> Generator[str, None, str]:
    """SQLite's own full check: pages, indexes, types and conditions of every row."""
    for (line,) in db.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield str(line)
    return "every page, index and row passes SQLite's own check"


def tables(db: sqlite3.Connection) -> Generator[str, None, str]:
    """The schema of the record against one that the same steps make."""
    yield from _altered(db, of_indexes=False)
    return "as this version makes it"


def indexes(db: sqlite3.Connection) -> Generator[str, None, str]:
    """The schema of what is made from the record, likewise."""
    yield from _altered(db, of_indexes=True)
    return "as this version makes them"


def _altered(db: sqlite3.Connection, of_indexes: bool) -> Iterator[str]:
    right, found = expected(), parts(db)
    for part in sorted(right.keys() | found.keys(), key=repr):
        kind, name, table = part
        if of_index(table) != of_indexes:
            continue
        if part not in found:
            yield f"the {kind} {name} is missing"
        elif part not in right:
            yield f"the {kind} {name} is none of ours"
        elif found[part] != right[part]:
            yield f"the {kind} {name} is not as this version makes it"


def steps(db: sqlite3.Connection) -> Generator[str, None, str]:
    """The steps taken against those there are; what else their rows hold is with the records."""
    found = db.execute("SELECT id, migration_set, name FROM _sqlite_migrations ORDER BY id")
    taken = found.fetchall()
    if taken != [(n, "tracker", name) for n, name in enumerate(_steps(), 1)]:
        yield "the steps that it says it has taken are not those of this version"
    return f"{count(len(taken), 'step')} taken"


def references(db: sqlite3.Connection) -> Generator[str, None, str]:
    """Every reference leads to a record."""
    for table, _, home, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"a row of {table} refers to a {home} that is not there"
    return "every reference leads to a record"


def remembered(db: sqlite3.Connection) -> Generator[str, None, str]:
    """What is no part of the record carries sums of its own."""
    for name, value, total in db.execute("SELECT name, value, sum FROM memory"):
        if _sum(name, value) != total:
            yield f"what is remembered as {name!r} does not match its sum"
    return "what is remembered matches its sums"


def settings(db: sqlite3.Connection) -> Generator[str, None, str]:
    """The store's own id, and settings as `set` would store them."""
    rows = dict(db.execute("SELECT key, value FROM setting"))
    if as_id(str(rows.pop(STORE_ID, None))) is None:
        yield "the store has no id of its own"
    for key, value in rows.items():
        try:
            right = parsed(key, value, db) == value
        except TrackerError:
            right = False
        if not right and (key, value) != ("journal_mode", "wal"):  # set where SQLite is newer
            yield f"{key} is {value!r}, which cannot be used"
    return "each has a value that can be used"


def made(table: str) -> str:
    """The SQL by which this version makes a table."""
    sql = expected()["table", table, table]
    assert sql is not None
    return sql


def of_index(table: str) -> bool:
    """Whether a table or view holds nothing of its own but what is made from the record."""
    return table in (*CLOCK, *VIEWS) or inside(table) or table in {i.table for i in INDEXES}


def inside(table: str) -> bool:
    """Whether it is one of the tables in which FTS5 keeps another."""
    return any(table.startswith(f"{index.table}_") for index in INDEXES)


def parts(db: sqlite3.Connection) -> dict[tuple[str, str, str], str | None]:
    """The SQL of all that a store is made of, by kind, name and table, in the order of making."""
    return {row[:3]: row[3] for row in db.execute(_PARTS)}


@cache
def expected() -> dict[tuple[str, str, str], str | None]:
    """The same of a store that this version has made."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh, datetime(1, 1, 1, tzinfo=UTC))
        return parts(fresh)


@cache
def _steps() -> list[str]:
    from sqlite_utils import Database

    return [step.name for step in migrations().pending(Database(memory=True))]


def _sum(name: str, value: str) -> str | None:
    try:
        return digest(name, (value,))
    except UnicodeEncodeError:  # bytes that are no UTF-8
        return None
