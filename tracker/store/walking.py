"""Records read by the hundred, kind by kind: for what walks the store from end to end."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Any

from tracker.store.cases import CHUNK, chunks
from tracker.store.copying import scratch
from tracker.store.kinds import KINDS, Child, Kind, State
from tracker.store.making import STORE_ID
from tracker.store.opening import connected, mended, private, reading
from tracker.store.referring import Reference, references
from tracker.store.state import quoted_names

OWN_SETTINGS = (STORE_ID, "journal_mode", "hosts")  # of this file and where it is, not its record
UNJUDGED = ("article", "candidate")
WANTED = "EXISTS (SELECT 1 FROM temp.wanted w WHERE w.kind = '{}' AND w.id = t.{})"


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


def gather(db: sqlite3.Connection, deadlines: Iterable[str]) -> None:
    """Note in a temporary table these deadlines and all that belongs to them.

    That is what they refer to, and what refers to nothing but records that are there already:
    their verdicts, notes, citations and the links between them. It goes on until nothing is left.
    What readers proposed stays: of an article one deadline may be wanted, and others not.
    """
    db.execute("CREATE TEMP TABLE wanted (kind, id, PRIMARY KEY (kind, id)) WITHOUT ROWID")
    db.executemany("INSERT INTO temp.wanted VALUES ('deadline', ?)", ((id,) for id in deadlines))
    found, before = references(db), -1
    while (total := _total(db)) != before:
        before = total
        for each in found:
            _refer(db, each)
        for kind in (each for each in travelling() if each not in UNJUDGED):
            own = [e for e in found if e.kind == kind and e.table == KINDS[kind].table]
            _belong(db, kind, own)
        _recur(db)


def _total(db: sqlite3.Connection) -> int:
    (total,) = db.execute("SELECT count(*) FROM temp.wanted").fetchone()
    return int(total)


def _refer(db: sqlite3.Connection, each: Reference) -> None:
    db.execute(
        f"INSERT OR IGNORE INTO temp.wanted SELECT '{each.target}', t.\"{each.column}\""
        f' FROM {each.table} t WHERE t."{each.column}" IS NOT NULL'
        f" AND {WANTED.format(each.kind, each.home)}"
    )


def _belong(db: sqlite3.Connection, kind: str, own: list[Reference]) -> None:
    """Those of which all that they need is there; a citation, if what it stands behind is."""
    shape = KINDS[kind]
    behind = kind == "citation"
    names = [each for each in own if each.needed != behind]
    if names:
        ways = (WANTED.format(each.target, f'"{each.column}"') for each in names)
        where = (" OR " if behind else " AND ").join(ways)
        db.execute(
            f"INSERT OR IGNORE INTO temp.wanted SELECT '{kind}', t.{shape.key}"
            f" FROM {shape.table} t WHERE {where}"
        )


def _recur(db: sqlite3.Connection) -> None:
    """All instances of what recurs: a rule goes with those that it has made."""
    wanted = WANTED.format("recurrence", "recurrence")
    db.execute(
        f"INSERT OR IGNORE INTO temp.wanted SELECT 'deadline', t.id FROM deadline t WHERE {wanted}"
    )


def fields_of(shape: Kind) -> tuple[str, ...]:
    """The columns and the fields of the children, as a row has them."""
    return (*shape.columns, *(child.field for child in shape.children))


def names_of(
    db: sqlite3.Connection, kind: str
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Slugs with the names of all parties or topics, and with their other names."""
    if kind == "topic":
        aliases = db.execute("SELECT topic, name FROM topic_alias").fetchall()
        return db.execute("SELECT slug, title FROM topic").fetchall(), aliases
    aliases = db.execute("SELECT party, name FROM alias").fetchall()
    return db.execute("SELECT slug, name FROM party").fetchall(), aliases


def content_pages(db: sqlite3.Connection, narrowed: bool = False) -> Iterator[list[State]]:
    """The texts of saved copies, one by one, as each may be long; likewise."""
    cursor = db.execute(
        "SELECT sha256, media, text FROM content WHERE EXISTS (SELECT 1 FROM copy t"
        " WHERE t.sha256 = content.sha256 AND t.media = content.media"
        f" AND {WANTED.format('copy', 'id') if narrowed else '1'}) ORDER BY sha256, media"
    )
    for sha256, media, text in cursor:
        yield [{"sha256": sha256, "media": media, "text": text}]


def journal_pages(db: sqlite3.Connection) -> Iterator[list[State]]:
    """The journal from its first row, some hundreds at a time."""
    cursor = db.execute("SELECT * FROM journal ORDER BY seq")
    names = [column[0] for column in cursor.description]
    while rows := cursor.fetchmany(CHUNK):
        yield [dict(zip(names, row, strict=True)) for row in rows]
