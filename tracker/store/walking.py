"""Records read by the hundred, kind by kind: for what walks the store from end to end."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Any, NamedTuple

from tracker.store.cases import CHUNK, chunks
from tracker.store.copying import scratch
from tracker.store.kinds import KINDS, Child, Kind, State
from tracker.store.making import STORE_ID
from tracker.store.opening import connected, mended, private, reading
from tracker.store.state import quoted_names

OWN_SETTINGS = (STORE_ID, "journal_mode")  # of this file, not of its record
_WANTED = "EXISTS (SELECT 1 FROM temp.wanted w WHERE w.kind = '{}' AND w.id = t.{})"


class Reference(NamedTuple):
    """A column that holds the key of another record; `needed` where it is never null."""

    kind: str
    table: str
    column: str
    home: str
    target: str
    needed: bool


def travelling() -> list[str]:
    """The kinds whose records go from one store to another, in the order of KINDS."""
    return [kind for kind in KINDS if kind != "migration"]


@contextmanager
def still(path: str, now: datetime) -> Iterator[sqlite3.Connection]:
    """What the store at `path` holds now, read for as long as it takes, while others write.

    Raises as `reading` does, but nothing of the kind for what happens while it is read: that may
    be of the place that it is written to.
    """
    with ExitStack() as stack:
        with mended(path):
            with reading(path):
                pass
            db = stack.enter_context(_still(path, now))
        yield db


@contextmanager
def _still(path: str, now: datetime) -> Iterator[sqlite3.Connection]:
    with scratch(path, now) as copy:
        if copy is not None:
            with private(copy) as db:
                yield db
            return
        with connected(path) as db:
            db.execute("BEGIN")
            yield db


def rows_of(db: sqlite3.Connection, kind: str, keys: Sequence[str]) -> list[State]:
    """The records with these keys, of which one query takes all; what is null is None."""
    shape = KINDS[kind]
    marks = ", ".join("?" * len(keys))
    query = (
        f"SELECT {quoted_names(shape.columns)} FROM {shape.table} WHERE {shape.key} IN ({marks})"
    )
    order = {key: n for n, key in enumerate(keys)}
    rows = [dict(zip(shape.columns, row, strict=False)) for row in db.execute(query, keys)]
    if not rows:
        return []
    rows.sort(key=lambda row: order[row[shape.key]])
    for child in shape.children:
        items = _children(db, child, keys, marks)
        for row in rows:
            row[child.field] = items.get(row[shape.key], [])
    return rows


def _children(
    db: sqlite3.Connection, child: Child, keys: Sequence[str], marks: str
) -> dict[str, list[Any]]:
    where = [f"{child.home} IN ({marks})", *(f'"{column}" = ?' for column in child.fixed)]
    query = (
        f"SELECT {child.home}, {quoted_names(child.columns)} FROM {child.table}"
        f" WHERE {' AND '.join(where)} ORDER BY {child.home}, position"
    )
    found = defaultdict(list)
    bare = len(child.columns) == 1
    for home, *values in db.execute(query, (*keys, *child.fixed.values())):
        found[home].append(values[0] if bare else _without_nulls(child.columns, values))
    return found


def _without_nulls(columns: Sequence[str], values: Sequence[Any]) -> State:
    pairs = zip(
        columns, values, strict=False
    )  # a query gives them; strict takes half as long again
    return {name: value for name, value in pairs if value is not None}


def states_of(db: sqlite3.Connection, kind: str, keys: Sequence[str]) -> dict[str, State]:
    """The states of those of these records that there are, by key."""
    key = KINDS[kind].key
    found = {}
    for chunk in chunks(keys):
        for row in rows_of(db, kind, chunk):
            found[row[key]] = {k: v for k, v in row.items() if v is not None and v != []}
    return found


def pages(db: sqlite3.Connection, kind: str, narrowed: bool = False) -> Iterator[list[State]]:
    """All records of a kind, some hundreds at a time, by number where they have one, else by key.

    If `narrowed`, only those that `gather` found.
    """
    shape = KINDS[kind]
    order = "number" if shape.numbered else shape.key
    where = _WANTED.format(kind, shape.key) if narrowed else "1"
    query = (
        f"SELECT {order}, {shape.key} FROM {shape.table} t WHERE {order} > ? AND {where}"
        f" ORDER BY {order} LIMIT {CHUNK}"
    )
    last: object = 0 if shape.numbered else ""
    while keys := db.execute(query, (last,)).fetchall():
        yield rows_of(db, kind, [key for _, key in keys])
        last = keys[-1][0]


def gather(db: sqlite3.Connection, deadlines: Iterable[str]) -> None:
    """Note in a temporary table these deadlines and all that belongs to them.

    That is what they refer to, and what refers to nothing but records that are there already:
    their verdicts, notes and the links between them. It goes on until nothing is left.
    """
    db.execute("CREATE TEMP TABLE wanted (kind, id, PRIMARY KEY (kind, id)) WITHOUT ROWID")
    db.executemany("INSERT INTO temp.wanted VALUES ('deadline', ?)", ((id,) for id in deadlines))
    found, before = references(db), -1
    while (total := _total(db)) != before:
        before = total
        for each in found:
            _refer(db, each)
        for kind in travelling():
            _belong(db, kind, [each for each in found if each.kind == kind and each.needed])


def _total(db: sqlite3.Connection) -> int:
    (total,) = db.execute("SELECT count(*) FROM temp.wanted").fetchone()
    return int(total)


def _refer(db: sqlite3.Connection, each: Reference) -> None:
    db.execute(
        f"INSERT OR IGNORE INTO temp.wanted SELECT '{each.target}', t.\"{each.column}\""
        f' FROM {each.table} t WHERE t."{each.column}" IS NOT NULL'
        f" AND {_WANTED.format(each.kind, each.home)}"
    )


def _belong(db: sqlite3.Connection, kind: str, needed: list[Reference]) -> None:
    shape = KINDS[kind]
    own = [each for each in needed if each.table == shape.table]
    if own:
        where = " AND ".join(_WANTED.format(each.target, f'"{each.column}"') for each in own)
        db.execute(
            f"INSERT OR IGNORE INTO temp.wanted SELECT '{kind}', t.{shape.key}"
            f" FROM {shape.table} t WHERE {where}"
        )


def references(db: sqlite3.Connection) -> list[Reference]:
    """Every column by which a record of one kind, or a row that belongs to it, names another."""
    homes = {shape.table: kind for kind, shape in KINDS.items()}
    found = []
    for kind, shape in KINDS.items():
        tables = {shape.table: shape.key} | {each.table: each.home for each in shape.children}
        for table, home in tables.items():
            needed = _needed(db, table)
            for row in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
                target, column = row[2], row[3]
                if target in homes and (table == shape.table or column != home):
                    found.append(
                        Reference(kind, table, column, home, homes[target], column in needed)
                    )
    return found


def _needed(db: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[3]}


def fields_of(shape: Kind) -> tuple[str, ...]:
    """The columns and the fields of the children, as a row has them."""
    return (*shape.columns, *(child.field for child in shape.children))


def names_of(
    db: sqlite3.Connection, kind: str
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Slugs with the names of all parties, or the titles of all topics; and with other names."""
    if kind == "topic":
        return db.execute("SELECT slug, title FROM topic").fetchall(), []
    aliases = db.execute("SELECT party, name FROM alias").fetchall()
    return db.execute("SELECT slug, name FROM party").fetchall(), aliases


def journal_pages(db: sqlite3.Connection) -> Iterator[list[State]]:
    """The journal from its first row, some hundreds at a time."""
    cursor = db.execute("SELECT * FROM journal ORDER BY seq")
    names = [column[0] for column in cursor.description]
    while rows := cursor.fetchmany(CHUNK):
        yield [dict(zip(names, row, strict=True)) for row in rows]
