"""Rows of another store's journal inside rows of ours: whole, with that store's id and their hash.

Such a row stands for no record. It goes by the record that it is about and by its own hash, so
that both lead to it.
"""

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, NamedTuple

from tracker.store.journal import digest
from tracker.store.kinds import MERGED, State

ACT = "merge"
"""The kind of the row that tells of a merge, the first of its change."""

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


class Again:
    """Which merges took up rows that had come in, or been decided, with ones that were undone.

    `taken` has the change of each and the rows from and to which it took all, in their order.
    """

    def __init__(self, taken: Iterable[tuple[int, list[list[int]]]]) -> None:
        self._taken = [(change, [first for first, _ in rows], rows) for change, rows in taken]

    def by(self, seq: int) -> list[int]:
        """The changes that took up this row."""
        return [
            change
            for change, firsts, rows in self._taken
            if (at := bisect_right(firsts, seq)) and seq <= rows[at - 1][1]
        ]


def taken_up(db: sqlite3.Connection, schema: str) -> Again:
    """What the journal in `schema` says of that."""
    rows = db.execute(
        "SELECT change, json_extract(state, '$.again') AS again"
        f" FROM {schema}.journal WHERE kind = ? AND again IS NOT NULL ORDER BY seq",
        (ACT,),
    )
    return Again((change, json.loads(text)) for change, text in rows.fetchall())


def spans(seqs: Iterable[int]) -> list[list[int]]:
    """Rising numbers as spans, each from and to which there is every one."""
    found: list[list[int]] = []
    for seq in seqs:
        if found and found[-1][1] == seq - 1:
            found[-1][1] = seq
        else:
            found.append([seq, seq])
    return found


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
