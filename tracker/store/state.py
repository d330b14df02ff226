"""Records as states (see `kinds`): read from their rows, and put into them."""

import sqlite3
from collections.abc import Iterable
from functools import lru_cache

from tracker.errors import RecordRefused
from tracker.store.kinds import KINDS, Child, Kind, State


def load(db: sqlite3.Connection, kind: str, key: str) -> State | None:
    """The state of one record, or None if there is no such record."""
    shape = KINDS[kind]
    row = db.execute(
        f"SELECT {_listed(shape.columns)} FROM {shape.table} WHERE {shape.key} = ?", (key,)
    ).fetchone()
    if row is None:
        return None
    state = _without_nulls(shape.columns, row)
    for child in shape.children:
        if rows := _load_children(db, child, key):
            state[child.field] = rows
    return state


def insert(db: sqlite3.Connection, kind: str, state: State) -> None:
    """Put a new record into its rows."""
    shape = KINDS[kind]
    _insert(db, shape.table, _columns(shape, state) | shape.derived(state))
    _insert_children(db, shape, state)


def update(db: sqlite3.Connection, kind: str, state: State) -> None:
    """Put a changed record into its rows; its children are written anew."""
    shape = KINDS[kind]
    row = dict.fromkeys(shape.columns) | _columns(shape, state) | shape.derived(state)
    key: str = row.pop(shape.key) or ""
    db.execute(
        f"UPDATE {shape.table} SET {', '.join(f'{_name(c)} = ?' for c in row)}"
        f" WHERE {shape.key} = ?",
        (*row.values(), key),
    )
    for child in shape.children:
        where, values = _home(child, key)
        db.execute(f"DELETE FROM {child.table} WHERE {where}", values)
    _insert_children(db, shape, state)


def delete(db: sqlite3.Connection, kind: str, key: str) -> None:
    """Take a record and its children out of their rows."""
    shape = KINDS[kind]
    for child in shape.children:
        where, values = _home(child, key)
        db.execute(f"DELETE FROM {child.table} WHERE {where}", values)
    db.execute(f"DELETE FROM {shape.table} WHERE {shape.key} = ?", (key,))


def filled(db: sqlite3.Connection, kind: str, state: State) -> State:
    """The state with the defaults that its columns have, as it reads back once it is stored."""
    shape = KINDS[kind]
    full = defaults(db, shape.table, shape.columns) | state
    for child in shape.children:
        given = defaults(db, child.table, child.columns)
        if rows := state.get(child.field):
            full[child.field] = [given | row if isinstance(row, dict) else row for row in rows]
    return {name: value for name, value in full.items() if value != []}


def check_fields(kind: str, state: State) -> None:
    """Refuse fields that the kind does not have, and text that no store can hold.

    Raises RecordRefused naming the field.
    """
    shape = KINDS[kind]
    known = {*shape.columns, *(child.field for child in shape.children)}
    for field in state:
        if field not in known:
            raise RecordRefused(f"a {kind} has no {field!r}")
    for field, value in _leaves(state):
        if isinstance(value, str):
            check_text(field, value)
        elif isinstance(value, int) and not -(2**63) <= value < 2**63:
            raise RecordRefused(f"{field}: {value} is too large a number")


def check_text(field: str, text: str) -> None:
    """Refuse text with a NUL or with bytes that are no UTF-8; raises RecordRefused."""
    if "\0" in text:
        raise RecordRefused(f"{field}: the text holds a NUL character")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise RecordRefused(f"{field}: the text is not valid UTF-8") from None


def _leaves(value: object, field: str = "") -> Iterable[tuple[str, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, field)
    else:
        yield field, value


def defaults(db: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> State:
    """The defaults of those of the columns that have one."""
    (version,) = db.execute("PRAGMA main.schema_version").fetchone()
    return _defaults(db, version, table, columns)


@lru_cache(64)  # a large change is undone record by record
def _defaults(db: sqlite3.Connection, version: int, table: str, columns: tuple[str, ...]) -> State:
    """Those of the schema of that version."""
    rows = db.execute(f"PRAGMA table_info({table})").fetchall()
    return {row[1]: _literal(row[4]) for row in rows if row[4] is not None and row[1] in columns}


def _literal(sql: str) -> str | int:
    return sql.strip("'") if sql.startswith("'") else int(sql)


def _load_children(db: sqlite3.Connection, child: Child, key: str) -> list[object]:
    where, values = _home(child, key)
    rows = db.execute(
        f"SELECT {_listed(child.columns)} FROM {child.table} WHERE {where} ORDER BY position",
        values,
    ).fetchall()
    if len(child.columns) == 1:
        return [row[0] for row in rows]
    return [_without_nulls(child.columns, row) for row in rows]


def _insert_children(db: sqlite3.Connection, shape: Kind, state: State) -> None:
    for child in shape.children:
        for position, item in enumerate(state.get(child.field, ())):
            values = item if isinstance(item, dict) else {child.columns[0]: item}
            home = {child.home: state[shape.key], **child.fixed, "position": position}
            _insert(db, child.table, home | values | child.derived(values))


def _insert(db: sqlite3.Connection, table: str, row: State) -> None:
    db.execute(
        f"INSERT INTO {table} ({quoted_names(row)}) VALUES ({', '.join('?' * len(row))})",
        tuple(row.values()),
    )


def _columns(shape: Kind, state: State) -> State:
    return {column: state[column] for column in shape.columns if state.get(column) is not None}


def _home(child: Child, key: str) -> tuple[str, tuple[str, ...]]:
    conditions = {child.home: key, **child.fixed}
    return " AND ".join(f"{column} = ?" for column in conditions), tuple(conditions.values())


def _without_nulls(columns: tuple[str, ...], row: tuple[object, ...]) -> State:
    return {name: value for name, value in zip(columns, row, strict=True) if value is not None}


def quoted_names(columns: Iterable[str]) -> str:
    """Columns as SQL lists them."""
    return ", ".join(map(_name, columns))


@lru_cache(64)
def _listed(columns: tuple[str, ...]) -> str:
    return quoted_names(columns)


def _name(column: str) -> str:
    return f'"{column}"'  # first, last, before and after are words of SQL
