"""What stands behind a deadline: its sources, its verdicts' sources and its notes."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from tracker.core.anchors import Happenings
from tracker.core.records import EventRow, LinkKind, Party
from tracker.store.cases import chunks, event_rows

Behind = Literal["deadline", "event_standing", "verdict"]
"""The kinds of records that evidence stands behind."""


class Citation(NamedTuple):
    """A source, and the exact words taken from it.

    `known` is the day from which it counts where it was added later. `unverified` says that the
    quote was kept although the saved copy does not have it.
    """

    url: str | None
    title: str | None
    published: date | None
    quote: str | None
    stance: str = "supports"
    known: date | None = None
    unverified: bool = False


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


_CITED = """
SELECT s.url, s.title, s.published, e.quote, e.stance, e.known, e.unverified
FROM evidence e JOIN source s ON s.id = e.source
WHERE e.kind = ? AND e.record = ? AND (e.known IS NULL OR e.known <= ?)
ORDER BY e.citation, e.position
"""


def cited(db: sqlite3.Connection, kind: Behind, record: str, today: date) -> list[Citation]:
    """What stood behind a record on `today`: what it was recorded with, then what was added."""
    rows = db.execute(_CITED, (kind, record, today.isoformat()))
    return [
        Citation(url, title, _day(published), quote, stance, _day(known), bool(unverified))
        for url, title, published, quote, stance, known, unverified in rows
    ]


def standings(db: sqlite3.Connection, event: str) -> list[str]:
    """The ids of what became known of an event, in the order of its rows."""
    query = "SELECT id FROM event_standing WHERE event = ? ORDER BY known, recorded, id"
    return [row[0] for row in db.execute(query, (event,))]


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


def instance_of(db: sqlite3.Connection, deadline: str) -> tuple[str, int] | None:
    """The id of the rule by which it recurs, and the number of the instance; None if it is none."""
    query = "SELECT recurrence, instance FROM deadline WHERE id = ? AND recurrence IS NOT NULL"
    found: tuple[str, int] | None = db.execute(query, (deadline,)).fetchone()
    return found


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


def events(
    db: sqlite3.Connection, topic: str | None = None, party: str | None = None
) -> list[Event]:
    """The events, of one topic or with one party if given, by number."""
    found = db.execute(
        "SELECT id, number, title, kind, place, topic FROM event"
        " WHERE (:topic IS NULL OR topic = :topic) AND (:party IS NULL"
        " OR id IN (SELECT event FROM event_party WHERE party = :party)) ORDER BY number",
        {"topic": topic, "party": party},
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


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
