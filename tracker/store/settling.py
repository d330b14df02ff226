"""What can only be told when all rows of a file are here: references, numbers, the journal."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Any

from tracker.errors import TrackerError
from tracker.store.kinds import KINDS, OPEN_NUMBER, SEQUENCES, live
from tracker.store.referring import Reference, references
from tracker.store.settings import CHOOSING, CONVENTION, parsed
from tracker.store.staging import FOLLOWS, Fault, Stage
from tracker.store.state import filled
from tracker.store.walking import travelling


def settle(stage: Stage, journal: bool, skip: bool) -> None:
    """Note the faults that rows have among themselves; if `skip`, take the bad rows out."""
    found = list(_faults(stage.db, journal))
    stage.refuse(found, {})
    stage.db.execute("DELETE FROM staged.loose")  # told: this may be asked again
    while skip and _dropped(stage.db):
        stage.refuse(list(_unknown(stage.db)), {})
    if skip:
        _drop_unused(stage.db)


def _faults(db: sqlite3.Connection, journal: bool) -> Iterator[Fault]:
    yield from _unknown(db)
    yield from _loose(db)
    yield from _lost_texts(db)
    yield from _unchosen(db)
    yield from _uninstanced(db)
    yield from _numbers(db)
    yield from _doubled(db)
    broken = "SELECT 1 FROM staged.fault WHERE wants = ? LIMIT 1"
    if journal and not db.execute(broken, (FOLLOWS,)).fetchone():
        yield from _otherwise(db)  # else it would tell nothing of the records


def _unknown(db: sqlite3.Connection) -> Iterator[Fault]:
    """References to records that neither the store nor the file has."""
    for each in _travelling(db):
        yield from _strange(
            db,
            each,
            f'SELECT g.line, t."{each.column}" AS value FROM staged.{each.table} t'
            f" JOIN staged.given g ON g.kind = '{each.kind}' AND g.id = t.{each.home}",
        )


def _loose(db: sqlite3.Connection) -> Iterator[Fault]:
    """The same of rows that are bad anyway."""
    if db.execute("SELECT 1 FROM staged.loose LIMIT 1").fetchone():
        for each in _travelling(db):
            where = f"\"table\" = '{each.table}' AND \"column\" = '{each.column}'"
            yield from _strange(db, each, f"SELECT line, value FROM staged.loose WHERE {where}")


def _travelling(db: sqlite3.Connection) -> list[Reference]:
    return [each for each in references(db) if each.kind in travelling()]


def _strange(db: sqlite3.Connection, each: Reference, query: str) -> Iterator[Fault]:
    """Those of the values on some lines that refer to nothing, or to what is bad itself."""
    home, target = KINDS[each.kind], KINDS[each.target]
    rows = db.execute(
        f"SELECT line, value, (SELECT min(u.line) FROM staged.unfit u"
        f" WHERE u.kind = '{each.target}' AND u.id = value) FROM ({query}) WHERE value IS NOT NULL"
        f" AND NOT EXISTS (SELECT 1 FROM main.{target.table} WHERE {target.key} = value)"
        f" AND NOT EXISTS (SELECT 1 FROM staged.{target.table} WHERE {target.key} = value)"
        " ORDER BY line"
    )
    fields = [child.field for child in home.children if child.table == each.table]
    name = each.column if each.table == home.table else f"{' or '.join(fields)}: {each.column}"
    for line, value, unfit in rows.fetchall():
        wants = f"{_an(each.target)} of the store or of this file, by its {target.key}"
        if each.target == "recurrence":
            wants += " (a sheet has none: bring its rows in without recurrence and instance)"
        if unfit is not None:
            wants = f"{_an(each.target)} that can be stored: line {unfit} is bad"
        yield Fault(line, name, value, wants)


def _an(kind: str) -> str:
    word = kind.replace("_", " ")
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def _lost_texts(db: sqlite3.Connection) -> Iterator[Fault]:
    """Copies whose text neither the store nor the file has."""
    rows = db.execute(
        "SELECT g.line, t.sha256 FROM staged.copy t"
        " JOIN staged.given g ON g.kind = 'copy' AND g.id = t.id"
        " WHERE NOT EXISTS (SELECT 1 FROM main.content c"
        " WHERE c.sha256 = t.sha256 AND c.media = t.media)"
        " AND NOT EXISTS (SELECT 1 FROM staged.content c"
        " WHERE c.sha256 = t.sha256 AND c.media = t.media) ORDER BY g.line"
    )
    wants = "the hash of a text that the store has, or a content row of this file"
    yield from [Fault(line, "sha256", value, wants) for line, value in rows.fetchall()]


def _unchosen(db: sqlite3.Connection) -> Iterator[Fault]:
    """Settings that name a calendar which neither the store nor the file has."""
    rows = db.execute(
        "SELECT g.line, t.key, t.value FROM staged.setting t"
        " JOIN staged.given g ON g.kind = 'setting' AND g.id = t.key"
        " WHERE NOT EXISTS (SELECT 1 FROM staged.calendar c WHERE c.slug = t.value"
        " AND NOT c.retired AND t.key = ? || c.kind) ORDER BY g.line",
        (CONVENTION,),
    )
    for line, key, value in rows.fetchall():
        if key in CHOOSING:
            try:
                right = parsed(key, value, db) == value
            except TrackerError:
                right = False
            if not right:
                yield Fault(line, "value", value, "a calendar of the store or of this file")


def _uninstanced(db: sqlite3.Connection) -> Iterator[Fault]:
    """Rules by which something recurs whose first instance nobody has."""
    has = "EXISTS (SELECT 1 FROM {}.deadline d WHERE d.recurrence = t.id AND d.instance = t.begins)"
    rows = db.execute(
        "SELECT g.line, t.id FROM staged.recurrence t"
        " JOIN staged.given g ON g.kind = 'recurrence' AND g.id = t.id"
        f" WHERE NOT ({has.format('main')} OR {has.format('staged')}) ORDER BY g.line"
    )
    wants = "a rule whose first instance the store or this file has"
    yield from [Fault(line, "id", value, wants) for line, value in rows.fetchall()]


def _numbers(db: sqlite3.Connection) -> Iterator[Fault]:
    """Numbers that events and deadlines share."""
    wants = "each number once, of events and deadlines together"
    found: list[Fault] = []
    for one, other in permutations(SEQUENCES[0], 2):  # within a kind its table sees to it
        table = KINDS[one].table
        rows = db.execute(
            f"SELECT g.line, number FROM staged.{table} t"
            f" JOIN staged.{KINDS[other].table} o USING (number)"
            f" JOIN staged.given g ON g.kind = '{one}' AND g.id = t.{KINDS[one].key}"
            f" WHERE number < {OPEN_NUMBER}"
        )
        found += [Fault(line, "number", number, wants) for line, number in rows]
    yield from sorted(found)


def _doubled(db: sqlite3.Connection) -> Iterator[Fault]:
    """Records that have what only one may have, such as two links of one kind between the same."""
    for kind in travelling():
        table, key = KINDS[kind].table, KINDS[kind].key
        for columns in uniques(db, kind):
            same = " AND ".join(f't."{column}" = o."{column}"' for column in columns)
            kept = f"NOT EXISTS (SELECT 1 FROM staged.{table} n WHERE n.{key} = o.{key})"
            for schema, others in (("main", kept), ("staged", "1")):
                rows = db.execute(
                    f'SELECT g.line, t."{columns[-1]}", o.{key} FROM staged.{table} t'
                    f" JOIN staged.given g ON g.kind = '{kind}' AND g.id = t.{key}"
                    f" JOIN {schema}.{table} o ON {same} AND o.{key} <> t.{key}"
                    f" WHERE {others} ORDER BY g.line"
                )
                for line, value, other in rows.fetchall():
                    wants = f"another {', '.join(columns)} than the {kind} {other} has"
                    yield Fault(line, columns[-1], value, wants)


def uniques(db: sqlite3.Connection, kind: str) -> Iterator[list[str]]:
    """Columns of which only one record of the kind may have the same values; some are staged."""
    table = KINDS[kind].table
    for _, name, unique, origin, _ in db.execute(f"PRAGMA main.index_list({table})").fetchall():
        columns = [row[2] for row in db.execute(f"PRAGMA main.index_info({name})")]
        some = f'SELECT 1 FROM staged.{table} WHERE "{columns[0]}" IS NOT NULL LIMIT 1'
        if (
            unique
            and origin != "pk"
            and "number" not in columns
            and db.execute(some).fetchone() is not None
        ):
            yield columns


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
        gone = live(json.loads(state)) is None
        if gone and text is None:
            continue
        if text is None:
            yield Fault(0, kind, id, "this record; the journal has it, and the file has not")
        elif gone or not _same(db, kind, state, text):
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
    drop(db, rows)
    return bool(rows)


def drop(db: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Take records, by kind and key, out of what is staged."""
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
        drop(db, db.execute(query).fetchall())
