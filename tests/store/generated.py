"""Stores of any content: records of every kind, made from what its tables ask for.

Nothing here knows a kind by name but where a value means something that no table says, so that a
new kind is generated as soon as it is in KINDS.
"""

import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from tracker.core.chain import check_chain
from tracker.core.recurrence import Rule
from tracker.errors import RecordRefused
from tracker.store.cases import cases
from tracker.store.change import Change, changing
from tracker.store.conditions import conditions
from tracker.store.copies import keep
from tracker.store.ids import encode
from tracker.store.kinds import KINDS, Kind, State
from tracker.store.recurring import begin, make
from tracker.store.referring import references
from tracker.store.walking import travelling

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
TEXTS = (
    *(
        "plain",
        "=1+1",
        "+49 30",
        "-5",
        "@here",
        "'tis",
        "'=x",
        "'",
        "\ttab",
        "a; b",
        'he said "no"',
    ),
    *(
        "two\nlines",
        "two\r\nlines",
        "\rreturn",
        " spaces ",
        "Orbán",
        "\u202eback",
        "…",
        "a,b",
        "{}",
    ),
    *("[x]", "null", "1e5", "\u2028", "\x7f", "\\u0041", "Ünïcode ☃ 🦉"),
)
MEANT = {
    # what no table says
    "zone": ("UTC", "Europe/Kyiv", "America/New_York"),
    "anchor_offset": ("PT72H", "-P14D", "P2M", "P10B"),
    "anchor_calendar": ("none",),
}
SETTINGS = (("lead", "9"), ("zone", "Europe/Kyiv"), ("convention.few", "4"))
SAVED = ("A vote within 30 days.\n", "<html><body><p>A vote &amp; more</p></body></html>")
APART = ("copy", "recurrence")
"""Kinds whose records go with other rows: a copy with its text, a rule with its instances."""
LEFT = ("number", "recorded", "version", "fold", "recurrence", "instance")
"""Columns that are not made at random."""
TRIES = 12  # records of a kind that are tried; what the tables refuse is left out


