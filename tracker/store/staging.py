"""Records on their way in: kept in a file of their own, checked there, and then brought in at once.

The tables are made by the store's own SQL, so that what passes here passes there, and the store is
locked for no longer than it takes to copy rows.
"""

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import repeat
from typing import Any, NamedTuple

from tracker.store.conditions import Condition, conditions
from tracker.store.kinds import KINDS, Kind, State
from tracker.store.referring import references
from tracker.store.sheaf import Rows, Sheaf, Wording, rows_of
from tracker.store.state import quoted_names
from tracker.store.walking import travelling

_GIVEN = ("seq", "kind", "id", "line", "what", "text", "note", "nth")
_TABLES = """
CREATE TABLE staged.given (
    seq INTEGER PRIMARY KEY, kind TEXT, id TEXT, line INTEGER, what TEXT, text TEXT, note TEXT,
    nth INTEGER, UNIQUE (kind, id)
);
CREATE TABLE staged.fault (line INTEGER, "column" TEXT, value TEXT, wants TEXT);
CREATE TABLE staged.bad (line INTEGER PRIMARY KEY, raw TEXT);
CREATE TABLE staged.unfit (kind TEXT, id TEXT, line INTEGER);
CREATE TABLE staged.loose (line INTEGER, "table" TEXT, "column" TEXT, value TEXT);
CREATE TABLE staged.likeness (kind TEXT, words TEXT, line INTEGER, PRIMARY KEY (kind, words))
    WITHOUT ROWID;
CREATE TABLE staged.wound (
    id TEXT PRIMARY KEY, said TEXT, last TEXT, tolerance INTEGER, lead INTEGER, closed INTEGER
) WITHOUT ROWID;
CREATE TABLE staged.look (seq INTEGER PRIMARY KEY, c0, c1, c2, c3, c4, c5, c6);
CREATE TABLE staged.raw ({raw});
CREATE TABLE staged.journal (
    seq INTEGER PRIMARY KEY, change, at, who, command, kind, id, state, why, prev, hash
);
CREATE INDEX staged.look_first ON look (c0);
CREATE INDEX staged.journal_record ON journal (kind, id, seq);
"""


FOLLOWS = "what follows from the row before"
"""What is expected of each row of a journal."""


class Fault(NamedTuple):
    """What is wrong with a row: the column, its value, and what was expected."""

    line: int
    column: str
    value: object
    wants: str


class Staged(NamedTuple):
    """A record as it will be stored: what it means to the store, and for people what changes.

    `what` is new, changed or same. `nth` counts those that get the next free numbers, `seq` all
    that is staged; a record without one comes last.
    """

    kind: str
    state: State
    line: int
    what: str
    text: str
    note: str | None = None
    nth: int | None = None
    seq: int | None = None


class _Table(NamedTuple):
    name: str
    columns: tuple[str, ...]
    needed: frozenset[str]
    conditions: tuple[Condition, ...]


