"""What stands behind a deadline: its sources, its verdicts' sources and its notes."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from tracker.core.anchors import Happenings
from tracker.core.records import EventRow, LinkKind, Party
from tracker.store.cases import chunks, event_rows


class Citation(NamedTuple):
    """A source, and the exact words taken from it."""

    url: str | None
    title: str | None
    published: date | None
    quote: str | None
    stance: str = "supports"


class Note(NamedTuple):
    """What was seen on a day, without settling anything."""

    known: date
    text: str


class Event(NamedTuple):
    """An event with the rows that became known of it, oldest first, and of those it hangs on."""

    id: str
    number: int
    title: str
    kind: str | None
    place: str | None
    topic: str | None
    parties: tuple[Party, ...]
    happenings: Happenings

    @property
    def rows(self) -> tuple[EventRow, ...]:
        """Those about itself."""
        return self.happenings.get(self.id, ())


_CITED = (
    "SELECT s.url, s.title, s.published, c.quote, c.stance"
    " FROM {} c JOIN source s ON s.id = c.source"
)


def cited(db: sqlite3.Connection, deadline: str) -> list[Citation]:
    """The sources of a deadline, first ones first."""
    query = _CITED.format("deadline_source") + " WHERE deadline = ? ORDER BY position"
    return [_citation(row) for row in db.execute(query, (deadline,))]


def verdict_cited(db: sqlite3.Connection, verdict: str) -> list[Citation]:
    """The sources of a verdict, first ones first."""
    query = _CITED.format("verdict_source") + " WHERE verdict = ? ORDER BY position"
    return [_citation(row) for row in db.execute(query, (verdict,))]


def notes(db: sqlite3.Connection, deadline: str) -> list[Note]:
    """The notes on a deadline, oldest first."""
    query = "SELECT known, text FROM note WHERE deadline = ? ORDER BY known, recorded, id"
    return [Note(date.fromisoformat(known), text) for known, text in db.execute(query, (deadline,))]


def related(db: sqlite3.Connection, deadline: str, today: date) -> list[str]:
    """The ids of the deadlines that were known on `today` to be related, by number."""
    query = (
        "SELECT id FROM deadline WHERE id IN ("
        " SELECT old FROM link WHERE new = :id AND kind = 'related' AND known <= :today"
        " UNION SELECT new FROM link WHERE old = :id AND kind = 'related' AND known <= :today)"
        " ORDER BY number"
    )
    return [row[0] for row in db.execute(query, {"id": deadline, "today": today.isoformat()})]


def linked(db: sqlite3.Connection, one: str, other: str) -> LinkKind | None:
    """How two deadlines are linked, either way round: as related only if in no closer way."""
    row = db.execute(
        "SELECT kind FROM link WHERE new = :one AND old = :other OR new = :other AND old = :one"
        " ORDER BY kind = 'related' LIMIT 1",
        {"one": one, "other": other},
    ).fetchone()
    return row[0] if row else None


def numbered(db: sqlite3.Connection, table: Literal["deadline", "event"], id: str) -> str:
    """The number that lists show for a record that exists: #12."""
    (number,) = db.execute(f"SELECT number FROM {table} WHERE id = ?", (id,)).fetchone()
    return f"#{number}"


def events(db: sqlite3.Connection, topic: str | None = None) -> list[Event]:
    """The events, of one topic if given, by number."""
    found = db.execute(
        "SELECT id, number, title, kind, place, topic FROM event"
        " WHERE :topic IS NULL OR topic = :topic ORDER BY number",
        {"topic": topic},
    ).fetchall()
    return _events(db, found)


def event(db: sqlite3.Connection, id: str) -> Event:
    """One event by its public id, which must exist."""
    found = db.execute(
        "SELECT id, number, title, kind, place, topic FROM event WHERE id = ?", (id,)
    ).fetchall()
    return _events(db, found)[0]


def _events(db: sqlite3.Connection, found: Sequence[tuple[object, ...]]) -> list[Event]:
    ids = [str(row[0]) for row in found]
    rows = event_rows(db, ids)
    parties: dict[str, list[Party]] = {}
    for chunk in chunks(ids):
        query = (
            "SELECT e.event, p.slug, p.name FROM event_party e JOIN party p ON p.slug = e.party"
            f" WHERE e.event IN ({', '.join('?' * len(chunk))}) ORDER BY e.position"
        )
        for id, slug, name in db.execute(query, chunk):
            parties.setdefault(id, []).append(Party(slug, name))
    return [
        Event(*row, tuple(parties.get(id, ())), rows)  # type: ignore[call-arg, arg-type]
        for id, row in zip(ids, found, strict=True)
    ]


def _citation(row: tuple[str | None, ...]) -> Citation:
    url, title, published, quote, stance = row
    day = date.fromisoformat(published) if published else None
    return Citation(url, title, day, quote, stance or "supports")
