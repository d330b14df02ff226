"""How a record became what it is, as one store's journal tells it; rows it took in count too."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from tracker.core.lineage import Step
from tracker.store.embedded import Original, about, embedding, mark_of, name_of
from tracker.store.kinds import State, live

JOIN = "merge"
"""The command of rows that only follow from what was merged; what a person decided has another."""

Filled = Callable[[str, State], State]
"""The state of a record of that kind with the defaults of columns that came later."""


class Carried(NamedTuple):
    """A row that tells a change of a record: its mark, and as another store would embed it."""

    seq: int
    mark: str
    name: str
    text: str


class Told(NamedTuple):
    """All that a journal tells of a record: its steps, its rows to be embedded, its last state."""

    steps: list[Step]
    carried: list[Carried]
    newest: str


def descents(
    db: sqlite3.Connection,
    schema: str,
    store: str,
    kind: str,
    keys: Sequence[str],
    full: Filled,
) -> dict[str, Told]:
    """What the journal in `schema`, of the store with that id, tells of those that it knows."""
    marks = ", ".join("?" * len(keys))
    rows = db.execute(
        f"SELECT {', '.join(Original._fields)} FROM {schema}.journal"
        f" WHERE kind = ? AND id IN ({marks}) ORDER BY id, seq",
        (kind, *keys),
    ).fetchall()
    found = {key: list(map(Original._make, own)) for key, own in groupby(rows, itemgetter(6))}
    taken = {key: rows for key in keys if (rows := _embedded(db, schema, kind, key))}
    return {
        key: _told(kind, found.get(key, []), taken.get(key, []), store, full)
        for key in keys
        if key in found or key in taken
    }


def _embedded(
    db: sqlite3.Connection, schema: str, kind: str, key: str
) -> list[tuple[int, Carried]]:
    return [
        (change, Carried(seq, mark_of(name), name, text))
        for seq, change, name, text in about(db, schema, kind, key)
    ]


def _told(
    kind: str,
    own: Sequence[Original],
    taken: Sequence[tuple[int, Carried]],
    store: str,
    full: Filled,
) -> Told:
    marks: dict[int, set[str]] = defaultdict(set)
    for change, brought in taken:
        marks[change].add(brought.mark)
    carried = [brought for _, brought in taken]
    joins = frozenset(marks)
    last: dict[int, Original] = {}
    for row in own:
        last[row.change] = row
        if row.command != JOIN or row.change not in joins:
            carried.append(Carried(row.seq, row.hash, name_of(row), embedding(row, store)))
            marks[row.change].add(row.hash)
    carried.sort(key=itemgetter(0))
    steps = [
        _step(kind, marks[change], last.get(change), full) for change in sorted({*marks, *last})
    ]
    return Told(steps, carried, own[-1].state if own else "")


def _step(kind: str, marks: set[str], row: Original | None, full: Filled) -> Step:
    if row is None:
        return Step(frozenset(marks), None, kept=True)
    state = live(json.loads(row.state))
    return Step(frozenset(marks), None if state is None else full(kind, state))
