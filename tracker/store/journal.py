"""The journal: every change of the record, each row chained to the one before by SHA-256."""

import sqlite3
import sys
from collections.abc import Iterable
from itertools import islice
from typing import Any

try:  # hashlib loads OpenSSL first, which takes a twentieth of a command's start
    if sys.version_info >= (3, 12):
        from _sha2 import sha256  # type: ignore[import-not-found]
    else:
        from _sha256 import sha256  # type: ignore[import-not-found]
except ImportError:
    from hashlib import sha256

try:  # what json itself writes text with
    from _json import encode_basestring as _quoted
except ImportError:
    from json.encoder import py_encode_basestring as _quoted

START = "0" * 64


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: equal values give equal text.

    The json module writes the same, but it loads its readers too: 2 ms of each change. Raises
    TypeError for what no state holds, such as a fraction.
    """
    match value:
        case str():
            return str(_quoted(value))
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case dict():
            pairs = [f"{_quoted(name)}:{canonical(value[name])}" for name in sorted(value)]
            return f"{{{','.join(pairs)}}}"
        case list() | tuple():
            return f"[{','.join(map(canonical, value))}]"
    raise TypeError(f"{type(value).__name__} is nothing that the journal holds")


def digest(prev: str, content: tuple[Any, ...]) -> str:
    """The hash of a row: SHA-256, in hex, of the hash before it and its other columns."""
    hashed: str = sha256(f"{prev}\n{canonical(content)}".encode()).hexdigest()
    return hashed


def head_of(db: sqlite3.Connection) -> tuple[int, str]:
    """Number and hash of the newest row; 0 and START where there is none."""
    row = db.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return row or (0, START)


def append(
    db: sqlite3.Connection,
    change: int | None,
    content: tuple[str, str, str, str, str, str, str | None],
) -> int:
    """Add (at, who, command, kind, id, state, why) to the chain; gives its seq.

    `change` is None for the first row of a transaction.
    """
    last, prev = head_of(db)
    seq: int = last + 1
    row = (seq, change or seq, *content)
    db.execute(_INSERT, (*row, prev, digest(prev, row)))
    return seq


_INSERT = (
    "INSERT INTO journal (seq, change, at, who, command, kind, id, state, why, prev, hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_PIECE = 2_000


def append_all(
    db: sqlite3.Connection,
    change: int | None,
    frame: tuple[str, str, str, str | None],
    records: Iterable[tuple[str, str, str]],
) -> tuple[int, int]:
    """Add (kind, id, state) of many records to the chain; gives the first and the last seq.

    `frame` is (at, who, command, why), the same for all; if there is no record, last is below
    first.
    """
    from hashlib import sha256 as hashed_by  # for many, OpenSSL is worth its loading
    from json.encoder import encode_basestring as quoted  # as `canonical`, many times as fast

    at, who, command, why = frame
    head, tail = ",".join(map(quoted, (at, who, command))), canonical(why)
    last, prev = head_of(db)
    first = seq = last + 1
    begun = change or first
    records = iter(records)
    while piece := list(islice(records, _PIECE)):
        rows = []
        for kind, id, state in piece:
            row = (seq, begun, at, who, command, kind, id, state, why)
            content = f"[{seq},{begun},{head},{quoted(kind)},{quoted(id)},{quoted(state)},{tail}]"
            hashed = hashed_by(f"{prev}\n{content}".encode()).hexdigest()
            rows.append((*row, prev, hashed))
            prev, seq = hashed, seq + 1
        db.executemany(_INSERT, rows)
    return first, seq - 1
