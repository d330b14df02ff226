"""Finding records: by number or id, by name, and by filters."""

import sqlite3
from collections.abc import Iterator
from typing import Literal

from tracker.core.record import Record
from tracker.core.wording import count
from tracker.errors import DiskError, UnknownId
from tracker.store.ids import as_id, fold

NEAREST = 3
LONGEST = 1000  # characters of a text to search for; the index holds no more of a title's parts
OUT_OF_ORDER = "the store is damaged: its rows are out of order; run `tracker doctor`"

TAKEN = """state GLOB '{"number":*'"""
"""The SQL condition on a journal row: it tells that a record with a number was taken away."""
NUMBER = "CAST(substr(state, 11) AS INTEGER)"
"""The SQL for the number that it had; both stand so in the index for them."""


class Filters(Record):
    """What a listing is narrowed to; None lets all through. Parties are slugs."""

    topic: str | None = None
    speaker: str | None = None
    bound: str | None = None
    kind: str | None = None


def find(db: sqlite3.Connection, text: str, table: Literal["deadline", "event"]) -> str:
    """The id of the deadline or event that `text` names: a number (12 or #12) or a public id.

    Raises UnknownId naming the nearest ones.
    """
    given = text.strip().removeprefix("#")
    if given.isascii() and given.isdigit() and len(given) < 16:
        row = db.execute(f"SELECT id FROM {table} WHERE number = ?", (int(given),)).fetchone()
        if row is None:
            taken = taken_away(db, int(given))
            if taken is not None and taken[0] == table:
                raise UnknownId(f"{table} #{given} was taken away: `tracker log {given}` says how")
            raise UnknownId(f"no {table} #{given}{_nearest(db, int(given), table)}")
        return str(row[0])
    id = as_id(given)
    if id and db.execute(f"SELECT 1 FROM {table} WHERE id = ?", (id,)).fetchone():
        return id
    raise UnknownId(f"no {table} {text!r}{_alike(db, given, table)}")


def either(db: sqlite3.Connection, text: str) -> tuple[Literal["deadline", "event"], str]:
    """Kind and id of the deadline or event that `text` names; raises UnknownId."""
    try:
        return "deadline", find(db, text, "deadline")
    except UnknownId as unknown:
        try:
            return "event", find(db, text, "event")
        except UnknownId:
            raise unknown from None


def taken_away(db: sqlite3.Connection, number: int) -> tuple[str, str] | None:
    """Kind and id of the deadline or event of that number, if it was taken away."""
    row: tuple[str, str] | None = db.execute(
        f"SELECT kind, id FROM journal WHERE kind IN ('deadline', 'event') AND {TAKEN}"
        f" AND {NUMBER} = ? LIMIT 1",
        (number,),
    ).fetchone()
    return row


def quoted(text: str) -> str:
    """`text` as FTS5 takes it for words to search for, whatever signs are in it."""
    return '"' + text.replace('"', '""') + '"'


def find_party(db: sqlite3.Connection, name: str) -> str | None:
    """The slug of the party that goes by `name`, alias or slug, case and accents aside."""
    row = db.execute(
        "SELECT slug FROM party WHERE fold = :fold AND (fold <> '' OR name = :name) OR slug = :name"
        " UNION ALL SELECT party FROM alias WHERE fold = :fold AND (fold <> '' OR name = :name)"
        " LIMIT 1",
        {"fold": fold(name), "name": name.strip()},
    ).fetchone()
    return row[0] if row else None


def known_party(db: sqlite3.Connection, name: str) -> str:
    """As `find_party`, also by a part of the name that only one party has; raises UnknownId."""
    if slug := find_party(db, name):
        return slug
    rows = db.execute(
        "SELECT DISTINCT slug, party.name FROM party LEFT JOIN alias ON alias.party = slug"
        " WHERE instr(party.fold, :part) OR instr(alias.fold, :part) ORDER BY party.name",
        {"part": fold(name)},
    ).fetchall()
    if len(rows) == 1:
        return str(rows[0][0])
    names = ", ".join(row[1] for row in rows[:NEAREST])
    hint = f"more than one fits: {names}" if names else "`tracker party list` shows those there are"
    raise UnknownId(f"no party {name!r}: {hint}")


def find_source(db: sqlite3.Connection, text: str) -> str:
    """The id of the source that `text` names: its id, its address, or its title if one has it.

    Raises UnknownId.
    """
    id = as_id(text)
    if id and db.execute("SELECT 1 FROM source WHERE id = ?", (id,)).fetchone():
        return id
    found = sources_named(db, text)
    if len(found) > 1 and "://" not in text:
        ids = ", ".join(found[:NEAREST])
        raise UnknownId(f"{count(len(found), 'source')} have the title {text!r}: give an id: {ids}")
    if not found:
        raise UnknownId(f"no source {text!r}: `tracker source list` shows them")
    return found[0]