class Stage:
    """The file of records on their way in, attached to a connection of the store as `staged`.

    A `fresh` one gets its tables; the connection has to be without foreign keys, which are looked
    at when all is here.
    """

    def __init__(self, db: sqlite3.Connection, *, fresh: bool = False) -> None:
        self.db = db
        self.seq = 0
        self._tables: dict[str, _Table] = {}
        self._wordings: dict[str, Wording] = {}
        if fresh:
            self._make()

    def _make(self) -> None:
        wide = max(len(_columns(self.db, table)) for table in _tables())
        raw = ", ".join(f"c{n}" for n in range(wide))
        for statement in _TABLES.format(raw=raw).split(";"):
            self.db.execute(statement)
        self._copied("content")
        self._tables = {name: self._copied(name) for name in _tables()}

    def _copied(self, name: str) -> _Table:
        (made,) = self.db.execute(
            "SELECT sql FROM main.sqlite_master WHERE type = 'table' AND name = ?", (name,)
        ).fetchone()
        self.db.execute(re.sub(r"CREATE TABLE\s+", "CREATE TABLE staged.", made, count=1))
        info = self.db.execute(f"PRAGMA main.table_info({name})").fetchall()
        columns = tuple(row[1] for row in info)
        needed = frozenset(row[1] for row in info if row[3] and row[4] is None)
        return _Table(name, columns, needed, conditions(made, columns))

    def put_text(self, sha256: str, media: str, text: str, words: str | None) -> None:
        """Take the text of saved copies; raises sqlite3.Error for one that no store would take."""
        self.db.execute(
            "INSERT OR IGNORE INTO staged.content (sha256, media, text, words) VALUES (?, ?, ?, ?)",
            (sha256, media, text, words),
        )

    def put(self, batch: Sequence[Staged]) -> list[Fault]:
        """Take records that are whole; gives the faults of those that no store would take."""
        if self._all(lambda: self._put(batch)):
            return []
        return [fault for each in batch for fault in self._put_one(each)]

    def put_sheaf(self, sheaf: Sheaf) -> list[Fault]:
        """Take the records that columns hold, in their order; likewise."""
        if sheaf.same:
            self._insert(Rows("given", _GIVEN, self._given(sheaf, "same", repeat(None))))
            return []
        if sheaf.kind not in self._wordings:
            self._wordings[sheaf.kind] = Wording(sheaf.kind)
        texts = [*self._wordings[sheaf.kind].texts(sheaf)]
        if self._all(lambda: self._put_columns(sheaf, texts)):
            return []
        again = zip(texts, sheaf.lines, sheaf.nths, sheaf.seqs, strict=True)
        return self.put(
            [
                Staged(sheaf.kind, json.loads(text), line, "new", text, None, nth, seq)
                for text, line, nth, seq in again
            ]
        )

    def _put_columns(self, sheaf: Sheaf, texts: Sequence[str]) -> None:
        self._insert(Rows("given", _GIVEN, self._given(sheaf, "new", texts)))
        for rows in rows_of(sheaf):
            self._copy(rows)

    def _given(
        self, sheaf: Sheaf, what: str, texts: Iterable[str | None]
    ) -> Iterator[tuple[Any, ...]]:
        keys = sheaf.columns[KINDS[sheaf.kind].key]
        rows = zip(sheaf.seqs, keys, sheaf.lines, texts, sheaf.nths, strict=False)
        return ((seq, sheaf.kind, id, line, what, text, None, n) for seq, id, line, text, n in rows)

    def _all(self, put: Callable[[], object]) -> bool:
        """Whether all was put that `put` puts; else nothing is."""
        self.db.execute("SAVEPOINT batch")
        try:
            put()
            done = True
        except (sqlite3.IntegrityError, sqlite3.InterfaceError, OverflowError, UnicodeEncodeError):
            self.db.execute("ROLLBACK TO batch")
            done = False
        self.db.execute("RELEASE batch")
        return done

    def _put(self, batch: Sequence[Staged]) -> None:
        rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        given = []
        for each in batch:
            self.seq += each.seq is None
            shape = KINDS[each.kind]
            key = each.state[shape.key]
            kept = None if each.what == "same" else each.text
            seq = self.seq if each.seq is None else each.seq
            given.append((seq, each.kind, key, each.line, each.what, kept, each.note, each.nth))
            if each.what != "same":
                for table, row in _rows(shape, each.state):
                    rows[table].append(tuple(map(row.get, self._tables[table].columns)))
        self._insert(Rows("given", _GIVEN, given))
        for name, values in rows.items():
            self._copy(Rows(name, self._tables[name].columns, values))

    def _insert(self, rows: Rows) -> None:
        marks = ", ".join("?" * len(rows.columns))
        columns = quoted_names(rows.columns)
        self.db.executemany(
            f"INSERT INTO staged.{rows.table} ({columns}) VALUES ({marks})", rows.values
        )

    def _copy(self, rows: Rows) -> None:
        """Put rows into a table; raises sqlite3.IntegrityError where a condition does not hold.

        The conditions are looked at by one query: for each statement that has one SQLite makes
        tables of the lists in them anew, which row by row takes as long as all the rest.
        """
        raw = [f"c{n}" for n in range(len(rows.columns))]
        self._insert(Rows("raw", raw, rows.values))
        table = self._tables[rows.table]
        if self.db.execute(_failing(table, tuple(rows.columns))).fetchone():
            raise sqlite3.IntegrityError("a condition does not hold")
        self.db.execute("PRAGMA ignore_check_constraints = ON")
        try:
            self.db.execute(
                f"INSERT INTO staged.{rows.table} ({quoted_names(rows.columns)})"
                f" SELECT {', '.join(raw)} FROM staged.raw"
            )
        finally:
            self.db.execute("PRAGMA ignore_check_constraints = OFF")
        self.db.execute("DELETE FROM staged.raw")

    def _put_one(self, each: Staged) -> list[Fault]:
        self.db.execute("SAVEPOINT one")
        try:
            self._put([each])
        except (sqlite3.Error, OverflowError, UnicodeEncodeError) as error:
            self.db.execute("ROLLBACK TO one")
            faults = [*self.faults(each)] or [Fault(each.line, "", "", str(error))]
            self.set_aside(each)
        else:
            faults = []
        self.db.execute("RELEASE one")
        return faults

    def set_aside(self, each: Staged) -> None:
        """Note a bad record that is not taken, and to which others it refers."""
        shape = KINDS[each.kind]
        self.db.execute(
            "INSERT INTO staged.unfit VALUES (?, ?, ?)",
            (each.kind, each.state[shape.key], each.line),
        )
        named = {(at.table, at.column) for at in references(self.db) if at.kind == each.kind}
        for table, row in _rows(shape, each.state):
            self.db.executemany(
                "INSERT INTO staged.loose VALUES (?, ?, ?, ?)",
                [
                    (each.line, table, column, value)
                    for column, value in row.items()
                    if (table, column) in named and value is not None
                ],
            )

    def faults(self, each: Staged) -> Iterator[Fault]:
        """Everything about a record that its tables refuse."""
        shape = KINDS[each.kind]
        yield from self._taken(each, shape)
        fields = {child.table: child.field for child in shape.children}
        for name, row in _rows(shape, each.state):
            table = self._tables[name]
            before = f"{fields[name]}: " if name != shape.table else ""
            for column in table.columns:
                if column in table.needed and row.get(column) is None:
                    yield Fault(each.line, before + column, "", "a value; there is none")
            for condition in table.conditions:
                if self._fails(table, condition, row):
                    value = row.get(condition.column)
                    shown = "" if value is None else value
                    yield Fault(each.line, before + condition.column, shown, condition.wants)

    def _taken(self, each: Staged, shape: Kind) -> Iterator[Fault]:
        key = each.state[shape.key]
        query = "SELECT line FROM staged.given WHERE kind = ? AND id = ?"
        if row := self.db.execute(query, (each.kind, key)).fetchone():
            yield Fault(
                each.line, shape.key, key, f"each {each.kind} once; line {row[0]} has it too"
            )
        elif shape.numbered and each.state.get("number") is not None:
            query = f"SELECT id FROM staged.{shape.table} WHERE number = ?"
            if self.db.execute(query, (each.state["number"],)).fetchone():
                wants = "each number once"
                yield Fault(each.line, "number", each.state["number"], wants)

    def _fails(self, table: _Table, condition: Condition, row: State) -> bool:
        given = ", ".join(f'? AS "{column}"' for column in table.columns)
        query = f"SELECT ({condition.sql}) IS 0 FROM (SELECT {given})"
        try:
            (failed,) = self.db.execute(query, list(map(row.get, table.columns))).fetchone()
        except (sqlite3.Error, OverflowError, UnicodeEncodeError):
            return False
        return bool(failed)

    def refuse(self, faults: Sequence[Fault], raw: dict[int, Any]) -> None:
        """Note faults, and what stood in their rows."""
        self.db.executemany(
            "INSERT INTO staged.fault VALUES (?, ?, ?, ?)",
            [(fault.line, fault.column, str(fault.value), fault.wants) for fault in faults],
        )
        lines = {fault.line for fault in faults}
        self.db.executemany(
            "INSERT OR IGNORE INTO staged.bad VALUES (?, ?)",
            [(line, json.dumps(raw.get(line), ensure_ascii=True)) for line in sorted(lines)],
        )


