"""Where two stores contradict each other on a record: noted, and settled by whoever merges."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from tracker.core.merged import Clash, Side
from tracker.errors import UnknownId
from tracker.store.find import taken_away
from tracker.store.history import name
from tracker.store.ids import as_id
from tracker.store.kinds import KINDS, State, lasting
from tracker.store.state import load

ALL = "all"
_HOMES = {"deadline": "deadline", "new": "deadline", "event": "event"}
_NEWEST = "SELECT state FROM {}.journal WHERE kind = ? AND id = ? ORDER BY seq DESC LIMIT 1"


ONLY_OURS = "only --ours settles it"
"""How the reason of a conflict ends where there is nothing of theirs to be taken."""


class Conflict(NamedTuple):
    """A record on which the stores contradict each other: in fields, or as the reason says.

    One that `waits` contradicts nothing, but refers to one that does.
    """

    kind: str
    key: str
    reason: str
    clashes: Sequence[Clash] = ()
    waits: bool = False

    @property
    def only_ours(self) -> bool:
        """Whether --theirs does not settle it."""
        return self.reason.endswith(ONLY_OURS)


class Named(NamedTuple):
    """A conflict with what people call its record."""

    conflict: Conflict
    number: int | None
    title: str


class Settling:
    """Whose side is taken where: records by number, id, slug or kind:key, or `all` the others."""

    def __init__(self, ours: Sequence[str] = (), theirs: Sequence[str] = ()) -> None:
        self._given: dict[str, Side] = dict.fromkeys(ours, "ours")
        self._given |= dict.fromkeys(theirs, "theirs")
        self._rest = self._given.pop(ALL, None)
        self._known: dict[str, tuple[str, str]] = {}
        self._met: set[str] = set()

    def look_up(self, db: sqlite3.Connection) -> None:
        """Find what the numbers stand for."""
        for text in self._given:
            digits = text.removeprefix("#")
            if digits.isdecimal() and (found := _numbered(db, int(digits))):
                self._known[text] = found

    def side(self, kind: str, key: str) -> Side | None:
        """The side taken on a record; None where none is."""
        named = self._named(kind, key)
        return self._given[named] if named is not None else self._rest

    def named(self, kind: str, key: str) -> Side | None:
        """The side taken on a record by its name; None where `all` decides, or nobody did."""
        name = self._named(kind, key)
        return self._given[name] if name is not None else None

    def meet(self, kind: str, key: str) -> None:
        """Note that a record is in conflict."""
        named = self._named(kind, key)
        if named is not None:
            self._met.add(named)

    def check_met(self) -> None:
        """Raises UnknownId for a name of no record that is in conflict."""
        for text in self._given:
            if text not in self._met:
                raise UnknownId(f"{text} is in no conflict: `tracker merge` without it lists them")

    def _named(self, kind: str, key: str) -> str | None:
        for text in self._given:
            spelled = as_id(text) or text
            if self._known.get(text) == (kind, key) or spelled == key or text == f"{kind}:{key}":
                return text
        return None


def _numbered(db: sqlite3.Connection, number: int) -> tuple[str, str] | None:
    if number >= 1 << 63:
        return None
    for kind in ("deadline", "event"):
        row = db.execute(f"SELECT id FROM {kind} WHERE number = ?", (number,)).fetchone()
        if row is not None:
            return kind, row[0]
    return taken_away(db, number)


def add_conflict(db: sqlite3.Connection, each: Conflict) -> None:
    """Note a conflict with what is staged."""
    clashes = json.dumps([clash._asdict() for clash in each.clashes])
    db.execute(
        "INSERT OR IGNORE INTO staged.conflict VALUES (?, ?, ?, ?, ?)",
        (each.kind, each.key, each.reason, clashes, int(each.waits)),
    )


def conflicts(db: sqlite3.Connection) -> Iterator[Named]:
    """All that are noted, those that wait last."""
    query = "SELECT kind, id, reason, clashes, waits FROM staged.conflict ORDER BY waits, rowid"
    for kind, key, reason, text, waits in db.execute(query).fetchall():
        clashes = [Clash(**each) for each in json.loads(text)]
        conflict = Conflict(kind, key, reason, clashes, bool(waits))
        yield Named(conflict, *_called(db, kind, _state(db, kind, key)))


def _state(db: sqlite3.Connection, kind: str, key: str) -> State:
    """What is known of a record: as it is here, else as one of the journals last had it."""
    if state := load(db, kind, key):
        return state
    for schema in ("main", "theirs"):
        if row := db.execute(_NEWEST.format(schema), (kind, key)).fetchone():
            state = lasting(json.loads(row[0]))
            own = "number" if schema == "theirs" else ""  # a number is another record's here
            return {field: value for field, value in state.items() if field != own}
    return {KINDS[kind].key: key}


def outside(db: sqlite3.Connection) -> Iterator[Named]:
    """Their records that are left out for good, with the reason."""
    for kind, key, reason in db.execute("SELECT * FROM staged.outside ORDER BY rowid").fetchall():
        yield Named(Conflict(kind, key, reason), *_called(db, kind, _state(db, kind, key)))


def _called(db: sqlite3.Connection, kind: str, state: State) -> tuple[int | None, str]:
    """Number and title; that it is of may be new here, and has no number then."""
    if kind == "link":
        state = {**state, "new": state["old"]}  # theirs may be new here
    number, title = name(db, kind, state)
    for field, table in _HOMES.items():
        query = f"SELECT title FROM theirs.{table} WHERE id = ?"
        if title == state.get(field) and (row := db.execute(query, (title,)).fetchone()):
            title = row[0]
    return number, title


def row_of(named: Named) -> dict[str, Any]:
    """A conflict with fixed keys."""
    conflict = named.conflict
    return {
        "record": conflict.kind,
        "id": conflict.key,
        "number": named.number,
        "title": named.title,
        "what": "waits" if conflict.waits else "conflict",
        "reason": conflict.reason or "changed on both sides",
        "fields": {clash.field: list(clash[1:]) for clash in conflict.clashes},
    }