def sources_named(db: sqlite3.Connection, text: str) -> list[str]:
    """The ids of the sources at the address `text`, or with that title."""
    column = "url" if "://" in text else "title"
    rows = db.execute(f"SELECT id FROM source WHERE {column} = ? ORDER BY id", (text,))
    return [row[0] for row in rows]


def find_topic(db: sqlite3.Connection, name: str) -> str | None:
    """The slug of the topic that goes by `name`, slug, title or alias, case and accents aside."""
    query = "SELECT slug FROM topic WHERE slug = :name OR title = :name LIMIT 1"
    if row := db.execute(query, {"name": name}).fetchone():
        return str(row[0])
    folded = fold(name)
    query = "SELECT slug, title FROM topic UNION ALL SELECT topic, name FROM topic_alias"
    alike = (slug for slug, known in db.execute(query) if folded and fold(known) == folded)
    return next(alike, None)


def known_topic(db: sqlite3.Connection, name: str) -> str:
    """The slug of the topic that goes by `name`; raises UnknownId naming those that exist."""
    if slug := find_topic(db, name):
        return slug
    rows = db.execute("SELECT slug FROM topic ORDER BY slug").fetchall()
    names = ", ".join(row[0] for row in rows) or "there are none yet"
    raise UnknownId(f"no topic {name!r}; topics: {names}")


def deadline_ids(db: sqlite3.Connection, filters: Filters) -> list[str]:
    """The ids of the deadlines that pass the filters, by number."""
    return [id for id, _ in deadlines_after(db, filters, 0, -1)]


def deadlines_after(
    db: sqlite3.Connection, filters: Filters, number: int, limit: int
) -> list[tuple[str, int]]:
    """Id and number of the next `limit` deadlines beyond `number` that pass; -1 gives all.

    Raises DiskError where an index is damaged such that they would come round again.
    """
    conditions, values = narrowing(filters)
    where = " AND ".join(["number > :after", *conditions])
    query = f"SELECT id, number FROM deadline d WHERE {where} ORDER BY number LIMIT :limit"
    found = db.execute(query, values | {"after": number, "limit": limit}).fetchall()
    if found and found[-1][1] <= number:
        raise DiskError(OUT_OF_ORDER)
    return found


def last_number(db: sqlite3.Connection) -> int:
    """The greatest number of a deadline; 0 where there is none."""
    (number,) = db.execute("SELECT coalesce(max(number), 0) FROM deadline").fetchone()
    return int(number)


def passing(db: sqlite3.Connection, ids: list[str], filters: Filters) -> list[str]:
    """Those of `ids` that pass the filters, in their order."""
    conditions, values = narrowing(filters)
    if not conditions:
        return ids
    query = f"SELECT 1 FROM deadline d WHERE id = :id AND {' AND '.join(conditions)}"
    return [id for id in ids if db.execute(query, values | {"id": id}).fetchone()]


def narrowing(filters: Filters) -> tuple[list[str], dict[str, str]]:
    """The filters as conditions on `deadline d`, and their named values."""
    party = (
        "EXISTS (SELECT 1 FROM deadline_party WHERE deadline = d.id"
        " AND part = '{0}' AND party = :{0})"
    )
    sql = {
        "topic": "topic = :topic",
        "kind": "kind = :kind",
        "speaker": party.format("speaker"),
        "bound": party.format("bound"),
    }
    given = {field: value for field, value in filters.by_name().items() if value is not None}
    return [sql[field] for field in given], given


def _nearest(db: sqlite3.Connection, number: int, table: str) -> str:
    rows = [
        row
        for side, order in (("<", "DESC"), (">", "ASC"))
        for row in db.execute(
            f"SELECT number, title FROM {table} WHERE number {side} ? ORDER BY number {order}"
            f" LIMIT {NEAREST}",
            (number,),
        )
    ]
    return _named(sorted(rows, key=lambda row: (abs(row[0] - number), row[0]))[:NEAREST])


def _alike(db: sqlite3.Connection, text: str, table: str) -> str:
    rows = db.execute(
        f"SELECT t.number, t.title FROM search_parts JOIN record r ON r.doc = search_parts.rowid"
        f" JOIN {table} t ON t.id = r.id"
        f" WHERE search_parts MATCH ? AND r.kind = '{table}' ORDER BY t.number LIMIT {NEAREST}",
        (quoted(text[:LONGEST]),),
    ).fetchall()
    return _named(rows) or ": give its number, as `tracker list` shows it"


def _named(rows: list[tuple[int, str]]) -> str:
    names: Iterator[str] = (f"#{number} {title}" for number, title in sorted(rows))
    return f"; nearest: {'; '.join(names)}" if rows else ""