@cache
def _failing(table: _Table, columns: tuple[str, ...]) -> str:
    """A query for a row of `raw`, which has these columns, that a condition does not take."""
    given = {name: f"c{n}" for n, name in enumerate(columns)}
    named = ", ".join(f'{given.get(name, "NULL")} AS "{name}"' for name in table.columns)
    failing = " OR ".join(f"({each.sql}) IS 0" for each in table.conditions)
    return f"SELECT 1 FROM (SELECT {named} FROM staged.raw) WHERE {failing or 0} LIMIT 1"


def _tables() -> list[str]:
    """The tables of all records that travel, each once."""
    shapes = [KINDS[kind] for kind in travelling()]
    names = (name for shape in shapes for name in (shape.table, *(c.table for c in shape.children)))
    return list(dict.fromkeys(names))


def _columns(db: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in db.execute(f"PRAGMA main.table_info({table})")]


def _rows(shape: Kind, state: State) -> Iterator[tuple[str, State]]:
    """The rows that a state makes, each with its table."""
    derived = shape.derived(state)
    yield shape.table, state | derived if derived else state
    key = state[shape.key]
    for child in shape.children:
        home = {child.home: key, **child.fixed}
        for position, item in enumerate(state.get(child.field, ())):
            values = item if isinstance(item, dict) else {child.columns[0]: item}
            yield child.table, {**home, "position": position, **values, **child.derived(values)}
