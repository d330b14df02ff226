"""Records as lines of JSON, which SQLite writes itself: they need not become values in between."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from tracker.store.cases import CHUNK
from tracker.store.kinds import KINDS, Child
from tracker.store.walking import WANTED


def lines(
    db: sqlite3.Connection, kind: str, narrowed: bool = False, without: Sequence[str] = ()
) -> Iterator[list[str]]:
    """All records of a kind as JSON objects, some hundreds at a time.

    They come by number where they have one, else by key. Each has a value for every field, null or
    an empty list where there is none, and its kind as `record`; keys are sorted. If `narrowed`,
    only those that `gather` found; none of the keys in `without`. The store is read until the last
    is taken.
    """
    shape = KINDS[kind]
    values = {name: f'json_quote(t."{name}")' for name in shape.columns}
    values |= {child.field: _list(child, f"t.{shape.key}") for child in shape.children}
    values["record"] = f"'\"{kind}\"'"
    template = ", ".join(f'"{name}": %s' for name in sorted(values))
    given = ", ".join(values[name] for name in sorted(values))
    query = f"SELECT printf('{{{template}}}', {given}) {ordered(kind, narrowed, without)}"
    cursor = db.execute(query, without)
    while rows := cursor.fetchmany(CHUNK):
        yield [line for (line,) in rows]


def ordered(kind: str, narrowed: bool, without: Sequence[str]) -> str:
    """The end of a query for records of a kind, which are called `t` in it."""
    shape = KINDS[kind]
    where = [WANTED.format(kind, shape.key)] if narrowed else []
    where += [f"t.{shape.key} NOT IN ({', '.join('?' * len(without))})"] if without else []
    order = "number" if shape.numbered else shape.key
    return f"FROM {shape.table} t WHERE {' AND '.join(where) or '1'} ORDER BY t.{order}"


def belonging(child: Child, home: str) -> str:
    """The end of a query for the rows of a child, called `c`, of the record `home`."""
    own = [f"c.{child.home} = {home}", *(f"c.{k} = '{each}'" for k, each in child.fixed.items())]
    return f"FROM {child.table} c WHERE {' AND '.join(own)} ORDER BY position"


def item(values: Mapping[str, str]) -> str:
    """The SQL for a JSON object without nulls, its keys sorted; `values` are SQL themselves."""
    pairs = (
        f"""iif({value} IS NULL, '', ', "{name}": ' || json_quote({value}))"""
        for name, value in sorted(values.items())
    )
    return f"'{{' || substr({' || '.join(pairs)}, 3) || '}}'"


def _list(child: Child, home: str) -> str:
    own = {name: f'c."{name}"' for name in child.columns}
    bare = len(own) == 1
    text = f"json_quote({own[child.columns[0]]})" if bare else item(own)
    rows = f"SELECT {text} AS item {belonging(child, home)}"
    return f"(SELECT '[' || coalesce(group_concat(item, ', '), '') || ']' FROM ({rows}))"
