"""The journal: every change of the record, each row chained to the one before by SHA-256."""

import json
import sqlite3
from typing import Any

from tracker.core.record import Record

try:  # hashlib loads OpenSSL first, which takes a twentieth of a command's start
    from _sha2 import sha256  # type: ignore[import-not-found]
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found] # before Python 3.12
    except ImportError:
        from hashlib import sha256

START = "0" * 64


class Entry(Record):
    """One journal row. `change` is the seq of the first row of the same transaction."""

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


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: equal values give equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(prev: str, content: tuple[Any, ...]) -> str:
    """The hash of a row: SHA-256, in hex, of the hash before it and its other columns."""
    hashed: str = sha256(f"{prev}\n{canonical(content)}".encode()).hexdigest()
    return hashed


def append(
    db: sqlite3.Connection,
    change: int | None,
    content: tuple[str, str, str, str, str, str, str | None],
) -> int:
    """Add (at, who, command, kind, id, state, why) to the chain; gives its seq.

    `change` is None for the first row of a transaction.
    """
    head = db.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    last, prev = head or (0, START)
    seq: int = last + 1
    row = (seq, change or seq, *content)
    db.execute(
        "INSERT INTO journal (seq, change, at, who, command, kind, id, state, why, prev, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*row, prev, digest(prev, row)),
    )
    return seq
