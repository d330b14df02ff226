"""What is remembered beside the record: up to where the last check read, and the last backup."""

import json
import sqlite3

from tracker.store.journal import canonical, digest
from tracker.store.kinds import State


def recall(db: sqlite3.Connection, name: str) -> State | None:
    """What was remembered under this name; None if nothing was."""
    row = db.execute("SELECT value FROM memory WHERE name = ?", (name,)).fetchone()
    value: State | None = json.loads(row[0]) if row else None
    return value


def forget(db: sqlite3.Connection, name: str) -> None:
    """Remember nothing under this name; within a change only."""
    db.execute("DELETE FROM memory WHERE name = ?", (name,))


def remember(db: sqlite3.Connection, name: str, value: State) -> None:
    """Put `value` in the place of what was remembered; within a change only."""
    text = canonical(value)
    db.execute(
        "INSERT INTO memory (name, value, sum) VALUES (:name, :value, :sum)"
        " ON CONFLICT (name) DO UPDATE SET value = :value, sum = :sum",
        {"name": name, "value": text, "sum": digest(name, (text,))},
    )
