"""What a file says of a record, as values of the right types; all else is a fault."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from tracker.core.cells import listed, unguarded
from tracker.store.conditions import conditions
from tracker.store.ids import as_id
from tracker.store.kinds import KINDS, Child, State
from tracker.store.referring import references
from tracker.store.walking import fields_of

EXTRA = {"deadline": ("source", "quote"), "event_standing": ("source", "quote")}
"""Fields of a file that are no columns: the first source, for people."""

ID = re.compile("[0-9A-HJKMNP-TV-Z]{16}")
_SHAPED = ("one of ", "a day ", "a clock ", "an ", "64 ", "lower-case ")
"""How what a column wants begins, where spaces around it cannot be meant."""

_LARGEST = 10**18
_MOST = 20_000  # cells of a field whose values are kept in mind
_WHOLE = re.compile(r"[+-]?\d{1,18}", re.ASCII)

Taker = Callable[[Any], Any]
"""Makes of what a file has what a state holds; raises ValueError that says what it wants."""

Wrong = tuple[str, object, str]
"""A field, its value, and what was expected."""


class Fields:
    """The fields of a kind, and what each takes.

    `named` gives, for a field that holds keys of other records, the kind of those.
    """

    def __init__(self, db: sqlite3.Connection, kind: str) -> None:
        self.kind = kind
        self.shape = KINDS[kind]
        self.known = frozenset((*fields_of(self.shape), *EXTRA.get(kind, ()), "record"))
        self.children: dict[str, Child] = {child.field: child for child in self.shape.children}
        info = db.execute(f"PRAGMA table_info({self.shape.table})").fetchall()
        (made,) = db.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (self.shape.table,)
        ).fetchone()
        self._integers = frozenset(row[1] for row in info if row[2] == "INTEGER")
        found = conditions(made, tuple(row[1] for row in info))
        self._lists = frozenset(each.column for each in found if each.wants.startswith("one of"))
        self._strict = frozenset(each.column for each in found if each.wants.startswith(_SHAPED))
        self.named: dict[str, str] = {}
        tables = {child.table: child.field for child in self.shape.children}
        for each in references(db):
            if each.kind == kind:
                bare = each.table in tables and len(self.children[tables[each.table]].columns) == 1
                if each.table not in tables:
                    self.named[each.column] = each.target
                elif bare:
                    self.named |= {
                        child.field: each.target
                        for child in self.shape.children
                        if child.table == each.table
                    }
        self.slugs = [(f, of) for f, of in self.named.items() if of in ("party", "topic")]
        self.citing = [child for child in self.shape.children if "source" in child.columns]
        self._of_cells = {field: self._cell_taker(field) for field in self.known}
        self._of_values = {field: self._value_taker(field) for field in self.known}

    def typed(self, given: Mapping[str, Any], cells: bool) -> tuple[State, list[Wrong]]:
        """The fields that a row has, None for those it leaves empty; and what is wrong with it.

        `cells` says that the values are the texts of a sheet.
        """
        takers = self._of_cells if cells else self._of_values
        wrong: list[Wrong] = []
        try:
            state = dict.fromkeys(given) | {
                field: takers[field](value)
                for field, value in given.items()
                if value or (value is not None and not cells)
            }
        except ValueError:
            state, wrong = _one_by_one(given, takers, cells)
        state.pop("record", None)
        if (key := state.get("id")) is not None and not ID.fullmatch(key):
            state["id"] = as_id(key)
            if state["id"] is None:
                wrong.append(("id", key, "an id of 16 letters and digits"))
        return state, wrong

    def taker(self, field: str, cells: bool) -> Taker:
        """What makes of a value that is not empty what the state holds; `cells` as in `typed`."""
        return (self._of_cells if cells else self._of_values)[field]

    def _cell_taker(self, field: str) -> Taker:
        child = self.children.get(field)
        if field in self._integers:
            return _kept(_whole_cell)
        if child is not None:
            return _kept(_listed) if len(child.columns) == 1 else partial(_json_cell, child)
        if field in self._lists:
            return _kept(lambda cell: unguarded(cell).strip().lower())
        if field in self._strict or field in self.named:
            return _kept(lambda cell: unguarded(cell).strip())
        return unguarded

    def _value_taker(self, field: str) -> Taker:
        if (child := self.children.get(field)) is not None:
            return partial(_items, child)
        return whole if field in self._integers else text


def _one_by_one(
    given: Mapping[str, Any], takers: Mapping[str, Taker], cells: bool
) -> tuple[State, list[Wrong]]:
    """What each field holds, and what is wrong with those that hold nothing they take."""
    state: State = {}
    wrong: list[Wrong] = []
    for field, value in given.items():
        try:
            empty = value is None or (cells and not value)
            state[field] = None if empty else takers[field](value)
        except ValueError as error:
            wrong.append((field, value, str(error)))
    return state, wrong


class Kept(dict[Any, Any]):
    """What a taker makes of each cell, kept: days, flags and names stand in many rows."""

    def __init__(self, taker: Taker) -> None:
        self._taker = taker
        self.take: Taker = self.__getitem__

    def __missing__(self, cell: Any) -> Any:
        if len(self) > _MOST:
            self.clear()
        self[cell] = taken = self._taker(cell)
        return taken


def _kept(taker: Taker) -> Taker:
    return Kept(taker).take


def _whole_cell(cell: str) -> int:
    if _WHOLE.fullmatch(cell.strip()):
        return int(cell)
    raise ValueError("a whole number")


def whole(value: Any) -> int:
    """A number of JSON that a column takes; raises ValueError."""
    if isinstance(value, int) and abs(value) < _LARGEST:
        return int(value)
    raise ValueError("a whole number")


def text(value: Any) -> str:
    """A text of JSON; raises ValueError for another value."""
    if isinstance(value, str):
        return value
    raise ValueError("a text")


def _listed(cell: str) -> list[str]:
    return listed(unguarded(cell))


def _json_cell(child: Child, cell: str) -> list[Any]:
    try:
        return _items(child, json.loads(unguarded(cell)))
    except RecursionError:
        raise ValueError("less brackets in one another") from None
    except json.JSONDecodeError:
        raise ValueError("a list as JSON, as the export writes it") from None


def _items(child: Child, value: Any) -> list[Any]:
    if isinstance(value, list):
        if len(child.columns) == 1 and all(item.__class__ is str and item for item in value):
            return value
        return [_item(child, item) for item in value]
    raise ValueError("a list")


def _item(child: Child, item: Any) -> Any:
    if len(child.columns) == 1 and (isinstance(item, str) and item):
        return item
    if len(child.columns) == 1:
        raise ValueError("a list of texts")
    if isinstance(item, str) and "source" in child.columns:
        return {"source": item}
    if not isinstance(item, dict):
        raise ValueError(f"a list of objects with {', '.join(child.columns)}")
    allowed = (*child.columns, *(("url", "title") if "source" in child.columns else ()))
    for name, value in item.items():
        if name not in allowed:
            raise ValueError(f"objects with {', '.join(child.columns)} only, not {name!r}")
        if not isinstance(value, str | int | None) or isinstance(value, float):
            raise ValueError(f"a text as {name}")
    return {name: value for name, value in item.items() if value is not None}


def all_fields(db: sqlite3.Connection, kinds: Iterable[str]) -> dict[str, Fields]:
    """The fields of these kinds, by kind."""
    return dict(zip(kinds, map(partial(Fields, db), kinds), strict=True))
