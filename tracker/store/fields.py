"""What a file says of a record, as values of the right types; all else is a fault."""

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from tracker.core.cells import listed, unguarded
from tracker.store.conditions import conditions
from tracker.store.ids import as_id
from tracker.store.kinds import KINDS, Child, State
from tracker.store.walking import fields_of, references

EXTRA = {"deadline": ("source", "quote"), "event_standing": ("source", "quote")}
"""Fields of a file that are no columns: the first source, for people."""

_ID = re.compile("[0-9A-HJKMNP-TV-Z]{16}")
_WHOLE = re.compile(r"[+-]?\d{1,18}", re.ASCII)

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
        free = ("a text that is not empty",)
        self._lists = frozenset(each.column for each in found if each.wants.startswith("one of"))
        self._strict = frozenset(each.column for each in found if each.wants not in free)
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

    def typed(self, given: Mapping[str, Any], cells: bool) -> tuple[State, list[Wrong]]:
        """The fields that a row has, None for those it leaves empty; and what is wrong with it.

        `cells` says that the values are the texts of a sheet.
        """
        wrong: list[Wrong] = []
        state: State = {}
        for field, value in given.items():
            if value is None or value == "":
                state[field] = None if cells or value is None else ""
            else:
                try:
                    state[field] = self._cell(field, value) if cells else self._value(field, value)
                except ValueError as error:
                    wrong.append((field, value, str(error)))
        if (key := state.get("id")) is not None and not _ID.fullmatch(key):
            state["id"] = as_id(key)
            if state["id"] is None:
                wrong.append(("id", key, "an id of 16 letters and digits"))
        return state, wrong

    def _cell(self, field: str, cell: str) -> Any:
        if field in self._integers:
            if _WHOLE.fullmatch(cell.strip()):
                return int(cell)
            raise ValueError("a whole number")
        text = unguarded(cell)
        if (child := self.children.get(field)) is None:
            if field in self._lists:
                return text.strip().lower()
            return text.strip() if field in self._strict or field in self.named else text
        if len(child.columns) == 1:
            return listed(text)
        try:
            return self._value(field, json.loads(text))
        except RecursionError:
            raise ValueError("less brackets in one another") from None
        except json.JSONDecodeError:
            raise ValueError("a list as JSON, as the export writes it") from None

    def _value(self, field: str, value: Any) -> Any:
        if (child := self.children.get(field)) is not None:
            if not isinstance(value, list):
                raise ValueError("a list")
            return [_item(child, item) for item in value]
        if field in self._integers:
            if isinstance(value, int):
                return int(value)
            raise ValueError("a whole number")
        if isinstance(value, str):
            return value
        raise ValueError("a text")


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
