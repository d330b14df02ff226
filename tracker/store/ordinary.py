"""Rows that are right, and new or unchanged, taken column by column: a quarter of the work.

What is not surely such a row is left to `arriving`, which takes it by itself and says what is
wrong. What is taken here becomes what it would become there; a law in the tests says so.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import and_, eq
from typing import Any

from tracker.errors import TrackerError
from tracker.store.cases import chunks
from tracker.store.drafts import Arrival, Drafting, Terms
from tracker.store.fields import EXTRA, ID, Fields, Kept, Taker, text
from tracker.store.kinds import KINDS, OWN, Child, State
from tracker.store.sheaf import Columns, Sheaf, constant, filled, plain
from tracker.store.state import quoted_names
from tracker.store.timing import Timing

FEWEST = 20
"""So many rows of one shape are worth it."""

Defaults = Mapping[str, tuple[State, dict[str, State]]]
"""Those of each kind, and of the fields of its children."""

_TEXTS = {str, type(None)}
_Shape = tuple[str, bool, bool, tuple[str, ...]]


class Ordinary:
    """Sifts the rows of one file; `recorded` is when those are that do not say it."""

    def __init__(
        self,
        db: sqlite3.Connection,
        terms: Terms,
        drafting: Drafting,
        timing: Timing,
        defaults: Defaults,
        recorded: str,
    ) -> None:
        self._db = db
        self._terms = terms
        self._drafting = drafting
        self._timing = timing
        self._defaults = defaults
        self._recorded = recorded
        self._calling: dict[tuple[str, bool, bool], dict[str, Kept]] = {}

    def sift(self, rows: Sequence[Arrival]) -> list[Sheaf]:
        """The rows of a batch that can be taken; those of one shape together."""
        if self._terms.topic or self._terms.speakers or self._terms.said:
            return []
        shapes: dict[_Shape, list[int]] = defaultdict(list)
        for place, row in enumerate(rows):
            shapes[row.kind, row.cells, row.names, tuple(row.fields)].append(place)
        once = _Once(rows)
        found: list[Sheaf] = []
        for (kind, *_, names), places in shapes.items():
            if len(places) >= FEWEST and plain(kind) and "id" in names:
                found += self._sifted([rows[place] for place in places], places, once)
        return [sheaf for sheaf in found if sheaf.places]

    def _sifted(self, rows: list[Arrival], places: list[int], once: "_Once") -> Iterator[Sheaf]:
        columns, fit = self._typed(rows)
        sheaf = Sheaf(rows[0].kind, places, [row.line for row in rows], columns)
        sheaf = sheaf.only([*map(and_, fit, once.of(sheaf))])
        known = {} if self._terms.journal else stored(self._db, sheaf.kind, sheaf.columns["id"])
        if known:
            here = [id in known for id in sheaf.columns["id"]]
            yield self._unchanged(sheaf.only(here), known)
            sheaf = sheaf.only([not each for each in here])
        yield self._new(sheaf)

    def _typed(self, rows: list[Arrival]) -> tuple[Columns, list[bool]]:
        """What rows of one shape say, as states hold it, and which of them have no fault."""
        kind, cells, names = rows[0].kind, rows[0].cells, rows[0].names
        fields = self._drafting.fields[kind]
        values = map(list, zip(*(row.fields.values() for row in rows), strict=True))
        given: Columns = dict(zip(rows[0].fields, values, strict=True))
        given.pop("record", None)
        fit = [True] * len(rows)
        calling = self._calling_of(fields, cells, names)
        first = not given.keys().isdisjoint(EXTRA.get(kind, ()))
        called = {name: given.pop(name) for name in calling if name in given}
        if first:
            none = constant(None, len(rows))
            cited = (
                called.pop("sources", none),
                called.pop("source", none),
                given.pop("quote", none),
            )
            called["source"] = [*zip(*cited, strict=True)]
        columns: Columns = {
            name: _taken(fields.taker(name, cells), column, cells, fit)
            for name, column in given.items()
        }
        for n, key in enumerate(columns["id"]):
            if key is None or not ID.fullmatch(key):
                fit[n] = False
        columns |= _called(called, calling, cells, fit)
        if first:
            columns["sources"] = columns.pop("source")
        return columns, fit

    def _calling_of(self, fields: Fields, cells: bool, names: bool) -> dict[str, Kept]:
        """For each field that names other records what its values mean, as far as was asked.

        That under `source` is for the columns of a first source as well.
        """
        key = fields.kind, cells, names
        if key not in self._calling:
            own = {
                name: Kept(partial(self._slugs, fields, name, of, cells, cells or names))
                for name, of in fields.slugs
            }
            for child in fields.citing:
                own[child.field] = Kept(partial(self._items, fields, child, cells))
                own["source"] = Kept(partial(self._first, fields, child, cells))
            self._calling[key] = own
        return self._calling[key]

    def _slugs(
        self, fields: Fields, field: str, of: str, cells: bool, names: bool, value: Any
    ) -> Any:
        """What a value names: a slug, or a tuple of items that are one each."""
        many = field in fields.children
        if _empty(value, cells):
            return () if many else None
        given = fields.taker(field, cells)(_thawed(value))
        slug_of = partial(self._drafting.called.slug_of, of, exact=not names)
        return tuple((slug_of(name),) for name in given) if many else slug_of(given)

    def _items(self, fields: Fields, child: Child, cells: bool, value: Any) -> Any:
        """The items of a list of sources."""
        if _empty(value, cells):
            return ()
        given = fields.taker(child.field, cells)(_thawed(value))
        return tuple(self._item(fields.kind, child, item) for item in given)

    def _item(self, kind: str, child: Child, item: State) -> tuple[Any, ...]:
        if not all(isinstance(each, str) for each in item.values()):
            raise ValueError("texts")  # 1 and true would be kept as one
        own = self._defaults[kind][1][child.field] | self._drafting.cited(child, item)
        return tuple(map(own.get, child.columns))

    def _first(self, fields: Fields, child: Child, cells: bool, value: Any) -> Any:
        """The items of a list of sources, or the one that the columns for it give."""
        listed, *pair = value
        item = {
            name: fields.taker(name, cells)(each)
            for name, each in zip(EXTRA[fields.kind], pair, strict=True)
            if not _empty(each, cells)
        }
        if items := self._items(fields, child, cells, listed):
            return items
        return (self._item(fields.kind, child, item),) if "source" in item else ()

    def _unchanged(self, sheaf: Sheaf, known: Mapping[str, Sequence[Any]]) -> Sheaf:
        """Those of known records that are as they are stored, whatever is their own there."""
        shape = KINDS[sheaf.kind]
        if sheaf.kind == "deadline":
            sheaf = sheaf.only(self._timing.said_itself(sheaf.columns, len(sheaf.places)))
        columns = self._defaulted(sheaf)
        names = (*shape.columns, *(child.field for child in shape.children))
        fit = [True] * len(sheaf.places)
        there = zip(*(known[id] for id in sheaf.columns["id"]), strict=True)
        for name, column in zip(names, there, strict=False):
            if name in columns and name not in OWN:
                fit = [*map(and_, fit, map(eq, columns[name], column))]
        return sheaf.only(fit, same=True)

    def _new(self, sheaf: Sheaf) -> Sheaf:
        """Those of new records to which nothing is to be said, with all that a store adds."""
        if sheaf.kind == "deadline":
            fit = [True] * len(sheaf.places)
            timed = self._timing.columns(sheaf.columns, fit)
            sheaf = replace(sheaf, columns=timed).only(fit)
        shape, count = KINDS[sheaf.kind], len(sheaf.places)
        own = {"recorded": self._recorded} | ({} if shape.appended else {"version": 1})
        added = self._defaults[sheaf.kind][0] | own
        columns = dict(sheaf.columns)
        for name in shape.columns:
            if name in added:
                columns[name] = filled(columns.get(name, constant(None, count)), added[name])
        if shape.numbered:
            columns["number"] = [*columns.get("number", constant(None, count))]
        return replace(sheaf, columns=columns)

    def _defaulted(self, sheaf: Sheaf) -> Columns:
        """The columns that rows have, with defaults in the place of what is null."""
        own = self._defaults[sheaf.kind][0]
        return {
            name: filled(column, own[name]) if name in own else column
            for name, column in sheaf.columns.items()
        }


class _Once:
    """Tells of which rows of a batch no other one has the id, or the number."""

    def __init__(self, rows: Sequence[Arrival]) -> None:
        self._twice = {name: _repeated(rows, name) for name in ("id", "number")}

    def of(self, sheaf: Sheaf) -> list[bool]:
        """For each of these rows whether it is one of them."""
        fit = [True] * len(sheaf.places)
        for name, twice in self._twice.items():
            if twice and name in sheaf.columns:
                fit = [*map(and_, fit, (str(each) not in twice for each in sheaf.columns[name]))]
        return fit


def _repeated(rows: Sequence[Arrival], name: str) -> set[str]:
    """What several rows have as this field."""
    values = [str(value) for row in rows if (value := row.fields.get(name))]
    if len({*values}) == len(values):
        return set()
    return {value for value, n in Counter(values).items() if n > 1}


def stored(db: sqlite3.Connection, kind: str, keys: Sequence[str]) -> dict[str, list[Any]]:
    """Of those of these records that the store has, by id, the columns and then the children."""
    shape = KINDS[kind]
    if not keys or not db.execute(f"SELECT 1 FROM main.{shape.table} LIMIT 1").fetchone():
        return {}
    found: dict[str, list[Any]] = {}
    for some in chunks(keys):
        marks = ", ".join("?" * len(some))
        names = quoted_names(shape.columns)
        query = f"SELECT {names} FROM main.{shape.table} WHERE id IN ({marks})"
        rows = {row[0]: [*row] for row in db.execute(query, some)}
        for child in shape.children:
            items = _children(db, child, some, marks)
            for id, row in rows.items():
                row.append(items.get(id, ()))
        found |= rows
    return found


def _children(
    db: sqlite3.Connection, child: Child, keys: Sequence[str], marks: str
) -> dict[str, tuple[tuple[Any, ...], ...]]:
    where = [f"{child.home} IN ({marks})", *(f'"{column}" = ?' for column in child.fixed)]
    query = (
        f"SELECT {child.home}, {quoted_names(child.columns)} FROM main.{child.table}"
        f" WHERE {' AND '.join(where)} ORDER BY {child.home}, position"
    )
    found: dict[str, tuple[tuple[Any, ...], ...]] = {}
    for home, *item in db.execute(query, (*keys, *child.fixed.values())):
        found[home] = (*found.get(home, ()), tuple(item))
    return found


def _empty(value: Any, cells: bool) -> bool:
    """Whether a row leaves a field out by this value."""
    return value is None or (cells and not value)


def _taken(taker: Taker, column: list[Any], cells: bool, fit: list[bool]) -> list[Any]:
    """What a column holds; rows whose value is none that it takes are noted as not fit."""
    if not any(column) and (cells or column.count(None) == len(column)):
        return constant(None, len(column))
    if taker is text and {*map(type, column)} <= _TEXTS:
        return column
    try:
        if cells:
            return [taker(each) if each else None for each in column]
        return [None if each is None else taker(each) for each in column]
    except ValueError:
        pass
    found = []
    for n, each in enumerate(column):
        try:
            found.append(None if _empty(each, cells) else taker(each))
        except ValueError:
            found.append(None)
            fit[n] = False
    return found


def _called(
    given: Mapping[str, Sequence[Any]], calling: Mapping[str, Kept], cells: bool, fit: list[bool]
) -> Columns:
    """What rows name, one row after the other: what is new is made in the order of the file."""
    takers = [calling[name].take for name in given]
    columns = given.values() if cells else map(_frozen, given.values())
    found = []
    for n, row in enumerate(zip(*columns, strict=True)):
        try:
            found.append([take(value) for take, value in zip(takers, row, strict=True)])
        except (ValueError, TrackerError, TypeError):  # the last for a list where none can be
            found.append([None] * len(takers))
            fit[n] = False
    return dict(zip(given, map(list, zip(*found, strict=True)), strict=True))


def _frozen(column: Sequence[Any]) -> list[Any]:
    """Values of JSON such that they can be looked up, but for what no field holds."""
    if not column or isinstance(column[0], tuple):  # of several columns
        return [*zip(*map(_frozen, zip(*column, strict=True)), strict=True)]
    return [_kept(each) if each.__class__ is list else each for each in column]


def _kept(items: list[Any]) -> tuple[Any, ...]:
    return tuple([tuple(each.items()) if each.__class__ is dict else each for each in items])


def _thawed(value: Any) -> Any:
    """What `_frozen` took."""
    if isinstance(value, tuple):
        return [dict(item) if isinstance(item, tuple) else item for item in value]
    return value
