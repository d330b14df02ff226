"""Live records against the newest state that the journal holds for each: both walked by key."""

import json
import sqlite3
from collections.abc import Generator, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from tracker.core.wording import count
from tracker.store.chained import newest
from tracker.store.kinds import KINDS, Child, Kind, State
from tracker.store.state import defaults

Keyed = tuple[str, State]
_ELSEWHERE = {"migration": {"id", "migration_set"}}  # columns that another check looks at


def compared(db: sqlite3.Connection) -> Generator[str, None, str]:
    """Every record of every kind, with its children and derived columns, in both directions."""
    total = 0
    for kind, shape in KINDS.items():
        told = _told(db, kind, shape)
        for key, here, there in _paired(_live(db, kind, shape), told):
            total += 1
            if there is None:
                yield f"{kind} {key} is in no journal row"
            elif here is None:
                yield f"{kind} {key} is in the journal, and gone from the store"
            elif here != there:
                names = [name for name in here.keys() | there if here.get(name) != there.get(name)]
                yield f"{kind} {key}: {', '.join(sorted(names))} not as journalled"
    return f"{count(total, 'record')}, each as the journal last had it"


def _paired(
    live: Iterator[Keyed], told: Iterator[Keyed]
) -> Iterator[tuple[str, State | None, State | None]]:
    """Both sides by key, which rises on both; None where one lacks it."""
    here, there = next(live, None), next(told, None)
    while here or there:
        if there is None or (here and here[0] < there[0]):
            assert here is not None
            yield here[0], here[1], None
            here = next(live, None)
        elif here is None or there[0] < here[0]:
            yield there[0], None, there[1]
            there = next(told, None)
        else:
            yield here[0], here[1], there[1]
            here, there = next(live, None), next(told, None)


def _told(db: sqlite3.Connection, kind: str, shape: Kind) -> Iterator[Keyed]:
    """The rows that the journal's newest states make: columns, derived ones, children."""
    own = defaults(db, shape.table, shape.columns)
    given = {child.field: defaults(db, child.table, child.columns) for child in shape.children}
    for key, text in newest(db, kind):
        state: State | None = json.loads(text)
        if state is None:  # it was removed
            continue
        rows: State = own | {name: value for name, value in state.items() if name in shape.columns}
        rows |= shape.derived(state)
        for field, child in _fields(shape).items():
            if items := state.get(field):
                rows[field] = [_row(child, given[field], n, i) for n, i in enumerate(items)]
        yield key, rows


def _row(child: Child, given: State, position: int, item: Any) -> State:
    values = item if isinstance(item, dict) else {child.columns[0]: item}
    return {"position": position} | given | values | child.derived(values)


def _live(db: sqlite3.Connection, kind: str, shape: Kind) -> Iterator[Keyed]:
    """The rows as they stand, with every column that the table has."""
    left_out = _ELSEWHERE.get(kind, set())
    children = {field: _Walk(db, child) for field, child in _fields(shape).items()}
    for row in _rows(db, f"SELECT * FROM {shape.table} ORDER BY {shape.key}"):
        key = row[shape.key]
        rows = {name: value for name, value in row.items() if name not in left_out}
        for field, walk in children.items():
            if items := walk.of(key):
                rows[field] = items
        yield key, rows
    for field, walk in children.items():
        if walk.at is not None:
            yield walk.at[0], {field: "a row without a record"}


class _Walk:
    """The children of one kind, walked beside their records."""

    def __init__(self, db: sqlite3.Connection, child: Child) -> None:
        where = " AND ".join(f"{column} = ?" for column in child.fixed) or "1"
        query = f"SELECT * FROM {child.table} WHERE {where} ORDER BY {child.home}, position"
        rows = _rows(db, query, tuple(child.fixed.values()))
        self._groups = groupby(rows, itemgetter(child.home))
        self._left_out = {child.home, *child.fixed}
        self.at: tuple[str, list[State]] | None = None
        self._step()

    def _step(self) -> None:
        home, rows = next(self._groups, (None, ()))
        bare = [{k: v for k, v in row.items() if k not in self._left_out} for row in rows]
        self.at = (home, bare) if home is not None else None

    def of(self, key: str) -> list[State] | None:
        """The children of the next record; None if it has none."""
        if self.at is None or self.at[0] != key:
            return None
        found = self.at[1]
        self._step()
        return found


def _fields(shape: Kind) -> dict[str, Child]:
    return {child.field: child for child in shape.children}


def _rows(
    db: sqlite3.Connection, query: str, values: tuple[str, ...] = ()
) -> Iterator[dict[str, Any]]:
    """The rows of a query as states: columns that are null are left out."""
    cursor = db.execute(query, values)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield {k: v for k, v in zip(names, row, strict=True) if v is not None}
