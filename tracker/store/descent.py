"""How a record became what it is, as one store's journal tells it; rows it took in count too.

A merge that was undone does not count, nor does the undoing: the store is where it was before, and
knows no more. What it took in then is embedded all the same, and a later merge of the same takes it
up again.
"""

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from tracker.core.lineage import Step, Undone, undone
from tracker.store.embedded import Again, Original, about, embedding, mark_of, name_of, taken_up
from tracker.store.kinds import State, live

JOIN = "merge"
"""The command of rows that only follow from what was merged; what a person decided has another."""

_UNDO = re.compile("undo ([0-9]+)")

Filled = Callable[[str, State], State]
"""The state of a record of that kind with the defaults of columns that came later."""


class Carried(NamedTuple):
    """A row that tells a change of a record: its mark, and as another store would embed it."""

    seq: int
    mark: str
    name: str
    text: str


class Told(NamedTuple):
    """All that a journal tells of a record: its steps, its rows to be embedded, its last state.

    `asleep` are the marks that it has only from merges that were undone, each with the row's seq.
    """

    steps: list[Step]
    carried: list[Carried]
    newest: str
    asleep: Mapping[str, int]


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
    again = taken_up(db, schema)
    return {
        key: _Record(found.get(key, []), taken.get(key, []), store, again).told(kind, full)
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


class _Record:
    """The rows of one record in a journal, and those about it that are embedded, by change."""

    def __init__(
        self,
        own: Sequence[Original],
        taken: Sequence[tuple[int, Carried]],
        store: str,
        again: Again,
    ) -> None:
        self._own = own
        self._taken = taken
        self._store = store
        self._again = again
        seqs = [*(row.seq for row in own), *(brought.seq for _, brought in taken)]
        taking = {change for change, _ in taken}
        self._joins = taking | {change for seq in seqs for change in again.by(seq)}
        self._undone = self._sought()

    def told(self, kind: str, full: Filled) -> Told:
        marks: dict[int, set[str]] = defaultdict(set)
        rows = [*self._taken, *self._made()]
        for change, row in rows:
            for each in (change, *self._again.by(row.seq)):
                marks[each].add(row.mark)
        last = {row.change: row for row in self._own}
        standing = [change for change in sorted({*marks, *last}) if change not in self._undone.off]
        known = frozenset().union(*(marks[change] for change in standing))
        steps = [_step(kind, marks[change], last.get(change), full) for change in standing]
        carried = sorted(row for _, row in rows if row.mark in known)
        asleep = {row.mark: row.seq for _, row in rows if row.mark not in known}
        return Told(steps, carried, self._own[-1].state if self._own else "", asleep)

    def _sought(self) -> Undone:
        """The merges of it that were undone, and what undid them."""
        taking_back = {row.change: _UNDO.fullmatch(row.command) for row in self._own}
        targets = {change: int(found[1]) for change, found in taking_back.items() if found}
        merges = {row.change for row in self._own if row.command.split(" ")[0] == JOIN}
        return undone(targets, self._joins | merges)

    def _made(self) -> list[tuple[int, Carried]]:
        """Those of its own rows that tell a change which no other row tells."""
        return [
            (row.change, Carried(row.seq, row.hash, name_of(row), embedding(row, self._store)))
            for row in self._own
            if row.change not in self._undone.quiet
            and (row.command != JOIN or row.change not in self._joins)
        ]


def _step(kind: str, marks: set[str], row: Original | None, full: Filled) -> Step:
    if row is None:
        return Step(frozenset(marks), None, kept=True)
    state = live(json.loads(row.state))
    return Step(frozenset(marks), None if state is None else full(kind, state))
