"""Which records refer to a record: by the references that the schema itself declares."""

import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tracker.store.kinds import KINDS


class Reference(NamedTuple):
    """A column that holds the key of another record; `needed` where it is never null.

    `home` is the column of its table that holds the key of the record of `kind` that it belongs to.
    """

    kind: str
    table: str
    column: str
    home: str
    target: str
    needed: bool


def referring(db: sqlite3.Connection, kind: str, key: str) -> Iterator[tuple[str, str]]:
    """Kind and key of each other record that refers to this one."""
    for each in references(db):
        if each.target == kind:
            query = f'SELECT DISTINCT {each.home} FROM {each.table} WHERE "{each.column}" = ?'
            for (home,) in db.execute(query, (key,)).fetchall():
                if (each.kind, home) != (kind, key):
                    yield each.kind, home


def references(db: sqlite3.Connection) -> list[Reference]:
    """Every column by which a record of one kind, or a row that belongs to it, names another."""
    (version,) = db.execute("PRAGMA main.schema_version").fetchone()
    return _references(db, version)


@lru_cache(1)  # a large change is undone record by record
def _references(db: sqlite3.Connection, version: int) -> list[Reference]:
    """Those of the schema of that version."""
    homes = {shape.table: kind for kind, shape in KINDS.items()}
    found = []
    for kind, shape in KINDS.items():
        tables = {shape.table: shape.key} | {each.table: each.home for each in shape.children}
        for table, home in tables.items():
            needed = {row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[3]}
            for row in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
                target, column = row[2], row[3]
                if target in homes and (table == shape.table or column != home):
                    found.append(
                        Reference(kind, table, column, home, homes[target], column in needed)
                    )
    return found
