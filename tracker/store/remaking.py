"""The tables and views of the indexes, made again as this version makes them; the record stays."""

import sqlite3

from tracker.store.indexing import INDEXES, VIEWS
from tracker.store.structure import expected, inside, of_index, parts


def remake(db: sqlite3.Connection) -> None:
    """Drop the tables and views of the indexes, whatever state they are in, and make them empty.

    Within a transaction only: one that is rolled back leaves them as they were.
    """
    # A table of FTS5 that is damaged cannot be dropped: it has to be opened for that.
    db.execute("PRAGMA writable_schema = ON")
    for name in (*VIEWS, *(index.table for index in INDEXES)):
        db.execute("DELETE FROM sqlite_master WHERE name = ? AND rootpage = 0", (name,))
    db.execute("PRAGMA writable_schema = RESET")
    for kind, name, table in parts(db):
        if kind == "table" and of_index(table):
            db.execute(f'DROP TABLE "{name}"')
    for (_, name, table), sql in expected().items():
        if sql is not None and of_index(table) and not inside(name):
            db.execute(sql)