class Maker:
    """Puts records into a change, as many as its tables take."""

    def __init__(self, change: Change, random: Random) -> None:
        self.change = change
        self.random = random
        self.db = change.db
        self.keys: dict[str, list[str]] = {kind: [] for kind in travelling()}
        self._targets = {(each.table, each.column): each.target for each in references(self.db)}
        self._columns: dict[str, dict[str, Callable[[], Any]]] = {}
        for shape in map(KINDS.__getitem__, travelling()):
            for table in (shape.table, *(child.table for child in shape.children)):
                self._columns[table] = self._made_of(table)

    def fill(self) -> None:
        for kind in travelling():
            for n in range(self.random.randrange(1, TRIES) if kind not in APART else 0):
                self._try(kind, n)
        for source in self.keys["source"][:3]:
            keep(self.change, source, self.random.choice(SAVED), None)
        self._recur()
        for kind in travelling():
            for key in self.keys[kind]:
                if not KINDS[kind].appended and self.random.random() < 0.2:
                    self._edit(kind, key)

    def _recur(self) -> None:
        """Record a rule with its instances."""
        times = self.random.choice((None, 3))
        rule = Rule("FREQ=MONTHLY", date(2025, 1, 31), opens=date(2025, 1, 1), times=times)
        recurrence = begin(self.change, rule)
        own: State = {"recurrence": recurrence, "instance": 1}
        days = {"said": "2025-01-01", "first": "2025-01-01", "last": "2025-01-31"}
        plain = {"id": self._id(), "title": "Report", "kind": "pledge", "precision": "day"}
        self.change.add("deadline", plain | days | own | {"by_hand": 1})
        make(self.change, recurrence, NOW.date())

    def _try(self, kind: str, n: int) -> None:
        self.db.execute("SAVEPOINT one")
        try:
            state = self._setting(n) if kind == "setting" else self._state(KINDS[kind])
            key = state[KINDS[kind].key]
            self.change.add(kind, state)
            self._check(kind, state)
        except (RecordRefused, IndexError, sqlite3.IntegrityError):
            self.db.execute("ROLLBACK TO one")
        else:
            self.keys[kind].append(key)
        self.db.execute("RELEASE one")

    def _edit(self, kind: str, key: str) -> None:
        stored = self.change.load(kind, key)
        assert stored is not None
        texts = [name for name in ("title", "name", "publisher") if name in stored]
        if texts:
            self.change.edit(kind, stored | {texts[0]: self.random.choice(TEXTS)})

    def _setting(self, n: int) -> State:
        key, value = SETTINGS[n]
        return {"key": key, "value": value}

    def _check(self, kind: str, state: State) -> None:
        if state.get("same_as", "") == state.get("deadline"):
            raise RecordRefused("a duplicate of itself")
        if kind in ("link", "verdict"):  # a record taken back may break a chain too
            for case in cases(self.db, [state.get("old") or state["deadline"]]):
                check_chain(case)

    def _state(self, shape: Kind) -> State:
        state = self._row(shape.table, shape.columns)
        state[shape.key] = self._id() if shape.key == "id" else self._slug()
        for child in shape.children:
            found = [self._row(child.table, child.columns) for _ in range(self.random.randrange(3))]
            rows = found if len(child.columns) > 1 else [row[child.columns[0]] for row in found]
            state[child.field] = rows
        return {name: value for name, value in state.items() if value not in (None, [])}

    def _row(self, table: str, columns: tuple[str, ...]) -> State:
        own = self._columns[table]
        row = {name: own[name]() for name in columns if name in own}
        return {name: value for name, value in row.items() if value is not None}

    def _made_of(self, table: str) -> dict[str, Callable[[], Any]]:
        """What makes a value for each column."""
        info = self.db.execute(f"PRAGMA table_info({table})").fetchall()
        names = tuple(row[1] for row in info)
        (made,) = self.db.execute(
            "SELECT sql FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
        wants = {each.column: each.wants for each in reversed(conditions(made, names))}
        return {
            name: self._maker(table, name, kind, bool(needed), wants.get(name, ""))
            for _, name, kind, needed, _, _ in info
            if name not in LEFT
        }

    def _maker(
        self, table: str, name: str, kind: str, needed: bool, wants: str
    ) -> Callable[[], Any]:
        make = self._value(table, name, kind, wants)
        return make if needed else lambda: make() if self.random.random() < 0.5 else None

    def _value(self, table: str, name: str, kind: str, wants: str) -> Callable[[], Any]:
        if target := self._targets.get((table, name)):
            return lambda: self.random.choice(self.keys[target])
        if some := MEANT.get(name):
            return lambda: self.random.choice(some)
        if wants.startswith("one of"):
            values = wants.removeprefix("one of ").split(", ")
            ints = [int(value) for value in values] if kind == "INTEGER" else values
            return lambda: self.random.choice(ints)
        if kind == "INTEGER":
            return lambda: self.random.randrange(30)
        for words, shaped in self._shaped().items():
            if words in wants:
                return shaped
        return lambda: self.random.choice(TEXTS)

    def _shaped(self) -> dict[str, Callable[[], str]]:
        """What makes a text for a column that wants one of a certain shape."""
        return {
            "a day": self._day,
            "clock time": lambda: f"{self.random.randrange(24):02}:30",
            "address": lambda: f"https://example.org/{self.random.randrange(99)}?a=1;b=2",
            "hexadecimal": lambda: f"{self.random.getrandbits(256):064x}",
        }

    def _day(self) -> str:
        return (date(2025, 1, 1) + timedelta(self.random.randrange(400))).isoformat()

    def _id(self) -> str:
        return encode(self.random.getrandbits(80))

    def _slug(self) -> str:
        return f"{self.random.choice(('plain', 'a-b', 'x'))}-{self.random.randrange(10**6)}"


def filled(path: str, seed: int) -> None:
    """Fill the empty store at `path`."""
    with changing(path, NOW, "somebody", "generate") as change:
        Maker(change, Random(seed)).fill()
