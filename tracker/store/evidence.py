"""Evidence that was added later, and every quote of a source, whichever record it stands behind."""

import sqlite3
from collections.abc import Iterable
from typing import Literal, NamedTuple

from tracker.core.quotes import normal
from tracker.store.cases import chunks
from tracker.store.kinds import State
from tracker.store.sources import Behind


class Quoted(NamedTuple):
    """A quote and the record that it stands behind.

    `number` and `id` are those of the deadline or event, also where it is of a verdict or of what
    became known of the event. `unverified` is 1 where it was kept although the copy lacks it.
    """

    kind: Behind
    sort: Literal["deadline", "event"]
    id: str
    number: int
    source: str
    quote: str | None
    stance: str
    unverified: int


class Address(NamedTuple):
    """What a source goes by."""

    id: str
    url: str | None
    title: str | None
    copies: int

    @property
    def name(self) -> str:
        """Its address, else its title."""
        return self.url or self.title or self.id


_QUOTED = """
SELECT e.kind, CASE e.kind WHEN 'event_standing' THEN 'event' ELSE 'deadline' END,
    coalesce(d.id, n.id, e.record), coalesce(d.number, n.number, 0), e.source, e.quote, e.stance,
    e.unverified IS NOT NULL
FROM evidence e
    LEFT JOIN deadline d ON d.id = CASE e.kind WHEN 'deadline' THEN e.record
        WHEN 'verdict' THEN (SELECT deadline FROM verdict WHERE id = e.record) END
    LEFT JOIN event n ON e.kind = 'event_standing'
        AND n.id = (SELECT event FROM event_standing WHERE id = e.record)
WHERE e.source = ?
ORDER BY 4, e.kind, e.record, e.citation, e.position
"""
_SAME = """
SELECT quote FROM evidence WHERE kind = ? AND record = ? AND source = ? AND stance = ?
"""
_OF: dict[str, tuple[Behind, str]] = {
    # the records behind which there may be evidence of a deadline or an event, beside itself
    "deadline": ("verdict", "SELECT id FROM verdict WHERE deadline = ?"),
    "event": ("event_standing", "SELECT id FROM event_standing WHERE event = ?"),
}
_ADDRESS = """
SELECT id, url, title, (SELECT count(*) FROM copy WHERE source = s.id) FROM source s
"""


def quoted(db: sqlite3.Connection, source: str) -> list[Quoted]:
    """What is cited of a source, by the number of what it stands behind; also without a quote."""
    return [Quoted(*row) for row in db.execute(_QUOTED, (source,))]


def cites(db: sqlite3.Connection, citation: State) -> bool:
    """Whether its record has this evidence already: source, stance and quote, typesetting aside."""
    kind, record = behind(citation)
    given = normal(citation.get("quote", ""))
    values = (kind, record, citation["source"], citation["stance"])
    return any(normal(quote or "") == given for (quote,) in db.execute(_SAME, values))


def behind(citation: State) -> tuple[Behind, str]:
    """The record that a citation stands behind, by kind and id."""
    kinds: tuple[Behind, ...] = ("deadline", "event_standing", "verdict")
    return next((kind, citation[kind]) for kind in kinds if kind in citation)


def records_of(
    db: sqlite3.Connection, sort: Literal["deadline", "event"], id: str
) -> list[tuple[Behind, str]]:
    """What evidence may stand behind: a deadline and its verdicts, or an event's standings."""
    kind, query = _OF[sort]
    found: list[tuple[Behind, str]] = [("deadline", id)] if sort == "deadline" else []
    return found + [(kind, row[0]) for row in db.execute(query, (id,))]


def sources_of(db: sqlite3.Connection, sort: Literal["deadline", "event"], id: str) -> list[str]:
    """The sources behind a deadline and its verdicts, or behind an event; by id."""
    query = "SELECT source FROM evidence WHERE kind = ? AND record = ?"
    pairs = records_of(db, sort, id)
    return sorted({row[0] for pair in pairs for row in db.execute(query, pair)})


def sources_after(db: sqlite3.Connection, id: str, limit: int) -> list[Address]:
    """The next sources by id."""
    query = f"{_ADDRESS} WHERE id > ? ORDER BY id LIMIT ?"
    return [Address(*row) for row in db.execute(query, (id, limit))]


def addresses(db: sqlite3.Connection, ids: Iterable[str]) -> list[Address]:
    """These sources, by id."""
    found: list[Address] = []
    for chunk in chunks(sorted(ids)):
        query = f"{_ADDRESS} WHERE id IN ({', '.join('?' * len(chunk))}) ORDER BY id"
        found += [Address(*row) for row in db.execute(query, chunk)]
    return found


def newest_standing(db: sqlite3.Connection, event: str) -> str:
    """The id of what became known of an event last; every event has one."""
    (id,) = db.execute(
        "SELECT id FROM event_standing WHERE event = ? ORDER BY known DESC, recorded DESC, id DESC"
        " LIMIT 1",
        (event,),
    ).fetchone()
    return str(id)
