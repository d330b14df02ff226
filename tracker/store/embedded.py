"""Rows of another store's journal inside rows of ours: whole, with that store's id and their hash.

Such a row stands for no record. It goes by the record that it is about and by its own hash, so
that both lead to it.
"""

import json
import sqlite3
from typing import Any, NamedTuple

from tracker.store.journal import digest
from tracker.store.kinds import MERGED, State

_HASHED = ("seq", "change", "at", "who", "command", "kind", "id", "state", "why")
_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


class Original(NamedTuple):
    """A row as its own store has it."""

    seq: int
    change: int
    at: str
    who: str
    command: str
    kind: str
    id: str
    state: str
    why: str | None
    prev: str
    hash: str


def name_of(row: Original) -> str:
    """What the row that embeds this one goes by."""
    return f"{row.kind}:{row.id}:{row.hash}"


def embedding(row: Original, store: str) -> str:
    """The state of the row that embeds this one, of the store with that id."""
    return _ENCODE({"store": store, **row._asdict()})


def mark_of(name: str) -> str:
    """The hash of the row that one of this name embeds."""
    return name.rpartition(":")[2]


def about(db: sqlite3.Connection, schema: str, kind: str, key: str) -> list[tuple[Any, ...]]:
    """Seq, change, name and state of the rows that embed what another store did to a record."""
    return db.execute(
        f"SELECT seq, change, id, state FROM {schema}.journal"
        " WHERE kind = ? AND id >= ? AND id < ? ORDER BY seq",
        (MERGED, f"{kind}:{key}:", f"{kind}:{key};"),
    ).fetchall()


def original(state: State) -> Original:
    """The row that one of this state embeds."""
    return Original(**{name: state.get(name) for name in Original._fields})  # type: ignore[arg-type]


def whole(name: str, text: str) -> bool:
    """Whether a row embeds what its hash is of, under the right name."""
    try:
        row = original(json.loads(text))
        content = tuple(row._asdict()[field] for field in _HASHED)
        return digest(row.prev, content) == row.hash and name == name_of(row)
    except (ValueError, TypeError, AttributeError, UnicodeEncodeError):
        return False
