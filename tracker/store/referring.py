"""Which records refer to a record: by the references that the schema itself declares."""

import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tracker.store.kinds import KINDS


class Reference(NamedTuple):
    """A column that refers to another table, and the record that a row of it belongs to."""

    to: str
    table: str
    column: str
    kind: str
    home: str


def referring(db: sqlite3.Connection, kind: str, key: str) -> Iterator[tuple[str, str]]:
    """Kind and key of each other record that refers to this one."""
    (version,) = db.execute("PRAGMA schema_version").fetchone()
    for each in _references(db, version):
        if each.to == KINDS[kind].table:
            query = f"SELECT DISTINCT {each.home} FROM {each.table} WHERE {each.column} = ?"
            for (home,) in db.execute(query, (key,)).fetchall():
                if (each.kind, home) != (kind, key):
                    yield each.kind, home


def _columns(db: sqlite3.Connection) -> tuple[tuple[str, str, str], ...]:
    """Table, column and the table that it refers to, for each reference."""
    rows = db.execute(
        'SELECT m.name, f."from", f."table" FROM sqlite_master m, pragma_foreign_key_list(m.name) f'
        " WHERE m.type = 'table' ORDER BY 1, 2"
    )
    return tuple(rows.fetchall())


@lru_cache(1)  # a large change is undone record by record
def _references(db: sqlite3.Connection, version: int) -> list[Reference]:
    """Those that belong to records, by the schema of that version."""
    own = {shape.table: (kind, shape.key) for kind, shape in KINDS.items()}
    for kind, shape in KINDS.items():
        own |= {child.table: (kind, child.home) for child in shape.children}
    return [
        Reference(to, table, f'"{column}"', *own[table])
        for table, column, to in _columns(db)
        if table in own
    ]
