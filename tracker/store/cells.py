"""Records as the cells of a sheet, which SQLite puts together itself: one query a kind."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from tracker.core.cells import BETWEEN, labels
from tracker.store.cases import CHUNK
from tracker.store.ids import fold, slug
from tracker.store.kinds import KINDS, Child, Kind
from tracker.store.lines import belonging, item, ordered
from tracker.store.referring import references
from tracker.store.walking import names_of

Named = dict[tuple[str, str], str]
"""The kind of record that a column of a table holds the slug of."""

_SOURCE = "(SELECT {} FROM source s WHERE s.id = c.source)"
_CITED = {name: _SOURCE.format(name) for name in ("url", "title")}
_LABEL = "coalesce((SELECT label FROM temp.label l WHERE l.kind = '{0}' AND l.slug = {1}), {1})"


def cells(
    db: sqlite3.Connection,
    kind: str,
    columns: Sequence[str],
    narrowed: bool = False,
    without: Sequence[str] = (),
) -> Iterator[list[tuple[Any, ...]]]:
    """All records of a kind as these columns, some hundreds at a time; for the rest see `lines`.

    Parties and topics go by their labels. Names that share a cell are joined, what has parts of its
    own is JSON, and `source` and `quote` are of the first source.
    """
    _label(db)
    named: Named = {
        (each.table, each.column): each.target
        for each in references(db)
        if each.kind == kind and each.target in ("party", "topic")
    }
    shape = KINDS[kind]
    given = ", ".join(_cell(shape, column, named) for column in columns)
    cursor = db.execute(f"SELECT {given} {ordered(kind, narrowed, without)}", without)
    while rows := cursor.fetchmany(CHUNK):
        yield rows


def _label(db: sqlite3.Connection) -> None:
    key = "PRIMARY KEY (kind, slug)"
    db.execute(f"CREATE TEMP TABLE label (kind, slug, label, {key}) WITHOUT ROWID")
    for kind in ("party", "topic"):
        found = labels(*names_of(db, kind), fold, slug)
        db.executemany(
            "INSERT INTO temp.label VALUES (?, ?, ?)", ((kind, *each) for each in found.items())
        )


def _cell(shape: Kind, column: str, named: Named) -> str:
    """The SQL for one column of the record `t`."""
    if column in shape.columns:
        return _called(shape.table, column, f't."{column}"', named)
    home = f"t.{shape.key}"
    children = {child.field: child for child in shape.children}
    if column not in children:
        return _first(children["sources"], column, home)
    return _several(children[column], home, named)


def _called(table: str, column: str, value: str, named: Named) -> str:
    target = named.get((table, column))
    return _LABEL.format(target, value) if target else value


def _several(child: Child, home: str, named: Named) -> str:
    """The SQL for all rows of a child in one cell: names, or JSON where they have more columns."""
    own = {name: f'c."{name}"' for name in child.columns}
    if len(own) == 1:
        text = _called(child.table, child.columns[0], own[child.columns[0]], named)
        whole = f"group_concat(item, '{BETWEEN}')"
    else:
        text = item(own | _CITED if "source" in own else own)
        whole = "'[' || group_concat(item, ', ') || ']'"
    return f"(SELECT {whole} FROM (SELECT {text} AS item {belonging(child, home)}))"


def _first(child: Child, column: str, home: str) -> str:
    """The SQL for what the first source is called, or for its quote."""
    value = _SOURCE.format("coalesce(nullif(url, ''), title)") if column == "source" else "c.quote"
    return f"(SELECT {value} {belonging(child, home)} LIMIT 1)"
