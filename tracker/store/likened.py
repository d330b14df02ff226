"""Rows without an id: which known record says the same, and which of them say it twice."""

import json
import sqlite3
from collections import defaultdict
from typing import Any

from tracker.store.kinds import KINDS, State
from tracker.store.walking import states_of

LIKE = {
    # what two rows without an id have to share to be the same record
    "deadline": ("title", "said", "said_first", "phrase", "first", "last", "anchor_words"),
    "event": ("title", "kind", "place", "topic"),
    "event_standing": ("event", "standing", "first", "last", "known"),
    "verdict": ("deadline", "outcome", "happened", "known"),
    "link": ("new", "old", "kind"),
    "note": ("deadline", "known", "text"),
    "source": ("url", "title"),
}
_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def repeats(db: sqlite3.Connection, kind: str, given: State, line: int) -> int | None:
    """The line of the file on which an earlier row said the same; else this one is noted."""
    words = _ENCODE([given.get(name) for name in LIKE[kind]] + _people(given))
    try:
        db.execute("INSERT INTO staged.likeness VALUES (?, ?, ?)", (kind, words, line))
    except sqlite3.IntegrityError:
        query = "SELECT line FROM staged.likeness WHERE kind = ? AND words = ?"
        (before,) = db.execute(query, (kind, words)).fetchone()
        return int(before)
    return None


def likened(db: sqlite3.Connection, kind: str, rows: list[State]) -> list[str | None]:
    """For each row the key of the first known record that says the same of the same people."""
    alike = _alike(db, kind, rows)
    return [
        next((key for key, theirs in alike.get(n, ()) if theirs == _people(given)), None)
        for n, given in enumerate(rows)
    ]


def _alike(db: sqlite3.Connection, kind: str, rows: list[State]) -> dict[int, list[Any]]:
    """For each row by its place, the known records that say the same, and their people."""
    shape = KINDS[kind]
    if db.execute(f"SELECT 1 FROM main.{shape.table} LIMIT 1").fetchone() is None:
        return {}
    names = LIKE[kind]
    marks = ", ".join("?" * (1 + len(names)))
    columns = ", ".join(f"c{n}" for n in range(len(names)))
    db.execute("DELETE FROM staged.look")
    db.executemany(
        f"INSERT INTO staged.look (seq, {columns}) VALUES ({marks})",
        ((n, *map(given.get, names)) for n, given in enumerate(rows)),
    )
    same = " AND ".join(f'+t."{name}" IS l.c{n}' for n, name in enumerate(names) if n)
    pairs = db.execute(
        f"SELECT l.seq, t.{shape.key} FROM main.{shape.table} t CROSS JOIN staged.look l"
        f' ON l.c0 IS t."{names[0]}" AND {same} ORDER BY t.{shape.key}'
    ).fetchall()
    states = states_of(db, kind, sorted({key for _, key in pairs}))
    found = defaultdict(list)
    for n, key in pairs:
        found[n].append((key, _people(states[key])))
    return found


def _people(state: State) -> list[Any]:
    return [state.get(name) or [] for name in ("speakers", "bounds", "parties")]
