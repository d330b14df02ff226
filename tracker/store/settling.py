"""What can only be told when all rows of a file are here: references, numbers, the journal."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from tracker.store.kinds import KINDS
from tracker.store.staging import OPEN_NUMBER, Fault, Stage
from tracker.store.state import filled
from tracker.store.walking import references, travelling


def settle(stage: Stage, journal: bool, skip: bool) -> None:
    """Note the faults that rows have among themselves; if `skip`, take the bad rows out."""
    found = list(_faults(stage.db, journal))
    stage.refuse(found, {})
    while skip and _dropped(stage.db):
        stage.refuse(list(_unknown(stage.db)), {})
    if skip:
        _drop_unused(stage.db)


def _faults(db: sqlite3.Connection, journal: bool) -> Iterator[Fault]:
    yield from _unknown(db)
    yield from _numbers(db)
    if journal:
        yield from _otherwise(db)


def _unknown(db: sqlite3.Connection) -> Iterator[Fault]:
    """References to records that neither the store nor the file has."""
    for each in references(db):
        if each.kind not in travelling():
            continue
        home, target = KINDS[each.kind], KINDS[each.target]
        column = f't."{each.column}"'
        rows = db.execute(
            f"SELECT g.line, {column} FROM staged.{each.table} t"
            f" JOIN staged.given g ON g.kind = '{each.kind}' AND g.id = t.{each.home}"
            f" WHERE {column} IS NOT NULL"
            f" AND NOT EXISTS (SELECT 1 FROM main.{target.table} WHERE {target.key} = {column})"
            f" AND NOT EXISTS (SELECT 1 FROM staged.{target.table} WHERE {target.key} = {column})"
            " ORDER BY g.line"
        )
        fields = [child.field for child in home.children if child.table == each.table]
        name = each.column if each.table == home.table else f"{' or '.join(fields)}: {each.column}"
        wants = f"{each.target} of the store or of this file, by its {target.key}"
        yield from [Fault(line, name, value, wants) for line, value in rows.fetchall()]


def _numbers(db: sqlite3.Connection) -> Iterator[Fault]:
    """Numbers that rows of two kinds share."""
    numbered = [kind for kind in travelling() if KINDS[kind].numbered]
    rows = " UNION ALL ".join(
        f"SELECT number, '{kind}' AS kind, {KINDS[kind].key} AS id"
        f" FROM staged.{KINDS[kind].table} WHERE number < {OPEN_NUMBER}"
        for kind in numbered
    )
    query = (
        "SELECT g.line, number"
        f" FROM (SELECT number FROM ({rows}) GROUP BY number HAVING count(*) > 1)"
        f" JOIN ({rows}) r USING (number)"
        " JOIN staged.given g ON g.kind = r.kind AND g.id = r.id ORDER BY g.line"
    )
    wants = "each number once, of events and deadlines together"
    yield from [Fault(line, "number", number, wants) for line, number in db.execute(query)]


def _otherwise(db: sqlite3.Connection) -> Iterator[Fault]:
    """Records that are not as the journal beside them has them, and those that only it has."""
    rows = db.execute(
        "SELECT j.kind, j.id, j.state, g.line, g.text FROM staged.journal j"
        " LEFT JOIN staged.given g ON g.kind = j.kind AND g.id = j.id"
        " WHERE NOT EXISTS (SELECT 1 FROM staged.journal l"
        " WHERE l.kind = j.kind AND l.id = j.id AND l.seq > j.seq) AND g.text IS NOT j.state"
    ).fetchall()
    for kind, id, state, line, text in rows:
        if kind not in travelling():
            continue
        if text is None:
            yield Fault(0, kind, id, "this record; the journal has it, and the file has not")
        elif not _same(db, kind, state, text):
            yield Fault(line, "", id, "the record as the journal last had it")
    untold = db.execute(
        "SELECT line, kind, id FROM staged.given g WHERE NOT EXISTS"
        " (SELECT 1 FROM staged.journal j WHERE j.kind = g.kind AND j.id = g.id)"
    ).fetchall()
    for line, kind, id in untold:
        yield Fault(line, "", id, f"a {kind} that the journal of the file knows")


def _same(db: sqlite3.Connection, kind: str, state: str, text: str) -> bool:
    """Whether they differ at most by columns that came later, and have their defaults."""
    return bool(filled(db, kind, json.loads(state)) == json.loads(text))


def _dropped(db: sqlite3.Connection) -> bool:
    """Take the records of bad rows out; gives whether there was one."""
    rows = db.execute(
        "SELECT kind, id FROM staged.given WHERE line IN (SELECT line FROM staged.bad)"
    ).fetchall()
    _drop(db, rows)
    return bool(rows)


def _drop(db: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    for kind, id in rows:
        shape = KINDS[kind]
        db.execute(f"DELETE FROM staged.{shape.table} WHERE {shape.key} = ?", (id,))
        for child in shape.children:
            db.execute(f"DELETE FROM staged.{child.table} WHERE {child.home} = ?", (id,))
        db.execute("DELETE FROM staged.given WHERE kind = ? AND id = ?", (kind, id))


def _drop_unused(db: sqlite3.Connection) -> None:
    """Take out what was made only for rows that were bad."""
    for kind in ("party", "topic", "source"):
        used = " UNION ".join(
            f'SELECT "{each.column}" FROM staged.{each.table} WHERE "{each.column}" IS NOT NULL'
            for each in references(db)
            if each.target == kind and each.kind in travelling()
        )
        query = (
            "SELECT kind, id FROM staged.given"
            f" WHERE kind = '{kind}' AND note = 'made' AND id NOT IN ({used})"
        )
        _drop(db, db.execute(query).fetchall())
