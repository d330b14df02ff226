"""Rows of one kind as columns, and the texts and table rows that they make.

What a column holds stands in many rows: it is looked up instead of made anew.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import compress, repeat
from typing import Any, NamedTuple

from tracker.store.fields import Kept
from tracker.store.journal import canonical
from tracker.store.kinds import KINDS, Child

Columns = dict[str, list[Any]]

_UNLIKE = ("id", "number", "title")  # columns that hardly hold anything twice


@dataclass(slots=True)
class Sheaf:
    """Rows of a file that are records of one kind; `places` count them within their batch.

    `columns` has a list for each column, null as None, and for each field of a child one with a
    tuple of items for each row; an item is a tuple of that child's columns. `seqs` and `nths` are
    as in `Staged`. Those that are `same` are known, and say nothing new.
    """

    kind: str
    places: Sequence[int]
    lines: Sequence[int]
    columns: Columns
    same: bool = False
    seqs: list[int] = field(default_factory=list)
    nths: list[int | None] = field(default_factory=list)

    def only(self, wanted: Sequence[bool], same: bool = False) -> "Sheaf":
        """Those rows for which `wanted` holds."""
        if all(wanted):
            return Sheaf(self.kind, self.places, self.lines, self.columns, same)
        columns = {name: list(compress(each, wanted)) for name, each in self.columns.items()}
        places, lines = (list(compress(each, wanted)) for each in (self.places, self.lines))
        return Sheaf(self.kind, places, lines, columns, same)


class Rows(NamedTuple):
    """Rows of a table, with the columns that they have; all others are null."""

    table: str
    columns: Sequence[str]
    values: Iterable[tuple[Any, ...]]


class Wording:
    """Writes what the journal is to hold of the records of a kind: `canonical` of their states."""

    def __init__(self, kind: str) -> None:
        shape = KINDS[kind]
        self._pieces: dict[str, Callable[[Any], str]] = {
            name: partial(_piece, name) if name in _UNLIKE else Kept(partial(_piece, name)).take
            for name in shape.columns
        }
        self._pieces |= {each.field: Kept(partial(_items, each)).take for each in shape.children}

    def texts(self, sheaf: Sheaf) -> Iterator[str]:
        """The texts of all rows, in their order."""
        pieces = [
            map(self._pieces[name], column)
            for name, column in sorted(sheaf.columns.items())
            if _holds(sheaf, name)
        ]
        for row in zip(*pieces, strict=True):
            yield f"{{{''.join(row)[:-1]}}}"


def _holds(sheaf: Sheaf, name: str) -> bool:
    """Whether a column is not null all the way."""
    column = sheaf.columns[name]
    return column.count(None) < len(column)


def _piece(name: str, value: Any) -> str:
    return "" if value is None else f'"{name}":{canonical(value)},'


def _items(child: Child, items: tuple[tuple[Any, ...], ...]) -> str:
    if not items:
        return ""
    if len(child.columns) == 1:
        return f'"{child.field}":{canonical([item[0] for item in items])},'
    states = [
        {k: v for k, v in zip(child.columns, item, strict=True) if v is not None} for item in items
    ]
    return f'"{child.field}":{canonical(states)},'


def rows_of(sheaf: Sheaf) -> Iterator[Rows]:
    """The rows that they make, table by table."""
    shape = KINDS[sheaf.kind]
    columns = [name for name in shape.columns if name in sheaf.columns and _holds(sheaf, name)]
    yield Rows(shape.table, columns, zip(*(sheaf.columns[name] for name in columns), strict=True))
    for child in shape.children:
        if any(items := sheaf.columns.get(child.field, ())):
            names = (child.home, *child.fixed, "position", *child.columns)
            yield Rows(child.table, names, _belonging(child, sheaf.columns[shape.key], items))


def _belonging(
    child: Child, keys: Sequence[str], column: Sequence[Any]
) -> Iterator[tuple[Any, ...]]:
    fixed = tuple(child.fixed.values())
    for key, items in zip(keys, column, strict=True):
        for position, item in enumerate(items):
            yield (key, *fixed, position, *item)


def plain(kind: str) -> bool:
    """Whether records of a kind can be taken as columns: nothing is derived, no rule is looked at.

    What they are called by is an id, and their children are keys alone, or sources.
    """
    return KINDS[kind].key == "id" and kind != "recurrence"


def filled(column: list[Any], value: Any) -> list[Any]:
    """A column with `value` in the place of what is null."""
    if None not in column:
        return column
    return [value if each is None else each for each in column]


def constant(value: Any, count: int) -> list[Any]:
    """A column of so many rows that all hold the same."""
    return list(repeat(value, count))
